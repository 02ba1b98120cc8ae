import type { FormRequest } from '../../src/assistant/turn';
import { modalFor } from '../../src/channels/slack/modal';
import { cardFor } from '../../src/channels/teams/form-card';
import { dialogs } from '../../src/dialogs';
import type { Answers, Inputs } from '../../src/dialogs/definition';
import { formFor } from '../../src/dialogs/form-for';
import { LANGUAGES } from '../../src/texts/language';
import type { Language } from '../../src/texts/language';
import { problemsOfView } from '../channels/slack/slack-rules';
import { rendered } from '../channels/teams/validate-card';
import { assistantWithoutStore, organisation, texts } from '../support/assistant';
import { throughSlack, throughTeams, throughTerminal } from './renderings';

type Script = { who: string; dialog: FormRequest['dialog']; language: Language; inputs: Inputs; answers: Answers };

const scripts: Script[] = [
  {
    who: 'an agent who just mailed the wrong customer',
    dialog: 'breach',
    language: 'nl',
    inputs: {
      cause: 'misdirected_mail',
      discovered_at: 'now',
      data_owner: 'client',
      client: 'voorbeeld_energie',
      description: 'Offerte naar de verkeerde klant gemaild.',
    },
    answers: {
      cause: 'misdirected_mail',
      discovered_at: '2026-11-20T16:43:12+01:00',
      data_owner: 'client',
      client: 'voorbeeld_energie',
      description: 'Offerte naar de verkeerde klant gemaild.',
      confidential: 'no',
    },
  },
  {
    who: 'someone who knows nothing but what happened',
    dialog: 'breach',
    language: 'fr',
    inputs: { cause: 'unknown', discovered_at: 'unknown', data_owner: 'unknown', description: 'Je ne sais pas.' },
    answers: {
      cause: 'unknown',
      discovered_at: 'unknown',
      data_owner: 'unknown',
      description: 'Je ne sais pas.',
      confidential: 'no',
    },
  },
  {
    who: 'someone who found out this morning and wants to stay unnamed',
    dialog: 'breach',
    language: 'de',
    inputs: {
      cause: 'snooping',
      discovered_at: 'today',
      discovered_at_time: '09:05',
      data_owner: 'ipg',
      description: 'Jemand hat Akten ohne Grund geöffnet.',
      confidential: 'yes',
    },
    answers: {
      cause: 'snooping',
      discovered_at: '2026-11-20T09:05:00+01:00',
      data_owner: 'ipg',
      description: 'Jemand hat Akten ohne Grund geöffnet.',
      confidential: 'yes',
    },
  },
  {
    who: 'someone who noticed yesterday, the hour forgotten, for a client that is not on the list',
    dialog: 'breach',
    language: 'en',
    inputs: {
      cause: 'lost_or_stolen',
      discovered_at: 'yesterday',
      data_owner: 'both',
      client: 'other',
      description: '📱 Phone left on the train, line 1 & <2>',
    },
    answers: {
      cause: 'lost_or_stolen',
      discovered_at: '2026-11-19',
      data_owner: 'both',
      client: 'other',
      description: '📱 Phone left on the train, line 1 & <2>',
      confidential: 'no',
    },
  },
  {
    who: 'someone who reports what happened in summer time, without naming the client',
    dialog: 'breach',
    language: 'nl',
    inputs: {
      cause: 'phishing',
      discovered_at: 'earlier',
      discovered_at_on: '2026-10-24',
      discovered_at_time: '10:00',
      data_owner: 'client',
      description: 'Op een link geklikt.',
    },
    answers: {
      cause: 'phishing',
      discovered_at: '2026-10-24T10:00:00+02:00',
      data_owner: 'client',
      description: 'Op een link geklikt.',
      confidential: 'no',
    },
  },
  {
    who: 'an employee with a question to the DPO',
    dialog: 'ask_dpo',
    language: 'en',
    inputs: { question: 'May we record calls?' },
    answers: { question: 'May we record calls?' },
  },
];

describe.each(scripts)('$who', ({ dialog, language, inputs, answers }) => {
  test.each([
    ['a Slack modal', throughSlack],
    ['a Teams card', throughTeams],
    ['the interview in the terminal', throughTerminal],
  ])('gives the same answers through %s', async (_, fillIn) => {
    const { assistant, filings } = assistantWithoutStore();
    await fillIn(assistant, { dialog, language, inputs: {} }, inputs);
    expect(
      filings.map((filing) => ({ dialog: filing.dialog, language: filing.language, answers: filing.answers })),
    ).toEqual([{ dialog, language, answers }]);
  });
});

const pages = Object.values(dialogs).flatMap((dialog) =>
  dialog.pages.flatMap((page) =>
    LANGUAGES.map((language) => ({ dialog, page, language, name: `${dialog.id} ${page.id} ${language}` })),
  ),
);

describe.each(pages)('$name', ({ dialog, page, language }) => {
  const inputs: Inputs = { cause: 'misdirected_mail', discovered_at: 'earlier', data_owner: 'client' };
  const state = { dialog: dialog.id, submissionId: 'submission-1', page: page.id, language, inputs };
  const context = { texts, clients: organisation.clients, organisation: organisation.short_name };
  const problems = Object.fromEntries(
    page.fields.map(({ id }) => [id, { code: 'too_long', params: { max: 800, length: 1_234 } } as const]),
  );

  test.each([
    ['fresh', {}],
    ['with a problem at every field', problems],
  ])('%s fits in a Slack modal and an Adaptive Card', (_, wrong) => {
    const form = formFor(dialog, state, context, wrong);
    expect(problemsOfView(JSON.parse(JSON.stringify(modalFor(form))) as Record<string, unknown>)).toEqual([]);
    expect(rendered(JSON.parse(JSON.stringify(cardFor(form, texts)))).problems).toEqual([]);
  });
});
