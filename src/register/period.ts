import { startOfDay } from '../cases/calendar';

/** From an instant until just before another; open where one is left out. */
export type Period = { readonly from?: Date; readonly before?: Date };

/** Whole calendar days in Brussels, both included. Throws RangeError when one does not exist, or they are the wrong way. */
export function daysPeriod({ from, to }: { readonly from?: string; readonly to?: string }): Period {
  for (const day of [from, to]) {
    if (day !== undefined && !isDay(day)) throw new RangeError(`'${day}': expected a day that exists, 2026-11-23`);
  }
  if (from !== undefined && to !== undefined && from > to) throw new RangeError(`${from} is after ${to}`);
  return {
    ...(from === undefined ? {} : { from: startOfDay(from) }),
    ...(to === undefined ? {} : { before: startOfDay(dayAfter(to)) }),
  };
}

/** A calendar month in Brussels, `YYYY-MM`. Throws RangeError for anything else. */
export function monthPeriod(month: string): Required<Period> {
  const first = `${month}-01`;
  if (!/^\d{4}-\d{2}$/.test(month) || !isDay(first)) {
    throw new RangeError(`'${month}': expected a month that exists, 2026-11`);
  }
  // The 32nd day of any month is in the next one.
  const next = new Date(Date.parse(`${first}T00:00:00Z`) + 31 * DAY_MS).toISOString().slice(0, 'YYYY-MM'.length);
  return { from: startOfDay(first), before: startOfDay(`${next}-01`) };
}

const DAY_MS = 24 * 3_600_000;

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** In UTC, where each day has 24 hours; 31 November would turn into 1 December. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
