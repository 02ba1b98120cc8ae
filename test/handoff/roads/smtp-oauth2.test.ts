import { createSmtpRoad } from '../../../src/handoff/roads/smtp';
import type { MailRoad } from '../../../src/handoff/roads/road';
import { startSmtp } from '../../support/smtp-server';
import type { RunningSmtp } from '../../support/smtp-server';
import { MAIL } from '../one-mail';
import { FOLLOW_UP, FOLLOW_UP_DELIVERED, delivered } from './delivered';
import { CLIENT_ID, MAILBOX, TENANT_ID, startMicrosoft } from './microsoft';
import type { RunningMicrosoft } from './microsoft';

const SECRET = 'geheim-fake';

let microsoft: RunningMicrosoft;
let smtp: RunningSmtp;
let road: MailRoad;
/** Tokens that the mail server was shown. */
let shown: string[];
let isGood: (token: string) => boolean;
beforeEach(async () => {
  microsoft = await startMicrosoft();
  shown = [];
  isGood = (token) => token === microsoft.tokens.at(-1);
  smtp = await startSmtp({
    oauth2: {
      user: MAILBOX,
      isGood: (token) => {
        shown.push(token);
        return isGood(token);
      },
    },
  });
  road = roadFor(MAILBOX);
});
afterEach(async () => {
  road.close();
  await smtp.close();
  await microsoft.close();
});

function roadFor(user: string): MailRoad {
  const credential = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: SECRET } as const;
  const login = { kind: 'oauth2', user, credential } as const;
  return createSmtpRoad({ host: 'localhost', port: smtp.port, tls: 'none', login, ...microsoft.reach() });
}

const codeOf = (sent: Promise<unknown>) =>
  sent.then(
    () => 'accepted',
    ({ code, responseCode }: { code?: unknown; responseCode?: unknown }) => [code, responseCode],
  );

test('a mail arrives whole, after a login with a token for Exchange Online', async () => {
  expect(await road.send(FOLLOW_UP)).toEqual({ response: expect.stringMatching(/^250 /) as string });
  expect(delivered(smtp.deliveries[0]?.mail)).toEqual(FOLLOW_UP_DELIVERED);
  expect(shown).toEqual(['token-fake-1']);
  expect(microsoft.tokenRequests.map(({ parameters }) => parameters)).toEqual([
    expect.objectContaining({
      grant_type: 'client_credentials',
      client_id: CLIENT_ID,
      client_secret: SECRET,
      scope: 'https://outlook.office365.com/.default',
    }),
  ]);
});

test('mails sent at once share one token and one connection', async () => {
  await Promise.all([road.send(MAIL), road.send(MAIL), road.send(MAIL)]);
  expect(smtp.deliveries).toHaveLength(3);
  expect([microsoft.tokenRequests.length, smtp.connections()]).toEqual([1, 1]);
});

test('a new connection shows a token that is still valid: an expired one was renewed', async () => {
  microsoft.lifetime(200);
  await road.send(MAIL);
  let hungUp = false;
  smtp.meet((stage) => (stage === 'sender' && !hungUp ? ((hungUp = true), 'hang up') : 'ok'));
  await road.send(MAIL);
  expect(smtp.deliveries).toHaveLength(2);
  expect(shown.at(-1)).toBe(microsoft.tokens.at(-1));
  expect(microsoft.tokens.length).toBeGreaterThan(1);
});

test('a token that the mail server refuses is renewed once, and the mail arrives', async () => {
  isGood = (token) => token === 'token-fake-2';
  expect(await codeOf(road.send(MAIL))).toBe('accepted');
  expect([...new Set(shown)]).toEqual(['token-fake-1', 'token-fake-2']);
});

test('a mailbox that the app may not use fails with the code of the mail server', async () => {
  road.close();
  road = roadFor('other@example.test');
  expect(await codeOf(road.send(MAIL))).toEqual(['EAUTH', 535]);
  expect(microsoft.tokenRequests).toHaveLength(2);
  expect(smtp.deliveries).toEqual([]);
});

test('without a token nothing is sent, and the code is that of the token', async () => {
  microsoft.onToken(() => ({ status: 401, body: { error: 'invalid_client', error_codes: [7000215] } }));
  expect(await codeOf(road.send(MAIL))).toEqual(['AADSTS7000215', undefined]);
  expect(smtp.connections()).toBe(0);
  microsoft.onToken(() => 'token');
  expect(await codeOf(road.send(MAIL))).toBe('accepted');
});
