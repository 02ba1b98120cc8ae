import { createGraphRoad } from '../../../src/handoff/roads/graph';
import type { MailRoad } from '../../../src/handoff/roads/road';
import type { Credential } from '../../../src/handoff/roads/tokens';
import { MAIL } from '../one-mail';
import { FOLLOW_UP, FOLLOW_UP_DELIVERED, delivered } from './delivered';
import { CLIENT_ID, MAILBOX, TENANT_ID, startMicrosoft } from './microsoft';
import type { Reply, RunningMicrosoft } from './microsoft';

const SECRET = 'geheim-fake';
const credential: Credential = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: SECRET };

let microsoft: RunningMicrosoft;
let road: MailRoad;
beforeEach(async () => {
  microsoft = await startMicrosoft();
  road = createGraphRoad({ mailbox: MAILBOX, credential, ...microsoft.reach() });
});
afterEach(() => microsoft.close());

const refusal = (sent: Promise<unknown>) => sent.then(String, (error: unknown) => error);

test('a mail arrives whole, as it would over SMTP', async () => {
  expect(await road.send(FOLLOW_UP)).toEqual({ response: '202 Accepted request-fake' });
  expect(microsoft.calls.map(({ token, contentType }) => [token, contentType])).toEqual([
    ['token-fake-1', 'text/plain'],
  ]);
  expect(delivered(microsoft.calls[0]?.mail)).toEqual(FOLLOW_UP_DELIVERED);
});

test('the token is asked for as the app, with the scope of Graph', async () => {
  await road.send(MAIL);
  expect(microsoft.tokenRequests.map(({ parameters }) => parameters)).toEqual([
    expect.objectContaining({
      grant_type: 'client_credentials',
      client_id: CLIENT_ID,
      client_secret: SECRET,
      scope: 'https://graph.microsoft.com/.default',
    }),
  ]);
});

test('a token that Graph refuses is renewed once, and the mail arrives', async () => {
  await road.send(MAIL);
  microsoft.onSend((nth) => (nth === 2 ? { status: 401, body: '' } : undefined));
  await road.send(MAIL);
  expect(microsoft.calls.map(({ token }) => token)).toEqual(['token-fake-1', 'token-fake-1', 'token-fake-2']);
  await road.send(MAIL);
  expect(microsoft.calls.at(-1)?.token).toBe('token-fake-2');
});

test('a mail whose new token is refused as well fails', async () => {
  microsoft.onSend(() => ({ status: 401, body: { error: { code: 'InvalidAuthenticationToken' } } }));
  expect(await refusal(road.send(MAIL))).toMatchObject({ code: 'graph:401:InvalidAuthenticationToken' });
  expect(microsoft.calls).toHaveLength(2);
});

test.each<[string, Reply, { code: string; retryAfterMs?: number }]>([
  [
    'is overloaded',
    { status: 429, headers: { 'retry-after': '120' }, body: { error: { code: 'ApplicationThrottled' } } },
    { code: 'graph:429:ApplicationThrottled', retryAfterMs: 120_000 },
  ],
  [
    'wants to be left alone for days',
    { status: 429, headers: { 'retry-after': '999999' } },
    { code: 'graph:429', retryAfterMs: 3_600_000 },
  ],
  [
    'is being repaired',
    { status: 503, headers: { 'retry-after': '10' }, body: '<html>' },
    { code: 'graph:503', retryAfterMs: 10_000 },
  ],
  [
    'finds the mail malformed',
    { status: 400, body: { error: { code: 'ErrorMimeContentInvalidBase64String', message: 'of dpo@example.test' } } },
    { code: 'graph:400:ErrorMimeContentInvalidBase64String' },
  ],
  [
    'does not let this app send from this mailbox',
    { status: 403, body: { error: { code: 'ErrorAccessDenied' } } },
    { code: 'graph:403:ErrorAccessDenied' },
  ],
  [
    'writes a text where its code should be',
    { status: 404, body: { error: { code: 'no mailbox of dpo@example.test' } } },
    { code: 'graph:404' },
  ],
  ['answers like something else', { status: 200, body: 'null' }, { code: 'graph:200' }],
  ['does not answer', 'silence', { code: 'ETIMEDOUT' }],
])('a mail fails with a code alone when Graph %s', async (_, reply, expected) => {
  microsoft.onSend(() => reply);
  const hurried = createGraphRoad({ mailbox: MAILBOX, credential, ...microsoft.reach(200) });
  const error = (await refusal(hurried.send(MAIL))) as Error;
  expect({ ...error }).toEqual({ name: 'RoadError', retryAfterMs: undefined, ...statusOf(reply), ...expected });
  expect(error.message).toBe(expected.code);
});

const statusOf = (reply: Reply) => (reply === 'silence' ? {} : { status: reply.status });

test('a redirect is not followed: the mail stays here', async () => {
  microsoft.onSend(() => ({ status: 307, headers: { location: '/elsewhere' } }));
  expect(await refusal(road.send(MAIL))).toMatchObject({ code: 'ECONNECTION' });
  expect(microsoft.calls).toHaveLength(1);
});

test('a refused connection is a failure of its own', async () => {
  await road.send(MAIL);
  await microsoft.close();
  expect(await refusal(road.send(MAIL))).toMatchObject({
    code: expect.stringMatching(/^ECONNREFUSED$|^UND_ERR_SOCKET$/) as string,
  });
  microsoft = await startMicrosoft();
});
