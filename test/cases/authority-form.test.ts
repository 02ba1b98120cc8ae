import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BREACH_FACTS, loadAuthorityForm } from '../../src/cases/authority-form';

function inFolder(text?: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'authority-form-'));
  if (text !== undefined) writeFileSync(join(dir, 'authority-form.json'), text);
  return dir;
}

const FORM = {
  authority: { nl: 'Autoriteit', fr: 'Autorité' },
  portal: { nl: 'https://portaal.example.test/', fr: 'https://portail.example.test/' },
  languages: ['nl', 'fr', 'de'],
  source: { nl: 'een voorbeeld', fr: 'un exemple' },
  compared_on: '2026-11-22',
  fields: [{ id: 'aware', label: { nl: 'Vaststelling', fr: 'Constat' }, fact: 'aware_at' }],
};

test('the shipped form says where it comes from, and uses facts once each', () => {
  const { fields, source } = loadAuthorityForm(join(__dirname, '../../content'));
  for (const words of Object.values(source)) expect(words).toContain('https://');
  const facts = fields.flatMap(({ fact }) => fact ?? []);
  expect(facts).toEqual([...new Set(facts)]);
  expect(BREACH_FACTS).toEqual(expect.arrayContaining(facts));
});

test.each<[string, unknown, string]>([
  ['an unknown fact', { ...FORM, fields: [{ ...FORM.fields[0], fact: 'reporter' }] }, 'fields.0.fact'],
  ['a label in one language', { ...FORM, fields: [{ id: 'a', label: { nl: 'A' } }] }, 'fields.0.label.fr'],
  ['two fields of one id', { ...FORM, fields: [FORM.fields[0], FORM.fields[0]] }, 'two fields have the same id'],
  ['a day that is none', { ...FORM, compared_on: '22/11/2026' }, 'expected a day, YYYY-MM-DD'],
  ['a portal in one language', { ...FORM, portal: { nl: FORM.portal.nl } }, 'portal.fr'],
  ['a language that is not ours', { ...FORM, languages: ['es'] }, 'languages.0'],
])('refuses %s and names it', (_, form, problem) => {
  const dir = inFolder(JSON.stringify(form));
  expect(() => loadAuthorityForm(dir)).toThrow(problem);
  expect(() => loadAuthorityForm(dir)).toThrow(join(dir, 'authority-form.json'));
});

test('a form that is not there, or no JSON, is named', () => {
  expect(() => loadAuthorityForm(inFolder())).toThrow('not there');
  expect(() => loadAuthorityForm(inFolder('{'))).toThrow('authority-form.json');
});

test('a form as it should be is read', () => {
  expect(loadAuthorityForm(inFolder(JSON.stringify(FORM)))).toEqual(FORM);
  const { compared_on, ...never } = FORM;
  expect(compared_on).toBe('2026-11-22');
  expect(loadAuthorityForm(inFolder(JSON.stringify(never)))).toEqual(never);
});
