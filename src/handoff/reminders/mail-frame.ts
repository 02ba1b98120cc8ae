import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import { formatDay, formatInstant } from '../../texts/dates';
import type { Language } from '../../texts/language';
import type { Texts, TextParams } from '../../texts/texts';
import type { Mail } from '../mail';
import type { MailContent, MailRow } from '../compose/mail-content';
import { renderHtml } from '../compose/render-html';
import { renderText } from '../compose/render-text';
import type { CaseStatus } from './case-status';
import { isPassed } from './clocks';
import type { OpenClock } from './clocks';

export type MailingSettings = {
  /** The DPO's mailbox. */
  readonly dpo: string;
  /** The assistant's own mailbox. */
  readonly from: string;
  /** Of the mails. */
  readonly language?: Language;
  readonly organisation: Organisation;
  readonly law: Law;
  readonly texts: Texts;
  /** Of this software. */
  readonly version: string;
};

export type MailingContext = MailingSettings & {
  readonly language: Language;
  readonly t: (key: string, params?: TextParams) => string;
};

export function contextOf(settings: MailingSettings): MailingContext {
  const { texts, language = 'nl', organisation } = settings;
  return {
    ...settings,
    language,
    t: (key, params) => texts.t(language, `reminder.${key}`, { organisation: organisation.short_name, ...params }),
  };
}

/** What these mails have in common: who sends them, and that no person wrote them. */
export function mailingOf(
  parts: Pick<Mail, 'to' | 'subject'> & {
    /** Before the `@` of the Message-ID. */
    readonly id: string;
    /** By which an answer is known to belong to a case. */
    readonly token: string;
    readonly reference?: string;
    readonly thread?: readonly string[];
    readonly high?: boolean;
    readonly content: MailContent;
  },
  { from, language }: MailingContext,
): Mail {
  const [local = '', domain = ''] = from.split('@');
  const thread = (parts.thread ?? []).map((id) => `<${id}@${domain}>`);
  const last = thread.at(-1);
  return {
    messageId: `<${parts.id}@${domain}>`,
    ...(last === undefined ? {} : { inReplyTo: last, references: thread.join(' ') }),
    from: `Privacyloket <${from}>`,
    to: parts.to,
    replyTo: `${local}+${parts.token}@${domain}`,
    subject: parts.subject,
    headers: {
      ...(parts.reference === undefined ? {} : { 'X-Privacyloket-Case': parts.reference }),
      'Auto-Submitted': 'auto-generated',
      ...(parts.high ? { Importance: 'high' } : {}),
    },
    text: renderText(parts.content, language),
    html: renderHtml(parts.content, language),
    attachments: [],
  };
}

/** Before the `@` of each Message-ID of the case's own mails, oldest first. */
export function threadIn({ id, earlierTokens, messageToken }: Case): string[] {
  return [...earlierTokens, messageToken].map((token, index) => `${id}.${index + 1}.${token}`);
}

/** How the case stands in words: it is not so that nothing was recorded of one whose state alone nobody set. */
export function standing({ state, recorded }: CaseStatus, t: MailingContext['t']): string {
  return t(`state.${state === 'open' && Object.keys(recorded.events).length > 0 ? 'begun' : state}`);
}

/** What is to be done, and by when. */
export function clockRow(clock: OpenClock, now: Date, { t, language, law }: MailingContext): MailRow {
  const { hours } = law.breach_notification;
  return { label: t(`clock.${clock.what}`, { hours }), value: byWhen(clock, now, { t, language }), strong: true };
}

/** `ma 23/11/2026 16:40 (verstreken)` */
export function byWhen(clock: OpenClock, now: Date, { t, language }: Pick<MailingContext, 't' | 'language'>): string {
  const { by, what } = clock;
  if (by === undefined) return t(what === 'question' ? 'by.none' : 'by.no_delay');
  const at = by instanceof Date ? formatInstant(by, language) : formatDay(by, language);
  return isPassed(clock, now) ? t('by.passed', { at }) : at;
}
