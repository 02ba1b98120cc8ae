import { listOf } from '../dialogs/definition';
import type { Answers } from '../dialogs/definition';

/** `assumed`: not said, but taken for so to be on the safe side. */
export type Malice = 'yes' | 'assumed' | 'no' | 'unknown';
export type Ternary = 'yes' | 'no' | 'unknown';
export type SeverityBand = 'low' | 'medium' | 'high' | 'very_high';

export type SeverityHint = {
  /** Data processing context, 1 to 4: how sensitive the data are. */
  readonly dataContext: number;
  /** Ease of identification, 0.25 to 1. */
  readonly identification: number;
  /** Circumstances of the breach, from 0: confidentiality, integrity, availability, intent. */
  readonly circumstances: number;
  readonly score: number;
  readonly band: SeverityBand;
};

/** Art. 9 GDPR. */
const SPECIAL = ['health', 'special_category'];
/** Whose number can be misused; the Belgian identity card carries it. */
const NATIONAL_NUMBER = ['national_number', 'identity_card'];
const MORE_THAN_100 = ['up_to_1000', 'up_to_10000', 'more'];
const UP_TO_100 = ['one', 'up_to_10', 'up_to_100'];

const CONTEXT: Readonly<Record<string, number>> = {
  contact: 1,
  customer_number: 1,
  birth_date: 1,
  location_or_usage: 2,
  call_recording: 2,
  financial: 3,
  credentials: 3,
  national_number: 3,
  identity_card: 3,
  health: 4,
  special_category: 4,
  criminal: 4,
};

/**
 * A first estimate of a breach's severity after ENISA, "Recommendations for a methodology of the assessment of severity
 * of personal data breaches" (2013): SE = DPC × EI + CB, from what the reporter answered. An indication for the DPO, no
 * assessment. Undefined while no kind of data is known.
 */
export function severityHint(answers: Answers): SeverityHint | undefined {
  const dataContext = contextOf(answers);
  if (dataContext === undefined) return undefined;
  const identification = identificationOf(answers);
  const circumstances =
    confidentialityLoss(answers) + integrityLoss(answers) + availabilityLoss(answers) + INTENT[malice(answers)];
  const score = dataContext * identification + circumstances;
  return { dataContext, identification, circumstances, score, band: bandOf(score) };
}

/** Whether somebody meant harm, as far as the answers tell. */
export function malice(answers: Answers): Malice {
  switch (answers.cause ?? 'unknown') {
    case 'phishing':
    case 'snooping':
      return 'yes';
    case 'lost_or_stolen':
      return answers.theft === 'stolen' ? 'yes' : answers.theft === 'lost' ? 'no' : 'unknown';
    case 'wrong_caller':
      return mayBeImpostor(answers) ? 'assumed' : 'no';
    case 'misdirected_mail':
    case 'published':
      return 'no';
    default:
      return 'unknown';
  }
}

export function hasSpecialCategories(answers: Answers): Ternary {
  return hasData(answers, SPECIAL);
}

export function hasNationalNumber(answers: Answers): Ternary {
  return hasData(answers, NATIONAL_NUMBER);
}

/** Whether one of these kinds of data was named. */
export function hasData({ data_types }: Answers, kinds: readonly string[]): Ternary {
  const named = listOf(data_types).filter((kind) => kind !== 'unknown');
  if (named.length === 0) return 'unknown';
  return named.some((kind) => kinds.includes(kind)) ? 'yes' : 'no';
}

export function concernsMoreThan100({ number_of_people = 'unknown' }: Answers): Ternary {
  if (MORE_THAN_100.includes(number_of_people)) return 'yes';
  return UP_TO_100.includes(number_of_people) ? 'no' : 'unknown';
}

const INTENT: Readonly<Record<Malice, number>> = { yes: 0.5, assumed: 0.5, unknown: 0.25, no: 0 };

function contextOf(answers: Answers): number | undefined {
  const kinds = listOf(answers.data_types);
  const known = kinds.flatMap((kind) => CONTEXT[kind] ?? []);
  const vulnerable = kinds.includes('vulnerable_people') ? 1 : 0;
  if (known.length === 0 && vulnerable === 0) return undefined;
  return Math.min(4, Math.max(1, ...known) + vulnerable);
}

function identificationOf(answers: Answers): number {
  const kinds = listOf(answers.data_types);
  const has = (...wanted: string[]) => wanted.every((kind) => kinds.includes(kind));
  if (answers.protection === 'encrypted') return 0.25;
  if (has('national_number') || has('identity_card') || has('call_recording') || has('contact', 'birth_date')) return 1;
  if (has('contact')) return 0.75;
  return has('customer_number') ? 0.5 : 0.75;
}

function confidentialityLoss({ protection, recipient = 'unknown' }: Answers): number {
  if (protection === 'encrypted' || recipient === 'nobody') return 0;
  return recipient === 'stranger' || recipient === 'everyone' ? 0.5 : 0.25;
}

/** An impostor changes data to get further: EDPB Guidelines 01/2021, case 17. */
function integrityLoss(answers: Answers): number {
  return answers.cause === 'wrong_caller' && mayBeImpostor(answers) ? 0.25 : 0;
}

function availabilityLoss({ cause = '', recoverable }: Answers): number {
  if (cause !== 'lost_or_altered_data' && cause !== 'lost_or_stolen') return 0;
  return recoverable === 'no' ? 0.5 : 0.25;
}

function mayBeImpostor({ recipient = 'unknown' }: Answers): boolean {
  return recipient !== 'trusted' && recipient !== 'nobody';
}

function bandOf(score: number): SeverityBand {
  if (score < 2) return 'low';
  if (score < 3) return 'medium';
  return score < 4 ? 'high' : 'very_high';
}
