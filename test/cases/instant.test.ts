import { readInstant } from '../../src/cases/instant';

test.each([
  ['2026-11-20T16:40:00+01:00', '2026-11-20T15:40:00.000Z'],
  ['2026-11-20T15:40:00Z', '2026-11-20T15:40:00.000Z'],
  ['2026-11-20T16:40+01:00', '2026-11-20T15:40:00.000Z'],
  ['2026-11-20T16:40:00.250+01:00', '2026-11-20T15:40:00.250Z'],
  ['2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00.000Z'],
  ['2026-10-25T02:30:00+01:00', '2026-10-25T01:30:00.000Z'],
  ['2028-02-29T00:00:00-05:30', '2028-02-29T05:30:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(readInstant(text).toISOString()).toBe(instant);
});

test.each([
  ['a day that there is not', '2026-02-30T10:00:00+01:00'],
  ['a 29th of February of a common year', '2026-02-29T10:00:00+01:00'],
  ['a month that there is not', '2026-13-01T10:00:00+01:00'],
  ['25 hours', '2026-11-20T25:00:00+01:00'],
  ['24 hours', '2026-11-20T24:00:00+01:00'],
  ['60 minutes', '2026-11-20T16:60:00+01:00'],
  ['60 seconds', '2026-11-20T16:40:60+01:00'],
  ['an offset of 24 hours', '2026-11-20T16:40:00+24:00'],
  ['no offset', '2026-11-20T16:40:00'],
  ['a day', '2026-11-20'],
  ['no minutes', '2026-11-20T16+01:00'],
  ['something after it', '2026-11-20T16:40:00+01:00 or so'],
  ['words', 'gisteren'],
  ['nothing', ''],
])('%s is refused, quoted, with what is expected', (_, text) => {
  expect(() => readInstant(text)).toThrow(
    new RangeError(`'${text}': expected a date and time that exist with their offset, 2026-11-20T16:40:00+01:00`),
  );
});
