import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

export type Listener = (req: IncomingMessage, res: ServerResponse) => void | Promise<void>;

/** `ok`: cases can be taken in; it answers 200, otherwise 503. `checks` says which part is how, without details. */
export type Health = { readonly ok: boolean; readonly checks: Readonly<Record<string, string | number>> };

export type ServerDeps = {
  readonly slack?: Listener;
  readonly teams?: Listener;
  readonly ready: () => Promise<Health>;
  /** Called when an answer to a channel has left. */
  readonly afterAcknowledge: () => void;
};

/** A request must be here whole by then: what platforms send is small. */
const REQUEST_MS = 15_000;
/** What a request under way may still take when the server stops. */
const CLOSING_MS = 5_000;

/** Lets requests under way finish, and cuts those that do not. */
export async function closeServer(server: Server): Promise<void> {
  const patience = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
  server.closeIdleConnections();
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(patience);
}

/** The one HTTP server: the channels' endpoints and the state of the process. */
export function createHttpServer({ slack, teams, ready, afterAcknowledge }: ServerDeps): Server {
  return createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS }, (req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    const to = (listener: Listener): void => {
      res.once('finish', afterAcknowledge);
      void Promise.resolve()
        .then(() => listener(req, res))
        .catch(() => answer(res, 500, {}));
    };
    if (path === '/healthz') return answer(res, 200, { ok: true });
    if (path === '/readyz') {
      return void ready().then(
        (health) => answer(res, health.ok ? 200 : 503, health),
        () => answer(res, 503, { ok: false }),
      );
    }
    if (slack && path.startsWith('/slack/')) return to(slack);
    if (teams && path === '/api/messages') return to(teams);
    return answer(res, 404, {});
  });
}

function answer(res: ServerResponse, status: number, body: object): void {
  if (res.headersSent) return void res.end();
  res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
