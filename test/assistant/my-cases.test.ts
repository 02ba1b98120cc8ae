import { replyMessage } from '../../src/channels/slack/message';
import { replyCard } from '../../src/channels/teams/reply-card';
import { LANGUAGES } from '../../src/texts/language';
import { problemsOfMessage } from '../channels/slack/slack-rules';
import { rendered } from '../channels/teams/validate-card';
import { assistantWithStore, PERSON, texts } from '../support/assistant';
import type { StoredAssistant } from '../support/assistant';
import { ALARM, CALLER, fillingIn, receiptOf, SELF } from '../support/filling-in';
import { OMAR } from '../support/filings';

let stored: StoredAssistant;
let someone: ReturnType<typeof fillingIn>;
beforeEach(async () => {
  stored = await assistantWithStore();
  someone = fillingIn(stored.assistant);
});
afterEach(() => stored.close());

const file = async (dialog: 'breach' | 'dsr' | 'ask_dpo', inputs: Readonly<Record<string, string>>) => {
  stored.clock.pass(1_000);
  return receiptOf(await someone.goOn(await someone.open({ dialog }), inputs)).reference;
};
const linesOf = async () => ((await stored.assistant.cases(PERSON, 'nl')).cases ?? []).map(({ lines }) => lines);

test('my cases: number, kind, state and deadline, newest first, and nothing of what was reported', async () => {
  await file('breach', ALARM);
  await file('dsr', SELF);
  const reply = await stored.assistant.reply({ person: PERSON, text: 'mijn dossiers' });
  expect(reply).toMatchObject({ kind: 'cases', isPrivate: true });
  expect(reply.cases?.map(({ lines }) => lines)).toEqual([
    [
      expect.stringMatching(/^DSR-2026-000001 · .*20\/11\/2026/),
      expect.stringContaining(texts.t('nl', 'common.mine.mail.saved')),
      expect.stringContaining('ma 21/12/2026'),
    ],
    [expect.stringMatching(/^INC-2026-000001 · /), expect.any(String)],
  ]);
  expect(JSON.stringify(reply)).not.toMatch(/Loonlijst|bijhouden/);
});

test('a case whose mail was accepted says where it stands', async () => {
  await file('dsr', SELF);
  await stored.database('outbox').update({ done_at: stored.clock.now().toISOString() });
  expect((await linesOf())[0]?.[1]).toContain(texts.t('nl', 'common.mine.states.open'));
});

test.each([
  ['of a client: no date', CALLER, undefined],
  ['of a client, about a member of staff', { ...CALLER, subject_category: 'employee' }, '21/12/2026'],
  ['of nobody knows whom', { ...CALLER, data_owner: 'unknown', client: '' }, '21/12/2026'],
])('the deadline of a request about data %s', async (_, inputs, due) => {
  await file('dsr', inputs);
  const [lines] = await linesOf();
  if (due) expect(lines?.[2]).toContain(due);
  else expect(lines?.join()).not.toMatch(/12\/2026/);
});

test.each([
  ['open', '21/12/2026'],
  ['in_progress', '21/12/2026'],
  ['extended', '22/02/2027'],
  ['answered', undefined],
  ['refused', undefined],
  ['closed', undefined],
])('a request that is %s', async (state, due) => {
  await file('dsr', SELF);
  await stored.database('cases').update({ state });
  expect((await linesOf())[0]?.[2]?.includes(due ?? '?')).toBe(due ? true : undefined);
});

test('adding, giving details and withdrawing are a button away; nobody else sees the case', async () => {
  const reference = await file('breach', ALARM);
  const { cases = [] } = await stored.assistant.cases(PERSON, 'nl');
  expect(cases[0]?.actions.map(({ request }) => [request.dialog, request.reference])).toEqual([
    ['breach_details', reference],
    ['addition', reference],
    ['withdrawal', reference],
  ]);
  expect(await stored.assistant.cases(OMAR, 'nl')).toMatchObject({
    cases: [],
    lead: [texts.t('nl', 'common.mine.none')],
  });
});

test('five at a time, the older ones behind a button, each once and to the last', async () => {
  for (let nth = 0; nth < 11; nth++) await file('ask_dpo', { question: `Vraag nummer ${nth}` });
  const first = await stored.assistant.reply({ person: PERSON, text: 'mijn dossiers' });
  const second = await stored.assistant.cases(PERSON, 'nl', first.older?.request.before);
  // A case that comes in between two pages moves nothing.
  await file('ask_dpo', { question: 'Nog een vraag' });
  const third = await stored.assistant.cases(PERSON, 'nl', second.older?.request.before);
  const pages = [first, second, third];
  const numbers = pages.map((page) => page.cases?.map(({ lines }) => Number(lines[0]?.slice(9, 15))));
  expect(numbers).toEqual([[11, 10, 9, 8, 7], [6, 5, 4, 3, 2], [1]]);
  expect(pages.map(({ older }) => older?.label)).toEqual([
    texts.t('nl', 'common.mine.older'),
    texts.t('nl', 'common.mine.older'),
    undefined,
  ]);
  expect(pages.map(({ lead }) => lead)).toEqual(
    ['title', 'older_title', 'older_title'].map((key) => [texts.t('nl', `common.mine.${key}`)]),
  );
  expect(await stored.assistant.cases(PERSON, 'nl', 'VRG-2026-000001')).toMatchObject({
    cases: [],
    lead: [texts.t('nl', 'common.mine.no_older')],
  });
});

test('exactly five have none behind them', async () => {
  for (let nth = 0; nth < 5; nth++) await file('ask_dpo', { question: `Vraag nummer ${nth}` });
  const reply = await stored.assistant.cases(PERSON, 'nl');
  expect(reply.cases).toHaveLength(5);
  expect(reply.older).toBeUndefined();
});

test.each(LANGUAGES)(
  'a full page with its buttons, the notice and a begun form fits everywhere, in %s',
  async (language) => {
    for (let nth = 0; nth < 6; nth++) await file(nth % 2 ? 'breach' : 'dsr', nth % 2 ? ALARM : SELF);
    await someone.submit(await someone.open({ dialog: 'dsr' }), 'send', { requester_role: 'self' });
    const words = { nl: 'mijn dossiers', fr: 'mes dossiers', en: 'my cases', de: 'meine Fälle' }[language];
    const reply = await stored.assistant.reply({ person: PERSON, text: words, locale: language });
    expect([reply.cases?.length, reply.actions.length, reply.older, reply.notes.length > 5]).toEqual([
      5,
      1,
      expect.anything(),
      true,
    ]);
    expect(problemsOfMessage(JSON.parse(JSON.stringify(replyMessage(reply))) as Record<string, unknown>)).toEqual([]);
    expect(rendered(JSON.parse(JSON.stringify(replyCard(reply, texts)))).problems).toEqual([]);
  },
);

test.each(LANGUAGES)('my cases and the notice are asked for in words, in %s', async (language) => {
  const words = { nl: 'mijn dossiers', fr: 'mes dossiers', en: 'my cases', de: 'meine Fälle' }[language];
  const reply = await stored.assistant.reply({ person: PERSON, text: words, locale: language });
  expect(reply).toMatchObject({ kind: 'cases', language });
});
