import { createFakeAssistant, offer, receipt } from './fake-assistant';
import { startSlack } from './start-slack';
import type { RunningSlack } from './start-slack';

const place = { channel: 'slack' as const, address: '{"team":"T00FAKE","user":"U00FAKE"}' };
const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const message = {
  text: receipt.title,
  blocks: [
    { type: 'header', text: plain(receipt.title) },
    ...receipt.lines.map((line) => ({ type: 'section', text: plain(line) })),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'open:addition.0',
          text: plain('Iets toevoegen'),
          value: '{"dialog":"addition","language":"nl","inputs":{},"reference":"INC-2026-000001"}',
        },
      ],
    },
  ],
};

let running: RunningSlack;

beforeEach(async () => {
  running = await startSlack(createFakeAssistant());
});
afterEach(() => running.stop());

test('a receipt is sent as a direct message, and edited there later', async () => {
  const messageId = await running.slack.showReceipt(place, receipt);
  const sent = { ...receipt, state: 'sent' as const, title: 'Verstuurd naar de DPO' };
  const messageIdAfter = await running.slack.showReceipt({ ...place, messageId }, sent);

  const [posted] = running.recorder.of('chat.postMessage');
  const { ts } = JSON.parse(messageId) as { ts: string };
  expect(running.recorder.of('conversations.open')).toEqual([{ users: 'U00FAKE' }]);
  expect(posted).toEqual({ channel: 'D-U00FAKE', ...message });
  expect(messageIdAfter).toBe(messageId);
  expect(running.recorder.of('chat.update')).toEqual([
    {
      channel: 'D-U00FAKE',
      ts,
      text: sent.title,
      blocks: [{ type: 'header', text: plain(sent.title) }, ...message.blocks.slice(1)],
    },
  ]);
});

test('a receipt whose message was removed is sent again', async () => {
  running.recorder.refuse('chat.update', 'message_not_found');
  const messageId = await running.slack.showReceipt({ ...place, messageId: '{"channel":"D1","ts":"1.1"}' }, receipt);

  expect(JSON.parse(messageId)).toMatchObject({ channel: 'D-U00FAKE' });
  expect(running.recorder.of('chat.postMessage')).toMatchObject([message]);
});

test('a receipt that Slack does not take fails, so that it is tried again', async () => {
  running.recorder.refuse('chat.postMessage', 'internal_error');

  await expect(running.slack.showReceipt(place, receipt)).rejects.toThrow('internal_error');
});

test('a reminder is written to the person as a direct message, with its button', async () => {
  await running.slack.say(place, offer);

  expect(running.recorder.of('conversations.open')).toEqual([{ users: 'U00FAKE' }]);
  expect(running.recorder.of('chat.postMessage')).toMatchObject([
    { channel: 'D-U00FAKE', text: offer.lead[0], blocks: [{ type: 'section' }, { type: 'actions' }] },
  ]);
});

test('a reminder that Slack does not take fails', async () => {
  running.recorder.refuse('conversations.open', 'user_not_found');

  await expect(running.slack.say(place, offer)).rejects.toThrow('user_not_found');
});
