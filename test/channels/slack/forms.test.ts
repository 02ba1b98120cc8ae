import { createFakeAssistant, receipt } from './fake-assistant';
import type { FakeAssistant } from './fake-assistant';
import { openModal } from './modal-client';
import type { ModalClient } from './modal-client';
import type { Json } from './recorder';
import { startSlack } from './start-slack';
import type { RunningSlack } from './start-slack';

const state = { dialog: 'breach', submissionId: 's1', page: 'cause', language: 'nl' };
const person = {
  channel: 'slack',
  tenantId: 'T00FAKE',
  userId: 'U00FAKE',
  name: 'An Voorbeeld',
  email: 'an@example.test',
};
const receiptPlace = { channel: 'slack', address: '{"team":"T00FAKE","user":"U00FAKE"}' };
const done = { status: 200, body: {} };

let assistant: FakeAssistant;
let running: RunningSlack;
let modal: ModalClient;

beforeEach(async () => {
  assistant = createFakeAssistant();
  running = await startSlack(assistant);
  await running.postCommand('incident');
  modal = openModal(running);
});
afterEach(() => running.stop());

const fieldsShown = () => Object.keys(modal.values());

test('an option that is pressed answers its page, and the next one appears', async () => {
  expect(await modal.press('Phishing')).toEqual(done);

  expect(assistant.opened).toMatchObject([{ person, place: receiptPlace }]);
  expect(assistant.submissions).toEqual([{ person, state, inputs: { cause: 'phishing' }, move: 'send', receiptPlace }]);
  expect(modal.values()).toEqual({ data_owner: '', description: '', on: '', at: '' });
});

test('a second press on a page that has gone on changes nothing', async () => {
  const before = modal.view();
  await modal.press('Phishing');
  const page = modal.view();

  expect(await modal.press('Phishing', before)).toEqual(done);
  expect(modal.view()).toEqual(page);
});

test('a field that depends on another appears with it, and what was typed stays', async () => {
  await modal.press('Phishing');
  modal.fill({ description: 'Mail aan de verkeerde', on: '2026-11-19', at: '10:15' });

  expect(await modal.pick('data_owner', 'client')).toEqual(done);
  expect(assistant.submissions.at(-1)).toMatchObject({
    move: 'redraw',
    inputs: { data_owner: 'client', description: 'Mail aan de verkeerde', on: '2026-11-19', at: '10:15' },
  });
  expect(modal.values()).toEqual({
    data_owner: 'client',
    client: '',
    description: 'Mail aan de verkeerde',
    on: '2026-11-19',
    at: '10:15',
  });

  await modal.pick('data_owner', 'ipg');
  expect(fieldsShown()).toEqual(['data_owner', 'description', 'on', 'at']);
});

test('Back shows the page before with its answer, and the way forward keeps what was typed', async () => {
  await modal.press('Phishing');
  modal.fill({ description: 'Mail aan de verkeerde' });
  expect(await modal.press('Terug')).toEqual(done);

  const buttons = (modal.view()['blocks'] as Json[]).flatMap((block) => (block['elements'] ?? []) as Json[]);
  expect(buttons.map(({ value, style }) => [value, style])).toEqual([
    ['phishing', 'primary'],
    ['other', undefined],
    [undefined, 'danger'],
  ]);
  await modal.press('Iets anders');
  await modal.pick('data_owner', 'client');
  expect(modal.values()).toMatchObject({ data_owner: 'client', description: 'Mail aan de verkeerde' });
});

test('a problem is shown at its field, and nothing else moves', async () => {
  await modal.press('Phishing');
  await modal.pick('data_owner', 'ipg');
  modal.fill({ description: 'Mail' });
  const { status, body } = await modal.submit();

  const block = (modal.view()['blocks'] as Json[]).find((each) => String(each['block_id']).startsWith('description.'));
  expect(status).toBe(200);
  expect(body).toEqual({
    response_action: 'errors',
    errors: { [String(block?.['block_id'])]: 'Schrijf minstens 5 tekens.' },
  });
});

test('a value that the assistant changed replaces what was typed, with the problem above it', async () => {
  await modal.press('Phishing');
  await modal.pick('data_owner', 'ipg');
  modal.fill({ description: 'Nummer 123 gelekt' });
  const { body } = await modal.submit();

  expect(body).toMatchObject({ response_action: 'update' });
  expect(modal.values()).toMatchObject({ data_owner: 'ipg', description: 'Nummer … gelekt' });
  expect(modal.view()['blocks']).toContainEqual({
    type: 'section',
    text: { type: 'plain_text', text: '⚠ Geen nummers.', emoji: false },
  });
});

test('what is filed is shown at once, without a way to send it again', async () => {
  await modal.press('Phishing');
  modal.fill({ data_owner: 'ipg', description: 'Mail aan de verkeerde' });
  const { status, body } = await modal.submit();

  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
  expect(status).toBe(200);
  expect(body).toEqual({
    response_action: 'update',
    view: {
      type: 'modal',
      title: plain(receipt.reference),
      close: plain('Sluiten'),
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
              value: JSON.stringify(receipt.actions[0]?.request),
            },
          ],
        },
      ],
    },
  });
  expect(assistant.submissions.at(-1)).toEqual({
    person,
    state: { ...state, page: 'alarm' },
    inputs: { data_owner: 'ipg', description: 'Mail aan de verkeerde', on: '', at: '' },
    move: 'send',
    receiptPlace,
  });
});

test('when the store fails nothing is acknowledged, and the modal keeps what was typed', async () => {
  await modal.press('Phishing');
  modal.fill({ data_owner: 'ipg', description: 'Mail aan de verkeerde' });
  assistant.storeFails = true;
  expect(await modal.submit()).toEqual({ status: 500, body: {} });
  expect(await modal.pick('data_owner', 'client')).toEqual({ status: 500, body: {} });

  expect(modal.values()).toMatchObject({ description: 'Mail aan de verkeerde' });
  assistant.storeFails = false;
  expect((await modal.submit()).body).toMatchObject({ response_action: 'update' });
});

test('a modal that was closed while its page went on is left alone', async () => {
  const view = modal.view();
  running.recorder.views.clear();

  expect(await modal.press('Phishing', view)).toEqual(done);
});

test('a page that Slack does not take is answered 500', async () => {
  running.recorder.refuse('views.update', 'internal_error');

  expect(await modal.press('Phishing')).toEqual({ status: 500, body: {} });
});

test('only the key of the form travels in the modal', async () => {
  await modal.press('Phishing');
  await modal.pick('data_owner', 'client');

  expect(JSON.parse(String(modal.view()['private_metadata']))).toEqual({ ...state, page: 'alarm' });
});
