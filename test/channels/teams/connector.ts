import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A call that reached the connector. */
export type ConnectorCall = { readonly method: string; readonly path: string; readonly body: unknown };

export type Connector = {
  readonly url: string;
  readonly calls: ConnectorCall[];
  /** Paths that were read, other than members. */
  readonly fetched: string[];
  /** The status that is answered to calls whose `METHOD path` matches. */
  readonly refusals: { readonly call: RegExp; readonly status: number }[];
  /** Calls that take their time before they count, each once. */
  readonly pauses: { readonly call: RegExp; readonly ms: number }[];
  readonly close: () => Promise<void>;
};

export async function listen(listener: RequestListener): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

/** The Bot Connector of Teams, as far as a bot in conversation sees it. */
export async function startConnector(): Promise<Connector> {
  const calls: ConnectorCall[] = [];
  const fetched: string[] = [];
  const refusals: Connector['refusals'] = [];
  const pauses: Connector['pauses'] = [];
  const server = await listen((req, res) => {
    void readJson(req).then(async (body) => {
      const call = { method: req.method ?? '', path: decodeURIComponent(req.url ?? ''), body };
      const pause = pauses.findIndex((each) => each.call.test(`${call.method} ${call.path}`));
      if (pause >= 0) await setTimeout(pauses.splice(pause, 1)[0]?.ms);
      if (call.method !== 'GET') calls.push(call);
      else if (!call.path.includes('/members/')) fetched.push(call.path);
      const refusal = refusals.find((each) => each.call.test(`${call.method} ${call.path}`));
      res.writeHead(refusal?.status ?? 200, { 'content-type': 'application/json' });
      res.end(JSON.stringify(refusal ? { error: { code: 'Refused', message: 'no' } } : answerTo(call, calls.length)));
    });
  });
  return { ...server, calls, fetched, refusals, pauses };
}

function answerTo(call: ConnectorCall, count: number): unknown {
  if (call.method === 'GET') return { id: 'user-fake', name: 'An Voorbeeld', email: 'an@example.com' };
  if (call.path === '/v3/conversations') return { id: 'personal-fake' };
  return { id: `sent-${count}` };
}

async function readJson(req: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text === '' ? undefined : JSON.parse(text);
}
