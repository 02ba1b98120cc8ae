import { createGraphRoad } from '../../../src/handoff/roads/graph';
import { MAIL } from '../one-mail';
import { CLIENT_ID, MAILBOX, startMicrosoft } from './microsoft';
import type { RunningMicrosoft } from './microsoft';

// One server for the file: MSAL keeps the first place where it found an identity for the whole process.
let microsoft: RunningMicrosoft;
beforeAll(async () => {
  microsoft = await startMicrosoft();
});
afterAll(() => microsoft.close());

test.each([
  ['system-assigned', {}, {}],
  ['user-assigned', { clientId: CLIENT_ID }, { client_id: CLIENT_ID }],
])('with a %s managed identity the machine itself gives the token', async (_, id, asked) => {
  const road = createGraphRoad({
    mailbox: MAILBOX,
    credential: { kind: 'managed_identity', ...id },
    ...microsoft.reach(),
  });
  const [requests, calls] = [microsoft.tokenRequests.length, microsoft.calls.length];
  await road.send(MAIL);
  await road.send(MAIL);
  expect(microsoft.tokenRequests.slice(requests)).toEqual([
    expect.objectContaining({
      method: 'GET',
      path: '/metadata/identity/oauth2/token',
      parameters: { 'api-version': '2018-02-01', resource: 'https://graph.microsoft.com', ...asked },
      headers: expect.objectContaining({ metadata: 'true' }) as object,
    }),
  ]);
  expect(microsoft.calls.slice(calls).map(({ mail }) => mail.messageId)).toEqual([MAIL.messageId, MAIL.messageId]);

  microsoft.onSend((nth) => (nth === calls + 3 ? { status: 401 } : undefined));
  await road.send(MAIL);
  expect(microsoft.calls.at(-1)?.token).toBe(microsoft.tokens.at(-1));
  expect(microsoft.tokenRequests).toHaveLength(requests + 2);
});

test('a machine without an identity is a failure with a code alone', async () => {
  microsoft.onToken(() => ({
    status: 400,
    body: { error: 'invalid_request', error_description: 'Identity not found' },
  }));
  const credential = { kind: 'managed_identity', clientId: '00000000-0000-4000-8000-0000000fa4e2' } as const;
  const road = createGraphRoad({ mailbox: MAILBOX, credential, ...microsoft.reach() });
  await expect(road.send(MAIL)).rejects.toMatchObject({ code: 'invalid_request' });
});
