import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { imapMailbox } from '../../../src/handoff/answers/imap-mailbox';
import type { ImapSettings } from '../../../src/handoff/answers/imap-mailbox';
import { MailboxAway, READ_AT_MOST_BYTES } from '../../../src/handoff/answers/mailbox';
import type { Mailbox } from '../../../src/handoff/answers/mailbox';
import { IMAP_PASSWORD, describeWithDovecot, startImap } from '../../support/imap-server';
import type { RunningImap } from '../../support/imap-server';
import { CERTIFICATE_FILE } from '../../support/smtp-server';
import { POSTFIX_BOUNCE, mail } from './mails';

const NOW = new Date('2026-11-20T15:43:12Z');
const DAY_MS = 24 * 3_600_000;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);

describeWithDovecot('Dovecot', () => {
  let imap: RunningImap;
  let user: string;
  let users = 0;
  const open: Mailbox[] = [];
  beforeAll(async () => {
    imap = await startImap();
  });
  afterAll(() => imap.close());
  beforeEach(() => {
    user = `privacyloket-${++users}@example.test`;
  });
  afterEach(() => open.splice(0).forEach((mailbox) => mailbox.close()));

  const settings = (more: Partial<ImapSettings> = {}): ImapSettings => ({
    host: '127.0.0.1',
    port: imap.port,
    tls: 'none',
    login: { kind: 'password', user, password: IMAP_PASSWORD },
    timeoutMs: 2_000,
    ...more,
  });
  async function opened(more?: Partial<ImapSettings>): Promise<Mailbox> {
    const mailbox = await imapMailbox(settings(more))();
    open.push(mailbox);
    return mailbox;
  }
  const failure = (more: Partial<ImapSettings>) => opened(more).then(String, (error: unknown) => error);

  test('what is unread and not too old is listed, newest first, and is fetched as it came', async () => {
    await imap.deliver(user, mail({ Subject: 'te oud' }), daysAgo(9));
    await imap.deliver(user, POSTFIX_BOUNCE, daysAgo(1));
    await imap.deliver(user, mail({ Subject: 'laatste' }, 'é'), NOW);
    const mailbox = await opened();
    const ids = await mailbox.unread(daysAgo(7));
    expect(ids).toHaveLength(2);
    const [last = '', bounce = ''] = ids;
    expect((await mailbox.fetch(last))?.replaceAll('\r\n', '\n')).toBe(mail({ Subject: 'laatste' }, 'é'));
    expect((await mailbox.fetch(bounce))?.replaceAll('\r\n', '\n')).toBe(POSTFIX_BOUNCE);
    expect((await imap.inbox(user)).map(({ seen }) => seen)).toEqual([false, false, false]);
  });

  test('what is marked as read is no longer listed, for anybody', async () => {
    await imap.deliver(user, POSTFIX_BOUNCE, NOW);
    await imap.deliver(user, mail({ Subject: 'blijft' }), NOW);
    const mailbox = await opened();
    const ids = await mailbox.unread(daysAgo(7));
    await mailbox.markRead(ids[1] ?? '');
    expect(await mailbox.unread(daysAgo(7))).toEqual([ids[0]]);
    expect(await (await opened()).unread(daysAgo(7))).toEqual([ids[0]]);
    expect(await imap.inbox(user)).toEqual([
      { subject: 'Undelivered Mail Returned to Sender', seen: true },
      { subject: 'blijft', seen: false },
    ]);
  });

  test('of a large mail the beginning is read', async () => {
    await imap.deliver(user, mail({ Subject: 'groot' }, 'x'.repeat(READ_AT_MOST_BYTES * 2)), NOW);
    const mailbox = await opened();
    const [id = ''] = await mailbox.unread(daysAgo(7));
    const raw = await mailbox.fetch(id);
    expect(raw).toHaveLength(READ_AT_MOST_BYTES);
    expect(raw).toContain('Subject: groot');
  });

  test('a mail that is no longer there is undefined, as is one of a mailbox numbered anew', async () => {
    await imap.deliver(user, POSTFIX_BOUNCE, NOW);
    const mailbox = await opened();
    const [id = ''] = await mailbox.unread(daysAgo(7));
    expect(await mailbox.fetch(`${id}9`)).toBeUndefined();
    expect(await mailbox.fetch(`1${id}`)).toBeUndefined();
    await mailbox.markRead(`1${id}`);
    expect(await mailbox.unread(daysAgo(7))).toEqual([id]);
  });

  test('a wrong password is a code, without the password', async () => {
    const error = await failure({ login: { kind: 'password', user, password: 'fout-fake' } });
    expect(error).toMatchObject({ name: 'MailboxAway', code: 'AUTHENTICATIONFAILED' });
    expect(JSON.stringify({ ...(error as object), text: String(error) })).not.toContain('fout-fake');
  });

  test('once the server is gone everything fails with the mailbox', async () => {
    await imap.deliver(user, POSTFIX_BOUNCE, NOW);
    const mailbox = await opened();
    const [id = ''] = await mailbox.unread(daysAgo(7));
    await imap.stop();
    await expect(mailbox.fetch(id)).rejects.toBeInstanceOf(MailboxAway);
    await expect(mailbox.markRead(id)).rejects.toBeInstanceOf(MailboxAway);
    expect(await failure({})).toMatchObject({ name: 'MailboxAway', code: 'ECONNREFUSED' });
    await imap.start();
    expect(await (await opened()).unread(daysAgo(7))).toEqual([id]);
  });

  test.each(['starttls', 'implicit'] as const)('%s logs in nowhere that nobody vouches for', async (tls) => {
    const port = tls === 'implicit' ? imap.tlsPort : imap.port;
    expect(await failure({ host: 'localhost', port, tls })).toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  });

  test.each(['starttls', 'implicit'] as const)('%s reads from a server that the process trusts', async (tls) => {
    await imap.deliver(user, POSTFIX_BOUNCE, NOW);
    const port = tls === 'implicit' ? imap.tlsPort : imap.port;
    const given = settings({ host: 'localhost', port, tls, timeoutMs: 10_000 });
    // Node reads the certificates to trust once, when it starts.
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', join(__dirname, 'count-unread.ts'), JSON.stringify(given), daysAgo(7).toISOString()],
      { env: { ...process.env, NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE } },
    );
    expect(stdout).toBe('1');
  });
});

describe('a server that', () => {
  async function failureAt(greeting: string | undefined, tls: ImapSettings['tls']): Promise<unknown> {
    const said: string[] = [];
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      if (greeting === undefined) return;
      socket.write(greeting);
      socket.on('data', (data) => {
        said.push(data.toString());
        const [tag = ''] = data.toString().split(' ');
        socket.write(`* CAPABILITY IMAP4rev1\r\n${tag} OK done\r\n`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const login = { kind: 'password', user: 'fake', password: 'geheim-fake' } as const;
    const opened = imapMailbox({ host: 'localhost', port, tls, login, timeoutMs: 300 })();
    const error = await opened.then(
      (mailbox) => mailbox.close(),
      (problem: unknown) => problem,
    );
    await new Promise((resolve) => server.close(resolve));
    return { error, told: said.join('').includes('geheim-fake') };
  }

  test('does not offer the encryption that is asked for is told no password', async () => {
    expect(await failureAt('* OK ready\r\n', 'starttls')).toMatchObject({
      error: { name: 'MailboxAway' },
      told: false,
    });
  });

  test('says nothing is given up', async () => {
    expect(await failureAt(undefined, 'none')).toMatchObject({
      error: { code: expect.stringMatching(/TIMEOUT/) as string },
    });
  });
});
