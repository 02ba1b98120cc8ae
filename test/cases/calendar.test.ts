import { brusselsCalendar, brusselsTime, startOfDay, yearInBrussels } from '../../src/cases/calendar';

/** What the calendar says at an instant; the functions are tried below. */
function daysAt(instant: string) {
  const { today, yesterday } = brusselsCalendar(new Date(instant));
  return { today, yesterday };
}

const calendar = brusselsCalendar(new Date('2026-11-20T15:43:12Z'));

test.each([
  ['2026-11-20T15:43:12Z', '2026-11-20', '2026-11-19'],
  ['2026-11-20T22:59:59Z', '2026-11-20', '2026-11-19'],
  ['2026-11-20T23:00:00Z', '2026-11-21', '2026-11-20'],
  ['2026-12-31T23:30:00Z', '2027-01-01', '2026-12-31'],
  // The day on which summer time ends has 25 hours, the one on which it begins 23.
  ['2026-10-25T22:30:00Z', '2026-10-25', '2026-10-24'],
  ['2026-10-25T23:30:00Z', '2026-10-26', '2026-10-25'],
  ['2027-03-28T21:30:00Z', '2027-03-28', '2027-03-27'],
])('at %s it is %s in Brussels, and was %s', (instant, today, yesterday) => {
  expect(daysAt(instant)).toEqual({ today, yesterday });
});

test.each([
  ['2026-11-20', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-11-31', false],
  ['2026-13-01', false],
  ['20-11-2026', false],
  ['2026-11-20T10:00', false],
  ['', false],
])('%j is a day: %s', (text, expected) => {
  expect(calendar.isDay(text)).toBe(expected);
});

test.each([
  ['2026-11-20', '16:40', '2026-11-20T15:40:00.000Z'],
  ['2026-07-01', '00:00', '2026-06-30T22:00:00.000Z'],
  // Half past two comes twice: the first, from which the clock runs longest.
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  // and never: the clock jumps from two to three.
  ['2027-03-28', '02:30', '2027-03-28T01:30:00.000Z'],
])('%s at %s is %s', (day, time, instant) => {
  expect(calendar.instantAt(day, time).toISOString()).toBe(instant);
});

test.each([
  ['2026-11-20T15:40:00Z', '2026-11-20T16:40:00+01:00'],
  ['2026-07-01T08:00:00.500Z', '2026-07-01T10:00:00.500+02:00'],
])('%s is written %s', (instant, written) => {
  expect(brusselsTime(new Date(instant))).toBe(written);
  expect(calendar.format(new Date(instant))).toBe(written);
});

test.each([
  ['2026-11-20', '2026-11-19T23:00:00.000Z'],
  ['2026-07-01', '2026-06-30T22:00:00.000Z'],
])('%s begins at %s', (day, instant) => {
  expect(startOfDay(day).toISOString()).toBe(instant);
});

test.each([
  ['2026-12-31T22:59:59Z', 2026],
  ['2026-12-31T23:00:00Z', 2027],
])('%s is in the year %d', (instant, year) => {
  expect(yearInBrussels(new Date(instant))).toBe(year);
});
