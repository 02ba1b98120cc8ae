import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLaw } from '../../src/cases/law';
import { law } from './shipped-law';

const folder = mkdtempSync(join(tmpdir(), 'privacyloket-law-'));
const file = join(folder, 'law.json');

type Json = Record<string, unknown>;
const SHIPPED = JSON.parse(readFileSync(join(__dirname, '../../content/law.json'), 'utf8')) as Record<string, Json>;

/** What `loadLaw` says of the shipped law with some parts replaced, a line each, without the path of the file. */
function problemsWith(changes: Record<string, unknown>): string[] {
  writeFileSync(file, JSON.stringify({ ...SHIPPED, ...changes }));
  try {
    loadLaw(folder);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(`${file}: `, ''));
  }
}

const holidaysWith = (changes: Json) => problemsWith({ public_holidays: { ...SHIPPED.public_holidays, ...changes } });

test('the shipped law: 72 hours, 21 days, one month and two more, ten public holidays', () => {
  const { breach_notification, breach_second_part, request_answer, request_extension, public_holidays } = law;
  expect([
    breach_notification.hours,
    breach_second_part.days,
    request_answer.months,
    request_extension.months,
    public_holidays.fixed.length + public_holidays.days_after_easter.length,
  ]).toEqual([72, 21, 1, 2, 10]);
});

test.each(Object.entries(SHIPPED))('%s says where it stands and when that was checked', (_, entry) => {
  expect(entry).toMatchObject({
    source: expect.stringContaining('https://') as string,
    checked_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string,
  });
});

test('another figure is taken over', () => {
  writeFileSync(
    file,
    JSON.stringify({ ...SHIPPED, breach_notification: { ...SHIPPED.breach_notification, hours: 96 } }),
  );
  expect(loadLaw(folder).breach_notification.hours).toBe(96);
});

const CHECKED = { source: 'x', checked_on: '2026-11-22' };

test.each<[string, Record<string, unknown>, RegExp]>([
  ['no hours', { breach_notification: CHECKED }, /^breach_notification\.hours: /],
  ['zero hours', { breach_notification: { ...CHECKED, hours: 0 } }, /^breach_notification\.hours: /],
  ['a negative month', { request_answer: { ...CHECKED, months: -1 } }, /^request_answer\.months: /],
  ['half a month', { request_extension: { ...CHECKED, months: 1.5 } }, /^request_extension\.months: /],
  ['days in words', { breach_second_part: { ...CHECKED, days: '21' } }, /^breach_second_part\.days: /],
  ['no source', { request_answer: { months: 1, checked_on: '2026-11-22' } }, /^request_answer\.source: /],
  ['an empty source', { request_answer: { ...CHECKED, months: 1, source: '' } }, /^request_answer\.source: /],
  [
    'no real day',
    { request_answer: { ...CHECKED, months: 1, checked_on: '2026-02-30' } },
    /^request_answer\.checked_on: /,
  ],
  ['a figure it does not know', { reply_days: { ...CHECKED, days: 3 } }, /^the file: .*reply_days/],
])('%s is told with its field', (_, changes, problem) => {
  expect(problemsWith(changes)).toEqual([expect.stringMatching(problem) as string]);
});

test.each<[string, number, number, string[]]>([
  ['the 30th of February', 2, 30, ['public_holidays.fixed.0.day: no such day in that month']],
  ['the 31st of April', 4, 31, ['public_holidays.fixed.0.day: no such day in that month']],
  ['the 29th of February', 2, 29, []],
  ['the 31st of December', 12, 31, []],
])('a holiday on %s', (_, month, day, problems) => {
  expect(holidaysWith({ fixed: [{ month, day, name: 'x' }] })).toEqual(problems);
});

test('a month that there is not, and a day out of the year of Easter, are told', () => {
  expect(holidaysWith({ fixed: [{ month: 13, day: 1, name: 'x' }] })[0]).toMatch(/^public_holidays\.fixed\.0\.month: /);
  expect(holidaysWith({ fixed: [{ month: 0, day: 1, name: 'x' }] })[0]).toMatch(/^public_holidays\.fixed\.0\.month: /);
  expect(holidaysWith({ days_after_easter: [{ days: 300, name: 'x' }] })[0]).toMatch(
    /^public_holidays\.days_after_easter\.0\.days: /,
  );
});

test('so many holidays that no working day is left are refused', () => {
  const fixed = Array.from({ length: 366 }, (_, index) => ({ month: (index % 12) + 1, day: 1, name: 'x' }));
  expect(holidaysWith({ fixed })[0]).toMatch(/^public_holidays\.fixed: /);
});

test('everything that is wrong is told at once', () => {
  expect(problemsWith({ breach_notification: CHECKED, request_answer: CHECKED })).toHaveLength(2);
});

test('a file that is no JSON is named', () => {
  writeFileSync(file, '{ "breach_notification": ');
  expect(() => loadLaw(folder)).toThrow(`${file}: `);
});

test('a file that is not there is named with what is expected in it', () => {
  expect(() => loadLaw(join(folder, 'nergens'))).toThrow(
    `${join(folder, 'nergens', 'law.json')}: not there, expected the legal periods and the public holidays`,
  );
});
