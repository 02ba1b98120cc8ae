import { breachClock } from '../../cases/breach-clock';
import { brusselsCalendar } from '../../cases/calendar';
import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import { requestClock } from '../../cases/request-clock';
import { requestRole } from '../../cases/request-role';
import { contractOf, passOnDay } from './case-times';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Ours: when the calendar warns of a deadline in hours, and at what time of which days before one in days. */
const HOURS_BEFORE = [48, 24, 12, 2];
const DAYS_BEFORE = [7, 2];
/** After the filing. */
const SOON_HOURS = [1, 4];
const ALARM_TIME = '09:00';

/** A moment of a case's clocks, as the calendar shows it. */
export type ClockEvent = {
  /** The same in every version of the case, and its texts: `calendar.<clock>.<applies>`. */
  readonly clock:
    | 'authority_deadline'
    | 'inform_client'
    | 'contractual_deadline'
    | 'answer_due'
    | 'answer_safe'
    | 'pass_on'
    | 'needed_by';
  /** `if_controller`, `if_processor`: while it is not known whose data they are, or of part of them. */
  readonly applies: 'certain' | 'if_controller' | 'if_processor';
  /** An instant, or a whole day `YYYY-MM-DD`. */
  readonly when: Date | string;
  /** Those that were past when this version was sent are left out. */
  readonly alarmsAt: readonly Date[];
};

type Rules = { readonly law: Law; readonly organisation: Organisation };

/** What the clocks of a case put in the calendar; none for a question that can wait. */
export function clockEvents(filed: Case, rules: Rules): ClockEvent[] {
  switch (filed.kind) {
    case 'breach':
      return breachEvents(filed, rules);
    case 'dsr':
      return requestEvents(filed, rules);
    case 'ask_dpo': {
      const { needed_by } = filed.answers;
      return needed_by ? [{ clock: 'needed_by', applies: 'certain', when: needed_by, alarmsAt: [] }] : [];
    }
  }
}

function breachEvents(filed: Case, { law, organisation }: Rules): ClockEvent[] {
  const clock = breachClock(filed.answers, filed.filedAt, organisation.clients, law);
  const { role, controllerDeadlineAt } = clock;
  const deadline = (applies: ClockEvent['applies']): ClockEvent => ({
    clock: 'authority_deadline',
    applies,
    when: controllerDeadlineAt,
    alarmsAt: hoursBefore(controllerDeadlineAt, filed.submittedAt),
  });
  const contract = contractOf(clock);
  const client = (applies: ClockEvent['applies']): ClockEvent[] => [
    { clock: 'inform_client', applies, when: filed.filedAt, alarmsAt: contract ? [] : soon(filed) },
    ...(contract
      ? [
          {
            clock: 'contractual_deadline' as const,
            applies,
            when: contract.at,
            alarmsAt: hoursBefore(contract.at, filed.submittedAt),
          },
        ]
      : []),
  ];
  switch (role) {
    case 'controller':
      return [deadline('certain')];
    case 'processor':
      return client('certain');
    case 'both':
      return [deadline('if_controller'), ...client('certain')];
    case 'unknown':
      return [deadline('if_controller'), ...client('if_processor')];
  }
}

function requestEvents(filed: Case, { law }: Rules): ClockEvent[] {
  const role = requestRole(filed.answers);
  if (role === 'processor') {
    return [{ clock: 'pass_on', applies: 'certain', when: passOnDay(filed, law), alarmsAt: [] }];
  }
  const applies: ClockEvent['applies'] = role === 'controller' ? 'certain' : 'if_controller';
  const { dueOn, rawOn } = requestClock({ received: filed.answers.received_at, submittedAt: filed.filedAt }, law);
  return [
    { clock: 'answer_due', applies, when: dueOn, alarmsAt: daysBefore(dueOn, filed.submittedAt) },
    ...(rawOn === dueOn ? [] : [{ clock: 'answer_safe' as const, applies, when: rawOn, alarmsAt: [] }]),
  ];
}

/** Where no figure is given, without undue delay is in the same hours. */
function soon({ filedAt, submittedAt }: Case): Date[] {
  return SOON_HOURS.map((hours) => new Date(filedAt.getTime() + hours * HOUR_MS)).filter((at) => at > submittedAt);
}

function hoursBefore(deadline: Date, after: Date): Date[] {
  return HOURS_BEFORE.map((hours) => new Date(deadline.getTime() - hours * HOUR_MS)).filter((at) => at > after);
}

function daysBefore(day: string, after: Date): Date[] {
  const { instantAt } = brusselsCalendar(after);
  // A day in UTC has 24 hours; which instant it is in Brussels is asked afterwards.
  return DAYS_BEFORE.map((days) => new Date(Date.parse(day) - days * DAY_MS).toISOString().slice(0, 10))
    .map((earlier) => instantAt(earlier, ALARM_TIME))
    .filter((at) => at > after);
}
