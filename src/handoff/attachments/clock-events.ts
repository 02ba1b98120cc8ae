import { breachClock } from '../../cases/breach-clock';
import { brusselsCalendar } from '../../cases/calendar';
import type { Case } from '../../cases/case';
import { laterDay } from '../../cases/days';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import { NOTHING_RECORDED, isOver } from '../../cases/recorded';
import type { Recorded } from '../../cases/recorded';
import { requestClock } from '../../cases/request-clock';
import { requestRole } from '../../cases/request-role';
import { secondPartDay } from '../../cases/second-part';
import { contractOf, passOnDay } from './case-times';

const HOUR_MS = 3_600_000;
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
    | 'second_part'
    | 'inform_client'
    | 'contractual_deadline'
    | 'answer_due'
    | 'answer_safe'
    | 'pass_on'
    | 'needed_by';
  /** `if_controller`, `if_processor`: while it is not known whose data they are, or of part of them. */
  readonly applies: 'certain' | 'if_controller' | 'if_processor';
  /** Other texts than those of its name: the event moved. */
  readonly texts?: 'answer_extended';
  /** An instant, or a whole day `YYYY-MM-DD`. */
  readonly when: Date | string;
  /** Those that are past are left out. */
  readonly alarmsAt: readonly Date[];
  /** It was done, or does not apply any more. */
  readonly isOver?: true;
};

/** What was recorded by when. */
export type AsOf = { readonly recorded: Recorded; readonly at: Date };

/** As things stood when the version was filed. */
export function filedAs({ recorded = NOTHING_RECORDED, submittedAt }: Case): AsOf {
  return { recorded, at: submittedAt };
}

type Rules = { readonly law: Law; readonly organisation: Organisation };

/**
 * What the clocks of a case put in the calendar, after what the DPO `recorded`; none for a question that can wait. Of
 * answers that changed with this version the events that are gone are there, over.
 */
export function clockEvents(filed: Case, rules: Rules, as = filedAs(filed)): ClockEvent[] {
  const events = eventsOf(filed, rules, as);
  const { answersBefore } = filed;
  const before = answersBefore ? eventsOf({ ...filed, answers: answersBefore }, rules, as) : [];
  const isAllOver = isOver(filed.kind, as.recorded.state);
  const gone = before.filter(({ clock }) => !events.some((event) => event.clock === clock)).map(over);
  return [...events, ...gone].map((event) => (event.isOver || isAllOver ? over(event) : event));
}

function over(event: ClockEvent): ClockEvent {
  return { ...event, alarmsAt: [], isOver: true };
}

function eventsOf(filed: Case, rules: Rules, as: AsOf): ClockEvent[] {
  switch (filed.kind) {
    case 'breach':
      return breachEvents(filed, rules, as);
    case 'dsr':
      return requestEvents(filed, rules, as);
    case 'ask_dpo': {
      const { needed_by } = filed.answers;
      return needed_by ? [{ clock: 'needed_by', applies: 'certain', when: needed_by, alarmsAt: [] }] : [];
    }
  }
}

function breachEvents(filed: Case, { law, organisation }: Rules, { recorded, at: now }: AsOf): ClockEvent[] {
  const clock = breachClock(filed.answers, filed.filedAt, organisation.clients, law);
  const { role, controllerDeadlineAt } = clock;
  const { events } = recorded;
  const deadline = (applies: ClockEvent['applies']): ClockEvent => ({
    clock: 'authority_deadline',
    applies,
    when: controllerDeadlineAt,
    alarmsAt: hoursBefore(controllerDeadlineAt, now),
    ...overWhen(events.authority_part_1),
  });
  const contract = contractOf(clock);
  const isTold = overWhen(events.client_informed);
  const client = (applies: ClockEvent['applies']): ClockEvent[] => [
    { clock: 'inform_client', applies, when: filed.filedAt, alarmsAt: contract ? [] : soon(filed, now), ...isTold },
    ...(contract
      ? [
          {
            clock: 'contractual_deadline' as const,
            applies,
            when: contract.at,
            alarmsAt: hoursBefore(contract.at, now),
            ...isTold,
          },
        ]
      : []),
  ];
  switch (role) {
    case 'controller':
      return [deadline('certain'), ...secondPart(recorded, law, now)];
    case 'processor':
      return [...client('certain'), ...secondPart(recorded, law, now)];
    case 'both':
      return [deadline('if_controller'), ...secondPart(recorded, law, now), ...client('certain')];
    case 'unknown':
      return [deadline('if_controller'), ...secondPart(recorded, law, now), ...client('if_processor')];
  }
}

/** Of a first part that was taken back it is there too: it may stand in a calendar. */
function secondPart({ events, takenBack }: Recorded, law: Law, now: Date): ClockEvent[] {
  const { authority_part_1: first, authority_part_2: second } = events;
  const at = first ?? takenBack.authority_part_1;
  if (!at) return [];
  const when = secondPartDay(at, law);
  return [
    {
      clock: 'second_part',
      applies: 'certain',
      when,
      alarmsAt: daysBefore(when, now),
      ...(first && !second ? {} : { isOver: true }),
    },
  ];
}

function requestEvents(filed: Case, { law }: Rules, { recorded, at }: AsOf): ClockEvent[] {
  const role = requestRole(filed.answers);
  if (role === 'processor') {
    const isPassedOn = overWhen(recorded.events.forwarded_to_client);
    return [{ clock: 'pass_on', applies: 'certain', when: passOnDay(filed, law), alarmsAt: [], ...isPassedOn }];
  }
  const applies: ClockEvent['applies'] = role === 'controller' ? 'certain' : 'if_controller';
  const clock = requestClock({ received: filed.answers.received_at, submittedAt: filed.filedAt }, law);
  const { isExtended } = recorded;
  const when = isExtended ? clock.extendedDueOn : clock.dueOn;
  const alarmsAt = daysBefore(when, at);
  const safe: ClockEvent = { clock: 'answer_safe', applies, when: clock.rawOn, alarmsAt: [] };
  return [
    { clock: 'answer_due', applies, when, alarmsAt, ...(isExtended ? { texts: 'answer_extended' } : {}) },
    ...(clock.rawOn === clock.dueOn ? [] : [isExtended ? over(safe) : safe]),
  ];
}

function overWhen(doneAt: Date | undefined): Pick<ClockEvent, 'isOver'> {
  return doneAt ? { isOver: true } : {};
}

/** Where no figure is given, without undue delay is in the same hours. */
function soon({ filedAt }: Case, after: Date): Date[] {
  return SOON_HOURS.map((hours) => new Date(filedAt.getTime() + hours * HOUR_MS)).filter((at) => at > after);
}

function hoursBefore(deadline: Date, after: Date): Date[] {
  return HOURS_BEFORE.map((hours) => new Date(deadline.getTime() - hours * HOUR_MS)).filter((at) => at > after);
}

function daysBefore(day: string, after: Date): Date[] {
  const { instantAt } = brusselsCalendar(after);
  return DAYS_BEFORE.map((days) => instantAt(laterDay(day, -days), ALARM_TIME)).filter((at) => at > after);
}
