import { concernsMoreThan100, hasData, hasNationalNumber, hasSpecialCategories } from './severity';
import type { Answers } from '../dialogs/definition';

/** Why a breach cannot wait; `it`: somebody in IT must act at once. */
export const URGENCIES = [
  { id: 'ongoing', it: true, holds: ({ ongoing }: Answers) => ongoing === 'ongoing' },
  { id: 'phishing', it: true, holds: ({ cause }: Answers) => cause === 'phishing' },
  { id: 'ransomware', it: true, holds: ({ cause }: Answers) => cause === 'lost_or_altered_data' },
  { id: 'theft', it: true, holds: ({ theft }: Answers) => theft === 'stolen' },
  { id: 'special_categories', it: false, holds: (answers: Answers) => hasSpecialCategories(answers) === 'yes' },
  { id: 'national_number', it: false, holds: (answers: Answers) => hasNationalNumber(answers) === 'yes' },
  { id: 'credentials', it: true, holds: (answers: Answers) => hasData(answers, ['credentials']) === 'yes' },
  { id: 'more_than_100', it: false, holds: (answers: Answers) => concernsMoreThan100(answers) === 'yes' },
] as const;

export type Urgency = (typeof URGENCIES)[number];

export function urgenciesOf(answers: Answers): readonly Urgency[] {
  return URGENCIES.filter(({ holds }) => holds(answers));
}
