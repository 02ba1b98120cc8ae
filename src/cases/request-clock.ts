import { DateTime } from 'luxon';
import { brusselsCalendar } from './calendar';
import { readInstant } from './instant';
import type { Law } from './law';
import { workingDayFrom } from './working-days';

/** Ours and not the law's: how long before the last day the answer should be ready. */
const INTERNAL_MARGIN_DAYS = 7;
/** Ours too: a request this old when it was reported has lost time that the answer needs. */
const LATE_AFTER_DAYS = 7;
const URGENT_AFTER_DAYS = 21;

/** `late`: reported more than 7 days after receipt; `urgent`: more than 21; `passed`: after the last day. */
export type Lateness = 'none' | 'late' | 'urgent' | 'passed';

export type Reminder = {
  readonly day: string;
  readonly kind: 'seven_days' | 'fourteen_days' | 'twenty_one_days' | 'two_days_left';
};

/** When a data subject's request must be answered. Days are `YYYY-MM-DD` in Europe/Brussels and last until midnight. */
export type RequestClock = {
  readonly receivedOn: string;
  /** What was said: an instant (`stated`) or a day; nothing, then it is the day of the report. */
  readonly basis: 'stated' | 'day' | 'reported';
  /** The safe date: one month after receipt, also when that is no working day. */
  readonly rawOn: string;
  readonly dueOn: string;
  /** The last day when the DPO extends, and tells the person so, with reasons, before `dueOn`. */
  readonly extendedDueOn: string;
  /** A week before `dueOn`, for ourselves. */
  readonly internalOn: string;
  /** On the day of the report. */
  readonly lateness: Lateness;
  /** In order; some may be past. */
  readonly reminders: readonly Reminder[];
};

export type Received = {
  /** An RFC 3339 instant, a day `YYYY-MM-DD`, or `unknown`. */
  readonly received?: string | undefined;
  readonly submittedAt: Date;
};

/**
 * The last day to answer a data subject's request: one month after receipt (GDPR Art. 12(3)), counted as in Regulation
 * (EEC, Euratom) 1182/71 Art. 3: the day of receipt does not count; same day number, else the month's last day; a
 * Saturday, Sunday or Belgian public holiday moves it to the next working day. The extension counts from receipt too.
 * Throws RangeError when `received` is no instant or day.
 */
export function requestClock({ received, submittedAt }: Received, law: Law): RequestClock {
  const { today: submittedOn } = brusselsCalendar(submittedAt);
  const { receivedOn, basis } = receipt(received, submittedOn);
  const { request_answer, request_extension, public_holidays } = law;
  const rawOn = later(receivedOn, { months: request_answer.months });
  const dueOn = workingDayFrom(rawOn, public_holidays);
  // In one step: 31 January plus one month and two more would end on the 28th instead of the 30th of April.
  const extendedRawOn = later(receivedOn, { months: request_answer.months + request_extension.months });
  return {
    receivedOn,
    basis,
    rawOn,
    dueOn,
    extendedDueOn: workingDayFrom(extendedRawOn, public_holidays),
    internalOn: later(dueOn, { days: -INTERNAL_MARGIN_DAYS }),
    lateness: latenessOn(submittedOn, receivedOn, dueOn),
    reminders: [
      { day: later(receivedOn, { days: 7 }), kind: 'seven_days' },
      { day: later(receivedOn, { days: 14 }), kind: 'fourteen_days' },
      { day: later(receivedOn, { days: 21 }), kind: 'twenty_one_days' },
      { day: later(dueOn, { days: -2 }), kind: 'two_days_left' },
    ],
  };
}

function receipt(received: string | undefined, submittedOn: string): Pick<RequestClock, 'receivedOn' | 'basis'> {
  if (received === undefined || received === 'unknown') return { receivedOn: submittedOn, basis: 'reported' };
  return { receivedOn: receiptDay(received), basis: received.includes('T') ? 'stated' : 'day' };
}

/** The day in Brussels of an RFC 3339 instant or a day `YYYY-MM-DD`; throws RangeError for anything else. */
export function receiptDay(received: string): string {
  if (received.includes('T')) return brusselsCalendar(readInstant(received)).today;
  if (/^\d{4}-\d{2}-\d{2}$/.test(received) && utc(received).isValid) return received;
  throw new RangeError(`'${received}': expected a day that exists, 2026-11-23`);
}

/** Days as `YYYY-MM-DD` sort as text. */
function latenessOn(day: string, receivedOn: string, dueOn: string): Lateness {
  if (day > dueOn) return 'passed';
  if (day > later(receivedOn, { days: URGENT_AFTER_DAYS })) return 'urgent';
  if (day > later(receivedOn, { days: LATE_AFTER_DAYS })) return 'late';
  return 'none';
}

function later(day: string, by: { readonly months?: number; readonly days?: number }): string {
  return utc(day).plus(by).toFormat('yyyy-MM-dd');
}

/** A calendar day has no zone; in this one every day has 24 hours. */
function utc(day: string): DateTime {
  return DateTime.fromISO(day, { zone: 'utc' });
}
