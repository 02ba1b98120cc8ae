import type { Answers } from '../dialogs/definition';
import { hasSpecialCategories } from './severity';

/** What the example ends with, beside the documentation that every breach needs. */
export type EdpbOutcome = { readonly authority: boolean; readonly people: boolean };

/**
 * The examples that a report can resemble, of EDPB Guidelines 01/2021 on examples regarding personal data breach
 * notification (version 2.0, 14 December 2021), with their outcome.
 */
export const EDPB_CASES = {
  '01': { authority: false, people: false },
  '02': { authority: true, people: false },
  '03': { authority: true, people: true },
  '04': { authority: true, people: true },
  '08': { authority: true, people: false },
  '09': { authority: false, people: false },
  '10': { authority: false, people: false },
  '11': { authority: true, people: true },
  '12': { authority: true, people: true },
  '14': { authority: true, people: true },
  '15': { authority: false, people: false },
  '17': { authority: true, people: true },
  '18': { authority: true, people: true },
} as const satisfies Record<string, EdpbOutcome>;

export type EdpbCase = keyof typeof EDPB_CASES;

/** The examples nearest to the answers; none where the guidelines have no like. A hint for the DPO, no assessment. */
export function edpbCases(answers: Answers): readonly EdpbCase[] {
  switch (answers.cause) {
    case 'misdirected_mail':
      if (hasSpecialCategories(answers) === 'yes') return ['14'];
      return [answers.recipient === 'trusted' ? '09' : '15'];
    case 'wrong_caller':
      return ['17'];
    case 'lost_or_stolen':
      if (answers.medium === 'paper') return ['12'];
      return [answers.protection === 'encrypted' ? '10' : '11'];
    case 'phishing':
      return ['18'];
    case 'snooping':
      return ['08'];
    case 'lost_or_altered_data':
      return ransomwareCases(answers.recoverable);
    default:
      return [];
  }
}

function ransomwareCases(recoverable: string | undefined): readonly EdpbCase[] {
  if (recoverable === 'yes') return ['01'];
  return recoverable === 'no' ? ['02', '04'] : ['01', '02', '03', '04'];
}
