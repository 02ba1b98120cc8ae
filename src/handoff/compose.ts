import type { Case } from '../cases/case';
import type { Law } from '../cases/law';
import type { Organisation } from '../cases/organisation';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import { attachmentOf } from './attachment';
import { breachMail } from './breach-mail';
import type { Mail } from './mail';
import type { ComposeContext } from './mail-content';
import { questionMail } from './question-mail';
import { renderHtml } from './render-html';
import { renderText } from './render-text';

export type MailSettings = {
  /** The DPO's mailbox. */
  readonly dpo: string;
  /** The assistant's own mailbox. */
  readonly from: string;
  readonly organisation: Organisation;
  readonly law: Law;
  readonly texts: Texts;
  /** Of this software. */
  readonly version: string;
};

/** The policy is Dutch and so is its DPO's mail; what the reporter wrote stays as it was written. */
const MAIL_LANGUAGE: Language = 'nl';

/** The hand-off mail of a version of a case. Pure: the same case gives the same mail, whenever it is sent. */
export function composeMail(filed: Case, settings: MailSettings): Mail {
  const { texts, organisation, law, version, from, dpo } = settings;
  const context: ComposeContext = {
    t: (key, params) => texts.t(MAIL_LANGUAGE, key, params),
    language: MAIL_LANGUAGE,
    organisation,
    law,
    version,
  };
  const composed = filed.kind === 'breach' ? breachMail(filed, context) : questionMail(filed, context);
  const [local = '', domain = ''] = from.split('@');
  return {
    messageId: `<${filed.id}.${filed.version}.${filed.messageToken}@${domain}>`,
    from: `Privacyloket <${from}>`,
    to: dpo,
    replyTo: `${local}+${filed.messageToken}@${domain}`,
    subject: composed.subject,
    headers: {
      'X-Privacyloket-Case': filed.reference,
      'Auto-Submitted': 'auto-generated',
      ...(composed.high ? { Importance: 'high' } : {}),
    },
    text: renderText(composed.content),
    html: renderHtml(composed.content, MAIL_LANGUAGE),
    attachments: [
      {
        filename: `${filed.reference}-v${filed.version}.json`,
        contentType: 'application/json',
        content: attachmentOf(filed, composed, version),
      },
    ],
  };
}
