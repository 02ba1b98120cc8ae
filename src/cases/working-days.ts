import { DateTime } from 'luxon';
import type { PublicHolidays } from './law';

const SATURDAY = 6;

/**
 * A day that is no Saturday, Sunday or public holiday (Regulation (EEC, Euratom) 1182/71 Art. 2(2)).
 * `day` is `YYYY-MM-DD`; no zone plays a part.
 */
export function isWorkingDay(day: string, holidays: PublicHolidays): boolean {
  const at = DateTime.fromISO(day, { zone: 'utc' });
  if (at.weekday >= SATURDAY) return false;
  if (holidays.fixed.some((holiday) => holiday.month === at.month && holiday.day === at.day)) return false;
  const afterEaster = at.diff(DateTime.fromISO(easterSunday(at.year), { zone: 'utc' }), 'days').days;
  return !holidays.days_after_easter.some(({ days }) => days === afterEaster);
}

/** The day itself when it is a working day, else the first one after it. Both are `YYYY-MM-DD`. */
export function workingDayFrom(day: string, holidays: PublicHolidays): string {
  let at = DateTime.fromISO(day, { zone: 'utc' });
  while (!isWorkingDay(at.toFormat('yyyy-MM-dd'), holidays)) at = at.plus({ days: 1 });
  return at.toFormat('yyyy-MM-dd');
}

/**
 * Easter Sunday of a Gregorian year (from 1583) as `YYYY-MM-DD`: the anonymous algorithm in Nature of 20 April 1876,
 * as in Jean Meeus, Astronomical Algorithms (1991), chapter 8, whose letters these are.
 */
export function easterSunday(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return DateTime.utc(year, Math.floor(n / 31), (n % 31) + 1).toFormat('yyyy-MM-dd');
}
