import type { BreachClock } from '../cases/breach-clock';
import type { Case } from '../cases/case';
import { knownAnswer, labelOf, questionOf } from './answers';
import { breachFacts } from './breach-facts';
import { draftMail } from './draft-mail';
import type { ComposeContext } from './mail-content';

/** Asked in words that a client can read too. */
const ASKED = ['ongoing', 'data_types', 'number_of_people', 'protection', 'actions'];

/**
 * A draft to the client of what happened to its data (GDPR Art. 33(2)), as an `.eml` file that opens in a mail program.
 * Made of chosen answers only: no words of the reporter, nothing about who reports, who knows and how severe it looks.
 */
export function clientNotice(filed: Case, clock: BreachClock, context: ComposeContext): string {
  const { t, organisation, dpo } = context;
  const names = {
    organisation: organisation.name,
    client: clock.client?.name ?? t('mail.notice.client_unnamed'),
    reference: filed.reference,
  };
  const { aware_at, cause, dpo: contact } = breachFacts(filed, clock, context);
  const known = (id: string) => knownAnswer(questionOf('breach_details', id), filed.answers, context);
  const notYet = t('mail.notice.not_yet_known');
  const row = (key: string, value: string | undefined) => `${t(`mail.notice.${key}`, names)}: ${value ?? notYet}`;
  const recipient = filed.answers.recipient ?? 'unknown';
  const facts = [
    row('reference', filed.reference),
    row('company', known('entity') ?? organisation.name),
    row('aware', clock.basis === 'reported' ? undefined : aware_at),
    row('occurred', known('occurred_at')),
    row('nature', cause),
    ...ASKED.map((id) => questionOf('breach_details', id)).map((asked) => {
      const value = knownAnswer(asked, filed.answers, context) ?? notYet;
      return `${labelOf(asked, context)} ${value}`;
    }),
    row('recipient', recipient === 'unknown' ? undefined : t(`mail.recipient.${recipient}`)),
    row('consequences', t('mail.notice.consequences_value', names)),
    row('contact', contact),
  ];
  const text = [
    t('mail.notice.greeting', names),
    t('mail.notice.lead', names),
    facts.map((fact) => `- ${fact}`).join('\n'),
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

