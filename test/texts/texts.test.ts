import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDay, formatDayInWords, formatInstant } from '../../src/texts/dates';
import { languageOf } from '../../src/texts/language';
import { loadTexts } from '../../src/texts/texts';

const LOCALES = join(__dirname, '..', '..', 'locales');

test('a folder of overrides replaces single texts and leaves the others', () => {
  const over = mkdtempSync(join(tmpdir(), 'privacyloket-texts-'));
  mkdirSync(join(over, 'nl'));
  writeFileSync(join(over, 'nl', 'common.json'), JSON.stringify({ form: { send: 'Opsturen' } }));
  const texts = loadTexts([LOCALES, over]);
  expect(texts.t('nl', 'common.form.send')).toBe('Opsturen');
  expect(texts.t('nl', 'common.form.back')).toBe('Terug');
  expect(texts.t('fr', 'common.form.send')).toBe(loadTexts([LOCALES]).t('fr', 'common.form.send'));
});

test('a broken file is named', () => {
  const over = mkdtempSync(join(tmpdir(), 'privacyloket-texts-'));
  mkdirSync(join(over, 'de'));
  writeFileSync(join(over, 'de', 'common.json'), '{');
  expect(() => loadTexts([LOCALES, over])).toThrow(join(over, 'de', 'common.json'));
});

test('a missing text is a bug, not an empty message', () => {
  expect(() => loadTexts([LOCALES]).t('nl', 'common.no.such.text')).toThrow("No text 'common.no.such.text' in 'nl'");
});

test('what people fill in is shown as it is, without HTML entities and without being read as a text of ours', () => {
  const texts = loadTexts([LOCALES]);
  expect(texts.t('nl', 'breach.receipt.processor', { client: "<b>O'Neil & $t(common.form.send)</b>" })).toContain(
    "<b>O'Neil & $t(common.form.send)</b>",
  );
});

test.each([
  ['2026-11-23T15:40:00Z', 'nl', 'ma 23/11/2026 16:40'],
  ['2026-10-25T00:30:00Z', 'nl', 'zo 25/10/2026 02:30'],
  ['2026-10-25T01:30:00Z', 'nl', 'zo 25/10/2026 02:30'],
  ['2026-12-31T23:00:00Z', 'fr', 'ven 01/01/2027 00:00'],
  ['2026-07-21T10:00:00Z', 'en', 'Tue 21/07/2026 12:00'],
  ['2026-07-21T10:00:00Z', 'de', 'Di 21/07/2026 12:00'],
] as const)('%s reads in %s as %s', (at, language, text) => {
  expect(formatInstant(new Date(at), language)).toBe(text);
});

test('a day reads with its weekday, or in words', () => {
  expect(formatDay('2026-11-20', 'nl')).toBe('vr 20/11/2026');
  expect(formatDayInWords('2020-10-06', 'nl')).toBe('6 oktober 2020');
  expect(formatDayInWords('2020-10-06', 'fr')).toBe('6 octobre 2020');
});

test.each([
  ['nl-BE', 'nl'],
  ['FR', 'fr'],
  ['en_US.UTF-8', 'en'],
  ['ja-JP', undefined],
  [undefined, undefined],
])('%s is %s', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});
