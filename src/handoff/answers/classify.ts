import type { ReadMail } from './read-mail';

/**
 * `bounce`: a mail of ours was not delivered. `out_of_office`: a program answers that nobody is there. `notice`: another
 * program's mail that asks for nothing, such as a delay or a read receipt. `answer`: a person wrote.
 */
export type AnswerKind = 'bounce' | 'out_of_office' | 'notice' | 'answer';

/** What came to the assistant's mailbox, and the tokens that may say about which of our mails, likeliest first. */
export type Answer = { readonly kind: AnswerKind; readonly tokens: readonly string[] };

/** `mailbox` is the assistant's own. */
export function classifyAnswer(mail: ReadMail, mailbox: string): Answer {
  return { kind: kindOf(mail), tokens: tokensOf(mail, mailbox) };
}

function kindOf(mail: ReadMail): AnswerKind {
  const report = reportKind(mail);
  if (report !== undefined) return report;
  if (isOldBounce(mail)) return 'bounce';
  if (isOutOfOffice(mail)) return 'out_of_office';
  return isByProgram(mail) ? 'notice' : 'answer';
}

/** A delivery status notification (RFC 3464): `failed` for at least one recipient, or something that may still come. */
function reportKind(mail: ReadMail): 'bounce' | 'notice' | undefined {
  const type = first(mail, 'content-type').toLowerCase();
  if (!type.startsWith('multipart/report')) return undefined;
  if (!/report-type\s*=\s*"?delivery-status/.test(type)) return 'notice';
  const actions = [...mail.body.matchAll(/^Action:\s*(\w+)/gim)].map(([, action = '']) => action.toLowerCase());
  const status = /^Status:\s*5\.\d+\.\d+/im.test(mail.body);
  return actions.includes('failed') || (actions.length === 0 && status) ? 'bounce' : 'notice';
}

const DAEMON = /(?:^|[<\s"])(?:mailer-daemon|postmaster|mail delivery (?:sub)?system)\b/i;
const BOUNCE_SUBJECT =
  /^(?:undeliver(?:able|ed)|delivery (?:status notification \(failure\)|has failed|failure)|mail delivery failed|failure notice|returned mail|onbestelbaar|niet bezorgd|non remis|échec de la remise|unzustellbar)/i;

/** Servers that write a bounce in words of their own. */
function isOldBounce(mail: ReadMail): boolean {
  if (mail.headers.has('x-failed-recipients')) return true;
  return DAEMON.test(first(mail, 'from')) && BOUNCE_SUBJECT.test(first(mail, 'subject'));
}

/** As Outlook, Exchange, Gmail and others begin it in Dutch, French, English and German. */
const AWAY_SUBJECT =
  /^(?:automatisch antwoord|automatische afwezigheid|afwezig(?:heid(?:sbericht|smelding)?)?\b|niet aanwezig|buiten kantoor|réponse automatique|absen(?:ce|t)\b|absente\b|message d['’]absence|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|out of (?:the )?office|automatische antwort|abwesenheit|abwesend\b|nicht im büro)/i;

function isOutOfOffice(mail: ReadMail): boolean {
  const submitted = first(mail, 'auto-submitted').toLowerCase();
  // RFC 3834: what answers a mail by itself. A vacation program names itself so.
  if (submitted.startsWith('auto-replied')) return true;
  if (mail.headers.has('x-autoreply') || mail.headers.has('x-autorespond')) return true;
  if (first(mail, 'precedence').toLowerCase() === 'auto_reply') return true;
  if (AWAY_SUBJECT.test(first(mail, 'subject'))) return true;
  // Exchange writes it in its automatic answers; programs that announce themselves as such write it too.
  return mail.headers.has('x-auto-response-suppress') && submitted === '' && isReply(mail);
}

function isReply(mail: ReadMail): boolean {
  return mail.headers.has('in-reply-to') || mail.headers.has('references');
}

function isByProgram(mail: ReadMail): boolean {
  const submitted = first(mail, 'auto-submitted').toLowerCase();
  if (submitted !== '' && submitted !== 'no') return true;
  if (mail.headers.has('x-auto-response-suppress')) return true;
  return ['bulk', 'list', 'junk'].includes(first(mail, 'precedence').toLowerCase());
}

/** Of the address that was written to, of the mails that were answered, and of those that came back. */
function tokensOf({ headers, body }: ReadMail, mailbox: string): string[] {
  const [local = '', domain = ''] = mailbox.split('@');
  const address = new RegExp(`${escaped(local)}\\+([\\w-]{1,64})@${escaped(domain)}`, 'gi');
  const messageId = new RegExp(`<[\\w-]+\\.(?:[\\w-]+\\.)?([\\w-]{1,64})@${escaped(domain)}>`, 'gi');
  const inHeaders = (...names: string[]) => names.flatMap((name) => headers.get(name) ?? []).join('\n');
  const inOrder = [
    inHeaders('delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'),
    inHeaders('in-reply-to'),
    // The last mail of a thread is the one that was answered.
    inHeaders('references').split(/\s+/).reverse().join('\n'),
    body,
  ];
  const found = inOrder.flatMap((text) => [...text.matchAll(address), ...text.matchAll(messageId)]);
  return [...new Set(found.flatMap(([, token]) => token ?? []))].slice(0, 50);
}

function first({ headers }: ReadMail, name: string): string {
  return headers.get(name)?.[0] ?? '';
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
