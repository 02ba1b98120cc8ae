import { breachClock } from '../../cases/breach-clock';
import type { BreachClock } from '../../cases/breach-clock';
import { brusselsCalendar, brusselsTime } from '../../cases/calendar';
import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import { requestClock } from '../../cases/request-clock';
import { requestRole } from '../../cases/request-role';
import { workingDayFrom } from '../../cases/working-days';
import type { CaseJson } from './case-schema';

type TimesOf<Kind extends CaseJson['kind']> = Extract<CaseJson, { kind: Kind }>['times'];
type Rules = { readonly law: Law; readonly organisation: Organisation };

export function breachTimes(filed: Case, { law, organisation }: Rules): TimesOf<'breach'> {
  const clock = breachClock(filed.answers, filed.filedAt, organisation.clients, law);
  const { role } = clock;
  const { hours, source } = law.breach_notification;
  const contract = contractOf(clock);
  const own = role === 'processor' ? 'controller_guide_at' : 'authority_deadline_at';
  return {
    ...filing(filed),
    discovered_at: brusselsTime(clock.awareAt),
    discovered_basis: clock.basis,
    [own]: brusselsTime(clock.controllerDeadlineAt),
    ...(contract ? { contractual_deadline_at: brusselsTime(contract.at) } : {}),
    rules: {
      [own]: {
        counted: `discovered_at + ${hours} hours`,
        applies: role === 'processor' ? 'guide' : role === 'controller' ? 'certain' : 'if_controller',
        source,
      },
      ...(contract
        ? {
            contractual_deadline_at: {
              counted: `discovered_at + ${contract.hours} hours`,
              applies: role === 'unknown' ? 'if_processor' : 'certain',
              source: 'organisation.json, clients, breach_hours',
            },
          }
        : {}),
    },
  };
}

export function requestTimes(filed: Case, { law }: Rules): TimesOf<'dsr'> {
  const received = filed.answers.received_at;
  const clock = requestClock({ received, submittedAt: filed.filedAt }, law);
  const role = requestRole(filed.answers);
  const { months, source } = law.request_answer;
  const counted = (count: number) => `received_on + ${count} calendar months, then the next working day`;
  const times = {
    ...filing(filed),
    ...(clock.basis === 'stated' && received ? { received_at: received } : {}),
    received_on: clock.receivedOn,
    received_basis: clock.basis,
  };
  if (role === 'processor') {
    return {
      ...times,
      pass_on_on: passOnDay(filed, law),
      controller_guide_on: clock.dueOn,
      rules: {
        pass_on_on: { counted: 'filed_at, then the next working day', applies: 'certain', source: 'the organisation' },
        controller_guide_on: { counted: counted(months), applies: 'guide', source },
      },
    };
  }
  const applies = role === 'controller' ? 'certain' : 'if_controller';
  return {
    ...times,
    answer_due_on: clock.dueOn,
    answer_safe_on: clock.rawOn,
    answer_extended_due_on: clock.extendedDueOn,
    rules: {
      answer_due_on: { counted: counted(months), applies, source },
      answer_extended_due_on: {
        counted: counted(months + law.request_extension.months),
        applies,
        source: law.request_extension.source,
      },
    },
  };
}

export function questionTimes(filed: Case): TimesOf<'ask_dpo'> {
  const { needed_by } = filed.answers;
  return { ...filing(filed), ...(needed_by ? { needed_on: needed_by } : {}) };
}

/** The day on which a request is passed on to the client: that of the report, or the first working day after it. */
export function passOnDay({ filedAt }: Case, law: Law): string {
  return workingDayFrom(brusselsCalendar(filedAt).today, law.public_holidays);
}

/** What the contract says about a breach of data that are, or may be, the client's. */
export function contractOf({
  role,
  client,
  contractualDeadlineAt,
}: BreachClock): { readonly at: Date; readonly hours: number } | undefined {
  if (role === 'controller' || !contractualDeadlineAt || client?.breach_hours === undefined) return undefined;
  return { at: contractualDeadlineAt, hours: client.breach_hours };
}

function filing({ filedAt, submittedAt }: Case) {
  return {
    timezone: 'Europe/Brussels' as const,
    filed_at: brusselsTime(filedAt),
    submitted_at: brusselsTime(submittedAt),
  };
}
