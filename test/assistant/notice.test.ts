import { memoryPeople } from '../../src/assistant/memory';
import { largestForms } from '../../src/assistant/largest-forms';
import { noticeLines } from '../../src/assistant/notice';
import { LANGUAGES } from '../../src/texts/language';
import { assistantWithoutStore, organisation, PERSON, policy, SETTINGS, texts } from '../support/assistant';

const linesIn = (language: (typeof LANGUAGES)[number], more = {}) =>
  noticeLines(language, { policy: () => policy, texts, organisation, settings: SETTINGS, ...more });

test.each(LANGUAGES)(
  'the notice says who, what, how long, why and which rights, from the settings, in %s',
  (language) => {
    const notice = linesIn(language, {
      settings: { ...SETTINGS, draftHours: 5, closedKeptDays: 6, keptDays: 777 },
    }).join('\n');
    for (const part of ['IPG Group', '5', '6', '777', SETTINGS.dpo, '2020']) expect(notice).toContain(part);
    expect(notice).not.toMatch(/\{\{|undefined/);
  },
);

test('that only the DPO reads it is said only where the organisation says so', () => {
  const only = linesIn('nl', { organisation: { ...organisation, only_the_dpo_reads: true } });
  expect(only).toContain(texts.t('nl', 'common.notice.who_sees_only', { dpo: SETTINGS.dpo }));
  expect(linesIn('nl')).toContain(texts.t('nl', 'common.notice.who_sees', { dpo: SETTINGS.dpo }));
});

test('it comes once, on first contact, and whenever it is asked for; not while somebody has an incident to report', async () => {
  const { assistant } = assistantWithoutStore({ people: memoryPeople() });
  const notesOn = async (text: string) => (await assistant.reply({ person: PERSON, text })).notes;
  expect(await notesOn('ik heb een mail naar de verkeerde klant gestuurd')).toEqual([]);
  expect(await notesOn('hoe lang houden jullie gegevens bij?')).toEqual(expect.arrayContaining(linesIn('nl')));
  expect(await notesOn('hoe lang houden jullie gegevens bij?')).not.toEqual(expect.arrayContaining(linesIn('nl')));
  expect(assistant.notice('de').lead).toEqual(linesIn('de'));
  expect((await assistant.reply({ person: PERSON, text: 'wat bewaar je over mij?', locale: 'nl' })).lead).toEqual(
    linesIn('nl'),
  );
});

test('a store that fails leaves no question without its answer', async () => {
  const fails = () => Promise.reject(new Error('down'));
  const { assistant } = assistantWithoutStore({ people: { ...memoryPeople(), isFirstContact: fails } });
  expect((await assistant.reply({ person: PERSON, text: 'hoe lang houden jullie gegevens bij?' })).kind).toBe('answer');
});

test('a text that is missing in one language is found out before anybody opens a form', () => {
  const t: typeof texts.t = (language, key, params) => {
    if (language === 'de' && key === 'withdrawal.withdrawal_reason.label') throw new Error(`No text '${key}' in 'de'`);
    return texts.t(language, key, params);
  };
  expect(() => largestForms(organisation, { ...texts, t }, SETTINGS)).toThrow(
    "No text 'withdrawal.withdrawal_reason.label'",
  );
});

test('a form that is opened first tells it, once; a person is met over all ways alike', async () => {
  const { assistant } = assistantWithoutStore({ people: memoryPeople() });
  await assistant.reply({ person: PERSON, text: 'ik heb een mail naar de verkeerde klant gestuurd' });
  expect((await assistant.firstNotice(PERSON, 'fr'))?.lead).toEqual(linesIn('fr'));
  expect(await assistant.firstNotice(PERSON, 'fr')).toBeUndefined();
  const { notes } = await assistant.reply({ person: PERSON, text: 'hoe lang houden jullie gegevens bij?' });
  expect(notes).not.toEqual(expect.arrayContaining(linesIn('nl')));
});

test('a store that fails keeps no form from opening', async () => {
  const fails = () => Promise.reject(new Error('down'));
  const { assistant } = assistantWithoutStore({ people: { ...memoryPeople(), isFirstContact: fails } });
  expect(await assistant.firstNotice(PERSON, 'nl')).toBeUndefined();
});
