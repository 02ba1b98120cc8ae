import { cases, createFakeAssistant, notice, offer } from './fake-assistant';
import type { FakeAssistant } from './fake-assistant';
import { startSlack, texts } from './start-slack';
import type { RunningSlack } from './start-slack';

let assistant: FakeAssistant;
let running: RunningSlack;

beforeEach(async () => {
  assistant = createFakeAssistant();
  running = await startSlack(assistant);
});
afterEach(() => running.stop());

const stateOfOpenView = () =>
  JSON.parse(String([...running.recorder.views.values()].at(-1)?.view['private_metadata'])) as unknown;

test('a question after /privacy is answered at once, to the person alone', async () => {
  const { status, body } = await running.postCommand('Hoe lang bewaren jullie R&amp;D?');

  expect(status).toBe(200);
  expect(assistant.turns.map(({ text }) => text)).toEqual(['Hoe lang bewaren jullie R&D?']);
  expect(body).toMatchObject({ response_type: 'ephemeral', text: 'Dit staat in het beleid:' });
  expect(running.recorder.calls.map(({ method }) => method)).toEqual(['auth.test', 'users.info']);
});

test('a dialog that a question calls for is offered with a button', async () => {
  assistant.next = offer;
  const { body } = await running.postCommand('mijn laptop is gestolen');

  expect(body).toMatchObject({ response_type: 'ephemeral', blocks: [{ type: 'section' }, { type: 'actions' }] });
});

test.each([
  ['incident', 'breach', 'nl'],
  ['Melden', 'breach', 'nl'],
  ['signaler', 'breach', 'fr'],
  ['vorfall', 'breach', 'de'],
  ['verzoek', 'dsr', 'nl'],
  ['demande', 'dsr', 'fr'],
  ['request', 'dsr', 'en'],
  ['Antrag', 'dsr', 'de'],
  ['vraag', 'ask_dpo', 'nl'],
  ['question', 'ask_dpo', 'fr'],
  ['frage', 'ask_dpo', 'de'],
])('/privacy %s opens %s in %s', async (word, dialog, language) => {
  const answer = await running.postCommand(word);

  const person = { channel: 'slack', tenantId: 'T00FAKE', userId: 'U00FAKE', name: 'An Voorbeeld' };
  const place = { channel: 'slack', address: '{"team":"T00FAKE","user":"U00FAKE"}' };
  expect(answer).toEqual({ status: 200, body: {} });
  expect(assistant.opened).toMatchObject([{ request: { dialog, language, inputs: {} }, person, place }]);
  expect(stateOfOpenView()).toMatchObject({ dialog, submissionId: 's1', language });
});

test.each(['dossiers', 'Mijn  dossiers', 'mes dossiers', 'my cases', 'meine Fälle'])(
  '/privacy %s shows the person their own cases',
  async (words) => {
    const { body } = await running.postCommand(words);

    expect(body).toMatchObject({ response_type: 'ephemeral', text: cases.lead[0] });
    expect(JSON.stringify(body['blocks'])).toContain('INC-2026-000001');
    expect(assistant.turns).toEqual([]);
  },
);

test.each(['gegevens', 'privacy', 'données', 'donne\u0301es', 'data', 'Daten'])(
  '/privacy %s says what is kept',
  async (word) => {
    const { body } = await running.postCommand(word);

    expect(body).toMatchObject({ response_type: 'ephemeral', text: notice.lead[0] });
    expect(assistant.turns).toEqual([]);
  },
);

test.each(['', 'help', 'hulp', 'aide', 'Hilfe'])('/privacy %s welcomes', async (word) => {
  const { body } = await running.postCommand(word);

  expect(body).toMatchObject({ response_type: 'ephemeral', text: 'Ik ben Privacyloket.' });
  expect(assistant.turns).toEqual([]);
});

test.each(['incident', 'verzoek', 'vraag'])(
  'who begins with /privacy %s reads once, beside the form and alone, what is kept',
  async (word) => {
    assistant.isTold = false;

    expect(await running.postCommand(word)).toMatchObject({
      status: 200,
      body: { response_type: 'ephemeral', text: notice.lead[0] },
    });
    expect(running.recorder.of('views.open')).toHaveLength(1);
    expect(await running.postCommand(word)).toEqual({ status: 200, body: {} });
    expect(running.recorder.of('chat.postMessage')).toEqual([]);
  },
);

test.each(['dossiers', 'help'])('who begins with /privacy %s reads once below it what is kept', async (word) => {
  assistant.isTold = false;
  const told = JSON.stringify(notice.lead[0]);

  expect(JSON.stringify((await running.postCommand(word)).body['blocks'])).toContain(told);
  expect(JSON.stringify((await running.postCommand(word)).body['blocks'])).not.toContain(told);
});

test('who asks what is kept is not told once more', async () => {
  assistant.isTold = false;
  await running.postCommand('gegevens');

  expect(await running.postCommand('incident')).toEqual({ status: 200, body: {} });
});

test('a form that did not open leaves what is kept for the next time', async () => {
  assistant.isTold = false;
  running.recorder.refuse('views.open', 'expired_trigger_id');
  await running.postCommand('incident');

  expect((await running.postCommand('incident')).body).toMatchObject({ text: notice.lead[0] });
});

test('a form that does not open says so', async () => {
  running.recorder.refuse('views.open', 'expired_trigger_id');
  const { status, body } = await running.postCommand('incident');

  expect(status).toBe(200);
  expect(body).toMatchObject({ response_type: 'ephemeral', text: texts.t('nl', 'slack.not_opened') });
  expect(running.logLines).toMatchObject([
    { event: 'slack form not opened', dialog: 'breach', code: 'expired_trigger_id' },
  ]);
});

test('a question that could not be handled is answered 500', async () => {
  assistant.storeFails = true;

  expect(await running.postCommand('hoe lang?')).toEqual({ status: 500, body: {} });
  expect(await running.postCommand('mijn dossiers')).toEqual({ status: 500, body: {} });
});

test('a form that the store could not begin is said not to have opened', async () => {
  assistant.storeFails = true;
  const { status, body } = await running.postCommand('incident');

  expect(status).toBe(200);
  expect(body).toMatchObject({ text: texts.t('nl', 'slack.not_opened') });
});
