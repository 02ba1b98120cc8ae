import {
  ANSWER,
  CASES,
  causePage,
  NOTICE,
  OFFER,
  OLDER_CASES,
  scriptedAssistant,
  STATE,
  WELCOME,
} from './scripted-assistant';
import type { ScriptedAssistant } from './scripted-assistant';
import { buttonOf, drawn, shown, startChat, TENANT, texts } from './chat';
import type { Chat } from './chat';

let assistant: ScriptedAssistant;
let chat: Chat;

beforeEach(async () => {
  assistant = scriptedAssistant();
  chat = await startChat(assistant);
});
afterEach(() => chat.close());

const reply = 'POST /v3/conversations/personal-fake/activities';

test('a question in the personal chat is answered with a card', async () => {
  const asked = jest.spyOn(assistant, 'reply');

  expect(await chat.write('Hoelang bewaren we gegevens?')).toEqual({ status: 200, body: undefined });

  expect(asked.mock.calls).toEqual([[{ person: chat.person, text: 'Hoelang bewaren we gegevens?', locale: 'nl-BE' }]]);
  expect(chat.sent().map(shown)).toEqual([{ call: `${reply}/activity-fake`, card: drawn.reply(ANSWER) }]);
});

test('a mention in a channel is answered in its thread, without the mention', async () => {
  const asked = jest.spyOn(assistant, 'reply');

  await chat.mention('hoelang bewaren we gegevens?', 'channel');

  expect(asked.mock.calls[0]?.[0].text).toBe('hoelang bewaren we gegevens?');
  expect(chat.sent().map(shown)).toEqual([
    {
      call: 'POST /v3/conversations/channel-fake;messageid=1/activities/activity-fake',
      card: drawn.reply(ANSWER),
    },
  ]);
});

test('a dialog that comes up in a channel moves to the personal chat, and the thread says so', async () => {
  await chat.mention('er is een lek', 'channel');

  const [opened, ...messages] = chat.sent();
  expect(opened).toEqual({
    method: 'POST',
    path: '/v3/conversations',
    body: {
      isGroup: false,
      bot: { id: 'bot-fake', name: 'Privacyloket' },
      members: [{ id: 'user-fake', name: 'An Voorbeeld', aadObjectId: chat.person.userId }],
      tenantId: TENANT,
      channelData: { tenant: { id: TENANT } },
    },
  });
  expect(messages.map(shown)).toEqual([
    { call: `${reply}/personal-fake`, card: drawn.reply(OFFER) },
    {
      call: 'POST /v3/conversations/channel-fake;messageid=1/activities/activity-fake',
      text: texts.t('nl', 'teams.wrote_privately'),
    },
  ]);
});

test("a person's own cases are shown in the personal chat", async () => {
  const asked = jest.spyOn(assistant, 'reply');

  await chat.write('mijn dossiers');

  expect(asked.mock.calls[0]?.[0]).not.toHaveProperty('inPublic');
  expect(chat.sent().map(shown)).toEqual([{ call: `${reply}/activity-fake`, card: drawn.reply(CASES) }]);
});

test.each(['channel', 'groupChat'] as const)(
  "a person's own cases asked for in a %s are shown to the person alone, and the assistant knows that others read",
  async (where) => {
    const asked = jest.spyOn(assistant, 'reply');

    await chat.mention('mijn dossiers', where);

    expect(asked.mock.calls[0]?.[0]).toMatchObject({ text: 'mijn dossiers', inPublic: true });
    const [, toPerson, toAll] = chat.sent().map(shown);
    expect(toPerson).toEqual({ call: `${reply}/personal-fake`, card: drawn.reply(CASES) });
    expect(toAll).toMatchObject({ text: texts.t('nl', 'teams.wrote_privately') });
    expect(toAll).not.toHaveProperty('card');
  },
);

