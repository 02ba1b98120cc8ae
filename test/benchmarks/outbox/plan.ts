import type { CaseKind, DialogId, Inputs } from '../../../src/dialogs/definition';
import type { Language } from '../../../src/texts/language';
import { chanceOf } from './chance';
import type { Chance } from './chance';

/** One filing of a case: the first opens it, the others add to it. */
export type PlannedFiling = {
  /** Of the submission too, so that it is the same filing however often it is sent. */
  readonly id: string;
  readonly dialog: DialogId;
  readonly language: Language;
  /** Who reports; the same for all filings of a case. */
  readonly userId: string;
  readonly inputs: Inputs;
  /** Words that stand in this version's mail and in no other case's. */
  readonly mark: string;
};

/** Versions 1, 2, … of one case. */
export type PlannedCase = { readonly kind: CaseKind; readonly versions: readonly PlannedFiling[] };

const SHARE_WITH_SECOND = 0.3;
const SHARE_OF_THOSE_WITH_THIRD = 0.2;
/** Few enough that requests about the same person come from several reporters. */
const SUBJECTS = 200;
const REPORTERS = 60;

/** So many cases of every kind, the same for the same seed. */
export function planOf(seed: number, count: number): readonly PlannedCase[] {
  const chance = chanceOf(seed, 'plan');
  return Array.from({ length: count }, (_, index) => planCase(chance, index + 1));
}

function planCase(chance: Chance, number: number): PlannedCase {
  const kind = chance.oneOf<CaseKind>(['breach', 'dsr', 'ask_dpo']);
  const common = {
    language: chance.oneOf<Language>(['nl', 'fr', 'en', 'de']),
    userId: `U00FAKE${Math.floor(chance.between(0, REPORTERS))}`,
  };
  const later: ('second' | 'third')[] = [];
  if (chance.happens(SHARE_WITH_SECOND)) later.push('second');
  if (later.length > 0 && chance.happens(SHARE_OF_THOSE_WITH_THIRD)) later.push('third');
  const filing = (version: number, dialog: DialogId): PlannedFiling => {
    const mark = `proefgeval ${number} versie ${version} klaar`;
    return { ...common, id: `soak-${number}-${version}`, dialog, inputs: inputsOf(dialog, mark, chance), mark };
  };
  return {
    kind,
    versions: [
      filing(1, kind),
      ...later.map((which, index) => filing(index + 2, laterDialog(kind, which === 'third', chance))),
    ],
  };
}

function laterDialog(kind: CaseKind, isLast: boolean, chance: Chance): DialogId {
  if (isLast) return chance.oneOf<DialogId>(['addition', 'withdrawal']);
  return kind === 'breach' ? chance.oneOf<DialogId>(['breach_details', 'addition']) : 'addition';
}

function inputsOf(dialog: DialogId, mark: string, chance: Chance): Inputs {
  switch (dialog) {
    case 'breach':
      return {
        cause: chance.oneOf(['misdirected_mail', 'phishing', 'lost_or_stolen', 'unknown']),
        discovered_at: 'now',
        data_owner: 'ipg',
        description: mark,
        confidential: chance.oneOf(['no', 'yes']),
      };
    case 'dsr': {
      const subject = Math.floor(chance.between(0, SUBJECTS));
      return {
        requester_role: 'other',
        reply_language: chance.oneOf(['nl', 'fr']),
        data_owner: 'client',
        client: 'voorbeeld_energie',
        rights: 'erasure',
        erasure_scope: 'everything',
        request_text: mark,
        received_at: 'now',
        received_by: 'phone',
        subject_name: `Jo Verzonnen ${subject}`,
        subject_contact: `jo.verzonnen.${subject}@example.test`,
        identity_status: 'no',
        signals: 'press',
      };
    }
    case 'ask_dpo':
      return { question: mark, urgency: 'normal', publish: 'no' };
    case 'breach_details':
      return {
        ongoing: chance.oneOf(['stopped', 'ongoing', 'unknown']),
        data_types: 'contact,financial',
        informed: 'client',
        informed_client: mark,
      };
    case 'addition':
      return { addition: mark };
    case 'withdrawal':
      return { withdrawal_reason: mark };
  }
}
