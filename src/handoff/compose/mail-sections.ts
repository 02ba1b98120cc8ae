import type { Case } from '../../cases/case';
import { listOf } from '../../dialogs/definition';
import type { Answers } from '../../dialogs/definition';
import { formatInstant } from '../../texts/dates';
import { answerText, knownAnswer, labelOf, questionOf } from './answers-in-words';
import type { Asked } from './answers-in-words';
import { isConfidential } from './confidential';
import type { Banner, ComposeContext, MailRow, MailSection } from './mail-content';
import { additionNumber } from './subject';

/** Each question with its answer or "unknown", never a blank. */
export function answerRows(asked: readonly Asked[], filed: Case, context: ComposeContext): MailRow[] {
  const shown = asked.filter(({ field }) => filed.answers[field.id] || applies(field.id, filed.answers));
  return shown.map((one) => ({ label: labelOf(one, context), value: answerText(one, filed.answers, context) }));
}

/** Questions that follow from the answer to another, on the same page of the dialog, and so were shown to everyone. */
const FOLLOW_UPS: Readonly<Record<string, { readonly on: string; readonly is: string }>> = {
  erasure_part: { on: 'erasure_scope', is: 'part' },
  portability_recipient: { on: 'portability_to', is: 'organisation' },
  informed_client: { on: 'informed', is: 'client' },
};

/** Whether a question that was not answered could have been. */
function applies(id: string, answers: Answers): boolean {
  const follows = FOLLOW_UPS[id];
  return follows === undefined || listOf(answers[follows.on]).includes(follows.is);
}

/** A section only when it has rows. */
export function rowsSection(heading: string, rows: readonly MailRow[], note?: string): MailSection[] {
  return rows.length === 0 ? [] : [{ kind: 'rows', heading, rows, ...(note === undefined ? {} : { note }) }];
}

/** Which version this is and when it came in. */
export function versionRow(filed: Case, { t, language }: ComposeContext): MailRow {
  const at = formatInstant(filed.submittedAt, language);
  return {
    label: t('mail.version.label'),
    value: t(`mail.version.${filed.stage}`, { at, number: additionNumber(filed) }),
  };
}

/** That the reporter wants the case withdrawn. */
export function versionBanners({ stage }: Case, { t }: ComposeContext): Banner[] {
  return stage === 'withdrawal' ? [{ tone: 'notice', text: t('mail.version.withdrawal_banner') }] : [];
}

/** What is new in a later version, before all else. */
export function newSections(filed: Case, context: ComposeContext): MailSection[] {
  const { t } = context;
  if (filed.stage === 'withdrawal') {
    const text = knownAnswer(questionOf('withdrawal', 'withdrawal_reason'), filed.answers, context);
    if (text !== undefined) return [{ kind: 'quote', heading: t('mail.version.withdrawal_reason'), text }];
    return [{ kind: 'lines', heading: t('mail.version.withdrawal_heading'), lines: [t('mail.version.no_reason')] }];
  }
  return filed.additions.filter(({ version }) => version === filed.version).map((one) => additionQuote(one, context));
}

/** Texts that were added in earlier versions. */
export function earlierAdditions(filed: Case, context: ComposeContext): MailSection[] {
  return filed.additions.filter(({ version }) => version !== filed.version).map((one) => additionQuote(one, context));
}

function additionQuote({ version, at, text }: Case['additions'][number], { t, language }: ComposeContext): MailSection {
  const params = { number: additionNumber({ version }), at: formatInstant(at, language) };
  return { kind: 'quote', heading: t('mail.version.addition_heading', params), text };
}

/** Above the reporter's own words: in which language they are. */
export function quoteHeading({ kind, language }: Case, { t }: ComposeContext): string {
  return t(`mail.quote.${kind}`, { language: t(`mail.language.${language}`) });
}

/** Who reported; of a confidential report, that it is one and nothing more. */
export function reporterSection(filed: Case, context: ComposeContext, callback: readonly Asked[] = []): MailSection {
  const { t } = context;
  const heading = t('mail.reporter.heading');
  if (isConfidential(filed)) return { kind: 'lines', heading, lines: [t('mail.reporter.confidential')] };
  return {
    kind: 'rows',
    heading,
    rows: [
      { label: t('mail.reporter.name'), value: filed.reporter.name },
      { label: t('mail.reporter.email'), value: filed.reporter.email ?? t('mail.reporter.not_known') },
      { label: t('mail.reporter.channel'), value: t(`mail.channel.${filed.reporter.channel}`) },
      ...answerRows(callback, filed, context),
    ],
  };
}

export function checklistSection(items: readonly string[], { t }: ComposeContext): MailSection {
  return { kind: 'checklist', heading: t('mail.checklist.heading'), items };
}

/** Enough to recognise a SHA-256 by; the attachment holds it whole. */
const HASH_DIGITS_SHOWN = 12;

/** What a mail was made with: the software, the policy, and when what it says came in. */
export function provenanceSection(
  filed: Case,
  { t, version, policySha256, organisation, language }: ComposeContext,
  filled: 'breach' | 'dsr' | 'ask_dpo',
): MailSection {
  return {
    kind: 'lines',
    heading: t('mail.provenance.heading'),
    lines: [
      t(`mail.provenance.${filled}`, { organisation: organisation.short_name }),
      t('mail.provenance.version', { version, reference: filed.reference, caseVersion: filed.version }),
      t('mail.provenance.policy', {
        hash: policySha256.slice(0, HASH_DIGITS_SHOWN),
        at: formatInstant(filed.submittedAt, language),
      }),
    ],
  };
}
