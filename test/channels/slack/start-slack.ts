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
import { signedRequests } from './signed-requests';
import type { SignedRequests } from './signed-requests';

const SECRET = 'fake-signing-secret';

export const texts = loadTexts([join(__dirname, '../../../locales')]);

export type RunningSlack = SignedRequests & {
  readonly recorder: Recorder;
  readonly slack: Slack;
  readonly logLines: Json[];
  /** Moves the clock of the channel forward. */
  readonly pass: (ms: number) => void;
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

  return {
    recorder,
    slack,
    logLines,
    pass: (ms) => {
      nowMs += ms;
    },
    ...signedRequests(base, recorder, SECRET),
    stop: async () => {
      await slack.stop();
      await close(server);
      await recorder.stop();
    },
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
