import type { CaseKind, DialogId } from '../dialogs/definition';
import { formatInstant } from '../texts/dates';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import type { DraftSummary } from './drafts';
import type { OpenAction } from './turn';

/** Goes on with a form that was begun. */
export function resumeAction(draft: DraftSummary, language: Language, texts: Texts): OpenAction {
  const { dialog, submissionId, reference, touchedAt } = draft;
  return {
    label: texts.t(language, 'common.form.resume', {
      dialog: texts.t(language, `${dialog}.short_title`),
      at: formatInstant(touchedAt, language),
    }),
    request: { dialog, language, inputs: {}, resume: submissionId, ...(reference === undefined ? {} : { reference }) },
  };
}

/** What a person can do with an own case: add to it, and ask to withdraw it once. */
export function caseActions(
  { reference, kind, isWithdrawn }: { reference: string; kind: CaseKind; isWithdrawn: boolean },
  language: Language,
  texts: Texts,
): OpenAction[] {
  const opens = (dialog: DialogId): OpenAction => ({
    label: texts.t(language, `${dialog}.offer.label`),
    request: { dialog, language, inputs: {}, reference },
  });
  return [
    ...(kind === 'breach' ? [opens('breach_details')] : []),
    opens('addition'),
    ...(isWithdrawn ? [] : [opens('withdrawal')]),
  ];
}
