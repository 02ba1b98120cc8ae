import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity, InvokeResponse } from 'botbuilder';
import { codeOf } from '../../log';
import type { Log } from '../../log';
import { isActivity } from './activity';

/** An activity of Teams is some kB; the largest carries a long message with its HTML. */
const BODY_BYTES_MAX = 256 * 1024;

type Handle = (authorization: string, activity: Activity) => Promise<InvokeResponse | undefined>;

/** `/api/messages`: 405, 413, 400 and 401 for what is no activity of Teams, else what `handle` answers. */
export function createRequestListener(deps: { readonly handle: Handle; readonly log: Log }) {
  const { handle, log } = deps;
  return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    if (req.method !== 'POST') return respond(res, 405);
    const body = await readBody(req);
    if (body === undefined) return respond(res, 413);
    const activity = parseJson(body);
    if (!isActivity(activity)) return respond(res, 400);
    try {
      const answer = await handle(req.headers.authorization ?? '', activity);
      respond(res, answer?.status ?? 200, answer?.body);
    } catch (error) {
      const refused = isRefusal(error);
      if (refused) log.warn('teams request refused', { channel: 'teams', code: 401 });
      else log.error('teams request failed', { channel: 'teams', code: codeOf(error) });
      respond(res, refused ? 401 : 500);
    }
  };
}

/** Undefined when it is too long; the rest is then read and dropped, so that the answer reaches the sender. */
async function readBody(req: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= BODY_BYTES_MAX) chunks.push(chunk);
  }
  return bytes > BODY_BYTES_MAX ? undefined : Buffer.concat(chunks).toString('utf8');
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** botbuilder does not export its AuthenticationError. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && error.statusCode === 401;
}

function respond(res: ServerResponse, status: number, body?: unknown): void {
  if (body === undefined || body === null) {
    res.writeHead(status).end();
    return;
  }
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
}
