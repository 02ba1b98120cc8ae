import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import type { MailConfig } from '../../src/config/config';
import { mailboxFor } from '../../src/handoff/answers/open-mailbox';
import { openRoad } from '../../src/handoff/roads/open-road';
import type { RoadSettings } from '../../src/handoff/roads/open-road';
import type { SmtpSettings } from '../../src/handoff/roads/smtp';
import { mailCommands } from '../../src/commands/mail';
import { CLIENT_ID, MAILBOX, TENANT_ID, startMicrosoft } from '../handoff/roads/microsoft';
import type { RunningMicrosoft } from '../handoff/roads/microsoft';
import { runCommand } from '../support/run-command';
import { startSmtp } from '../support/smtp-server';
import type { RunningSmtp } from '../support/smtp-server';

const SECRET = 'geheim-fake';
const ACCESS_DENIED = { code: 'ErrorAccessDenied', message: 'Access is denied. Check credentials and try again.' };
const WRONG_SECRET = {
  error: 'invalid_client',
  error_description: `AADSTS7000215: Invalid client secret provided: ${SECRET}.\r\nTrace ID: trace-fake\r\nTimestamp: 2026-11-20`,
  error_codes: [7000215],
};
const TOLD_OF_SECRET = 'invalid_client: AADSTS7000215: Invalid client secret provided: ***.';
const SMTP_OFF = '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.';

const credential = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: SECRET } as const;

let microsoft: RunningMicrosoft;
let smtp: RunningSmtp;
let exchange: Server;
beforeEach(async () => {
  microsoft = await startMicrosoft();
  smtp = await startSmtp({ tls: 'starttls' });
  exchange = await startExchange();
});
afterEach(async () => {
  await new Promise((resolve) => exchange.close(resolve));
  await smtp.close();
  await microsoft.close();
});

