import { createFakeAssistant } from './fake-assistant';
import type { FakeAssistant } from './fake-assistant';
import { createOnce, startSlack } from './start-slack';
import type { RunningSlack } from './start-slack';

const question = {
  type: 'message',
  channel_type: 'im',
  channel: 'D00FAKE',
  user: 'U00FAKE',
  ts: '1.1',
  event_ts: '1.1',
  text: 'De loonbrief van Jan Voorbeeld is gelekt',
};

let assistant: FakeAssistant;
let running: RunningSlack;

beforeEach(async () => {
  assistant = createFakeAssistant();
  running = await startSlack(assistant);
});
afterEach(() => running.stop());

test('an event that is delivered again is handled once', async () => {
  const statuses = [
    await running.postEvent(question, 'Ev00SAME'),
    await running.postEvent(question, 'Ev00SAME'),
    await running.postEvent(question, 'Ev00OTHER'),
  ].map(({ status }) => status);

  expect(statuses).toEqual([200, 200, 200]);
  expect(running.recorder.of('chat.postMessage')).toHaveLength(2);
});

test('an event that is delivered again while the first delivery is at work is answered 500', async () => {
  running.recorder.delayProfiles(300);
  const first = running.postEvent(question, 'Ev00SAME');
  await new Promise((resolve) => setTimeout(resolve, 100));
  const second = await running.postEvent(question, 'Ev00SAME');

  expect([(await first).status, second.status]).toEqual([200, 500]);
  expect(running.recorder.of('chat.postMessage')).toHaveLength(1);
});

test('an event that was handled before a restart is not handled again', async () => {
  const once = createOnce();
  const before = await startSlack(assistant, once);
  await before.postEvent(question, 'Ev00SAME');
  await before.stop();
  const after = await startSlack(assistant, once);
  const { status } = await after.postEvent(question, 'Ev00SAME');
  await after.stop();

  expect(status).toBe(200);
  expect(assistant.turns).toHaveLength(1);
});

test('an event whose handling failed is answered 500, and handled when it is delivered again', async () => {
  running.recorder.refuse('chat.postMessage', 'internal_error');
  const first = await running.postEvent(question, 'Ev00SAME');
  const second = await running.postEvent(question, 'Ev00SAME');

  expect([first.status, second.status]).toEqual([500, 200]);
  expect(running.recorder.of('chat.postMessage')).toHaveLength(2);
  expect(running.logLines).toContainEqual({
    at: '2026-11-20T09:00:00.000Z',
    level: 'error',
    event: 'slack request failed',
    channel: 'slack',
    code: 'internal_error',
  });
});

test('nothing that a person wrote or is called reaches the log', async () => {
  running.recorder.refuse('chat.postMessage', 'internal_error');
  running.recorder.refuse('users.info', 'missing_scope');
  await running.postEvent(question);
  await running.post('/slack/events', 'application/json', JSON.stringify(question), 'another-secret');

  expect(running.logLines.length).toBeGreaterThan(0);
  expect(JSON.stringify(running.logLines)).not.toMatch(/loonbrief|gelekt|Jan|Voorbeeld|U00FAKE|xoxb/);
});

test('a request with a wrong signature is refused with 401', async () => {
  const answer = await running.post('/slack/events', 'application/json', JSON.stringify(question), 'another-secret');

  expect(answer).toEqual({ status: 401, body: {} });
  expect(assistant.turns).toEqual([]);
});

test('the address is verified with its challenge', async () => {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'c1' });

  expect(await running.post('/slack/events', 'application/json', body)).toEqual({
    status: 200,
    body: { challenge: 'c1' },
  });
});

test('another path under /slack/ is not found', async () => {
  expect((await running.post('/slack/install', 'application/json', '{}')).status).toBe(404);
});

test('a token that Slack refuses is found at the start', async () => {
  running.recorder.refuse('auth.test', 'invalid_auth');
  await expect(running.slack.start()).rejects.toThrow('Slack refuses the bot token: invalid_auth');

  await running.slack.start();
});
