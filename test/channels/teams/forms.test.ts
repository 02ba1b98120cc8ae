import { alarmPage, ANSWER, causePage, RECEIPT, reviewPage, scriptedAssistant, STATE } from './scripted-assistant';
import { withAlternatives } from './scripted-assistant';
import { cancelledCard } from '../../../src/channels/teams/receipt-card';
import type { ScriptedAssistant } from './scripted-assistant';
import { buttonOf, drawn, parts, shown, startChat, texts } from './chat';
import type { Chat } from './chat';

let assistant: ScriptedAssistant;
let chat: Chat;

beforeEach(async () => {
  assistant = scriptedAssistant();
  chat = await startChat(assistant);
});
afterEach(() => chat.close());

const CAUSE = drawn.form(causePage(STATE));
const PHISHING = buttonOf(CAUSE, '🎣 Op een verdachte link geklikt of wachtwoord gegeven');
const ALARM_STATE = { ...STATE, page: 'alarm' };
const ALARM = drawn.form(alarmPage(ALARM_STATE, {}, {}));
const SEND = buttonOf(ALARM, 'Verzenden');
const CANCELLED = cancelledCard('Geannuleerd. Er is niets verstuurd en niets bewaard.', 'nl', texts);
const CARD = 'application/vnd.microsoft.card.adaptive';
const edit = 'PUT /v3/conversations/personal-fake/activities/card-fake';
const typed = { discovered_at: 'now', description: 'Lijst naar de verkeerde klant.' };

const answerOf = (card: unknown) => ({ status: 200, body: { statusCode: 200, type: CARD, value: card } });

test('a form opens as a message of its own, and the answer stays', async () => {
  const answer = await chat.press(buttonOf(drawn.reply(ANSWER), 'Incident melden'));

  expect(answer).toEqual({
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: texts.t('nl', 'teams.form_below'),
    },
  });
  expect(chat.sent().map(shown)).toEqual([
    { call: 'POST /v3/conversations/personal-fake/activities/activity-fake', card: CAUSE },
  ]);
});

test('an option that is pressed brings the next page in the same card', async () => {
  expect(await chat.press(PHISHING)).toEqual(answerOf(ALARM));

  expect(chat.sent().map(shown)).toEqual([{ call: edit, card: ALARM, id: 'card-fake' }]);
  expect(assistant.submissions).toEqual([
    {
      person: { ...chat.person, email: 'an@example.com' },
      state: STATE,
      inputs: { cause: 'phishing' },
      move: 'send',
      receiptPlace: {
        channel: 'teams',
        address: JSON.stringify({
          channelId: 'msteams',
          serviceUrl: chat.connector.url,
          conversation: { id: 'personal-fake', conversationType: 'personal', tenantId: chat.person.tenantId },
          bot: { id: 'bot-fake', name: 'Privacyloket' },
        }),
        messageId: 'card-fake',
      },
    },
  ]);
});

test('a problem stands under its field, and what was typed stays', async () => {
  const answer = await chat.press(SEND, { discovered_at: '', description: 'kort' });

  const problems = { description: 'Schrijf minstens 5 tekens.', discovered_at: 'Vul dit nog in.' };
  const card = drawn.form(alarmPage(ALARM_STATE, { discovered_at: '', description: 'kort' }, problems));
  expect(answer).toEqual(answerOf(card));
  const field = card.body.findIndex((part) => part['id'] === 'description');
  expect(card.body.slice(field, field + 2)).toEqual([
    {
      type: 'Input.Text',
      id: 'description',
      label: 'Wat is er gebeurd, in je eigen woorden? *',
      value: 'kort',
      isMultiline: true,
      maxLength: 800,
    },
    {
      type: 'RichTextBlock',
      spacing: 'Small',
      inlines: [{ type: 'TextRun', text: 'Schrijf minstens 5 tekens.', color: 'Attention', weight: 'Bolder' }],
    },
  ]);
});

test('a form that is sent becomes its receipt, with nothing left to fill in', async () => {
  const receipt = drawn.receipt(RECEIPT);

  expect(await chat.press(SEND, typed)).toEqual(answerOf(receipt));

  expect(chat.sent().map(shown)).toEqual([{ call: edit, card: receipt, id: 'card-fake' }]);
  expect(parts(receipt).filter((part) => /^Input\./.test(String(part['type'])))).toEqual([]);
  expect(assistant.submissions.map(({ state, inputs }) => ({ state, inputs }))).toEqual([
    { state: ALARM_STATE, inputs: typed },
  ]);
});

