import { createFakeAssistant } from './fake-assistant';
import type { FakeAssistant } from './fake-assistant';
import { openModal } from './modal-client';
import type { ModalClient } from './modal-client';
import { startSlack } from './start-slack';
import type { RunningSlack } from './start-slack';

const done = { status: 200, body: {} };
const place = { channel: 'slack', address: '{"team":"T00FAKE","user":"U00FAKE"}' };

let assistant: FakeAssistant;
let running: RunningSlack;
let modal: ModalClient;

beforeEach(async () => {
  assistant = createFakeAssistant();
  running = await startSlack(assistant);
});
afterEach(() => running.stop());

async function open(word: string): Promise<void> {
  await running.postCommand(word);
  modal = openModal(running);
}

test('several options are sent as ticked, in the order of the list, and fields come and go with them', async () => {
  await open('verzoek');
  expect(await modal.pick('rights', 'objection,erasure')).toEqual(done);

  expect(assistant.submissions.at(-1)).toMatchObject({ move: 'redraw', inputs: { rights: 'erasure,objection' } });
  expect(Object.keys(modal.values())).toEqual(['rights', 'client', 'request_text']);
  await modal.pick('rights', '');
  expect(assistant.submissions.at(-1)).toMatchObject({ move: 'redraw', inputs: { rights: '' } });
  expect(Object.keys(modal.values())).toEqual(['rights', 'request_text']);
});

test('options that were ticked before are there when the page is drawn again, and untouched they are sent', async () => {
  await open('verzoek');
  modal.fill({ rights: 'access,erasure', request_text: 'Alles.' });
  await modal.submit();
  expect(await modal.press('Wijzig: Het verzoek')).toEqual(done);

  expect(assistant.submissions.at(-1)).toMatchObject({ move: 'change', to: 'rights', state: { page: 'review' } });
  expect(modal.values()).toEqual({ rights: 'access,erasure', client: '', request_text: 'Alles.' });
  await modal.pick('request_text', 'Alles, graag.');
  expect(assistant.submissions.at(-1)).toMatchObject({ move: 'keep', inputs: { rights: 'access,erasure' } });
});

test('another form opens in place of the one shown, with what was filled in there and nothing of this one', async () => {
  assistant.drafts.set('s-old', { page: 'rights', inputs: { rights: 'access' } });
  await open('verzoek');
  modal.fill({ rights: 'erasure', request_text: 'Van deze' });
  expect(await modal.press('Verder met je verzoek')).toEqual(done);

  expect(assistant.opened.at(-1)).toMatchObject({
    request: { dialog: 'dsr', resume: 's-old' },
    person: { userId: 'U00FAKE' },
    place,
  });
  expect(running.recorder.of('views.open')).toHaveLength(1);
  expect(JSON.parse(String(modal.view()['private_metadata']))).toMatchObject({ submissionId: 's-old' });
  expect(modal.values()).toEqual({ rights: 'access', request_text: '' });
});

test('another form that cannot be opened leaves this one as it is', async () => {
  await open('verzoek');
  modal.fill({ request_text: 'Van deze' });
  assistant.storeFails = true;

  expect(await modal.press('Verder met je verzoek')).toEqual({ status: 500, body: {} });
  expect(modal.values()).toMatchObject({ request_text: 'Van deze' });
});

test('a button of the receipt opens its form in place of the receipt, once and again', async () => {
  await open('incident');
  await modal.press('Phishing');
  modal.fill({ data_owner: 'ipg', description: 'Mail aan de verkeerde' });
  await modal.submit();
  expect(await modal.press('Iets toevoegen')).toEqual(done);

  expect(assistant.opened.at(-1)).toMatchObject({
    request: { dialog: 'addition', reference: 'INC-2026-000001' },
    person: { userId: 'U00FAKE' },
    place,
  });
  modal.fill({ rights: 'access', request_text: 'Nog iets' });
  await modal.submit();
  await modal.submit();
  await modal.press('Iets toevoegen');
  expect(modal.values()).toEqual({ rights: '', request_text: '' });
});
