import { createTransport } from 'nodemailer';
import type { Mail } from '../mail';

/** Texts of a mail are never read from a file or an address that they name. */
export const TEXTS_ONLY = { disableFileAccess: true, disableUrlAccess: true } as const;

/** The mail as nodemailer takes it, the same for every road. */
export function messageOf(mail: Mail) {
  const { messageId, inReplyTo, references, from, to, replyTo, subject, headers, text, html, attachments } = mail;
  return {
    messageId,
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(references === undefined ? {} : { references }),
    from,
    to,
    replyTo,
    subject,
    headers: { ...headers },
    text,
    html,
    attachments: attachments.map(({ filename, contentType, content }) => ({ filename, contentType, content })),
  };
}

/** The bytes that SMTP would carry: header fields and content, with the line ends of the internet. */
export async function mimeOf(mail: Mail): Promise<Buffer> {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...TEXTS_ONLY });
  const { message } = await writer.sendMail(messageOf(mail));
  if (!Buffer.isBuffer(message)) throw new TypeError('nodemailer gave a stream where a buffer was asked');
  return message;
}
