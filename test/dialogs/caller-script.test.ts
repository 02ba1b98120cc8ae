import { formContextOf } from '../../src/assistant/form-context';
import { dialogs } from '../../src/dialogs';
import { callerScript } from '../../src/dialogs/caller-script';
import type { Inputs } from '../../src/dialogs/definition';
import { formFor } from '../../src/dialogs/form-for';
import { LANGUAGES } from '../../src/texts/language';
import { organisation, SETTINGS, texts } from '../support/assistant';
import { CALLER, SELF } from '../support/filling-in';

const [energie, ...others] = organisation.clients;
const own = { nl: 'Eigen tekst van Energie.', fr: 'Texte propre.' };
const clients = energie ? [{ ...energie, caller_script: own }, ...others] : [];
const scriptFor = (inputs: Inputs, from = organisation, page = 'who') =>
  callerScript(
    dialogs.dsr,
    { dialog: 'dsr', submissionId: 'x', page, language: 'nl', inputs, visited: [] },
    formContextOf(from, texts, SETTINGS),
  );
const wordsOf = (role: string, language: 'nl' | 'fr' | 'en' | 'de' = 'nl', client = 'Voorbeeld Energie') =>
  texts.t(language, `dsr.caller.script.${role}`, { organisation: organisation.short_name, client });

test('nobody is told anything before it is known for whom and whose data, nor who asks for himself', () => {
  expect(scriptFor({})).toBeUndefined();
  expect(scriptFor({ requester_role: 'other' })).toBeUndefined();
  expect(scriptFor({ data_owner: 'client' })).toBeUndefined();
  expect(scriptFor({ ...SELF, data_owner: 'client' })).toBeUndefined();
});

test.each<[string, Inputs, string]>([
  ['of the organisation', { ...CALLER, data_owner: 'ipg' }, 'controller'],
  ['of a client', CALLER, 'processor'],
  ['of a client that is not on the list', { ...CALLER, client: 'other' }, 'processor_unnamed'],
  ['of a client not chosen yet', { ...CALLER, client: '' }, 'processor_unnamed'],
  ['of nobody knows whom', { ...CALLER, data_owner: 'unknown' }, 'unknown'],
  ['of a member of staff on the campaign of a client', { ...CALLER, subject_category: 'employee' }, 'controller'],
  ['of an applicant', { ...CALLER, data_owner: 'unknown', subject_category: 'applicant' }, 'controller'],
])('the words for a caller about data %s', (_, inputs, role) => {
  expect(scriptFor(inputs)?.text).toBe(wordsOf(role));
});

test.each(LANGUAGES)("in the caller's language (%s), with a lead in the agent's, and no date promised", (language) => {
  const script = scriptFor({ ...CALLER, reply_language: language });
  expect(script).toEqual({ lead: texts.t('nl', 'dsr.caller.lead'), text: wordsOf('processor', language), language });
  for (const role of ['processor', 'processor_unnamed', 'unknown']) expect(wordsOf(role, language)).not.toMatch(/\d/);
});

test("the client's own words where there are, else ours", () => {
  const from = { ...organisation, clients };
  expect(scriptFor(CALLER, from)?.text).toBe('Eigen tekst van Energie.');
  expect(scriptFor({ ...CALLER, reply_language: 'de' }, from)?.text).toBe(wordsOf('processor', 'de'));
  expect(scriptFor({ ...CALLER, client: 'voorbeeld_telecom' }, from)?.text).toBe(
    wordsOf('processor', 'nl', 'Voorbeeld Telecom'),
  );
});

test('it stands on every page from there on, the review included', () => {
  const context = formContextOf(organisation, texts, SETTINGS);
  for (const { id } of dialogs.dsr.pages) {
    const state = { dialog: 'dsr', submissionId: 'x', page: id, language: 'nl', inputs: CALLER, visited: [] } as const;
    expect(formFor(dialogs.dsr, state, context).script?.text).toBe(wordsOf('processor'));
  }
});
