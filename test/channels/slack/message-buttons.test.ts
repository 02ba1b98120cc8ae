import { cases, createFakeAssistant, notice, olderCases } from './fake-assistant';
import type { FakeAssistant } from './fake-assistant';
import type { Json } from './recorder';
import { startSlack, texts } from './start-slack';
import type { RunningSlack } from './start-slack';

let assistant: FakeAssistant;
let running: RunningSlack;

beforeEach(async () => {
  assistant = createFakeAssistant();
  running = await startSlack(assistant);
});
afterEach(() => running.stop());

const press = (action_id: string, value: Json, container: Json = {}) =>
  running.postInteraction({
    type: 'block_actions',
    channel: { id: 'C00FAKE', name: 'algemeen' },
    container: { type: 'message', message_ts: '2.2', channel_id: 'C00FAKE', ...container },
    actions: [{ type: 'button', action_id, block_id: 'b', value: JSON.stringify(value) }],
  });

const more = { ids: ['p2', 'p3'], language: 'nl' };
const breach = { dialog: 'breach', language: 'nl', inputs: {} };
const passageTexts = (message: Json | undefined) =>
  [...JSON.stringify(message?.['blocks']).matchAll(/Passage (p\d)/g)].map(([, id]) => id);

test('more passages come word for word, in the thread', async () => {
  const answer = await press('more', more, { thread_ts: '2.1' });

  const posted = running.recorder.of('chat.postMessage');
  expect(answer).toEqual({ status: 200, body: {} });
  expect(posted).toMatchObject([{ channel: 'C00FAKE', thread_ts: '2.1', text: 'Bewaartermijnen' }]);
  expect(passageTexts(posted[0])).toEqual(['p2', 'p3']);
});

test('more passages of an answer that only the person sees stay with the person', async () => {
  await press('more', more, { is_ephemeral: true });

  const responses = running.recorder.of('response_url');
  expect(running.recorder.of('chat.postMessage')).toEqual([]);
  expect(responses).toMatchObject([{ response_type: 'ephemeral', replace_original: false, text: 'Bewaartermijnen' }]);
  expect(passageTexts(responses[0])).toEqual(['p2', 'p3']);
});

test('passages that the policy no longer has are said to be gone', async () => {
  await press('more', { ids: ['p-gone'], language: 'fr' });

  expect(running.recorder.of('chat.postMessage')).toMatchObject([{ text: texts.t('fr', 'slack.passages_gone') }]);
});

/** The value of the button under the first cases, as Slack sends it back. */
async function olderButton(): Promise<Json> {
  const { body } = await running.postCommand('mijn dossiers');
  const buttons = (body['blocks'] as Json[]).flatMap((block) => (block['elements'] ?? []) as Json[]);
  const found = buttons.find(({ action_id }) => action_id === 'older');
  expect(found?.['text']).toMatchObject({ text: cases.older?.label });
  return JSON.parse(String(found?.['value'])) as Json;
}

test('older cases of who asked by command come to the person alone', async () => {
  expect(await press('older', await olderButton(), { is_ephemeral: true })).toEqual({ status: 200, body: {} });

  expect(assistant.casesAsked.at(-1)).toMatchObject({ person: { userId: 'U00FAKE' }, before: 'VRA-2026-000002' });
  expect(running.recorder.of('response_url')).toMatchObject([
    { response_type: 'ephemeral', replace_original: false, text: olderCases.lead[0] },
  ]);
  expect(running.recorder.of('chat.postMessage')).toEqual([]);
});

test('older cases come as a message where person and assistant are alone, and nowhere else', async () => {
  const value = await olderButton();
  await press('older', value);
  expect(running.recorder.of('chat.postMessage')).toEqual([]);
  expect(running.recorder.of('response_url')).toMatchObject([{ response_type: 'ephemeral' }]);

  await running.postInteraction({
    type: 'block_actions',
    channel: { id: 'D00FAKE', name: 'directmessage' },
    container: { type: 'message', message_ts: '2.2', channel_id: 'D00FAKE' },
    actions: [{ type: 'button', action_id: 'older', block_id: 'b', value: JSON.stringify(value) }],
  });
  expect(running.recorder.of('chat.postMessage')).toMatchObject([{ channel: 'D00FAKE', text: olderCases.lead[0] }]);
});

test('older cases that the store cannot give are answered 500', async () => {
  const value = await olderButton();
  assistant.storeFails = true;

  expect(await press('older', value)).toEqual({ status: 500, body: {} });
});

test('the button of a dialog opens its first page', async () => {
  const answer = await press('open:breach.0', breach);

  expect(answer).toEqual({ status: 200, body: {} });
  expect(running.recorder.of('views.open')).toMatchObject([{ view: { callback_id: 'form' } }]);
});

test('the button of a receipt opens the form of that case for the person who pressed it', async () => {
  const request = { dialog: 'addition', language: 'nl', inputs: {}, reference: 'INC-2026-000001' };
  await press('open:addition.0', request);

  expect(assistant.opened).toMatchObject([
    {
      request,
      person: { tenantId: 'T00FAKE', userId: 'U00FAKE', name: 'An Voorbeeld' },
      place: { channel: 'slack', address: '{"team":"T00FAKE","user":"U00FAKE"}' },
    },
  ]);
  const [opened] = running.recorder.of('views.open');
  expect(JSON.parse(String((opened?.['view'] as Json)['private_metadata']))).toMatchObject({
    dialog: 'addition',
    reference: 'INC-2026-000001',
  });
});

test('who begins with a button, in a channel too, reads once and alone what is kept', async () => {
  assistant.isTold = false;
  await press('open:breach.0', breach);
  await press('open:breach.0', breach);

  expect(running.recorder.of('views.open')).toHaveLength(2);
  expect(running.recorder.of('response_url')).toMatchObject([
    { response_type: 'ephemeral', replace_original: false, text: notice.lead[0] },
  ]);
  expect(running.recorder.of('chat.postMessage')).toEqual([]);
});

test('what is kept could not be shown: the form is open all the same', async () => {
  assistant.isTold = false;
  running.recorder.refuse('response_url', 'used_url');

  expect(await press('open:breach.0', breach)).toEqual({ status: 200, body: {} });
});

test('a dialog that does not open says so, to the person alone', async () => {
  running.recorder.refuse('views.open', 'internal_error');
  await press('open:breach.0', breach);

  expect(running.recorder.of('response_url')).toMatchObject([
    { response_type: 'ephemeral', replace_original: false, text: texts.t('nl', 'slack.not_opened') },
  ]);
});
