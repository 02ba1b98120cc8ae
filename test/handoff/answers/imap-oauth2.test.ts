import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { imapMailbox } from '../../../src/handoff/answers/imap-mailbox';
import type { OpenMailbox } from '../../../src/handoff/answers/mailbox';
import { describeWithDovecot, startImap } from '../../support/imap-server';
import type { RunningImap } from '../../support/imap-server';
import { CLIENT_ID, MAILBOX, TENANT_ID, startMicrosoft } from '../roads/microsoft';
import type { RunningMicrosoft } from '../roads/microsoft';
import { EXCHANGE_BOUNCE } from './mails';

const NOW = new Date('2026-11-20T15:43:12Z');

describeWithDovecot('a login with a token', () => {
  let microsoft: RunningMicrosoft;
  let tokenInfo: Server;
  let imap: RunningImap;
  /** Tokens that the mail server was shown. */
  let shown: string[];
  let isGood: (token: string) => boolean;
  beforeEach(async () => {
    microsoft = await startMicrosoft();
    shown = [];
    isGood = (token) => token === microsoft.tokens.at(-1);
    tokenInfo = createServer((request, response) => {
      const token = (request.url ?? '').replace('/tokens/', '');
      shown.push(token);
      response.writeHead(isGood(token) ? 200 : 401, { 'content-type': 'application/json' });
      response.end(isGood(token) ? JSON.stringify({ user: MAILBOX }) : '{}');
    });
    await new Promise<void>((resolve) => tokenInfo.listen(0, '127.0.0.1', resolve));
    const { port } = tokenInfo.address() as AddressInfo;
    imap = await startImap({ tokenInfoUrl: `http://127.0.0.1:${port}/tokens/` });
  });
  afterEach(async () => {
    await imap.close();
    tokenInfo.closeAllConnections();
    await new Promise((resolve) => tokenInfo.close(resolve));
    await microsoft.close();
  });

  function mailboxOf(user: string): OpenMailbox {
    const credential = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: 'geheim-fake' } as const;
    const login = { kind: 'oauth2', user, credential } as const;
    return imapMailbox({ host: '127.0.0.1', port: imap.port, tls: 'none', login, ...microsoft.reach() });
  }
  async function unreadOf(open: OpenMailbox): Promise<number> {
    const mailbox = await open();
    const ids = await mailbox.unread(NOW);
    mailbox.close();
    return ids.length;
  }

  test('for Exchange Online reads the mailbox, and keeps the token for the next time', async () => {
    await imap.deliver(MAILBOX, EXCHANGE_BOUNCE, NOW);
    const open = mailboxOf(MAILBOX);
    expect([await unreadOf(open), await unreadOf(open)]).toEqual([1, 1]);
    expect(microsoft.tokenRequests.map(({ parameters }) => parameters)).toEqual([
      expect.objectContaining({ client_id: CLIENT_ID, scope: 'https://outlook.office365.com/.default' }),
    ]);
  });

  test('that is refused is tried once more with a new token', async () => {
    isGood = (token) => token === 'token-fake-2';
    expect(await unreadOf(mailboxOf(MAILBOX))).toBe(0);
    expect([...new Set(shown)]).toEqual(['token-fake-1', 'token-fake-2']);
  });

  test('as someone else fails with a code, after one new token', async () => {
    const error = await mailboxOf('other@example.test')().catch((problem: unknown) => problem);
    expect(error).toMatchObject({ name: 'MailboxAway', code: 'AUTHENTICATIONFAILED' });
    expect(microsoft.tokenRequests).toHaveLength(2);
  });

  test('without a token asks the mail server nothing', async () => {
    microsoft.onToken(() => ({ status: 401, body: { error: 'invalid_client', error_codes: [7000215] } }));
    await expect(mailboxOf(MAILBOX)()).rejects.toMatchObject({ code: 'AADSTS7000215' });
    expect(shown).toEqual([]);
  });
});