/** A mail server that lets nobody log in, and repeats the login that it was sent. */
async function startExchange(): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 exchange.example.test\r\n');
    socket.on('data', (sent) => {
      const line = sent.toString();
      if (line.startsWith('EHLO')) socket.write('250-exchange.example.test\r\n250 AUTH XOAUTH2\r\n');
      else if (line.startsWith('AUTH')) socket.write(`${SMTP_OFF} ${line.trim()}\r\n`);
      else socket.end('221 bye\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const graph = (): RoadSettings => ({ kind: 'graph', mailbox: MAILBOX, credential, ...microsoft.reach() });
const overSmtp = (settings: Partial<SmtpSettings>): RoadSettings => ({
  kind: 'smtp',
  host: '127.0.0.1',
  port: (exchange.address() as AddressInfo).port,
  tls: 'none',
  login: { kind: 'oauth2', user: MAILBOX, credential },
  ...microsoft.reach(),
  ...settings,
});

function run(road: RoadSettings, mailbox?: MailConfig['mailbox'], ...args: string[]) {
  const command = mailCommands({
    folders: () => ({}),
    now: () => new Date('2026-11-20T15:43:12Z'),
    newToken: () => 'token-fake',
    openRoad: async (settings) => openRoad(settings),
    mailboxFor: async (settings) => mailboxFor(settings),
    mail: () => ({ dpo: 'dpo@example.test', from: MAILBOX, language: 'nl', road, ...(mailbox ? { mailbox } : {}) }),
  });
  return runCommand(command, 'test', ...args);
}

async function failureOf(road: RoadSettings): Promise<unknown> {
  const { stdout, exitCode } = await run(road, undefined, '--json');
  expect(exitCode).toBe(1);
  const { accepted, to, ...failure } = JSON.parse(stdout) as Record<string, unknown>;
  expect([accepted, to]).toEqual([false, 'dpo@example.test']);
  return failure;
}

test.each<[string, () => RoadSettings]>([
  ['Graph', graph],
  ['SMTP', () => overSmtp({})],
])(
  'over %s a wrong secret is a failure of the token, in the words of Entra without secret and traces',
  async (_, way) => {
    microsoft.onToken(() => ({ status: 401, body: WRONG_SECRET }));
    const failure = {
      step: 'token',
      host: 'login.microsoftonline.com',
      code: 'AADSTS7000215',
      response: TOLD_OF_SECRET,
    };
    expect(await failureOf(way())).toEqual(failure);
    expect((await run(way())).stderr).toBe(
      `not accepted for dpo@example.test: token, login.microsoftonline.com (AADSTS7000215): ${TOLD_OF_SECRET}\n`,
    );
  },
);

test('what Graph refuses is told in its own words', async () => {
  microsoft.onSend(() => ({ status: 403, body: { error: ACCESS_DENIED } }));
  expect(await failureOf(graph())).toEqual({
    step: 'Graph send',
    host: 'graph.microsoft.com',
    code: 'graph:403:ErrorAccessDenied',
    response: '403 ErrorAccessDenied: Access is denied. Check credentials and try again.',
  });
});

test('a page of a proxy in place of Graph is its status', async () => {
  microsoft.onSend(() => ({ status: 502, body: '<html>' }));
  expect(await failureOf(graph())).toMatchObject({ step: 'Graph send', code: 'graph:502', response: '502' });
});

test('a mailbox without SMTP AUTH is a failure of the login; the token is not repeated', async () => {
  expect(await failureOf(overSmtp({}))).toEqual({
    step: 'SMTP login',
    host: '127.0.0.1',
    code: 535,
    response: `${SMTP_OFF} AUTH XOAUTH2 ***`,
  });
});

test('a name that nobody has is a failure of the connection', async () => {
  expect(await failureOf(overSmtp({ host: 'smtp.invalid' }))).toEqual({
    step: 'SMTP connect',
    host: 'smtp.invalid',
    code: 'EDNS',
    response: expect.stringContaining('smtp.invalid') as string,
  });
});

test.each(['starttls', 'implicit'] as const)('a certificate that nobody vouches for is told of %s', async (tls) => {
  await smtp.close();
  smtp = await startSmtp({ tls });
  expect(await failureOf(overSmtp({ host: 'localhost', port: smtp.port, tls }))).toEqual({
    step: 'SMTP connect',
    host: 'localhost',
    code: 'ESOCKET',
    response: expect.stringContaining('self-signed certificate') as string,
  });
});

test('Entra that cannot be reached is a failure of the token', async () => {
  const road = graph();
  const { reach, close } = microsoft;
  await close();
  expect(await failureOf(road)).toEqual({
    step: 'token',
    host: 'login.microsoftonline.com',
    code: 'ECONNREFUSED',
    response: expect.stringContaining(new URL(Object.values(reach().origins ?? {})[0] ?? '').host) as string,
  });
  microsoft = await startMicrosoft();
});

describe('the own mailbox', () => {
  const mailbox = () =>
    ({ kind: 'graph', mailbox: MAILBOX, credential, pollMs: 60_000, ...microsoft.reach() }) as const;

  test('that Graph does not let the app read is told in the words of Graph', async () => {
    microsoft.onGraph(() => ({ status: 403, body: { error: ACCESS_DENIED } }));
    const { stdout, stderr, exitCode } = await run(graph(), mailbox());
    expect([stdout, exitCode]).toEqual(['accepted for dpo@example.test: 202 Accepted request-fake\n', 1]);
    expect(stderr).toBe(
      'own mailbox cannot be read: Graph read, graph.microsoft.com (graph:403:ErrorAccessDenied): ' +
        '403 ErrorAccessDenied: Access is denied. Check credentials and try again.\n',
    );
  });

  test.each(['graph', 'imap'] as const)(
    'that is read over %s without a token is a failure of the token',
    async (kind) => {
      microsoft.onToken((nth) => (nth === 1 ? 'token' : { status: 401, body: WRONG_SECRET }));
      const login = { kind: 'oauth2', user: MAILBOX, credential } as const;
      const imap = { kind: 'imap', host: '127.0.0.1', port: 1, tls: 'none', login, pollMs: 60_000 } as const;
      const read = kind === 'graph' ? mailbox() : { ...imap, ...microsoft.reach() };
      const { stdout } = await run(graph(), read, '--json');
      expect(JSON.parse(stdout)).toMatchObject({
        accepted: true,
        mailbox: { readable: false, step: 'token', host: 'login.microsoftonline.com', response: TOLD_OF_SECRET },
      });
    },
  );
});
