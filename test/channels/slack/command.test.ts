import { createFakeAssistant, offer } from './fake-assistant';
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
  ['incident', 'nl'],
  ['Melden', 'nl'],
  ['signaler', 'fr'],
  ['vorfall', 'de'],
])('/privacy %s opens the report in %s', async (word, language) => {
  const answer = await running.postCommand(word);

  expect(answer).toEqual({ status: 200, body: {} });
  expect(stateOfOpenView()).toEqual({ dialog: 'breach', submissionId: 's1', page: 'cause', language });
});

test.each(['', 'help', 'hulp', 'aide', 'Hilfe'])('/privacy %s welcomes', async (word) => {
  const { body } = await running.postCommand(word);

  expect(body).toMatchObject({ response_type: 'ephemeral', text: 'Ik ben Privacyloket.' });
  expect(assistant.turns).toEqual([]);
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
});