test('back takes along what was typed; cancel leaves it out', async () => {
  const back = buttonOf(ALARM, 'Terug');
  const cancel = buttonOf(ALARM, 'Annuleren');

  expect(await chat.press(back, typed)).toEqual(answerOf(drawn.form(causePage(ALARM_STATE))));
  expect(await chat.press(cancel)).toEqual(answerOf(CANCELLED));

  expect(back).not.toHaveProperty('associatedInputs');
  expect(cancel).toMatchObject({ associatedInputs: 'none' });
  expect(assistant.submissions.map(({ move, state, inputs, person }) => ({ move, state, inputs, person }))).toEqual([
    { move: 'back', state: ALARM_STATE, inputs: typed, person: chat.person },
    { move: 'cancel', state: ALARM_STATE, inputs: {}, person: chat.person },
  ]);
});

test('a button carries which page of which form, and nothing of what was filled in', () => {
  const reference = 'INC-2026-000045';
  const card = drawn.form(alarmPage({ ...STATE, reference }, { description: 'geheim' }, {}));

  expect(buttonOf(card, 'Verzenden')).toMatchObject({
    data: { $loket: { verb: 'send', state: { ...ALARM_STATE, reference } } },
  });
  expect(JSON.stringify(card.actions)).not.toContain('geheim');
});

test('a form that adds to a case comes in with the case it adds to', async () => {
  const state = { ...ALARM_STATE, dialog: 'addition', reference: 'INC-2026-000045' } as const;

  await chat.press(buttonOf(drawn.form(alarmPage(state, {}, {})), 'Verzenden'), typed);

  expect(assistant.submissions.map((submission) => submission.state)).toEqual([state]);
});

test('the buttons of the review go to their page', async () => {
  const card = drawn.form(reviewPage(STATE));

  expect(await chat.press(buttonOf(card, 'Wijzig: Wat er gebeurde'))).toEqual(answerOf(ALARM));

  expect(assistant.submissions.map(({ move, to, state, inputs }) => ({ move, to, state, inputs }))).toEqual([
    { move: 'change', to: 'alarm', state: { ...STATE, page: 'review' }, inputs: {} },
  ]);
});

test('another form that may be meant takes the place of the card', async () => {
  const card = drawn.form(withAlternatives(STATE));
  const begun = drawn.form(alarmPage(ALARM_STATE, { discovered_at: 'now', description: 'Lijst naar de' }, {}));

  expect(await chat.press(buttonOf(card, 'Ga verder waar je was: Incident (16:40)'))).toEqual(answerOf(begun));
  await chat.submit(buttonOf(card, 'Aanvullen: INC-2026-000045'));

  expect(assistant.opened).toEqual([
    { dialog: 'breach', language: 'nl', inputs: {}, resume: 'submission-0' },
    { dialog: 'addition', language: 'nl', inputs: {}, reference: 'INC-2026-000045' },
  ]);
  expect(chat.sent().map(shown)).toEqual([
    { call: edit, card: begun, id: 'card-fake' },
    { call: edit, card: CAUSE, id: 'card-fake' },
  ]);
});

test('another form that cannot be opened leaves the card as it is', async () => {
  assistant.broken = true;

  const answer = await chat.press(buttonOf(drawn.form(withAlternatives(STATE)), 'Aanvullen: INC-2026-000045'));

  expect(answer.status).toBe(500);
  expect(chat.sent().map(shown)).toEqual([
    {
      call: 'POST /v3/conversations/personal-fake/activities/activity-fake',
      text: texts.t('nl', 'teams.not_saved'),
    },
  ]);
});

test('another form that may be meant is never shown to others', async () => {
  await chat.press(buttonOf(drawn.form(withAlternatives(STATE)), 'Aanvullen: INC-2026-000045'), {}, 'groupChat');

  expect(chat.sent().map(shown).slice(1)).toEqual([
    { call: 'POST /v3/conversations/personal-fake/activities/personal-fake', card: CAUSE },
  ]);
});

test('the assistant hears where the person can be reached about a form, but never of a place where others read', async () => {
  const opened = jest.spyOn(assistant, 'form');
  const button = buttonOf(drawn.reply(ANSWER), 'Incident melden');

  await chat.press(button);
  await chat.press(button, {}, 'groupChat');

  const address = {
    channelId: 'msteams',
    serviceUrl: chat.connector.url,
    conversation: { id: 'personal-fake', conversationType: 'personal', tenantId: chat.person.tenantId },
    bot: { id: 'bot-fake', name: 'Privacyloket' },
  };
  expect(opened.mock.calls.map(([, person, place]) => ({ person, place }))).toEqual([
    { person: chat.person, place: { channel: 'teams', address: JSON.stringify(address) } },
    { person: chat.person, place: undefined },
  ]);
});

