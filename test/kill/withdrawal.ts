import type { Filing } from '../../src/cases/case';
import { VERSION } from '../support/filings';

export function withdrawalOf(reference: string): Filing {
  return {
    ...VERSION,
    submissionId: 'submission-withdrawal',
    answers: { withdrawal_reason: 'Het was mijn vergissing' },
    files: { as: 'version', reference, stage: 'withdrawal', replaces: [] },
  };
}
