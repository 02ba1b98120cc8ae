import type { BreachClock } from '../../cases/breach-clock';
import type { BreachFact } from '../../cases/authority-form';
import type { Case } from '../../cases/case';
import { hasData, hasNationalNumber } from '../../cases/severity';
import type { Ternary } from '../../cases/severity';
import { listOf } from '../../dialogs/definition';
import { formatDay, formatInstant } from '../../texts/dates';
import { knownAnswer, questionOf } from './answers-in-words';
import type { ComposeContext } from './mail-content';

/** What was lost with each cause, where it goes without saying; the DPO checks it. */
export const NATURE: Readonly<Record<string, readonly string[]>> = {
  misdirected_mail: ['confidentiality'],
  wrong_caller: ['confidentiality'],
  lost_or_stolen: ['confidentiality', 'availability'],
  phishing: ['confidentiality'],
  unauthorised_access: ['confidentiality'],
  snooping: ['confidentiality'],
  lost_or_altered_data: ['integrity', 'availability'],
  published: ['confidentiality'],
};

/** What a report tells to whoever must be notified, each fact once; undefined: not known yet. */
export type BreachFacts = Readonly<Record<BreachFact, string | undefined>>;

export function breachFacts(filed: Case, clock: BreachClock, context: ComposeContext): BreachFacts {
  const { t, organisation, dpo, language } = context;
  const { answers } = filed;
  const detail = (id: string) => knownAnswer(questionOf('breach_details', id), answers, context);
  /** In words for outsiders: the form says "you" to the reporter. */
  const chosen = (id: 'ongoing' | 'protection' | 'recipient') => {
    const answer = answers[id] ?? 'unknown';
    return answer === 'unknown' ? undefined : t(`mail.${id}.${answer}`);
  };
  const ternary = (value: Ternary) => (value === 'unknown' ? undefined : t(`mail.ternary.${value}`));
  const nature = NATURE[answers.cause ?? ''];
  const deadlineAt = clock.controllerDeadlineAt;
  return {
    controller: [organisation.name, detail('entity')].filter((part) => part !== undefined).join(' – '),
    dpo: [dpo, organisation.dpo.phone].filter((part) => part !== undefined).join(', '),
    started_at: detail('occurred_at'),
    ongoing: chosen('ongoing'),
    aware_at: awareText(answers.discovered_at, clock, context),
    delay:
      deadlineAt <= filed.filedAt
        ? undefined
        : t('mail.facts.no_delay', { deadline: formatInstant(deadlineAt, language) }),
    nature: nature?.map((property) => t(`mail.nature.${property}`)).join(', '),
    cause: knownAnswer(questionOf('breach', 'cause'), answers, context),
    description: knownAnswer(questionOf('breach', 'description'), answers, context),
    data_categories: detail('data_types'),
    national_number: ternary(hasNationalNumber(answers)),
    vulnerable_people: ternary(hasData(answers, ['vulnerable_people'])),
    number_of_people: answers.number_of_people === 'more' ? t('mail.facts.more_people') : detail('number_of_people'),
    protection: chosen('protection'),
    recipient: chosen('recipient'),
    measures: answers.actions === 'none' ? t('mail.facts.no_measures') : detail('actions'),
    informed_people: listOf(answers.informed).includes('data_subject') ? t('mail.facts.people_informed') : undefined,
  };
}

/** When the organisation became aware, as the reporter said it. */
export function awareText(discovered: string | undefined, clock: BreachClock, { t, language }: ComposeContext): string {
  return t(`mail.clocks.aware_${clock.basis}`, {
    at: formatInstant(clock.awareAt, language),
    day: discovered && clock.basis === 'start_of_day' ? formatDay(discovered, language) : '',
  });
}
