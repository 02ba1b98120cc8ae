import type { ParsedMail } from 'mailparser';
import type { Mail } from '../../../src/handoff/mail';
import { MAIL } from '../one-mail';

/** A mail that follows up an earlier one. */
export const FOLLOW_UP: Mail = {
  ...MAIL,
  inReplyTo: '<00000000-0000-4000-8000-000000000001.1.token@example.test>',
  references:
    '<00000000-0000-4000-8000-000000000000.1.token@example.test> <00000000-0000-4000-8000-000000000001.1.token@example.test>',
  messageId: '<00000000-0000-4000-8000-000000000001.2.token@example.test>',
};

/** What the DPO's mail program reads of a mail that arrived. */
export function delivered(mail: ParsedMail | undefined) {
  const { messageId, inReplyTo, references, from, to, replyTo, subject, text, html, attachments, headers } = mail ?? {};
  return {
    messageId,
    inReplyTo,
    references,
    from: from?.text,
    to: [to].flat().map((each) => each?.text),
    replyTo: replyTo?.text,
    subject,
    text,
    html,
    attachments: attachments?.map(({ filename, contentType, content }) => [filename, contentType, content.toString()]),
    // The reader calls every header of importance so.
    headers: ['x-privacyloket-case', 'auto-submitted', 'priority'].map((name) => headers?.get(name)),
  };
}

export const FOLLOW_UP_DELIVERED = {
  messageId: FOLLOW_UP.messageId,
  inReplyTo: FOLLOW_UP.inReplyTo,
  references: FOLLOW_UP.references?.split(' '),
  from: '"Privacyloket" <privacyloket@example.test>',
  to: ['dpo@example.test'],
  replyTo: 'privacyloket+token@example.test',
  subject: MAIL.subject,
  text: MAIL.text,
  html: MAIL.html,
  attachments: [['INC-2026-000001-v1.json', 'application/json', '{"a":"é"}\n']],
  headers: ['INC-2026-000001', 'auto-generated', 'high'],
};
