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

/** The examples nearest to the answers, all that what is unknown leaves possible; none where the guidelines have no like. A hint for the DPO, no assessment. */
export function edpbCases(answers: Answers): readonly EdpbCase[] {
  switch (answers.cause ?? 'unknown') {
    case 'misdirected_mail':
      return mispostalCases(answers);
    case 'wrong_caller':
      return ['17'];
    case 'lost_or_stolen':
      return lossCases(answers);
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

function mispostalCases(answers: Answers): readonly EdpbCase[] {
  const sensitive = hasSpecialCategories(answers);
  const { recipient = 'unknown' } = answers;
  if (sensitive === 'yes') return ['14'];
  return [
    ...(recipient === 'trusted' || recipient === 'unknown' ? (['09'] as const) : []),
    ...(sensitive === 'unknown' ? (['14'] as const) : []),
    ...(recipient === 'trusted' ? [] : (['15'] as const)),
  ];
}

function lossCases({ medium = 'unknown', protection = 'unknown' }: Answers): readonly EdpbCase[] {
  if (medium === 'paper') return ['12'];
  return [
    ...(protection === 'encrypted' || protection === 'unknown' ? (['10'] as const) : []),
    ...(protection === 'encrypted' ? [] : (['11'] as const)),
    ...(medium === 'unknown' ? (['12'] as const) : []),
  ];
}

function ransomwareCases(recoverable: string | undefined): readonly EdpbCase[] {
  if (recoverable === 'yes') return ['01'];
  return recoverable === 'no' ? ['02', '04'] : ['01', '02', '03', '04'];
}