test.each([
  ['an answer that is private', { ...ANSWER, isPrivate: true }],
  ['cases, even where nothing says that they are private,', { ...CASES, isPrivate: false }],
])('%s goes to the person alone', async (_what, said) => {
  jest.spyOn(assistant, 'reply').mockResolvedValue(said);

  await chat.mention('wat bewaar je over mij', 'channel');

  expect(chat.sent().map(shown).slice(1)).toEqual([
    { call: `${reply}/personal-fake`, card: drawn.reply(said) },
    expect.objectContaining({ text: texts.t('nl', 'teams.wrote_privately') }),
  ]);
});

test("a person's older cases come below, as a new message", async () => {
  const asked = jest.spyOn(assistant, 'cases');
  const button = buttonOf(drawn.reply(CASES), 'Oudere dossiers');

  expect(await chat.press(button)).toMatchObject({ status: 200, body: { value: texts.t('nl', 'teams.cases_below') } });
  await chat.submit(button);

  expect(asked.mock.calls).toEqual([
    [chat.person, 'nl', 'DSR-2026-000007'],
    [chat.person, 'nl', 'DSR-2026-000007'],
  ]);
  const shownBelow = { call: `${reply}/activity-fake`, card: drawn.reply(OLDER_CASES) };
  expect(chat.sent().map(shown)).toEqual([shownBelow, shownBelow]);
});

test("a person's older cases pressed for among others go to the person alone", async () => {
  const answer = await chat.press(buttonOf(drawn.reply(CASES), 'Oudere dossiers'), {}, 'groupChat');

  expect(answer).toMatchObject({ body: { value: texts.t('nl', 'teams.wrote_privately') } });
  expect(chat.sent().slice(1).map(shown)).toEqual([{ call: `${reply}/personal-fake`, card: drawn.reply(OLDER_CASES) }]);
});

test('older cases that the store cannot give are said not to have come', async () => {
  assistant.broken = true;

  const answer = await chat.press(buttonOf(drawn.reply(CASES), 'Oudere dossiers'));

  expect(answer).toMatchObject({ body: { statusCode: 500, value: { message: texts.t('nl', 'teams.failed') } } });
});

test('a personal chat that cannot be opened is told how to open', async () => {
  chat.connector.refusals.push({ call: /^POST \/v3\/conversations$/, status: 403 });

  await chat.mention('er is een lek', 'groupChat');

  expect(chat.sent().map(shown)).toEqual([
    { call: 'POST /v3/conversations' },
    {
      call: 'POST /v3/conversations/group-fake/activities/activity-fake',
      text: texts.t('nl', 'teams.cannot_write_privately'),
    },
  ]);
});

test('a button pressed in a group sends the form to the person alone', async () => {
  const answer = await chat.press(buttonOf(drawn.reply(ANSWER), 'Incident melden'), {}, 'groupChat');

  expect(answer).toEqual({
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: texts.t('nl', 'teams.wrote_privately'),
    },
  });
  expect(chat.sent().slice(1).map(shown)).toEqual([
    { call: `${reply}/personal-fake`, card: drawn.form(causePage(STATE)) },
  ]);
});

test('who begins with a button reads once what is kept, above the form', async () => {
  assistant.isTold = false;
  const button = buttonOf(drawn.reply(ANSWER), 'Incident melden');

  await chat.press(button);
  await chat.submit(button);

  expect(chat.sent().map((call) => shown(call).card)).toEqual([
    drawn.reply(NOTICE),
    drawn.form(causePage(STATE)),
    drawn.form(causePage(STATE)),
  ]);
});

test.each(['channel', 'groupChat'] as const)(
  'who begins with a button in a %s reads once in the personal chat what is kept',
  async (where) => {
    assistant.isTold = false;
    const button = buttonOf(drawn.reply(ANSWER), 'Incident melden');

    await chat.press(button, {}, where);
    await chat.press(button, {}, where);

    const messages = chat.sent().filter(({ path }) => path !== '/v3/conversations');
    expect(messages.map(shown)).toEqual(
      [drawn.form(causePage(STATE)), drawn.reply(NOTICE), drawn.form(causePage(STATE))].map((card) => ({
        call: `${reply}/personal-fake`,
        card,
      })),
    );
  },
);

