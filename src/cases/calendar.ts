import { DateTime } from 'luxon';
import type { Calendar } from '../dialogs/check';

const ZONE = 'Europe/Brussels';

/** The calendar of Europe/Brussels, in which people say when something happened. */
export function brusselsCalendar(now: Date): Calendar {
  const here = DateTime.fromJSDate(now, { zone: ZONE });
  return {
    now,
    today: isoDay(here),
    yesterday: isoDay(here.minus({ days: 1 })),
    isDay: (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: ZONE }).isValid,
    instantAt: (day, time) => firstOf(DateTime.fromISO(`${day}T${time}`, { zone: ZONE })).toJSDate(),
    format: brusselsTime,
  };
}

/** RFC 3339 with the offset of Brussels at that instant: `2026-11-20T16:40:00+01:00`. */
export function brusselsTime(at: Date): string {
  return DateTime.fromJSDate(at, { zone: ZONE }).toISO({ suppressMilliseconds: true }) ?? at.toISOString();
}

/** The first instant of a calendar day (`YYYY-MM-DD`) in Brussels. */
export function startOfDay(day: string): Date {
  return DateTime.fromISO(day, { zone: ZONE }).startOf('day').toJSDate();
}

export function yearInBrussels(at: Date): number {
  return DateTime.fromJSDate(at, { zone: ZONE }).year;
}

/** When summer time ends an hour comes twice: the first, which may be past while the second is not, is the strict one. */
function firstOf(at: DateTime): DateTime {
  return at.getPossibleOffsets()[0] ?? at;
}

function isoDay(at: DateTime): string {
  return at.toFormat('yyyy-MM-dd');
}
