import { MailboxAway } from '../../src/handoff/answers/mailbox';
import type { OpenMailbox } from '../../src/handoff/answers/mailbox';
import { mailboxFor } from '../../src/handoff/answers/open-mailbox';
import { openRoad } from '../../src/handoff/roads/open-road';
import type { MailConfig } from '../../src/config/config';
import { mailCommands } from '../../src/commands/mail';
import { runCommand } from '../support/run-command';
import { startSmtp } from '../support/smtp-server';
import type { RunningSmtp } from '../support/smtp-server';

let smtp: RunningSmtp;
/** How the own mailbox is read, and in place of the way to it what opens it. */
let reading: { readonly mailbox?: MailConfig['mailbox']; readonly open?: OpenMailbox };
beforeEach(async () => {
  smtp = await startSmtp();
  reading = {};
});
afterEach(() => smtp.close());

const run = (...args: string[]) =>
  runCommand(
    mailCommands({
      folders: () => ({}),
      now: () => new Date('2026-11-20T15:43:12Z'),
      newToken: () => 'token-fake',
      openRoad: async (settings) => openRoad(settings),
      mailboxFor: async (settings) => reading.open ?? mailboxFor(settings),
      mail: () => ({
        dpo: 'dpo@example.test',
        from: 'privacyloket@example.test',
        road: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, tls: 'none', timeoutMs: 2_000 },
        ...(reading.mailbox ? { mailbox: reading.mailbox } : {}),
      }),
    }),
    'test',
    ...args,
  );

test('a test mail goes where cases go, and the server is quoted', async () => {
  expect(await run()).toEqual({
    stdout: 'accepted for dpo@example.test: 250 OK: message queued\n',
    stderr: '',
    exitCode: 0,
  });
  const [{ mail } = { mail: undefined }] = smtp.deliveries;
  expect(mail).toMatchObject({
    subject: 'Testmail van Privacyloket',
    messageId: '<test.token-fake@example.test>',
    from: { text: '"Privacyloket" <privacyloket@example.test>' },
    to: { text: 'dpo@example.test' },
  });
  expect(mail?.text).toContain('vr 20/11/2026 16:43');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
});

test('another address, in another language, as JSON', async () => {
  const { stdout } = await run('--to', 'beheer@example.test', '--language', 'en', '--json');
  expect(JSON.parse(stdout)).toEqual({ accepted: true, to: 'beheer@example.test', response: '250 OK: message queued' });
  expect(smtp.deliveries.map(({ mail }) => mail.subject)).toEqual(['Test mail from Privacyloket']);
});

test('a refusal is told in the words of the server', async () => {
  smtp.meet((stage) => (stage === 'accept' ? 550 : 'ok'));
  expect(await run()).toEqual({
    stdout: '',
    stderr: 'not accepted for dpo@example.test: SMTP send, 127.0.0.1 (550): 550 not now\n',
    exitCode: 1,
  });
  const { stdout, exitCode } = await run('--json');
  expect(JSON.parse(stdout)).toEqual({
    accepted: false,
    to: 'dpo@example.test',
    step: 'SMTP send',
    host: '127.0.0.1',
    code: 550,
    response: '550 not now',
  });
  expect(exitCode).toBe(1);
});

test('a server that is not there is a code and why', async () => {
  const { port } = smtp;
  await smtp.close();
  const { stderr, exitCode } = await run();
  smtp = await startSmtp({ port });
  expect(stderr).toMatch(
    /^not accepted for dpo@example\.test: SMTP connect, 127\.0\.0\.1 \((ESOCKET|ECONNECTION)\): .*ECONNREFUSED.*\n$/,
  );
  expect(exitCode).toBe(1);
});

test('what is no address is not sent to', async () => {
  expect(await run('--to', 'dpo')).toEqual({ stdout: '', stderr: 'error: --to: expected an address\n', exitCode: 2 });
  expect(smtp.connections()).toBe(0);
});

describe('when the own mailbox is read', () => {
  const mailbox = {
    kind: 'imap',
    host: '127.0.0.1',
    port: 1,
    tls: 'none',
    login: { kind: 'password', user: 'fake', password: 'geheim-fake' },
    timeoutMs: 2_000,
    pollMs: 60_000,
  } as const;
  const inbox = (unread: () => Promise<readonly string[]>) => {
    const mailboxOf = { unread, fetch: jest.fn(), markRead: jest.fn(), close: jest.fn() };
    reading = { mailbox, open: () => Promise.resolve(mailboxOf) };
    return mailboxOf;
  };

  test('the test looks into it, and changes nothing there', async () => {
    const { fetch, markRead, close } = inbox(() => Promise.resolve(['1', '2']));
    expect((await run()).stdout).toBe(
      'accepted for dpo@example.test: 250 OK: message queued\nown mailbox can be read: 2 unread\n',
    );
    expect(JSON.parse((await run('--json')).stdout)).toMatchObject({
      accepted: true,
      mailbox: { readable: true, unread: 2 },
    });
    expect([fetch.mock.calls, markRead.mock.calls, close.mock.calls.length]).toEqual([[], [], 2]);
  });

  test('one that cannot be read is a failure, in the words of the server', async () => {
    inbox(() => Promise.reject(new MailboxAway('AUTHENTICATIONFAILED', undefined, 'Authentication\x1b[31m failed.')));
    expect(await run()).toEqual({
      stdout: 'accepted for dpo@example.test: 250 OK: message queued\n',
      stderr: 'own mailbox cannot be read: IMAP read, 127.0.0.1 (AUTHENTICATIONFAILED): Authentication [31m failed.\n',
      exitCode: 1,
    });
    expect(JSON.parse((await run('--json')).stdout)).toMatchObject({
      accepted: true,
      mailbox: { readable: false, step: 'IMAP read', host: '127.0.0.1', code: 'AUTHENTICATIONFAILED' },
    });
  });

  test('a server that is not there is a code and why', async () => {
    reading = { mailbox };
    const { stdout, stderr, exitCode } = await run();
    expect(stdout).toContain('accepted for dpo@example.test');
    const why = 'IMAP read, 127.0.0.1 (ECONNREFUSED): connect ECONNREFUSED 127.0.0.1:1';
    expect([stderr, exitCode]).toEqual([`own mailbox cannot be read: ${why}\n`, 1]);
  });
});
