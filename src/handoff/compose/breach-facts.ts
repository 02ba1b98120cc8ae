import type { BreachClock } from '../../cases/breach-clock';
import type { BreachFact } from '../../cases/authority-form';
import type { Case } from '../../cases/case';
import { hasData, hasNationalNumber } from '../../cases/severity';
import type { Ternary } from '../../cases/severity';
import { formatDay, formatInstant } from '../../texts/dates';
import { knownAnswer, questionOf } from './answers-in-words';
import { labelled } from './mail-content';
import type { ComposeContext } from './mail-content';
import { additionNumber } from './subject';

/** Of the data, what a breach takes from them. */
export type Nature = 'confidentiality' | 'integrity' | 'availability';

/** What was lost with each cause, where it goes without saying; the DPO checks it. */
export const NATURE: Readonly<Record<string, readonly Nature[]>> = {
  misdirected_mail: ['confidentiality'],
  wrong_caller: ['confidentiality'],
  lost_or_stolen: ['confidentiality', 'availability'],
  phishing: ['confidentiality'],
  unauthorised_access: ['confidentiality'],
  snooping: ['confidentiality'],
  lost_or_altered_data: ['integrity', 'availability'],
  published: ['confidentiality'],
};

/** A partner that tells of a leak, or something else: what was chosen says no cause. */
const CAUSES_THAT_ARE_NONE = ['other', 'reported_by_partner'];

/** What is known for whoever must be notified, each fact once; undefined: not known yet. */
export type BreachFacts = Readonly<Record<BreachFact, string | undefined>>;

export function breachFacts(filed: Case, clock: BreachClock, context: ComposeContext): BreachFacts {
  const { t, organisation, language } = context;
  const { answers } = filed;
  const detail = (id: string) => knownAnswer(questionOf('breach_details', id), answers, context);
  /** In words for outsiders: the form says "you" to the reporter. */
  const chosen = (id: 'ongoing' | 'protection' | 'recipient') => {
    const answer = answers[id] ?? 'unknown';
    return answer === 'unknown' ? undefined : t(`mail.${id}.${answer}`);
  };
  const ternary = (value: Ternary) => (value === 'unknown' ? undefined : t(`mail.ternary.${value}`));
  const nature = NATURE[answers.cause ?? ''];
  const entity = organisation.entities.find(({ id }) => id === answers.entity);
  const deadlineAt = clock.controllerDeadlineAt;
  return {
    // The name of a group is no controller.
    controller: organisation.entities.length === 0 ? organisation.name : entity?.name,
    enterprise_number: entity?.number,
    dpo: organisation.dpo.name === undefined ? undefined : dpoContact(context),
    dpo_name: organisation.dpo.name,
    started_at: detail('occurred_at'),
    // The reporter is asked whether it ended, not when.
    ended_at: answers.ongoing === 'ongoing' ? chosen('ongoing') : undefined,
    ongoing: chosen('ongoing'),
    aware_at: clock.basis === 'reported' ? undefined : awareText(answers.discovered_at, clock, context),
    delay:
      deadlineAt <= filed.submittedAt
        ? undefined
        : t('mail.facts.no_delay', { deadline: formatInstant(deadlineAt, language) }),
    nature: nature?.map((property) => t(`mail.nature.${property}`)).join(', '),
    cause: CAUSES_THAT_ARE_NONE.includes(answers.cause ?? '')
      ? undefined
      : knownAnswer(questionOf('breach', 'cause'), answers, context),
    description: descriptionText(filed, context),
    data_categories: detail('data_types'),
    national_number: ternary(hasNationalNumber(answers)),
    vulnerable_people: ternary(hasData(answers, ['vulnerable_people'])),
    number_of_people: answers.number_of_people === 'more' ? t('mail.facts.more_people') : detail('number_of_people'),
    protection: chosen('protection'),
    recipient: chosen('recipient'),
    measures: answers.actions === 'none' ? t('mail.facts.no_measures') : detail('actions'),
    // That somebody knows is no communication with a date, a channel and a content (GDPR Art. 34).
    informed_people: undefined,
  };
}

/** Name, where it is configured, mailbox and telephone. */
export function dpoContact({ dpo, organisation }: Pick<ComposeContext, 'dpo' | 'organisation'>): string {
  return [organisation.dpo.name, dpo, organisation.dpo.phone].filter((part) => part !== undefined).join(', ');
}

/** When the organisation became aware, as the reporter said it. */
export function awareText(discovered: string | undefined, clock: BreachClock, { t, language }: ComposeContext): string {
  return t(`mail.clocks.aware_${clock.basis}`, {
    at: formatInstant(clock.awareAt, language),
    day: discovered && clock.basis === 'start_of_day' ? formatDay(discovered, language) : '',
  });
}

/** The reporter's words, and below them what was added later, each with its number and time. */
function descriptionText({ answers, additions }: Case, context: ComposeContext): string | undefined {
  const { t, language } = context;
  const added = additions.map(({ version, at, text }) => {
    const params = { number: additionNumber({ version }), at: formatInstant(at, language) };
    return `${labelled(t('mail.facts.addition', params), language)}\n${text}`;
  });
  const first = knownAnswer(questionOf('breach', 'description'), answers, context);
  const all = [...(first === undefined ? [] : [first]), ...added];
  return all.length === 0 ? undefined : all.join('\n\n');
}
