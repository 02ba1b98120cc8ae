import type { Case } from '../../cases/case';
import { DO_NOT_CALL } from '../../dialogs/dsr/definition';
import type { Asked } from './answers-in-words';
import type { ComposeContext, MailRow } from './mail-content';
import { answerRows } from './mail-sections';

/** Rights named in a subject; the rest is counted. */
const RIGHTS_IN_SUBJECT = 3;

/** Shown apart from the rights: it is carried out at once. */
export const MARKETING = ['marketing_channels', 'marketing_contact'];

/** A right with its article, and the answers to what was asked about it. */
export function rightRow(right: string, asked: readonly Asked[], filed: Case, context: ComposeContext): MailRow {
  const { t } = context;
  const about = asked.filter((one) => isAbout(one, right) && !MARKETING.includes(one.field.id));
  const answers = answerRows(about, filed, context).map(({ label, value }) => `${label} ${value}`);
  return { label: t(`mail.right.${right}`), value: [t(`mail.right_article.${right}`), ...answers].join('\n') };
}

/** Whether a question is asked because of a right. */
export function isAbout({ field }: Asked, right: string): boolean {
  return (field.when ?? []).some(({ field: on, is }) => on === 'rights' && is.includes(right));
}

/** For a subject: `inzage + DM-stop`. */
export function rightsShort(rights: readonly string[], { t }: ComposeContext): string {
  // No request to the organisation: a person enters the register himself.
  const asked = rights.filter((right) => right !== DO_NOT_CALL);
  const named = asked.slice(0, RIGHTS_IN_SUBJECT).map((right) => t(`mail.right_short.${right}`));
  const more = asked.length - named.length;
  return [...named, ...(more > 0 ? [t('mail.more_rights', { number: more })] : [])].join(' + ');
}
