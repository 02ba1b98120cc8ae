import type { CaseKind } from '../dialogs/definition';

/** Where a case stands, as the DPO records it; `withdrawal_asked` is the reporter's wish. */
export const CASE_STATES = [
  'open',
  'withdrawal_asked',
  'in_progress',
  'extended',
  'forwarded',
  'answered',
  'refused',
  'closed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What the DPO records of a case beside its state, and of which kinds. Without a text: it would hold personal data. */
export const DPO_EVENTS = {
  authority_part_1: ['breach'],
  authority_part_2: ['breach'],
  client_informed: ['breach'],
  data_subjects_informed: ['breach'],
  identity_checked: ['dsr'],
  forwarded_to_client: ['dsr'],
} as const satisfies Record<string, readonly CaseKind[]>;

export type DpoEvent = keyof typeof DPO_EVENTS;

const ANY: readonly CaseState[] = ['open', 'withdrawal_asked', 'in_progress'];

/** The states that a case of a kind can have: a breach is not answered, and only a request has a time to extend. */
export const STATES_OF: Readonly<Record<CaseKind, readonly CaseState[]>> = {
  breach: [...ANY, 'closed'],
  dsr: [...ANY, 'extended', 'forwarded', 'answered', 'refused', 'closed'],
  ask_dpo: [...ANY, 'forwarded', 'answered', 'refused', 'closed'],
};
