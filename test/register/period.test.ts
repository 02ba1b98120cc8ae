import { daysPeriod, monthPeriod } from '../../src/register/period';

const iso = (period: { from?: Date; before?: Date }) => [period.from?.toISOString(), period.before?.toISOString()];

test.each([
  ['2026-11', '2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z'],
  ['2026-12', '2026-11-30T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
  // Summer time begins and ends in these.
  ['2026-03', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
  ['2026-10', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
  ['2028-02', '2028-01-31T23:00:00.000Z', '2028-02-29T23:00:00.000Z'],
])('the month %s in Brussels', (month, from, before) => {
  expect(iso(monthPeriod(month))).toEqual([from, before]);
});

test('days are whole, the last one included, also those of 23 and 25 hours', () => {
  expect(iso(daysPeriod({ from: '2026-03-29', to: '2026-03-29' }))).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ]);
  expect(iso(daysPeriod({ from: '2026-10-25', to: '2026-10-25' }))).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ]);
  expect(daysPeriod({})).toEqual({});
});

test.each(['2026-13', '2026-1', '2026', 'november', '2026-00'])('%s is no month', (month) => {
  expect(() => monthPeriod(month)).toThrow(RangeError);
});

test.each([{ from: '2026-02-30' }, { to: '23/11/2026' }, { from: '2026-11-02', to: '2026-11-01' }])(
  '%j is no period',
  (days) => {
    expect(() => daysPeriod(days)).toThrow(RangeError);
  },
);
