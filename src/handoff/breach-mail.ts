import { breachClock } from '../cases/breach-clock';
import type { BreachClock } from '../cases/breach-clock';
import type { Case } from '../cases/case';
import { formatDay, formatInstant } from '../texts/dates';
import type { MailRow } from './mail-content';
import { answersSection, provenanceSection, reporterSection } from './mail-sections';
import type { Composed, ComposeContext } from './mail-content';

/** Causes in which the incident may still be going on, or opens the door to more (passwords given, ransomware). */
const URGENT_CAUSES = ['phishing', 'lost_or_altered_data'];

/** The mail about a suspected personal data breach, from which the DPO decides whom to notify and by when. */
export function breachMail(filed: Case, context: ComposeContext): Composed {
  const { language, organisation } = context;
  const clock = breachClock(filed.answers, filed.submittedAt, organisation.clients);
  const cause = filed.answers.cause ?? 'unknown';
  const urgent = URGENT_CAUSES.includes(cause);
  const names = {
    organisation: organisation.short_name,
    client: clock.client?.name ?? context.t('mail.client_unnamed'),
    cause: context.t(`mail.cause_short.${cause}`),
    deadline: formatInstant(clock.controllerDeadlineAt, language),
  };
  const contract =
    clock.role === 'processor' && clock.contractualDeadlineAt
      ? formatInstant(clock.contractualDeadlineAt, language)
      : '';
  const subject = context.t('mail.subject.breach', {
    reference: filed.reference,
    whose: context.t(`mail.whose.${clock.role}`, names),
    cause: names.cause,
    clock: context.t(`mail.clock_short.${clock.role}${contract ? '_contract' : ''}`, { ...names, contract }),
  });
  return {
    subject: urgent ? `${context.t('mail.subject.urgent')}${subject}` : subject,
    high: true,
    content: {
      title: context.t('mail.title.breach', { reference: filed.reference }),
      ...(urgent ? { urgent: context.t('mail.urgent') } : {}),
      summary: capitalised(context.t(`mail.summary.${clock.role}`, names)),
      sections: [
        {
          kind: 'rows',
          heading: context.t('mail.clocks.heading'),
          rows: [
            { label: context.t('mail.role.heading', names), value: context.t(`mail.role.${clock.role}`, names) },
            ...clockRows(filed, clock, names, context),
          ],
        },
        {
          kind: 'quote',
          heading: context.t('mail.quote.breach', { language: filed.language }),
          text: filed.answers.description ?? '',
        },
        answersSection(filed, context),
        reporterSection(filed, context),
        provenanceSection(filed, context, 'filled'),
      ],
    },
    times: {
      aware_at: clock.awareAt,
      aware_basis: clock.basis,
      ...(clock.role === 'processor'
        ? { controller_guide_at: clock.controllerDeadlineAt }
        : { authority_deadline_at: clock.controllerDeadlineAt }),
      ...(clock.contractualDeadlineAt ? { contractual_deadline_at: clock.contractualDeadlineAt } : {}),
    },
    role: clock.role,
  };
}

function clockRows(
  filed: Case,
  clock: BreachClock,
  names: Readonly<Record<string, string>>,
  { t, language }: ComposeContext,
): MailRow[] {
  const instant = (at: Date) => formatInstant(at, language);
  const row = (key: string, value: string, strong = false): MailRow => ({
    label: t(`mail.clocks.${key}`, names),
    value,
    strong,
  });
  const deadline = instant(clock.controllerDeadlineAt);
  const orPassed = (at: Date, key: 'passed' | 'contract_passed') =>
    at <= filed.submittedAt ? t(`mail.clocks.${key}`, { deadline: instant(at) }) : instant(at);
  const ownDeadline = orPassed(clock.controllerDeadlineAt, 'passed');
  const { contractualDeadlineAt } = clock;
  const aware = t(`mail.clocks.aware_${clock.basis}`, {
    at: instant(clock.awareAt),
    day:
      filed.answers.discovered_at && clock.basis === 'start_of_day'
        ? formatDay(filed.answers.discovered_at, language)
        : '',
  });
  const towardsClient = (key: 'processor' | 'if_processor'): MailRow[] => [
    row(key, t('mail.clocks.processor_value'), true),
    row(
      'contract',
      contractualDeadlineAt ? orPassed(contractualDeadlineAt, 'contract_passed') : t('mail.clocks.contract_unknown'),
      true,
    ),
  ];
  const byRole = (): MailRow[] => {
    switch (clock.role) {
      case 'controller':
        return [row('controller', ownDeadline, true)];
      case 'processor':
        return [...towardsClient('processor'), row('guide', deadline)];
      case 'both':
        return [row('if_controller', ownDeadline, true), ...towardsClient('processor')];
      case 'unknown':
        return [row('if_controller', ownDeadline, true), ...towardsClient('if_processor')];
    }
  };
  return [row('aware', aware), row('reported', instant(filed.submittedAt)), ...byRole()];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
