import { easterSunday, isWorkingDay, workingDayFrom } from '../../src/cases/working-days';
import { law } from './shipped-law';

const { public_holidays: holidays } = law;

test.each([
  '1818-03-22',
  '1943-04-25',
  '1954-04-18',
  '1981-04-19',
  '2000-04-23',
  '2008-03-23',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2029-04-01',
  '2030-04-21',
  '2038-04-25',
  '2049-04-18',
  '2076-04-19',
])('Easter is on %s', (sunday) => {
  expect(easterSunday(Number(sunday.slice(0, 4)))).toBe(sunday);
});

test.each([
  ['2026-11-20', true, 'a Friday'],
  ['2026-11-21', false, 'a Saturday'],
  ['2026-11-22', false, 'a Sunday'],
  ['2026-11-11', false, 'Armistice Day'],
  ['2027-03-26', true, 'Good Friday'],
  ['2027-03-29', false, 'Easter Monday'],
  ['2027-05-06', false, 'Ascension'],
  ['2027-05-17', false, 'Whit Monday'],
  ['2029-07-11', true, 'the day of the Flemish Community'],
  ['2029-09-27', true, 'the day of the French Community'],
  ['2026-11-02', true, "All Souls' Day"],
  ['2027-11-15', true, "the King's Feast"],
  ['2028-12-26', true, 'the day after Christmas'],
])('%s is a working day: %s (%s)', (day, expected) => {
  expect(isWorkingDay(day, holidays)).toBe(expected);
});

test.each([
  ['2026-11-20', '2026-11-20'],
  ['2026-11-21', '2026-11-23'],
  // Easter Sunday and Monday.
  ['2026-04-05', '2026-04-07'],
  // Christmas on a Friday.
  ['2026-12-25', '2026-12-28'],
  ['2027-01-01', '2027-01-04'],
  // All Saints on a Monday.
  ['2027-10-30', '2027-11-02'],
])('the first working day from %s is %s', (day, expected) => {
  expect(workingDayFrom(day, holidays)).toBe(expected);
});

test('holidays are those of the list: one more, and Good Friday, are no working days then', () => {
  const more = { fixed: [{ month: 7, day: 11, name: 'x' }], days_after_easter: [{ days: -2, name: 'x' }] };
  expect([isWorkingDay('2029-07-11', more), isWorkingDay('2027-03-26', more)]).toEqual([false, false]);
  expect(isWorkingDay('2026-11-11', more)).toBe(true);
});
