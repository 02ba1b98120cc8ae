import type { Case } from '../../cases/case';
import { askedOf, knownAnswer, labelOf } from './answers-in-words';
import type { ComposeContext, MailRow, MailSection } from './mail-content';

/** What the details of a breach add to the version before, or say otherwise; none of any other version. */
export function changesSection(filed: Case, context: ComposeContext): MailSection[] {
  if (filed.stage !== 'breach_details') return [];
  const { t } = context;
  const { answers, answersBefore = {} } = filed;
  const rows = askedOf(filed).flatMap((asked): MailRow[] => {
    const now = knownAnswer(asked, answers, context);
    const was = knownAnswer(asked, answersBefore, context);
    if (now === was) return [];
    const shown = now ?? t('mail.answers.unknown');
    return [
      { label: labelOf(asked, context), value: was === undefined ? shown : t('mail.changes.was', { now: shown, was }) },
    ];
  });
  const heading = t('mail.changes.heading');
  return [
    rows.length > 0 ? { kind: 'rows', heading, rows } : { kind: 'lines', heading, lines: [t('mail.changes.none')] },
  ];
}
