import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { answerText, questionOf } from './answers-in-words';
import { headlineRows } from './breach-clock-rows';
import type { BreachNames } from './breach-clock-rows';
import { breachFacts } from './breach-facts';
import { capitalised } from './mail-content';
import type { ComposeContext, MailSummary } from './mail-content';
import { versionRow } from './mail-sections';

/** By when what, then one sentence: what happened, whose data, which role, how many people, whether it goes on. */
export function breachSummary(
  filed: Case,
  clock: BreachClock,
  names: BreachNames,
  context: ComposeContext,
): MailSummary {
  const { t } = context;
  const { number_of_people: number, ongoing } = breachFacts(filed, clock, context);
  const people = () => {
    if (number === undefined) return t('mail.summary.people_unknown');
    return filed.answers.number_of_people === 'one' ? t('mail.summary.person') : t('mail.summary.people', { number });
  };
  const data = answerText(questionOf('breach_details', 'data_types'), filed.answers, context);
  return {
    headlines: headlineRows(clock, filed, names, context),
    sentence: capitalised(
      t(`mail.summary.${clock.role}`, {
        ...names,
        people: people(),
        ongoing: ongoing ?? t('mail.summary.ongoing_unknown'),
      }),
    ),
    rows: [
      { label: t('mail.summary_rows.data'), value: data },
      { label: t('mail.summary_rows.decide'), value: capitalised(t(`mail.decide.${clock.role}`, names)) },
      versionRow(filed, context),
    ],
  };
}
