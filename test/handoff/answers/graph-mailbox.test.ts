import { graphMailbox } from '../../../src/handoff/answers/graph-mailbox';
import { READ_AT_MOST_BYTES } from '../../../src/handoff/answers/mailbox';
import type { Mailbox } from '../../../src/handoff/answers/mailbox';
import type { Credential } from '../../../src/handoff/roads/tokens';
import { CLIENT_ID, MAILBOX, TENANT_ID, startMicrosoft } from '../roads/microsoft';
import type { Reply, RunningMicrosoft } from '../roads/microsoft';
import { graphInbox } from './graph-inbox';
import type { GraphInbox } from './graph-inbox';
import { EXCHANGE_BOUNCE, mail } from './mails';

const credential: Credential = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: 'geheim-fake' };
const NOW = new Date('2026-11-20T15:43:12.345Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);

let microsoft: RunningMicrosoft;
let inbox: GraphInbox;
let mailbox: Mailbox;
beforeEach(async () => {
  microsoft = await startMicrosoft();
  inbox = graphInbox(microsoft);
  mailbox = await graphMailbox({ mailbox: MAILBOX, credential, ...microsoft.reach() })();
});
afterEach(() => microsoft.close());

const failure = (asked: Promise<unknown>) => asked.then(String, (error: unknown) => ({ ...(error as object) }));

test('what is unread and not too old is listed over all pages, newest first', async () => {
  inbox.deliver('te oud', hoursAgo(24 * 8));
  const ids = [5, 4, 3, 2, 1].map((hours) => inbox.deliver('x', hoursAgo(hours)));
  expect(await mailbox.unread(hoursAgo(24 * 7))).toEqual(ids.reverse());
  expect(inbox.asked).toEqual(Array(2).fill('GET /mailFolders/inbox/messages'));
});

test('a mail is fetched as it came, and is marked as read only when it is asked', async () => {
  const id = inbox.deliver(EXCHANGE_BOUNCE, hoursAgo(1));
  expect(await mailbox.fetch(id)).toBe(EXCHANGE_BOUNCE);
  expect(await mailbox.unread(hoursAgo(24))).toEqual([id]);
  await mailbox.markRead(id);
  expect(await mailbox.unread(hoursAgo(24))).toEqual([]);
});

test('of a large mail the beginning is read', async () => {
  const id = inbox.deliver(mail({ Subject: 'groot' }, 'x'.repeat(20_000_000)), hoursAgo(1));
  expect(await mailbox.fetch(id)).toHaveLength(READ_AT_MOST_BYTES);
});

test('a mail that is no longer there is undefined', async () => {
  expect(await mailbox.fetch('AAMkFAKE')).toBeUndefined();
});

test('a token that Graph refuses is renewed once', async () => {
  await mailbox.unread(hoursAgo(24));
  let refused = false;
  inbox.meet(() => (refused ? undefined : ((refused = true), { status: 401, body: '' })));
  expect(await mailbox.unread(hoursAgo(24))).toEqual([]);
  expect(microsoft.tokens).toHaveLength(2);
  inbox.meet(() => ({ status: 401, body: '' }));
  expect(await failure(mailbox.unread(hoursAgo(24)))).toMatchObject({ code: 'graph:401' });
  expect(microsoft.tokens).toHaveLength(3);
});

test('the list is followed nowhere else: the token stays with Graph', async () => {
  const elsewhere = 'https://graph.microsoft.com.example.test/v1.0/next';
  inbox.meet(() => ({ status: 200, body: { value: [], '@odata.nextLink': elsewhere } }));
  expect(await failure(mailbox.unread(hoursAgo(24)))).toMatchObject({ code: 'graph:200:foreign_link' });
  expect(inbox.asked).toHaveLength(1);
});

test('a list without end is left after 40 pages', async () => {
  const next = 'https://graph.microsoft.com/v1.0/users/privacyloket%40example.test/mailFolders/inbox/messages?again=1';
  inbox.meet(() => ({ status: 200, body: { value: [{ id: 'a' }], '@odata.nextLink': next } }));
  expect(await mailbox.unread(hoursAgo(24))).toHaveLength(40);
});

test.each<[string, Reply, object]>([
  [
    'is overloaded',
    { status: 429, headers: { 'retry-after': '120' }, body: { error: { code: 'ApplicationThrottled' } } },
    { name: 'MailboxAway', code: 'graph:429:ApplicationThrottled', retryAfterMs: 120_000 },
  ],
  ['is being repaired', { status: 503 }, { name: 'MailboxAway', code: 'graph:503' }],
  ['does not answer', 'silence', { name: 'MailboxAway', code: 'ETIMEDOUT' }],
  [
    'cannot convert this mail',
    { status: 500, body: { error: { code: 'ErrorMimeContentConversionFailed' } } },
    { name: 'RoadError', code: 'graph:500:ErrorMimeContentConversionFailed' },
  ],
  [
    'does not let this app write',
    { status: 403, body: { error: { code: 'ErrorAccessDenied', message: 'of dpo@example.test' } } },
    { name: 'RoadError', code: 'graph:403:ErrorAccessDenied' },
  ],
])('a failure tells the mail from the mailbox, with a code alone, when Graph %s', async (_, reply, expected) => {
  const id = inbox.deliver(EXCHANGE_BOUNCE, hoursAgo(1));
  inbox.meet(() => reply);
  const hurried = await graphMailbox({ mailbox: MAILBOX, credential, ...microsoft.reach(300) })();
  for (const asked of [hurried.fetch(id), hurried.markRead(id)]) {
    const error = await failure(asked);
    expect(error).toMatchObject(expected);
    expect(JSON.stringify(error)).not.toContain('dpo@');
  }
});
