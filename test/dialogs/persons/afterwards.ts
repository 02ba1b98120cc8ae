import { iban } from '../scrub-numbers';
import type { ScriptedPerson } from './person';

/** Somebody who adds to a case of theirs, or asks to withdraw it. */
export type AfterwardsPerson = ScriptedPerson & { readonly of: 'breach' | 'dsr' | 'ask_dpo' };

const added = 'Het ging ook over de lijst van vorige week.';

export const afterwardsPersons: readonly AfterwardsPerson[] = [
  { who: 'who adds to a report', of: 'breach', dialog: 'addition', language: 'nl', inputs: { addition: added } },
  {
    who: 'who adds to a request',
    of: 'dsr',
    dialog: 'addition',
    language: 'fr',
    inputs: { addition: 'Voici la suite.' },
  },
  {
    who: 'who adds to a question',
    of: 'ask_dpo',
    dialog: 'addition',
    language: 'de',
    inputs: { addition: 'Es eilt.' },
  },
  {
    who: 'who adds as much as fits',
    of: 'breach',
    dialog: 'addition',
    language: 'en',
    inputs: { addition: 'x'.repeat(1000) },
  },
  {
    who: 'who adds an account number',
    of: 'breach',
    dialog: 'addition',
    language: 'en',
    inputs: { addition: `It was on ${iban('BE', '539007547034')}, I think.` },
    become: { addition: 'It was on [account number removed], I think.' },
  },
  {
    who: 'who adds emoji, right to left and markup',
    of: 'dsr',
    dialog: 'addition',
    language: 'nl',
    inputs: { addition: '📧 حسن & <b>fout</b> @channel *vet*' },
  },
  {
    who: 'who withdraws a report',
    of: 'breach',
    dialog: 'withdrawal',
    language: 'nl',
    inputs: { withdrawal_reason: 'Het was een vergissing.' },
  },
  { who: 'who withdraws without a reason', of: 'breach', dialog: 'withdrawal', language: 'fr', inputs: {} },
  {
    who: 'who withdraws a request',
    of: 'dsr',
    dialog: 'withdrawal',
    language: 'de',
    inputs: { withdrawal_reason: 'Hat sich erledigt.' },
  },
  {
    who: 'who withdraws a question with as much as fits',
    of: 'ask_dpo',
    dialog: 'withdrawal',
    language: 'en',
    inputs: { withdrawal_reason: 'y'.repeat(500) },
  },
];
