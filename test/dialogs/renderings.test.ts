import { largestForms } from '../../src/assistant/largest-forms';
import { modalFor } from '../../src/channels/slack/modal';
import { cardFor } from '../../src/channels/teams/form-card';
import { dialogs } from '../../src/dialogs';
import type { DialogId, Inputs } from '../../src/dialogs/definition';
import type { Form } from '../../src/dialogs/form';
import { LANGUAGES } from '../../src/texts/language';
import type { Language } from '../../src/texts/language';
import { problemsOfView } from '../channels/slack/slack-rules';
import { rendered } from '../channels/teams/validate-card';
import { SETTINGS, assistantWithoutStore, organisation, texts } from '../support/assistant';
import { askDpoPersons } from './persons/ask_dpo';
import { breachPersons } from './persons/breach';
import { dsrPersons } from './persons/dsr';
import { answersOf } from './persons/person';
import { throughSlack, throughTeams, throughTerminal } from './renderings';

/** What a form holds before anybody touches it. */
const presets: Readonly<Partial<Record<DialogId, (language: Language) => Inputs>>> = {
  breach: () => ({ confidential: 'no' }),
  ask_dpo: () => ({ urgency: 'normal', publish: 'no' }),
  dsr: (reply_language) => ({ reply_language }),
};

describe.each([
  ['breach', breachPersons],
  ['dsr', dsrPersons],
  ['ask_dpo', askDpoPersons],
] as const)('%s', (dialog, persons) => {
  test('is gone through by thirty people at least', () => expect(persons.length).toBeGreaterThanOrEqual(30));

  test.each(persons.map((person) => [person.who, person] as const))('%s', async (_, person) => {
    const { language, inputs } = person;
    const expected = answersOf(person, presets[dialog]?.(language) ?? {});
    for (const fillIn of [throughSlack, throughTeams, throughTerminal]) {
      const { assistant, filings } = assistantWithoutStore();
      await fillIn(assistant, { dialog, language, inputs: {} }, inputs);
      expect(filings.map((filing) => [filing.language, filing.answers])).toEqual([[language, expected]]);
    }
  });
});

const largest = largestForms(organisation, texts, SETTINGS);

test('every page of every dialog is drawn in every language', () => {
  const pages = Object.values(dialogs).flatMap((dialog) => dialog.pages);
  expect(largest).toHaveLength(pages.length * LANGUAGES.length);
});

test.each(largest.map((form) => [`${form.state.dialog} ${form.state.page} ${form.state.language}`, form] as const))(
  '%s fits in a Slack modal and an Adaptive Card at its largest',
  (_, form: Form) => {
    expect(problemsOfView(JSON.parse(JSON.stringify(modalFor(form))) as Record<string, unknown>)).toEqual([]);
    expect(rendered(JSON.parse(JSON.stringify(cardFor(form, texts)))).problems).toEqual([]);
  },
);
