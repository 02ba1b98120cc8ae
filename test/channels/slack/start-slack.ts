import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Assistant } from '../../../src/assistant/turn';
import type { Once } from '../../../src/channels/channel';
import { createSlack } from '../../../src/channels/slack/slack';
import type { Slack } from '../../../src/channels/slack/slack';
import { createLog } from '../../../src/log';
import { loadTexts } from '../../../src/texts/texts';
import { close, startRecorder } from './recorder';
import type { Json, Recorder } from './recorder';

const SECRET = 'fake-signing-secret';

export const texts = loadTexts([join(__dirname, '../../../locales')]);

export type Answer = { readonly status: number; readonly body: Json };

export type RunningSlack = {
  readonly recorder: Recorder;
  readonly slack: Slack;
  readonly logLines: Json[];
  /** Moves the clock of the channel forward. */
  readonly pass: (ms: number) => void;
  readonly postEvent: (event: Json, eventId?: string) => Promise<Answer>;
  readonly postCommand: (text: string) => Promise<Answer>;
  readonly postInteraction: (payload: Json) => Promise<Answer>;
  /** Any request, signed with `secret`. */
  readonly post: (path: string, type: string, body: string, secret?: string) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

/** The Slack channel behind a real HTTP server, and a Slack to talk to. */
export async function startSlack(assistant: Assistant, once: Once = createOnce()): Promise<RunningSlack> {
  const recorder = await startRecorder();
  const logLines: Json[] = [];
  let nowMs = Date.parse('2026-11-20T09:00:00Z');
  const now = () => new Date(nowMs);
  const log = createLog({ level: 'debug', now, write: (line) => logLines.push(JSON.parse(line) as Json) });
  const transport = { kind: 'http', signingSecret: SECRET } as const;
  const config = { botToken: 'xoxb-fake', transport, apiUrl: recorder.url };
  const slack = createSlack({ config, assistant, once, texts, now, log });
  const server = createServer(slack.requestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let serial = 0;

  async function post(path: string, type: string, body: string, secret = SECRET): Promise<Answer> {
    const timestamp = Math.floor(Date.now() / 1000);
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
    };
    const response = await fetch(`${base}${path}`, { method: 'POST', headers, body });
    const text = await response.text();
    return { status: response.status, body: text === '' ? {} : (JSON.parse(text) as Json) };
  }
  const postForm = (fields: Record<string, string>) =>
    post('/slack/events', 'application/x-www-form-urlencoded', new URLSearchParams(fields).toString());

  return {
    recorder,
    slack,
    logLines,
    pass: (ms) => {
      nowMs += ms;
    },
    post,
    postEvent: (event, eventId = `Ev00FAKE${(serial += 1)}`) =>
      post('/slack/events', 'application/json', JSON.stringify(envelope(event, eventId))),
    postCommand: (text) =>
      postForm({
        command: '/privacy',
        text,
        team_id: 'T00FAKE',
        channel_id: 'C00FAKE',
        user_id: 'U00FAKE',
        user_name: 'an',
        trigger_id: recorder.newTrigger(),
        response_url: `${recorder.url}response_url`,
      }),
    postInteraction: (payload) =>
      postForm({
        payload: JSON.stringify({
          team: { id: 'T00FAKE' },
          user: { id: 'U00FAKE', username: 'an' },
          trigger_id: recorder.newTrigger(),
          response_url: `${recorder.url}response_url`,
          ...payload,
        }),
      }),
    stop: async () => {
      await slack.stop();
      await close(server);
      await recorder.stop();
    },
  };
}

function envelope(event: Json, eventId: string): Json {
  return {
    type: 'event_callback',
    team_id: 'T00FAKE',
    api_app_id: 'A00FAKE',
    event_id: eventId,
    event_time: 1700000000,
    authorizations: [
      { enterprise_id: null, team_id: 'T00FAKE', user_id: 'U00BOT', is_bot: true, is_enterprise_install: false },
    ],
    event,
  };
}

/** In memory what the store does in the database. */
export function createOnce(): Once {
  const done = new Set<string>();
  const atWork = new Set<string>();
  return async (eventId, work) => {
    if (done.has(eventId)) return;
    if (atWork.has(eventId)) throw new Error('at work');
    atWork.add(eventId);
    try {
      await work();
      done.add(eventId);
    } finally {
      atWork.delete(eventId);
    }
  };
}