test('a personal chat that cannot be opened leaves what is kept for the next time', async () => {
  assistant.isTold = false;
  chat.connector.refusals.push({ call: /^POST \/v3\/conversations$/, status: 403 });
  const button = buttonOf(drawn.reply(ANSWER), 'Incident melden');
  await chat.press(button, {}, 'channel');
  chat.connector.refusals.pop();
  chat.sent();

  await chat.press(button);

  expect(chat.sent().map((call) => shown(call).card)).toEqual([drawn.reply(NOTICE), drawn.form(causePage(STATE))]);
});

test('a form opens when what is kept could not be shown', async () => {
  jest.spyOn(assistant, 'firstNotice').mockResolvedValue({ ...NOTICE, lead: ['x'.repeat(20_000)] });

  await chat.press(buttonOf(drawn.reply(ANSWER), 'Incident melden'));

  expect(chat.sent().map((call) => shown(call).card)).toEqual([drawn.form(causePage(STATE))]);
});

test('who says nothing reads once with the welcome what is kept; in a channel nobody does', async () => {
  assistant.isTold = false;

  await chat.mention('', 'channel');
  await chat.write(' ');
  await chat.write(' ');

  expect(chat.sent().map((call) => shown(call).card)).toEqual(
    [WELCOME, { ...WELCOME, notes: NOTICE.lead }, WELCOME].map(drawn.reply),
  );
});

test('an assistant that is installed in a personal chat says who it is', async () => {
  const added = { type: 'conversationUpdate', membersAdded: [{ id: 'bot-fake' }] };

  await chat.deliver(added);
  await chat.deliver(added, 'groupChat');

  expect(chat.sent().map(shown)).toEqual([{ call: `${reply}/activity-fake`, card: drawn.reply(WELCOME) }]);
});

test('a message without words and files is answered with the welcome', async () => {
  await chat.deliver({ attachments: [{ contentType: 'text/html', content: '<div></div>' }] });

  expect(chat.sent().map(shown)).toEqual([{ call: `${reply}/activity-fake`, card: drawn.reply(WELCOME) }]);
});

test('files are counted and not fetched, also without words; the HTML of a message and cards are no files', async () => {
  const asked = jest.spyOn(assistant, 'reply');
  const contentUrl = `${chat.connector.url}/files/lijst`;
  const attachments = [
    { contentType: 'text/html', content: '<div></div>' },
    { contentType: 'application/vnd.microsoft.card.adaptive', content: {} },
    {
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl,
      content: { downloadUrl: contentUrl },
    },
    { contentType: 'image/png', contentUrl },
    { contentType: 'application/vnd.microsoft.teams.card.file.consent', content: {} },
  ];

  await chat.deliver({ attachments });
  await chat.deliver({ text: 'Kijk hier eens naar', attachments });
  await chat.deliver({ text: 'Zonder bestand', attachments: attachments.slice(0, 2) });

  expect(asked.mock.calls.map(([{ text, files }]) => ({ text, files }))).toEqual([
    { text: '', files: 3 },
    { text: 'Kijk hier eens naar', files: 3 },
    { text: 'Zonder bestand', files: undefined },
  ]);
  expect(chat.connector.fetched).toEqual([]);
});

test('a question that cannot be handled is told so, and the log holds its code alone', async () => {
  await chat.write('geheim is stuk');

  expect(chat.sent().map(shown)).toEqual([{ call: `${reply}/activity-fake`, text: texts.t('nl', 'teams.failed') }]);
  const code = { level: 'error', event: 'teams question not answered', channel: 'teams', code: 'Error' };
  expect(chat.logged.map((line) => JSON.parse(line) as unknown)).toEqual([{ at: '1970-01-01T00:00:00.000Z', ...code }]);
});

test('the locale is that of the client when the message has none', async () => {
  const asked = jest.spyOn(assistant, 'reply');
  const entities = [{ type: 'clientInfo', locale: 'fr-BE', country: 'BE' }];

  await chat.deliver({ text: 'Bonjour', locale: undefined, entities });

  expect(asked.mock.calls[0]?.[0].locale).toBe('fr-BE');
});
