import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { knownAnswer, questionOf } from './answers-in-words';
import { breachFacts } from './breach-facts';
import { draftMail } from './draft-mail';
import { labelled } from './mail-content';
import type { ComposeContext } from './mail-content';

/**
 * A draft to the client of what happened to its data (GDPR Art. 33(2)), as an `.eml` file that opens in a mail program.
 * Made of chosen answers only: no words of the reporter, nothing about who reports, who knows and how severe it looks.
 */
export function clientNotice(filed: Case, clock: BreachClock, context: ComposeContext): string {
  const { t, language, organisation, dpo } = context;
  const names = {
    organisation: organisation.name,
    client: clock.client?.name ?? t('mail.notice.client_unnamed'),
    reference: filed.reference,
  };
  const facts = breachFacts(filed, clock, context);
  const company = knownAnswer(questionOf('breach_details', 'entity'), filed.answers, context);
  const row = (key: string, value: string | undefined) =>
    `- ${labelled(t(`mail.notice.${key}`, names), language)} ${value ?? t('mail.notice.not_yet_known')}`;
  const rows = [
    row('reference', filed.reference),
    row('company', company ?? organisation.name),
    // Without how we count from it: that is for the DPO.
    row('aware', knownAnswer(questionOf('breach', 'discovered_at'), filed.answers, context)),
    row('occurred', facts.started_at),
    row('ongoing', facts.ongoing),
    // "Something else" tells the client nothing.
    row('nature', filed.answers.cause === 'other' ? undefined : facts.cause),
    row('data', facts.data_categories),
    row('people', facts.number_of_people),
    row('recipient', facts.recipient),
    row('protection', facts.protection),
    row('measures', facts.measures),
    row('consequences', t('mail.notice.consequences_value', names)),
    row('contact', facts.dpo),
  ];
  const text = [
    t('mail.notice.greeting', names),
    t('mail.notice.lead', names),
    rows.join('\n'),
    t('mail.notice.phases', names),
    t('mail.notice.closing', names),
    `${t('mail.notice.signature')}\n${organisation.name}\n${dpo}`,
  ].join('\n\n');
  return draftMail({
    from: dpo,
    to: clock.client?.privacy_contact,
    subject: t('mail.notice.subject', names),
    at: filed.submittedAt,
    text: `${text}\n`,
  });
}
