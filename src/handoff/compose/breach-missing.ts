import type { BreachClock } from '../../cases/breach-clock';
import type { BreachFact } from '../../cases/authority-form';
import type { Case } from '../../cases/case';
import { formatInstant } from '../../texts/dates';
import { breachFacts } from './breach-facts';
import type { ComposeContext, MailSection } from './mail-content';

/**
 * What a notification must say (GDPR Art. 33(3), and 33(1) when it is late), by letter. Without a `fact` nobody can ask
 * the reporter: the DPO determines it.
 */
const WANTED = [
  { letter: 'a', id: 'cause', fact: 'cause' },
  { letter: 'a', id: 'started_at', fact: 'started_at' },
  { letter: 'a', id: 'ongoing', fact: 'ongoing' },
  { letter: 'a', id: 'people_categories' },
  { letter: 'a', id: 'number_of_people', fact: 'number_of_people' },
  { letter: 'a', id: 'data_categories', fact: 'data_categories' },
  { letter: 'a', id: 'number_of_records' },
  { letter: 'b', id: 'dpo_name', fact: 'dpo_name' },
  { letter: 'c', id: 'consequences' },
  { letter: 'd', id: 'protection', fact: 'protection' },
  { letter: 'd', id: 'measures', fact: 'measures' },
  { letter: '33.1', id: 'delay', fact: 'delay' },
] as const satisfies readonly { readonly letter: string; readonly id: string; readonly fact?: BreachFact }[];

type Wanted = (typeof WANTED)[number];
export type WantedId = Wanted['id'];
export const WANTED_IDS: readonly WantedId[] = WANTED.map(({ id }) => id);

/** Of these, too, the reporter knows nothing. */
const BY_DPO: readonly WantedId[] = ['dpo_name', 'delay'];
/** The hours run for the controller: a processor gives it no reasons for their passing. */
const OF_CONTROLLER: readonly WantedId[] = ['delay'];

/** What is still to be found out before the notification is complete, in the order of the letters. */
export function missingOf(filed: Case, clock: BreachClock, context: ComposeContext): readonly Wanted[] {
  const facts = breachFacts(filed, clock, context);
  const wanted = WANTED.filter(({ id }) => clock.role !== 'processor' || !OF_CONTROLLER.includes(id));
  return wanted.filter((one) => !('fact' in one) || facts[one.fact] === undefined);
}

export function missingSection(filed: Case, clock: BreachClock, context: ComposeContext): MailSection {
  const { t, language } = context;
  const deadline = formatInstant(clock.controllerDeadlineAt, language);
  return {
    kind: 'rows',
    heading: t('mail.missing.heading'),
    rows: missingOf(filed, clock, context).map((one) => ({
      label: `(${one.letter}) ${t(`mail.missing.${textOf(one.id, filed, clock)}`, { deadline })}`,
      value: t(`mail.missing.${!('fact' in one) || BY_DPO.includes(one.id) ? 'by_dpo' : 'by_reporter'}`),
    })),
  };
}

/** A time that passed after the report: whether part 1 left before it, this mail does not know. */
function textOf(id: WantedId, { filedAt }: Case, { controllerDeadlineAt }: BreachClock): string {
  return id === 'delay' && controllerDeadlineAt > filedAt ? 'delay_since' : id;
}
