import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { knownAnswer, questionOf } from './answers-in-words';
import { breachFacts, dpoContact } from './breach-facts';
import { clientName, listedClientName } from './client-name';
import { draftMail } from './draft-mail';
import { labelled } from './mail-content';
import type { ComposeContext } from './mail-content';

/**
 * Whether the answers are, or may be, about others than the client's people too: those are not the client's to know of.
 */
export function isShared({ role }: Pick<BreachClock, 'role'>): boolean {
  return role !== 'processor';
}

/**
 * A draft to the client of what happened to its data (GDPR Art. 33(2)), as an `.eml` file that opens in a mail program;
 * from the second version on one that follows up the first.
 * Made of chosen answers only: no words of the reporter, nothing about who reports, who knows and how severe it looks.
 */
export function clientNotice(filed: Case, clock: BreachClock, context: ComposeContext): string {
  const { t, language, organisation, dpo } = context;
  const unnamed = t('mail.notice.client_unnamed');
  const names = {
    organisation: organisation.name,
    client: clientName(filed.answers, organisation) ?? unnamed,
    reference: filed.reference,
  };
  const facts = breachFacts(filed, clock, context);
  const company = knownAnswer(questionOf('breach_details', 'entity'), filed.answers, context);
  const row = (key: string, value: string | undefined) =>
    `- ${labelled(t(`mail.notice.${key}`, names), language)} ${value ?? t('mail.notice.not_yet_known')}`;
  const ofClient = (value: string | undefined) => (isShared(clock) ? t('mail.notice.only_yours') : value);
  const rows = [
    row('reference', filed.reference),
    row('company', company ?? organisation.name),
    // Without how we count from it: that is for the DPO.
    row('aware', knownAnswer(questionOf('breach', 'discovered_at'), filed.answers, context)),
    row('occurred', facts.started_at),
    row('ongoing', facts.ongoing),
    row('nature', facts.cause),
    row('data', ofClient(facts.data_categories)),
    row('people', ofClient(facts.number_of_people)),
    row('recipient', ofClient(facts.recipient)),
    row('protection', facts.protection),
    row('measures', facts.measures),
    row('consequences', t('mail.notice.consequences_value', names)),
    row('contact', dpoContact(context)),
  ];
  const which = filed.version === 1 ? 'first' : 'later';
  const text = [
    t('mail.notice.greeting', names),
    t(`mail.notice.lead.${which}`, names),
    rows.join('\n'),
    t('mail.notice.phases', names),
    t('mail.notice.closing', names),
    `${t('mail.notice.signature')}\n${organisation.name}\n${dpo}`,
  ].join('\n\n');
  return draftMail({
    from: dpo,
    to: clock.client?.privacy_contact,
    subject: t(`mail.notice.subject.${which}`, {
      ...names,
      client: listedClientName(filed.answers, organisation) ?? unnamed,
    }),
    at: filed.submittedAt,
    text: `${text}\n`,
  });
}
