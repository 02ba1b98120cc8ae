import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadTexts } from '../../src/texts/texts';

const SHIPPED = folder({
  'nl/common.json': {
    form: { send: 'Verzenden', back: 'Terug' },
    receipt: 'Dossier {{reference}} · {{at}}',
    more_one: 'Nog 1 passage',
    more_other: 'Nog {{count}} passages',
  },
  'nl/mail.json': { subject: 'Melding' },
  'fr/common.json': { form: { send: 'Envoyer' } },
});

/** A new folder with these files; a text is written as it is, anything else as JSON. */
function folder(files: Record<string, unknown>): string {
  const dir = mkdtempSync(join(tmpdir(), 'privacyloket-overrides-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return dir;
}

/** The lines of the error, without the folder. */
function problemsOf(files: Record<string, unknown>): string[] {
  const dir = folder(files);
  try {
    loadTexts([SHIPPED, dir]);
  } catch (error) {
    if (error instanceof Error) return error.message.split('\n').map((line) => line.replace(join(dir, '/'), ''));
  }
  return [];
}

test('an override may drop or move a placeholder, and replace one form of a plural', () => {
  const texts = loadTexts([
    SHIPPED,
    folder({ 'nl/common.json': { receipt: 'Op {{ at }}', more_one: 'Nog eentje' }, 'README.md': 'Onze teksten' }),
  ]);
  expect(texts.t('nl', 'common.receipt', { reference: 'L-1', at: 'vandaag' })).toBe('Op vandaag');
  expect(texts.t('nl', 'common.more', { count: 1 })).toBe('Nog eentje');
  expect(texts.t('nl', 'common.more', { count: 2 })).toBe('Nog 2 passages');
});

test('every problem is named at once: file, key and what is expected', () => {
  const files = {
    'es/common.json': { form: { send: 'Enviar' } },
    'fr/common.json': '{',
    'nl/common.json': {
      form: { sned: 'Opsturen', back: { label: 'Terug' } },
      receipt: 'Dossier {{referentie}} op {{- when, short}}',
      more_one: 'Nog {{count}} passage',
      more_two: 'Nog 2 passages',
    },
    'nl/mail.json': { subject: ['Melding'] },
    'nl/post.json': { subject: 'Melding' },
  };
  expect(problemsOf(files)).toEqual([
    'es: no language of ours; expected nl, fr, en, de',
    'nl/common.json: form.sned: no such key; expected send, back',
    'nl/common.json: form.back: expected a text',
    'nl/common.json: receipt: no such placeholder {{referentie}}; expected {{reference}}, {{at}}',
    'nl/common.json: receipt: no such placeholder {{when}}; expected {{reference}}, {{at}}',
    'nl/common.json: more_one: no such placeholder {{count}}; expected none',
    'nl/common.json: more_two: no such key; expected form, receipt, more_one, more_other',
    'nl/mail.json: subject: expected a text',
    'nl/post.json: no such file; expected common.json, mail.json',
    expect.stringContaining('fr/common.json: ') as string,
  ]);
});

test.each([
  ['a text instead of a group', { form: 'Formulier' }, 'form: expected a group with send, back'],
  ['a list instead of a group', { form: ['Verzenden'] }, 'form: expected a group with send, back'],
  ['nothing instead of a group', { form: null }, 'form: expected a group with send, back'],
  ['a number instead of a text', { form: { send: 1 } }, 'form.send: expected a text'],
  ['nothing instead of a text', { form: { send: null } }, 'form.send: expected a text'],
  ['a key with a dot', { 'form.send': 'X' }, 'form.send: no such key; expected form, receipt, more_one, more_other'],
  ['an inherited key', { form: { constructor: 'X' } }, 'form.constructor: no such key; expected send, back'],
])('%s is refused', (_, content, problem) => {
  expect(problemsOf({ 'nl/common.json': content })).toEqual([`nl/common.json: ${problem}`]);
});

test.each(['[]', 'null', '"Verzenden"', '1'])('a file that holds %s is named', (content) => {
  expect(problemsOf({ 'nl/mail.json': content })).toEqual(['nl/mail.json: expected an object with subject']);
});

test('a text is checked against the shipped text of its own language', () => {
  expect(problemsOf({ 'fr/common.json': { form: { back: 'Retour' } } })).toEqual([
    'fr/common.json: form.back: no such key; expected send',
  ]);
});

test('hidden folders are no languages', () => {
  expect(problemsOf({ '.git/config.json': '{', '..data/es/common.json': {} })).toEqual([]);
});
