import type { AuthorityForm } from '../../cases/authority-form';
import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import { calendarAttachment, caseCalendar } from '../attachments/calendar';
import { caseJson } from '../attachments/case-json';
import { breachMail } from './breach-mail';
import { packAttachments } from './breach-pack';
import { withoutReporter } from './confidential';
import type { Mail } from '../mail';
import type { Banner, Composed, ComposeContext } from './mail-content';
import { questionMail } from './question-mail';
import { recordedNotice } from './recorded-notice';
import { renderHtml } from './render-html';
import { renderText } from './render-text';
import { requestMail } from './request-mail';
import { threadOf } from './thread';

export type MailSettings = {
  /** The DPO's mailbox. */
  readonly dpo: string;
  /** The assistant's own mailbox. */
  readonly from: string;
  /** Of the mails, Dutch like the policy unless told otherwise; what the reporter wrote stays as it was written. */
  readonly language?: Language;
  readonly organisation: Organisation;
  readonly law: Law;
  readonly authorityForm: AuthorityForm;
  readonly texts: Texts;
  /** Of this software. */
  readonly version: string;
  /** Of the policy that the assistant answers from: 64 hex digits. */
  readonly policySha256: string;
};

/** The hand-off mail of a version of a case. Pure: the same case gives the same mail, whenever it is sent. */
export function composeMail(filed: Case, settings: MailSettings): Mail {
  const { language = 'nl' } = settings;
  const context = contextIn(language, settings);
  const told = withoutReporter(filed, context.t('mail.name_removed'));
  const composed = withNotice(composedOf(told, context), recordedNotice(told, context));
  return {
    ...withoutAttachments(told, composed, settings),
    attachments: [
      ...machineAttachments(told, { ...context, from: settings.from }),
      ...packAttachments(told, context, contextIn(sheetLanguage(language), settings)),
    ],
  };
}

/** What was composed, rendered, with all that makes it the mail of this version. */
export function withoutAttachments(
  filed: Case,
  { subject, high, content }: Composed,
  { from, dpo, language = 'nl' }: Pick<MailSettings, 'from' | 'dpo' | 'language'>,
): Mail {
  const [local = '', domain = ''] = from.split('@');
  return {
    ...threadOf(filed, domain),
    from: `Privacyloket <${from}>`,
    to: dpo,
    replyTo: `${local}+${filed.messageToken}@${domain}`,
    subject,
    headers: {
      'X-Privacyloket-Case': filed.reference,
      'Auto-Submitted': 'auto-generated',
      ...(high ? { Importance: 'high' } : {}),
    },
    text: renderText(content, language),
    html: renderHtml(content, language),
    attachments: [],
  };
}

/** The case as JSON; its clocks as a calendar, when there are any. */
function machineAttachments(filed: Case, context: ComposeContext & Pick<MailSettings, 'from'>): Mail['attachments'] {
  const { reference, version } = filed;
  const json = {
    filename: `${reference}-v${version}.json`,
    contentType: 'application/json',
    content: caseJson(filed, context),
  };
  const calendar = caseCalendar(filed, context);
  if (calendar === undefined) return [json];
  return [json, calendarAttachment(filed, calendar)];
}

function withNotice(composed: Composed, notice: readonly Banner[]): Composed {
  const { content } = composed;
  return { ...composed, content: { ...content, banners: [...content.banners, ...notice] } };
}

function composedOf(filed: Case, context: ComposeContext): Composed {
  switch (filed.kind) {
    case 'breach':
      return breachMail(filed, context);
    case 'dsr':
      return requestMail(filed, context);
    case 'ask_dpo':
      return questionMail(filed, context);
  }
}

export function contextIn(language: Language, settings: MailSettings): ComposeContext {
  const { texts, organisation, law, authorityForm, dpo, version, policySha256 } = settings;
  return {
    t: (key, params) => texts.t(language, key, params),
    language,
    organisation,
    law,
    authorityForm,
    dpo,
    version,
    policySha256,
  };
}

/** What is copied into the authority's form is in a language of which we have its words. */
function sheetLanguage(language: Language): Language {
  return language === 'fr' ? 'fr' : 'nl';
}
