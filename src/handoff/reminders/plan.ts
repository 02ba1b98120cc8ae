import { breachClock } from '../../cases/breach-clock';
import { brusselsCalendar } from '../../cases/calendar';
import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { ClientEntry } from '../../cases/organisation';
import type { Recorded } from '../../cases/recorded';
import { requestClock } from '../../cases/request-clock';
import type { Reminder as RequestReminder } from '../../cases/request-clock';
import { requestRole } from '../../cases/request-role';
import { secondPartDay } from '../../cases/second-part';
import { workingDayFrom } from '../../cases/working-days';
import { laterDay } from '../../cases/days';

/** `reminder`, `calendar`: to the DPO, in the thread of the case. `deputy`: to who stands in for the DPO. */
export type Planned = {
  readonly kind: 'reminder' | 'calendar' | 'deputy';
  readonly name: string;
  readonly dueAt: Date;
};

export type PlanSettings = {
  readonly law: Law;
  readonly clients: readonly ClientEntry[];
  /** After how many hours without a recorded state the deputy hears of a breach. */
  readonly deputyAfterHours: number;
};

const HOUR_MS = 3_600_000;
/** In Europe/Brussels: when a reminder that falls on a day comes. */
const MORNING = '09:00';
/** After the filing of a breach whose mail no server accepted: somebody must hear of it by another mailbox. */
const UNDELIVERED_HOURS = 1;
/** After awareness; of a deadline of 72 hours. */
const AFTER_HOURS = [24, 48];
/** Before the deadline: 60 and 70 hours of 72. */
const BEFORE_HOURS = [12, 2];
/** Before the last day. */
const BEFORE_DAYS = 2;

const REQUEST_NAMES: Readonly<Record<RequestReminder['kind'], string>> = {
  seven_days: 'request_t7',
  fourteen_days: 'request_t14',
  twenty_one_days: 'request_t21',
  two_days_left: 'request_2d',
};

/**
 * All that somebody is to be reminded of in a case, as it stands in its latest version, in order. Reminders of the DPO
 * that were past when the case was filed are one, named after the last and due at once. Whether one is still needed is
 * looked at when it is due.
 */
export function planReminders(filed: Case, recorded: Pick<Recorded, 'events'>, settings: PlanSettings): Planned[] {
  switch (filed.kind) {
    case 'breach':
      return [
        ...merged(breachReminders(filed, settings), filed.filedAt),
        ...secondPart(recorded, settings.law),
        { kind: 'deputy', name: 'undelivered', dueAt: hoursAfter(filed.filedAt, UNDELIVERED_HOURS) },
        { kind: 'deputy', name: 'no_state', dueAt: hoursAfter(filed.filedAt, settings.deputyAfterHours) },
      ];
    case 'dsr':
      return requestReminders(filed, settings);
    case 'ask_dpo':
      return [];
  }
}

function breachReminders(filed: Case, { law, clients }: PlanSettings): Planned[] {
  const { role, awareAt, contractualDeadlineAt } = breachClock(filed.answers, filed.filedAt, clients, law);
  const own = role === 'processor' ? [] : legalHours(law.breach_notification.hours);
  const contract =
    role === 'controller' || contractualDeadlineAt === undefined
      ? []
      : contractHours((contractualDeadlineAt.getTime() - awareAt.getTime()) / HOUR_MS);
  return [...own, ...contract]
    .sort((one, other) => one.hours - other.hours)
    .map(({ name, hours }): Planned => ({ kind: 'reminder', name, dueAt: hoursAfter(awareAt, hours) }));
}

/** `breach_24h`, `breach_48h`, `breach_60h`, `breach_70h` while the law says 72 hours. */
function legalHours(total: number): { name: string; hours: number }[] {
  const hours = [...AFTER_HOURS, ...BEFORE_HOURS.map((before) => total - before)];
  return [...new Set(hours)]
    .filter((each) => each > 0 && each < total)
    .sort((one, other) => one - other)
    .map((each) => ({ name: `breach_${each}h`, hours: each }));
}

/** Halfway, and two hours before the end; when that is more than a sixth of the time, a sixth before the end. */
function contractHours(total: number): { name: string; hours: number }[] {
  return [
    { name: 'contract_half', hours: total / 2 },
    { name: 'contract_last', hours: Math.max(total - 2, (total * 5) / 6) },
  ];
}

/** Two days before the last one, and on its morning. */
function secondPart({ events }: Pick<Recorded, 'events'>, law: Law): Planned[] {
  const { authority_part_1: firstPartAt } = events;
  if (!firstPartAt) return [];
  const lastDay = secondPartDay(firstPartAt, law);
  return [onMorningOf('second_part_2d', laterDay(lastDay, -BEFORE_DAYS)), onMorningOf('second_part', lastDay)];
}

function requestReminders(filed: Case, { law }: PlanSettings): Planned[] {
  const { answers, filedAt } = filed;
  if (requestRole(answers) === 'processor') {
    const next = workingDayFrom(laterDay(brusselsCalendar(filedAt).today, 1), law.public_holidays);
    return [onMorningOf('request_forward', next)];
  }
  const clock = requestClock({ received: answers.received_at, submittedAt: filedAt }, law);
  return [
    ...merged(
      clock.reminders.map(({ kind, day }) => onMorningOf(REQUEST_NAMES[kind], day)),
      filedAt,
    ),
    onMorningOf('request_extended_2d', laterDay(clock.extendedDueOn, -BEFORE_DAYS)),
  ];
}

function merged(reminders: readonly Planned[], filedAt: Date): Planned[] {
  const last = reminders.filter(({ dueAt }) => dueAt <= filedAt).at(-1);
  const coming = reminders.filter(({ dueAt }) => dueAt > filedAt);
  return last ? [{ ...last, dueAt: filedAt }, ...coming] : coming;
}

function onMorningOf(name: string, day: string): Planned {
  return { kind: 'reminder', name, dueAt: brusselsCalendar(new Date(0)).instantAt(day, MORNING) };
}

function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MS);
}
