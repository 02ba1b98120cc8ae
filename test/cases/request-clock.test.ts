import { requestClock } from '../../src/cases/request-clock';
import { law } from './shipped-law';

const DAY_MS = 24 * 3_600_000;
const SUBMITTED = new Date('2026-11-23T09:00:00Z');
const clockOf = (received?: string, submittedAt = SUBMITTED) => requestClock({ received, submittedAt }, law);

/** Written down from calendars, not computed: the ten of Belgium, and as much of 2031 as a period from 2030 reaches. */
const PUBLIC_HOLIDAYS = new Set(
  `
  2026-01-01 2026-04-06 2026-05-01 2026-05-14 2026-05-25 2026-07-21 2026-08-15 2026-11-01 2026-11-11 2026-12-25
  2027-01-01 2027-03-29 2027-05-01 2027-05-06 2027-05-17 2027-07-21 2027-08-15 2027-11-01 2027-11-11 2027-12-25
  2028-01-01 2028-04-17 2028-05-01 2028-05-25 2028-06-05 2028-07-21 2028-08-15 2028-11-01 2028-11-11 2028-12-25
  2029-01-01 2029-04-02 2029-05-01 2029-05-10 2029-05-21 2029-07-21 2029-08-15 2029-11-01 2029-11-11 2029-12-25
  2030-01-01 2030-04-22 2030-05-01 2030-05-30 2030-06-10 2030-07-21 2030-08-15 2030-11-01 2030-11-11 2030-12-25
  2031-01-01
  `
    .trim()
    .split(/\s+/),
);

test.each([
  ['2026-03-05', '2026-04-05', '2026-04-07', '2026-06-05'],
  ['2026-08-31', '2026-09-30', '2026-09-30', '2026-11-30'],
  ['2026-10-31', '2026-11-30', '2026-11-30', '2027-02-01'],
  ['2026-11-23', '2026-12-23', '2026-12-23', '2027-02-23'],
  ['2026-11-25', '2026-12-25', '2026-12-28', '2027-02-25'],
  ['2026-12-01', '2027-01-01', '2027-01-04', '2027-03-01'],
  ['2027-01-29', '2027-02-28', '2027-03-01', '2027-04-29'],
  ['2027-02-28', '2027-03-28', '2027-03-30', '2027-05-28'],
  ['2027-03-31', '2027-04-30', '2027-04-30', '2027-06-30'],
  ['2027-04-06', '2027-05-06', '2027-05-07', '2027-07-06'],
  ['2027-04-17', '2027-05-17', '2027-05-18', '2027-07-19'],
  ['2027-06-21', '2027-07-21', '2027-07-22', '2027-09-21'],
  // Of a leap year, and the extension from the 31st: counted from receipt, not from the end of the first month.
  ['2028-01-31', '2028-02-29', '2028-02-29', '2028-05-02'],
  ['2027-01-31', '2027-02-28', '2027-03-01', '2027-04-30'],
])('received on %s: a month later is %s, due on %s, extended to %s', (receivedOn, rawOn, dueOn, extendedDueOn) => {
  expect(clockOf(receivedOn)).toMatchObject({ receivedOn, basis: 'day', rawOn, dueOn, extendedDueOn });
});

describe('every day of 2026 to 2030', () => {
  const days: string[] = [];
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2031, 0, 1); at += DAY_MS) days.push(isoDay(at));

  test.each([
    ['the answer', 1, 'dueOn'],
    ['the extended answer', 3, 'extendedDueOn'],
  ] as const)('%s is due on the first working day from %d calendar month(s) on', (_, months, period) => {
    expect(days).toHaveLength(1826);
    const wrong = days.filter((day) => clockOf(day)[period] !== firstWorkingDay(monthsAfter(day, months)));
    expect(wrong).toEqual([]);
  });

  test('the safe date is the month itself, and no answer is due before it', () => {
    const wrong = days.filter((day) => {
      const { rawOn, dueOn } = clockOf(day);
      return rawOn !== monthsAfter(day, 1) || dueOn < rawOn;
    });
    expect(wrong).toEqual([]);
  });

  test('no period ends on a Saturday, a Sunday or a public holiday', () => {
    const ends = days.flatMap((day) => [clockOf(day).dueOn, clockOf(day).extendedDueOn]);
    expect(ends.filter(isNoWorkingDay)).toEqual([]);
  });
});