test('whatever the assistant answers to a card that is long out of date is drawn', async () => {
  const told = { ...causePage(STATE), notices: ['Het formulier was te oud.'] };
  jest.spyOn(assistant, 'submit').mockResolvedValue({ kind: 'form', form: told, problems: false });

  expect(await chat.press(SEND, typed)).toEqual(answerOf(drawn.form(told)));
});

test('a card that cannot be edited is still answered', async () => {
  chat.connector.refusals.push({ call: /^PUT/, status: 403 });

  expect(await chat.press(SEND, typed)).toEqual(answerOf(drawn.receipt(RECEIPT)));
});

test('without an e-mail address the form is sent all the same', async () => {
  chat.connector.refusals.push({ call: /^GET/, status: 404 });

  await chat.press(SEND, typed);

  expect(assistant.submissions.map(({ person }) => person)).toEqual([chat.person]);
});

test('a store that fails leaves the card as it is: the invoke gets 500, and the person hears that nothing was saved', async () => {
  assistant.broken = true;

  expect(await chat.press(SEND, typed)).toEqual({
    status: 500,
    body: {
      statusCode: 500,
      type: 'application/vnd.microsoft.error',
      value: { code: 'not_saved', message: texts.t('nl', 'teams.not_saved') },
    },
  });
  expect(chat.sent().map(shown)).toEqual([
    {
      call: 'POST /v3/conversations/personal-fake/activities/activity-fake',
      text: texts.t('nl', 'teams.not_saved'),
    },
  ]);
  const code = { level: 'error', event: 'teams card not processed', channel: 'teams', outcome: 'send', code: 'Error' };
  expect(chat.logged.map((line) => JSON.parse(line) as unknown)).toEqual([{ at: '1970-01-01T00:00:00.000Z', ...code }]);
});

describe('a client without Universal Actions', () => {
  test('opens a form as a message', async () => {
    await chat.submit(buttonOf(drawn.reply(ANSWER), 'Incident melden'));

    expect(chat.sent().map(shown)).toEqual([
      { call: 'POST /v3/conversations/personal-fake/activities/activity-fake', card: CAUSE },
    ]);
  });

  test('has the card edited, up to its receipt', async () => {
    expect(await chat.submit(PHISHING)).toEqual({ status: 200, body: undefined });
    await chat.submit(SEND, typed);

    expect(chat.sent().map(shown)).toEqual([
      { call: edit, card: ALARM, id: 'card-fake' },
      { call: edit, card: drawn.receipt(RECEIPT), id: 'card-fake' },
    ]);
    expect(assistant.submissions.map(({ inputs }) => inputs)).toEqual([{ cause: 'phishing' }, typed]);
  });

  test('gets the card as a new message when it cannot be edited', async () => {
    chat.connector.refusals.push({ call: /^PUT/, status: 403 });

    await chat.submit(PHISHING);

    expect(chat.sent().map(shown).at(-1)).toEqual({
      call: 'POST /v3/conversations/personal-fake/activities/activity-fake',
      card: ALARM,
    });
  });

  test('is told when nothing was saved', async () => {
    assistant.broken = true;

    await chat.submit(SEND, typed);

    expect(chat.sent().map(shown)).toEqual([
      {
        call: 'POST /v3/conversations/personal-fake/activities/activity-fake',
        text: texts.t('nl', 'teams.not_saved'),
      },
    ]);
  });
});

test.each([
  ['nothing', undefined],
  ['another dialog', { $loket: { verb: 'send', state: { ...STATE, dialog: 'pizza' } } }],
  ['inputs that are no text', { $loket: { verb: 'send', state: STATE, inputs: { cause: { a: 1 } } } }],
  ['a change of no page', { $loket: { verb: 'change', state: STATE } }],
  [
    'a request for no dialog',
    { $loket: { verb: 'replace', request: { dialog: 'pizza', language: 'nl', inputs: {} } } },
  ],
  ['another verb', { $loket: { verb: 'erase', state: STATE } }],
])('card data with %s is refused kindly and reaches nobody', async (_what, data) => {
  const value = { action: { type: 'Action.Execute', verb: 'send', data }, trigger: 'manual' };

  expect(await chat.deliver({ type: 'invoke', name: 'adaptiveCard/action', value })).toEqual({
    status: 200,
    body: {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: texts.t('nl', 'teams.card_malformed'),
    },
  });
  await chat.deliver({ value: data ?? {} });

  expect(chat.sent().map(shown)).toEqual([
    {
      call: 'POST /v3/conversations/personal-fake/activities/activity-fake',
      text: texts.t('nl', 'teams.card_malformed'),
    },
  ]);
  expect(assistant.submissions).toEqual([]);
});

test('an invoke that is not ours is not implemented', async () => {
  expect(await chat.deliver({ type: 'invoke', name: 'task/fetch', value: {} })).toEqual({
    status: 501,
    body: undefined,
  });
});
