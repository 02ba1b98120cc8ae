import type { BreachFact } from '../../cases/authority-form';
import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { listOf } from '../../dialogs/definition';
import { formatInstant } from '../../texts/dates';
import { knownAnswer, questionOf } from './answers-in-words';
import { dpoContact } from './breach-facts';
import type { ComposeContext } from './mail-content';

/** What helps to find a fact that is not known, one line each; it answers nothing by itself. */
export type BreachHints = Readonly<Partial<Record<BreachFact, string | undefined>>>;

export function breachHints(filed: Case, clock: BreachClock, context: ComposeContext): BreachHints {
  const { t, organisation, language } = context;
  const { answers } = filed;
  const cause = knownAnswer(questionOf('breach', 'cause'), answers, context);
  return {
    controller: t('mail.hints.controller', { organisation: organisation.name }),
    dpo: dpoContact(context),
    ended_at: answers.ongoing === 'stopped' ? t('mail.hints.stopped') : undefined,
    aware_at: t('mail.hints.aware', { at: formatInstant(filed.filedAt, language) }),
    delay: delayHint(filed, clock, context),
    cause: cause === undefined ? undefined : t('mail.hints.cause', { cause }),
    informed_people: listOf(answers.informed).includes('data_subject') ? t('mail.hints.people_informed') : undefined,
  };
}

/** Whether part 1 left in time, a report that is completed later cannot tell. */
function delayHint(
  filed: Case,
  { controllerDeadlineAt: at }: BreachClock,
  { t, law, language }: ComposeContext,
): string | undefined {
  const params = { hours: law.breach_notification.hours, deadline: formatInstant(at, language) };
  if (at <= filed.filedAt) return t('mail.hints.delay', params);
  return at <= filed.submittedAt ? t('mail.hints.delay_since', params) : undefined;
}
