import { alarmPage, causePage, OFFER, RECEIPT, scriptedAssistant, STATE } from './scripted-assistant';
import type { ScriptedAssistant } from './scripted-assistant';
import { buttonOf, drawn, shown, startChat } from './chat';
import type { Chat } from './chat';

let assistant: ScriptedAssistant;
let chat: Chat;

beforeEach(async () => {
  assistant = scriptedAssistant();
  chat = await startChat(assistant);
});
afterEach(() => chat.close());

const SENT = { ...RECEIPT, state: 'sent', title: 'Verstuurd naar de DPO' } as const;
const SEND = buttonOf(drawn.form(alarmPage({ ...STATE, page: 'alarm' }, {}, {})), 'Verzenden');
const edit = 'PUT /v3/conversations/personal-fake/activities/card-fake';

async function placeOfReceipt() {
  await chat.press(SEND, { description: 'Lijst naar de verkeerde klant.' });
  chat.sent();
  const [submission] = assistant.submissions;
  if (submission === undefined) throw new Error('nothing was submitted');
  return submission.receiptPlace;
}

test('a receipt edits the card that was sent', async () => {
  const place = await placeOfReceipt();

  expect(await chat.teams.showReceipt(place, SENT)).toBe('card-fake');

  expect(chat.sent().map(shown)).toEqual([{ call: edit, card: drawn.receipt(SENT), id: 'card-fake' }]);
});

test('a receipt without a card is a new message', async () => {
  const { channel, address } = await placeOfReceipt();

  expect(await chat.teams.showReceipt({ channel, address }, SENT)).toBe('sent-1');

  expect(chat.sent().map(shown)).toEqual([
    { call: 'POST /v3/conversations/personal-fake/activities/new', card: drawn.receipt(SENT) },
  ]);
});

test('a receipt whose card the person deleted is a new message', async () => {
  const place = await placeOfReceipt();
  chat.connector.refusals.push({ call: /^PUT/, status: 404 });

  expect(await chat.teams.showReceipt(place, SENT)).toBe('sent-2');
});

test('a receipt that Teams refuses is a failure with its code, and without the receipt', async () => {
  const place = await placeOfReceipt();
  chat.connector.refusals.push({ call: /^PUT/, status: 403 });

  await expect(chat.teams.showReceipt(place, SENT)).rejects.toMatchObject({
    code: '403',
    message: 'Teams did not take the message',
  });
});

test('a receipt waits for the turn that files the report, so that the older one does not stay', async () => {
  const { submit } = assistant;
  chat.connector.pauses.push({ call: /^PUT/, ms: 200 });
  const shownLater: Promise<string>[] = [];
  const filing: ScriptedAssistant = Object.assign(assistant, {
    submit: async (submission: Parameters<typeof submit>[0]) => {
      const result = await submit(submission);
      shownLater.push(chat.teams.showReceipt(submission.receiptPlace, SENT));
      return result;
    },
  });

  await chat.press(SEND, { description: 'Lijst naar de verkeerde klant.' });
  await Promise.all(shownLater);

  expect(filing.submissions).toHaveLength(1);
  expect(chat.sent().map(shown)).toEqual([
    { call: edit, card: drawn.receipt(RECEIPT), id: 'card-fake' },
    { call: edit, card: drawn.receipt(SENT), id: 'card-fake' },
  ]);
});

test('the buttons of a receipt open their form below it, with the case it adds to', async () => {
  await chat.press(buttonOf(drawn.receipt(RECEIPT), 'Meer details geven'));

  expect(assistant.opened).toEqual([
    { dialog: 'breach_details', language: 'nl', inputs: {}, reference: 'INC-2026-000045' },
  ]);
  expect(chat.sent().map(shown)).toEqual([
    {
      call: 'POST /v3/conversations/personal-fake/activities/activity-fake',
      card: drawn.form(causePage(STATE)),
    },
  ]);
});

test('what is said to a place is a new message in its conversation, whatever card the place names', async () => {
  const place = await placeOfReceipt();

  await chat.teams.say(place, OFFER);

  expect(place.messageId).toBe('card-fake');
  expect(chat.sent().map(shown)).toEqual([
    { call: 'POST /v3/conversations/personal-fake/activities/new', card: drawn.reply(OFFER) },
  ]);
});

test('what Teams does not let us say is a failure with its code', async () => {
  const place = await placeOfReceipt();
  chat.connector.refusals.push({ call: /^POST/, status: 403 });

  await expect(chat.teams.say(place, OFFER)).rejects.toMatchObject({ code: '403' });
});
