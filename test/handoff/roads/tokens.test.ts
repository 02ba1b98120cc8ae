import { constants, createHash, generateKeyPairSync, verify } from 'node:crypto';
import { createTokens } from '../../../src/handoff/roads/tokens';
import type { Credential } from '../../../src/handoff/roads/tokens';
import { CLIENT_ID, TENANT_ID, startMicrosoft } from './microsoft';
import type { Reply, RunningMicrosoft } from './microsoft';

const RESOURCE = 'https://graph.microsoft.com';
const app = { tenantId: TENANT_ID, clientId: CLIENT_ID };
const bySecret: Credential = { kind: 'secret', ...app, secret: 'geheim-fake' };

let microsoft: RunningMicrosoft;
beforeEach(async () => {
  microsoft = await startMicrosoft();
});
afterEach(async () => {
  jest.useRealTimers();
  await microsoft.close();
});

const tokensOf = (credential: Credential, timeoutMs?: number) =>
  createTokens(credential, RESOURCE, microsoft.reach(timeoutMs));
const failure = (asked: Promise<unknown>) => asked.then(String, (error: unknown) => ({ ...(error as object) }));

/** Lets the calendar be moved; timers and the network stay real. */
function takeClock(): (seconds: number) => void {
  jest.useFakeTimers({
    now: Date.now(),
    doNotFake: ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate']
      .concat(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'])
      .map((name) => name as 'setTimeout'),
  });
  return (seconds) => void jest.setSystemTime(Date.now() + seconds * 1_000);
}

test('a token is kept until five minutes before it expires', async () => {
  const pass = takeClock();
  microsoft.lifetime(3_600);
  const tokens = tokensOf(bySecret);
  expect(await tokens.get()).toBe('token-fake-1');
  pass(54 * 60);
  expect(await tokens.get()).toBe('token-fake-1');
  pass(61);
  expect(await tokens.get()).toBe('token-fake-2');
  expect(await tokens.get()).toBe('token-fake-2');
  expect(microsoft.tokenRequests).toHaveLength(2);
});

test('many who ask at once are one request', async () => {
  const tokens = tokensOf(bySecret);
  expect(new Set(await Promise.all([tokens.get(), tokens.get(), tokens.get()]))).toEqual(new Set(['token-fake-1']));
  expect(microsoft.tokenRequests).toHaveLength(1);
});

test('a certificate signs the request, and its key stays here', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const thumbprint = createHash('sha256').update('certificate-fake').digest('hex');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(await tokensOf({ kind: 'certificate', ...app, thumbprint, privateKey: pem }).get()).toBe('token-fake-1');

  const { parameters = {} } = microsoft.tokenRequests[0] ?? {};
  expect(parameters).toMatchObject({
    grant_type: 'client_credentials',
    client_id: CLIENT_ID,
    scope: `${RESOURCE}/.default`,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  });
  expect(parameters).not.toHaveProperty('client_secret');
  const [header = '', claims = '', signature = ''] = parameters['client_assertion']?.split('.') ?? [];
  const read = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  expect(read(header)).toMatchObject({
    alg: 'PS256',
    'x5t#S256': Buffer.from(thumbprint, 'hex').toString('base64url'),
  });
  expect(read(claims)).toMatchObject({
    iss: CLIENT_ID,
    sub: CLIENT_ID,
    aud: `https://login.microsoftonline.com/${TENANT_ID}/oauth2/v2.0/token`,
  });
  const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  expect(verify('sha256', Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
});

const REFUSED = {
  error: 'invalid_client',
  error_description: 'AADSTS7000215: Invalid client secret provided. geheim-fake of dpo@example.test',
  error_codes: [7000215],
};

test.each<[string, Reply, string]>([
  ['the secret is wrong', { status: 401, body: REFUSED }, 'AADSTS7000215'],
  ['the endpoint is down', { status: 503, body: '<html>' }, 'http_503'],
  ['the answer holds no token', { status: 200, body: {} }, 'http_200'],
  ['nobody answers', 'silence', 'ETIMEDOUT'],
])('no token is a failure with a code alone: %s', async (_, reply, code) => {
  microsoft.onToken(() => reply);
  expect(await failure(tokensOf(bySecret, 200).get())).toEqual({ name: 'RoadError', code, retryAfterMs: undefined });
});

test('a failure is not kept: the next one who asks may get a token', async () => {
  microsoft.onToken((nth) => (nth === 1 ? { status: 401, body: REFUSED } : 'token'));
  const tokens = tokensOf(bySecret);
  expect(await failure(tokens.get())).toMatchObject({ code: 'AADSTS7000215' });
  expect(await tokens.get()).toBe('token-fake-1');
});

test('a refused connection is a failure with its code', async () => {
  const reach = microsoft.reach();
  await microsoft.close();
  expect(await failure(createTokens(bySecret, RESOURCE, reach).get())).toMatchObject({ code: 'ECONNREFUSED' });
  microsoft = await startMicrosoft();
});

test('how long the endpoint asked to be left alone is known', async () => {
  const busy = { error: 'temporarily_unavailable' };
  microsoft.onToken(() => ({ status: 429, headers: { 'retry-after': '120' }, body: busy }));
  expect(await failure(tokensOf(bySecret).get())).toMatchObject({
    code: 'temporarily_unavailable',
    retryAfterMs: 120_000,
  });
});
