import { createTransport } from 'nodemailer';
import type { SendMail } from './outbox';
import type { Mail } from './mail';

export type SmtpSettings = {
  readonly host: string;
  readonly port: number;
  /** `starttls`: upgrade or fail. `implicit`: TLS from the first byte. `none`: unencrypted. */
  readonly tls: 'starttls' | 'implicit' | 'none';
  readonly login?: { readonly user: string; readonly password: string };
  readonly timeoutMs: number;
};

export type SmtpTransport = { readonly send: SendMail; readonly close: () => void };

/** One pooled connection: mails leave in order. */
export function createSmtpTransport(settings: SmtpSettings): SmtpTransport {
  const transport = createTransport({
    pool: true,
    maxConnections: 1,
    // Once more at once, for an idle connection that the server had closed; after that the outbox pauses.
    maxRequeues: 1,
    host: settings.host,
    port: settings.port,
    secure: settings.tls === 'implicit',
    requireTLS: settings.tls === 'starttls',
    ignoreTLS: settings.tls === 'none',
    ...(settings.login ? { auth: { user: settings.login.user, pass: settings.login.password } } : {}),
    connectionTimeout: settings.timeoutMs,
    greetingTimeout: settings.timeoutMs,
    socketTimeout: settings.timeoutMs,
    dnsTimeout: settings.timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      await transport.sendMail(messageOf(mail));
    },
    close: () => transport.close(),
  };
}

function messageOf(mail: Mail) {
  const { messageId, from, to, replyTo, subject, headers, text, html, attachments } = mail;
  return {
    messageId,
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
