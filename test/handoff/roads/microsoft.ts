import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import type { Reach } from '../../../src/handoff/roads/http';

export const TENANT_ID = '00000000-0000-4000-8000-0000000fa4e0';
export const CLIENT_ID = '00000000-0000-4000-8000-0000000fa4e1';
export const MAILBOX = 'privacyloket@example.test';

/** An answer, or `silence`: none ever. */
export type Reply =
  'silence' | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

export type TokenRequest = {
  readonly method: string;
  readonly path: string;
  /** Of the body, or of the address. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
};

/** What Graph is asked beside `sendMail`, with a token that is good. */
export type GraphRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: string;
};

export type RunningMicrosoft = {
  /** Settings that lead to this server in place of Microsoft. */
  readonly reach: (timeoutMs?: number) => Reach;
  readonly tokenRequests: TokenRequest[];
  /** Calls of sendMail, with the mail when it could be read. */
  readonly calls: { readonly token: string; readonly contentType: string; readonly mail: ParsedMail }[];
  /** Tokens given out so far, oldest first. */
  readonly tokens: readonly string[];
  /** How the token endpoints answer from now on; with a new token, until told otherwise. */
  readonly onToken: (reply: (nth: number) => Reply | 'token') => void;
  /** How sendMail answers from now on; 202 to the newest token and 401 to others, until told otherwise. */
  readonly onSend: (reply: (nth: number) => Reply | undefined) => void;
  /** How Graph answers whatever else it is asked, from now on; with 404, until told otherwise. */
  readonly onGraph: (reply: (request: GraphRequest) => Reply | undefined) => void;
  /** Of the tokens given out from now on. */
  readonly lifetime: (seconds: number) => void;
  readonly close: () => Promise<void>;
};

/**
 * Plays what the roads need of Microsoft: the token endpoint of Entra, the one of a machine with a managed identity,
 * and `sendMail` of Graph. Any other path is answered with 404.
 */
export async function startMicrosoft(): Promise<RunningMicrosoft> {
  const tokenRequests: TokenRequest[] = [];
  const calls: RunningMicrosoft['calls'] = [];
  const tokens: string[] = [];
  let replyToToken: (nth: number) => Reply | 'token' = () => 'token';
  let replyToSend: (nth: number) => Reply | undefined = () => undefined;
  let replyToGraph: (request: GraphRequest) => Reply | undefined = () => undefined;
  let seconds = 3_600;

  function tokenReply(): Reply {
    const planned = replyToToken(tokenRequests.length);
    if (planned !== 'token') return planned;
    const token = `token-fake-${tokens.length + 1}`;
    tokens.push(token);
    const expires_on = String(Math.round(Date.now() / 1_000) + seconds);
    return { status: 200, body: { token_type: 'Bearer', expires_in: seconds, expires_on, access_token: token } };
  }

  async function sendReply(request: IncomingMessage, body: string): Promise<Reply> {
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const mail = await simpleParser(Buffer.from(body, 'base64'));
    calls.push({ token, contentType: request.headers['content-type'] ?? '', mail });
    const planned = replyToSend(calls.length);
    if (planned) return planned;
    if (token !== tokens.at(-1)) return { status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } };
    return { status: 202, headers: { 'request-id': 'request-fake' } };
  }

  function graphReply({ method = '', url = '', headers }: IncomingMessage, body: string): Reply | undefined {
    const { pathname: path, searchParams } = new URL(url, 'http://localhost');
    if (!path.startsWith('/v1.0/')) return undefined;
    if (headers.authorization !== `Bearer ${tokens.at(-1)}`) return { status: 401, body: '' };
    const query = Object.fromEntries(searchParams);
    return replyToGraph({ method, path, query, contentType: headers['content-type'] ?? '', body });
  }

  async function replyTo(request: IncomingMessage, body: string): Promise<Reply> {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const asked = `${request.method} ${pathname}`;
    const parameters = request.method === 'GET' ? searchParams : new URLSearchParams(body);
    switch (asked) {
      case `POST /${TENANT_ID}/oauth2/v2.0/token`:
      case 'GET /metadata/identity/oauth2/token': {
        const { method = '', headers } = request;
        tokenRequests.push({ method, path: pathname, parameters: Object.fromEntries(parameters), headers });
        return tokenReply();
      }
      case `POST /v1.0/users/${encodeURIComponent(MAILBOX)}/sendMail`:
        return sendReply(request, body);
      default:
        return graphReply(request, body) ?? { status: 404, body: { error: `nothing at ${asked}` } };
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const reply = await replyTo(request, Buffer.concat(chunks).toString('utf8'));
    if (reply === 'silence') return;
    const { status, headers, body } = reply;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const places = ['https://login.microsoftonline.com', 'https://graph.microsoft.com', 'http://169.254.169.254'];
  return {
    reach: (timeoutMs = 2_000) => ({ timeoutMs, origins: Object.fromEntries(places.map((place) => [place, url])) }),
    tokenRequests,
    calls,
    tokens,
    onToken: (reply) => void (replyToToken = reply),
    onSend: (reply) => void (replyToSend = reply),
    onGraph: (reply) => void (replyToGraph = reply),
    lifetime: (value) => void (seconds = value),
    close: async () => {
      server.closeAllConnections();
      await new Promise<unknown>((resolve) => server.close(resolve));
    },
  };
}
