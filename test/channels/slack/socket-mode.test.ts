import { App, LogLevel } from '@slack/bolt';
import { createSocketReceiver } from '../../../src/channels/slack/receiver';

const quiet = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.INFO,
  setName() {},
};
const body = {
  type: 'event_callback',
  team_id: 'T00FAKE',
  event_id: 'Ev00FAKE',
  event: { type: 'app_mention', user: 'U00FAKE', channel: 'C00FAKE', text: 'hoe lang?', ts: '1.1', event_ts: '1.1' },
};

/** A socket that delivers one event; resolves with what was done, in order, once `settled` says so. */
async function deliver(work: () => Promise<void>): Promise<string[]> {
  const steps: string[] = [];
  const receiver = createSocketReceiver('xapp-fake', quiet);
  const authorize = async () => ({ botToken: 'xoxb-fake', botId: 'B00BOT', botUserId: 'U00BOT' });
  const app = new App({ receiver, authorize, logger: quiet, convoStore: false });
  app.error(async (error) => {
    steps.push('failed');
    throw error;
  });
  app.event('app_mention', async () => {
    await work();
    steps.push('handled');
  });
  receiver.client.emit('slack_event', { body, ack: async () => steps.push('acknowledged') });
  await new Promise((resolve) => setTimeout(resolve, 50));
  return steps;
}

test('over a socket an event is acknowledged after it was handled', async () => {
  expect(await deliver(async () => {})).toEqual(['handled', 'acknowledged']);
});

test('over a socket an event whose handling failed is not acknowledged', async () => {
  expect(await deliver(() => Promise.reject(new Error('database is locked')))).toEqual(['failed']);
});
