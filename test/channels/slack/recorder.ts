import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { problemsOfMessage, problemsOfView } from './slack-rules';

export type Json = Record<string, unknown>;
export type Call = { readonly method: string; readonly args: Json };
export type StoredView = { readonly id: string; hash: string; view: Json };

/** Slack's Web API on a loopback port: it records each call, and refuses what Slack refuses. */
export type Recorder = {
  readonly url: string;
  readonly calls: Call[];
  readonly views: Map<string, StoredView>;
  /** Calls of one method, in order. */
  readonly of: (method: string) => Json[];
  /** A trigger id good for one `views.open`. */
  readonly newTrigger: () => string;
  /** The next call of the method gets this error. */
  readonly refuse: (method: string, error: string) => void;
  /** The next call of the method gets a 429 with this Retry-After. */
  readonly slowDown: (method: string, seconds: number) => void;
  /** Milliseconds that `users.info` takes from now on. */
  readonly delayProfiles: (ms: number) => void;
  readonly replaceView: (id: string, view: Json) => void;
  readonly stop: () => Promise<void>;
};

export async function startRecorder(): Promise<Recorder> {
  const calls: Call[] = [];
  const views = new Map<string, StoredView>();
  const triggers = new Map<string, 'fresh' | 'used'>();
  const refusals = new Map<string, string>();
  const pauses = new Map<string, number>();
  let profileDelayMs = 0;
  let serial = 0;

  const newHash = () => `1700000000.hash${(serial += 1)}`;
  const replaceView = (id: string, view: Json) => {
    const problems = problemsOfView(view);
    if (problems.length > 0) throw new Error(`Slack would refuse the view: ${problems.join('; ')}`);
    views.set(id, { id, hash: newHash(), view });
  };

  const answers: Record<string, (args: Json) => Json> = {
    'auth.test': () => ({ ok: true, user_id: 'U00BOT', bot_id: 'B00BOT', team_id: 'T00FAKE' }),
    'users.info': ({ user }) => ({
      ok: true,
      user: { id: user, name: 'an', locale: 'nl-BE', profile: { real_name: 'An Voorbeeld', email: 'an@example.test' } },
    }),
    'conversations.open': ({ users }) => ({ ok: true, channel: { id: `D-${String(users)}` } }),
    'chat.postMessage': (args) =>
      refusedMessage(args) ?? { ok: true, channel: args['channel'], ts: `1700000000.${(serial += 1)}` },
    'chat.postEphemeral': (args) => refusedMessage(args) ?? { ok: true, message_ts: `1700000000.${(serial += 1)}` },
    'chat.update': (args) => refusedMessage(args) ?? { ok: true, channel: args['channel'], ts: args['ts'] },
    'views.open': ({ trigger_id, view }) => {
      const trigger = triggers.get(String(trigger_id));
      if (trigger === undefined) return refused('expired_trigger_id');
      if (trigger === 'used') return refused('exchanged_trigger_id');
      triggers.set(String(trigger_id), 'used');
      const problems = problemsOfView(view as Json);
      if (problems.length > 0) return refused('invalid_arguments', problems);
      const id = `V${(serial += 1)}`;
      replaceView(id, view as Json);
      return { ok: true, view: { id, hash: views.get(id)?.hash } };
    },
    'views.update': ({ view_id, hash, view }) => {
      const stored = views.get(String(view_id));
      if (stored === undefined) return refused('not_found');
      if (hash !== undefined && hash !== stored.hash) return refused('hash_conflict');
      const problems = problemsOfView(view as Json);
      if (problems.length > 0) return refused('invalid_arguments', problems);
      replaceView(stored.id, view as Json);
      return { ok: true, view: { id: stored.id, hash: views.get(stored.id)?.hash } };
    },
    response_url: (args) => refusedMessage(args) ?? { ok: true },
  };

  const server = createServer((request, response) => {
    void readArgs(request).then(async (args) => {
      const method = (request.url ?? '').split('/').pop() ?? '';
      const pause = pauses.get(method);
      if (pause !== undefined) {
        pauses.delete(method);
        response.writeHead(429, { 'retry-after': String(pause) }).end();
        return;
      }
      calls.push({ method, args });
      if (method === 'users.info') await new Promise((resolve) => setTimeout(resolve, profileDelayMs));
      const refusal = refusals.get(method);
      refusals.delete(method);
      const answer = refusal === undefined ? answers[method]?.(args) : refused(refusal);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? refused('unknown_method')));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    calls,
    views,
    of: (method) => calls.filter((call) => call.method === method).map((call) => call.args),
    newTrigger: () => {
      const trigger = `trigger.${(serial += 1)}`;
      triggers.set(trigger, 'fresh');
      return trigger;
    },
    refuse: (method, error) => refusals.set(method, error),
    slowDown: (method, seconds) => pauses.set(method, seconds),
    delayProfiles: (ms) => {
      profileDelayMs = ms;
    },
    replaceView,
    stop: () => close(server),
  };
}

export function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve())));
}

function refused(error: string, messages: readonly string[] = []): Json {
  return { ok: false, error, response_metadata: { messages } };
}

function refusedMessage(args: Json): Json | undefined {
  const problems = problemsOfMessage(args);
  return problems.length === 0 ? undefined : refused('invalid_blocks', problems);
}

/** The arguments of a call; nested ones come as JSON in a form field. */
async function readArgs(request: IncomingMessage): Promise<Json> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(body) as Json;
  const fields = [...new URLSearchParams(body)].map(([key, value]) => [
    key,
    /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value,
  ]);
  return Object.fromEntries(fields) as Json;
}