describe('receipt', () => {
  test.each([
    ['2026-11-23T10:14:00+01:00', '2026-11-23'],
    ['2026-11-22T23:00:00Z', '2026-11-23'],
    ['2026-11-22T22:59:59Z', '2026-11-22'],
    ['2026-07-01T00:30:00+02:00', '2026-07-01'],
    ['2026-10-25T02:30:00+01:00', '2026-10-25'],
    ['2026-12-31T19:00:00-05:00', '2027-01-01'],
  ])('at %s it is on %s in Brussels', (received, receivedOn) => {
    expect(clockOf(received)).toMatchObject({ receivedOn, basis: 'stated' });
  });

  test.each([['unknown'], [undefined]])('%s is the day of the report in Brussels', (received) => {
    const reported = clockOf(received, new Date('2026-11-22T23:30:00Z'));
    expect(reported).toMatchObject({ receivedOn: '2026-11-23', basis: 'reported', dueOn: '2026-12-23' });
  });

  test.each(['2026-02-30', '2026-13-01', '23/11/2026', '2026-11-23T25:00:00+01:00', '2026-11-23T10:00:00', ''])(
    '%j is refused',
    (received) => {
      expect(() => clockOf(received)).toThrow(RangeError);
    },
  );
});

test('the whole clock of a request that is reported on the day it came in', () => {
  expect(clockOf('2026-11-25T10:14:00+01:00', new Date('2026-11-25T09:20:00Z'))).toEqual({
    receivedOn: '2026-11-25',
    basis: 'stated',
    rawOn: '2026-12-25',
    dueOn: '2026-12-28',
    extendedDueOn: '2027-02-25',
    internalOn: '2026-12-21',
    lateness: 'none',
    reminders: [
      { day: '2026-12-02', kind: 'seven_days' },
      { day: '2026-12-09', kind: 'fourteen_days' },
      { day: '2026-12-16', kind: 'twenty_one_days' },
      { day: '2026-12-26', kind: 'two_days_left' },
    ],
  });
});

/** Received on 25 November, due on Monday 28 December after Christmas and a weekend. Instants on both sides of midnight. */
test.each([
  ['2026-12-02T22:59:59Z', 'none'],
  ['2026-12-02T23:00:00Z', 'late'],
  ['2026-12-16T22:59:59Z', 'late'],
  ['2026-12-16T23:00:00Z', 'urgent'],
  ['2026-12-28T22:59:59Z', 'urgent'],
  ['2026-12-28T23:00:00Z', 'passed'],
])('reported at %s it is %s', (submittedAt, lateness) => {
  expect(clockOf('2026-11-25', new Date(submittedAt)).lateness).toBe(lateness);
});

test('the months are those of the law', () => {
  const longer = {
    ...law,
    request_answer: { ...law.request_answer, months: 2 },
    request_extension: { ...law.request_extension, months: 4 },
  };
  const { rawOn, extendedDueOn } = requestClock({ received: '2026-11-23', submittedAt: SUBMITTED }, longer);
  expect({ rawOn, extendedDueOn }).toEqual({ rawOn: '2027-01-23', extendedDueOn: '2027-05-24' });
});

/** The same day number so many months later, else the last day of that month. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)));
}

function firstWorkingDay(day: string): string {
  let at = Date.parse(day);
  while (isNoWorkingDay(isoDay(at))) at += DAY_MS;
  return isoDay(at);
}

function isNoWorkingDay(day: string): boolean {
  const weekday = new Date(day).getUTCDay();
  return weekday === 0 || weekday === 6 || PUBLIC_HOLIDAYS.has(day);
}

function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
