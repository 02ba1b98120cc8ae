import { ConfigError } from '../../src/config/config';
import type { Environment, MailConfig } from '../../src/config/config';
import { readMailConfig } from '../../src/config/read-config';

const TENANT_ID = '00000000-0000-4000-8000-0000000fa4e0';
const CLIENT_ID = '00000000-0000-4000-8000-0000000fa4e1';
const FROM = 'privacyloket@example.test';

const addresses = { DPO_MAILBOX: 'dpo@example.test', MAIL_FROM: FROM };
const smtp = { ...addresses, SMTP_HOST: 'mail.example.test' };
const password = { SMTP_USER: 'fake', SMTP_PASSWORD: 'hunter1' };
const imap = { MAILBOX_READ: 'imap', IMAP_HOST: 'mail.example.test' };
const secret = {
  MAIL_OAUTH_TENANT_ID: TENANT_ID,
  MAIL_OAUTH_CLIENT_ID: CLIENT_ID,
  MAIL_OAUTH_CLIENT_SECRET: 'hunter1',
};
const graph = { ...addresses, MAIL_TRANSPORT: 'graph' };
const bySecret = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: 'hunter1' };
const times = { timeoutMs: 20_000, pollMs: 60_000 };
const overImap = { kind: 'imap', host: 'mail.example.test', port: 993, tls: 'implicit', ...times };

function mailboxOf(env: Environment): MailConfig['mailbox'] | readonly string[] {
  try {
    return readMailConfig(env).mailbox;
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test.each<[string, Environment, unknown]>([
  ['nothing, unless asked for', { ...smtp, ...password }, undefined],
  ['nothing, when told so', { ...graph, ...secret, MAILBOX_READ: 'off' }, undefined],
  [
    'IMAP with the login of SMTP',
    { ...smtp, ...password, ...imap },
    { ...overImap, login: { kind: 'password', user: 'fake', password: 'hunter1' } },
  ],
  [
    'IMAP with a login of its own',
    { ...smtp, ...password, ...imap, IMAP_USER: 'own', IMAP_PASSWORD: 'hunter2' },
    { ...overImap, login: { kind: 'password', user: 'own', password: 'hunter2' } },
  ],
  [
    'IMAP with STARTTLS at another port',
    { ...smtp, ...password, ...imap, IMAP_TLS: 'starttls', IMAP_PORT: '1143' },
    { ...overImap, port: 1143, tls: 'starttls', login: { kind: 'password', user: 'fake', password: 'hunter1' } },
  ],
  [
    'IMAP on this machine',
    { ...smtp, ...password, ...imap, IMAP_HOST: 'localhost' },
    {
      ...overImap,
      host: 'localhost',
      port: 143,
      tls: 'none',
      login: { kind: 'password', user: 'fake', password: 'hunter1' },
    },
  ],
  [
    'IMAP with a token, as the mailbox that sends',
    { ...smtp, ...secret, ...imap },
    { ...overImap, login: { kind: 'oauth2', user: FROM, credential: bySecret } },
  ],
  [
    'IMAP with a token beside sending by Graph',
    { ...graph, ...secret, ...imap, IMAP_USER: 'other@example.test' },
    { ...overImap, login: { kind: 'oauth2', user: 'other@example.test', credential: bySecret } },
  ],
  [
    'Graph as it sends',
    { ...graph, ...secret, MAILBOX_READ: 'graph' },
    { kind: 'graph', mailbox: FROM, credential: bySecret, ...times },
  ],
  [
    'Graph with the identity of the machine',
    { ...graph, MAIL_OAUTH_MANAGED_IDENTITY: 'system', MAILBOX_READ: 'graph' },
    { kind: 'graph', mailbox: FROM, credential: { kind: 'managed_identity' }, ...times },
  ],
  [
    'Graph beside SMTP with a token',
    { ...smtp, ...secret, MAILBOX_READ: 'graph' },
    { kind: 'graph', mailbox: FROM, credential: bySecret, ...times },
  ],
])('the own mailbox: %s', (_, env, expected) => {
  expect(mailboxOf(env)).toEqual(expected);
});

const LOGIN = 'IMAP_USER and IMAP_PASSWORD: set both, or neither';

test.each<[string, Environment, readonly string[]]>([
  ['a way that does not exist', { ...smtp, MAILBOX_READ: 'pop3' }, ['MAILBOX_READ: expected one of off, imap, graph']],
  [
    'IMAP and nothing else',
    { ...smtp, MAILBOX_READ: 'imap' },
    ['IMAP_HOST: missing; expected the name of the IMAP server', LOGIN],
  ],
  ['no login at all', { ...smtp, ...imap }, [LOGIN]],
  ['half a login', { ...smtp, ...password, ...imap, IMAP_PASSWORD: 'hunter2' }, [LOGIN]],
  [
    'a password over a line that anyone can read',
    { ...smtp, ...password, ...imap, IMAP_TLS: 'none' },
    ['IMAP_TLS: expected implicit or starttls'],
  ],
  [
    'a password beside a token',
    { ...smtp, ...secret, ...imap, IMAP_PASSWORD: 'hunter2' },
    ['IMAP_PASSWORD and MAIL_OAUTH_*: log in with one of the two'],
  ],
  [
    'an identity of the machine over IMAP',
    { ...graph, MAIL_OAUTH_MANAGED_IDENTITY: 'system', ...imap },
    ['MAIL_OAUTH_MANAGED_IDENTITY: only with MAILBOX_READ=graph, or off'],
  ],
  [
    'half an app, named once',
    { ...graph, MAIL_OAUTH_TENANT_ID: TENANT_ID, MAIL_OAUTH_CLIENT_ID: CLIENT_ID, ...imap },
    ['MAIL_OAUTH_CLIENT_SECRET: missing'],
  ],
  [
    'Graph without an app',
    { ...smtp, ...password, MAILBOX_READ: 'graph' },
    ['MAIL_OAUTH_TENANT_ID: missing', 'MAIL_OAUTH_CLIENT_ID: missing', 'MAIL_OAUTH_CLIENT_SECRET: missing'],
  ],
  ['IMAP that is not read', { ...smtp, IMAP_HOST: 'mail.example.test' }, ['IMAP_*: only with MAILBOX_READ=imap']],
])('%s is named, and no secret is repeated', (_, env, expected) => {
  const problems = mailboxOf(env);
  expect(problems).toEqual(expected.map((start): unknown => expect.stringContaining(start)));
  expect(JSON.stringify(problems)).not.toContain('hunter');
});
