import { dialogs } from '../../../src/dialogs';
import type { Inputs } from '../../../src/dialogs/definition';
import { iban } from '../scrub-numbers';
import type { ScriptedPerson } from './person';

/** Somebody who tells more of an incident that they reported. */
export type DetailsPerson = ScriptedPerson & {
  /** What differs in the report from `ALARM`. */
  readonly alarm?: Inputs;
  /** Details that they gave before. */
  readonly before?: Inputs;
};

const languages = ['nl', 'fr', 'en', 'de'] as const;
const languageOf = (index: number) => languages[index % languages.length] ?? 'nl';

/** The fields that the review and the mail have for a report with this cause. */
function asksFor(cause: string): Inputs {
  return {
    ...(cause === 'lost_or_stolen' ? { theft: 'stolen', medium: 'device' } : {}),
    ...(['lost_or_altered_data', 'lost_or_stolen'].includes(cause) ? { recoverable: 'no' } : {}),
  };
}

const ALL: Inputs = {
  ongoing: 'stopped',
  data_types: 'contact,financial,health',
  number_of_people: 'up_to_100',
  recipient: 'stranger',
  protection: 'none',
  actions: 'asked_deletion,it_called',
  informed: 'team_leader,client',
  informed_client: 'De dossierbeheerder van de klant',
  occurred_at: 'yesterday',
  occurred_at_time: '09:05',
  entity: 'ipg_contact_solutions',
  site: 'leuven',
  callback: 'Chat, na 14 uur',
};
const ALL_BECOME = { occurred_at: '2026-11-19T09:05:00+01:00', occurred_at_time: null };

const [cause] = dialogs.breach.pages.flatMap(({ fields }) => fields).filter(({ id }) => id === 'cause');
const causes = cause?.kind === 'choice' ? cause.options : [];

/** Somebody for every cause, who answers everything that is asked of it. */
const everyCause = causes.map((one, index): DetailsPerson => ({
  who: `an agent who knows all about ${one}`,
  dialog: 'breach_details',
  language: languageOf(index),
  alarm: { cause: one },
  inputs: { ...ALL, ...asksFor(one) },
  become: ALL_BECOME,
}));

/** One answer at a time, the rest left open: nothing has to be said. */
const oneAnswer = (
  [
    ['that it goes on', { ongoing: 'ongoing' }],
    [
      'every kind of data',
      { data_types: 'contact,customer_number,birth_date,national_number,identity_card,financial' },
    ],
    ['that the data are not known', { data_types: 'unknown' }],
    ['that thousands are concerned', { number_of_people: 'more' }],
    ['that nobody read it', { recipient: 'nobody' }],
    ['that it was encrypted', { protection: 'encrypted' }],
    ['that nothing was done', { actions: 'none' }],
    ['that nobody was told', { informed: 'nobody' }],
    ['whom at the client', { informed_client: 'Jo Verzonnen' }],
    ['which entity', { entity: 'contact_expert' }],
    ['that it was at home', { site: 'home' }],
    ['how to be called back', { callback: 'jan@example.test' }],
  ] as const
).map(([what, inputs], index): DetailsPerson => ({
  who: `someone who tells only ${what}`,
  dialog: 'breach_details',
  language: languageOf(index + 1),
  inputs,
}));

const details = (
  who: string,
  more: Omit<DetailsPerson, 'who' | 'dialog' | 'language'>,
  language = languageOf(who.length),
) => ({ who, dialog: 'breach_details', language, ...more }) satisfies DetailsPerson;

const UNKNOWN: Inputs = {
  ongoing: 'unknown',
  data_types: 'unknown',
  number_of_people: 'unknown',
  recipient: 'unknown',
  protection: 'unknown',
  theft: 'unknown',
  medium: 'unknown',
  recoverable: 'unknown',
  actions: 'unknown',
  informed: 'unknown',
  occurred_at: 'unknown',
  entity: 'unknown',
  site: 'unknown',
};

export const detailsPersons: readonly DetailsPerson[] = [
  ...everyCause,
  ...oneAnswer,
  details('someone who adds nothing', { inputs: {} }),
  details('someone who knows nothing', { alarm: { cause: 'lost_or_stolen' }, inputs: UNKNOWN }),
  details('someone to whom it happened just now', {
    inputs: { occurred_at: 'now' },
    // Said on the page before the review, where it becomes a day and an hour.
    become: { occurred_at: '2026-11-20T16:43:00+01:00' },
  }),
  details('someone to whom it happened today, some time', {
    inputs: { occurred_at: 'today' },
    become: { occurred_at: '2026-11-20' },
  }),
  details('someone to whom it happened on an earlier day, in summer time', {
    inputs: { occurred_at: 'earlier', occurred_at_on: '2026-08-14', occurred_at_time: '23:59' },
    become: { occurred_at: '2026-08-14T23:59:00+02:00', occurred_at_on: null, occurred_at_time: null },
  }),
  details('someone to whom it happened on an earlier day, hour forgotten', {
    inputs: { occurred_at: 'earlier', occurred_at_on: '2026-11-02' },
    become: { occurred_at: '2026-11-02', occurred_at_on: null },
  }),
  // Not asked how to be called back.
  details('someone who reported in confidence', {
    alarm: { confidential: 'yes' },
    inputs: { number_of_people: 'one', informed: 'it' },
  }),
  details(
    'someone who writes an account number where the client is asked',
    {
      inputs: { informed_client: `Jo, ${iban('BE', '539007547034')}` },
      become: { informed_client: 'Jo, [rekeningnummer verwijderd]' },
    },
    'nl',
  ),
  details('someone who writes with emoji, right to left and in markup', {
    inputs: { informed_client: '📧 حسن & <b>fout</b> @channel', callback: '*bel* _mij_' },
  }),
  details('someone who writes as much as fits', {
    inputs: { informed_client: 'x'.repeat(200), callback: 'y'.repeat(120) },
  }),
  details('someone who gave details before and adds to them', {
    before: { ...ALL, occurred_at: 'earlier', occurred_at_on: '2026-11-18', occurred_at_time: '09:05' },
    inputs: { ongoing: 'ongoing', number_of_people: 'up_to_1000', actions: 'asked_deletion,deletion_confirmed' },
    become: {
      ...withoutMoment(ALL),
      ongoing: 'ongoing',
      number_of_people: 'up_to_1000',
      actions: 'asked_deletion,deletion_confirmed',
      occurred_at: '2026-11-18T09:05:00+01:00',
    },
  }),
  details('someone who gave details before and only looks at them', {
    before: { data_types: 'contact', occurred_at: 'earlier', occurred_at_on: '2026-11-18', site: 'luik' },
    inputs: {},
    become: { data_types: 'contact', occurred_at: '2026-11-18', site: 'luik' },
  }),
];

function withoutMoment(inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([id]) => !id.startsWith('occurred_at')));
}
