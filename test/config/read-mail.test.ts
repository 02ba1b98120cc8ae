import { generateKeyPairSync } from 'node:crypto';
import { ConfigError } from '../../src/config/config';
import type { Environment } from '../../src/config/config';
import { readConfig } from '../../src/config/read-config';
import type { RoadSettings } from '../../src/handoff/roads/open-road';

const KEY = Buffer.alloc(32, 7).toString('base64');
const TENANT_ID = '00000000-0000-4000-8000-0000000fa4e0';
const CLIENT_ID = '00000000-0000-4000-8000-0000000fa4e1';
const THUMBPRINT = 'ab'.repeat(32);
const pemOf = (key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }) =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
const RSA_KEY = pemOf(generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey);
const EC_KEY = pemOf(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);

const base: Environment = {
  DPO_MAILBOX: 'dpo@example.test',
  MAIL_FROM: 'privacyloket@example.test',
  DATA_KEY: `k1:${KEY}`,
  LOOKUP_KEY: KEY,
};
const smtp = { SMTP_HOST: 'smtp.office365.com' };
const graph = { MAIL_TRANSPORT: 'graph' };
const app = { MAIL_OAUTH_TENANT_ID: TENANT_ID, MAIL_OAUTH_CLIENT_ID: CLIENT_ID };
const secret = { ...app, MAIL_OAUTH_CLIENT_SECRET: 'hunter1' };
const certificate = {
  ...app,
  MAIL_OAUTH_CERTIFICATE_THUMBPRINT: THUMBPRINT,
  MAIL_OAUTH_CERTIFICATE_KEY: RSA_KEY,
};
const bySecret = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: 'hunter1' };
const byCertificate = {
  kind: 'certificate',
  tenantId: TENANT_ID,
  clientId: CLIENT_ID,
  thumbprint: THUMBPRINT,
  privateKey: RSA_KEY,
};
const overSmtp = { kind: 'smtp', host: 'smtp.office365.com', port: 587, tls: 'starttls', timeoutMs: 20_000 };
const overGraph = { kind: 'graph', mailbox: 'privacyloket@example.test', timeoutMs: 20_000 };

function roadOf(env: Environment): RoadSettings | readonly string[] {
  try {
    return readConfig({ ...base, ...env }, { channels: false }).mail.road;
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test.each<[string, Environment, unknown]>([
  ['SMTP without a login', smtp, overSmtp],
  [
    'SMTP with a password',
    { ...smtp, SMTP_USER: 'fake', SMTP_PASSWORD: 'hunter1' },
    { ...overSmtp, login: { kind: 'password', user: 'fake', password: 'hunter1' } },
  ],
  [
    'SMTP with a token, as the mailbox that sends',
    { ...smtp, ...secret },
    { ...overSmtp, login: { kind: 'oauth2', user: 'privacyloket@example.test', credential: bySecret } },
  ],
  [
    'SMTP with a token by a certificate, as another mailbox',
    { ...smtp, ...certificate, SMTP_USER: 'other@example.test' },
    { ...overSmtp, login: { kind: 'oauth2', user: 'other@example.test', credential: byCertificate } },
  ],
  ['Graph with a secret', { ...graph, ...secret }, { ...overGraph, credential: bySecret }],
  ['Graph with a certificate', { ...graph, ...certificate }, { ...overGraph, credential: byCertificate }],
  [
    'Graph with the thumbprint as openssl writes it',
    { ...graph, ...certificate, MAIL_OAUTH_CERTIFICATE_THUMBPRINT: Array(32).fill('ab').join(':') },
    { ...overGraph, credential: byCertificate },
  ],
  [
    'Graph with the identity of the machine',
    { ...graph, MAIL_OAUTH_MANAGED_IDENTITY: 'system' },
    { ...overGraph, credential: { kind: 'managed_identity' } },
  ],
  [
    'Graph with an identity given to the machine',
    { ...graph, MAIL_OAUTH_MANAGED_IDENTITY: 'user', MAIL_OAUTH_CLIENT_ID: CLIENT_ID },
    { ...overGraph, credential: { kind: 'managed_identity', clientId: CLIENT_ID } },
  ],
])('%s is read', (_, env, expected) => {
  expect(roadOf(env)).toEqual(expected);
});

test.each<[string, Environment, readonly string[]]>([
  ['no mail server', {}, ['SMTP_HOST: missing; expected the name of the mail server (or set MAIL_TRANSPORT=graph)']],
  ['a transport that does not exist', { ...smtp, MAIL_TRANSPORT: 'pigeon' }, ['MAIL_TRANSPORT: expected one of']],
  ['half a password', { ...smtp, SMTP_USER: 'fake' }, ['SMTP_USER and SMTP_PASSWORD: set both, or neither']],
  [
    'a password beside a token',
    { ...smtp, ...secret, SMTP_USER: 'fake', SMTP_PASSWORD: 'hunter2' },
    ['SMTP_PASSWORD and MAIL_OAUTH_*: log in with one of the two'],
  ],
  [
    'a token over a line that anyone can read',
    { ...smtp, ...secret, SMTP_TLS: 'none' },
    ['SMTP_TLS: expected starttls or implicit'],
  ],
  [
    'a managed identity over SMTP',
    { ...smtp, ...secret, MAIL_OAUTH_MANAGED_IDENTITY: 'system' },
    ['MAIL_OAUTH_MANAGED_IDENTITY: only with MAIL_TRANSPORT=graph'],
  ],
  [
    'Graph and nothing else',
    graph,
    [
      'MAIL_OAUTH_TENANT_ID: missing; expected the directory (tenant) id, a GUID',
      'MAIL_OAUTH_CLIENT_ID: missing; expected the application (client) id, a GUID',
      'MAIL_OAUTH_CLIENT_SECRET: missing; expected a client secret of the app (or set MAIL_OAUTH_CERTIFICATE_* or',
    ],
  ],
  ['Graph beside a mail server', { ...graph, ...secret, ...smtp }, ['SMTP_HOST: with MAIL_TRANSPORT=graph']],
  [
    'a secret beside a certificate',
    { ...graph, ...secret, ...certificate },
    ['MAIL_OAUTH_CLIENT_SECRET and MAIL_OAUTH_CERTIFICATE_*: set one of the two'],
  ],
  [
    'a secret beside a managed identity',
    { ...graph, ...secret, MAIL_OAUTH_MANAGED_IDENTITY: 'system' },
    ['MAIL_OAUTH_CLIENT_SECRET and MAIL_OAUTH_MANAGED_IDENTITY: set one of the two'],
  ],
  [
    'an identity given to the machine without its id',
    { ...graph, MAIL_OAUTH_MANAGED_IDENTITY: 'user' },
    ['MAIL_OAUTH_CLIENT_ID: missing; expected the client id of the managed identity'],
  ],
  [
    'the SHA-1 thumbprint that the portal shows',
    { ...graph, ...certificate, MAIL_OAUTH_CERTIFICATE_THUMBPRINT: 'ab'.repeat(20) },
    ['MAIL_OAUTH_CERTIFICATE_THUMBPRINT: expected the SHA-256 thumbprint'],
  ],
  [
    'a key that cannot sign for Entra',
    { ...graph, ...certificate, MAIL_OAUTH_CERTIFICATE_KEY: EC_KEY },
    ['MAIL_OAUTH_CERTIFICATE_KEY: expected the private key of the certificate, RSA in PEM'],
  ],
  [
    'half a certificate',
    { ...graph, ...app, MAIL_OAUTH_CERTIFICATE_THUMBPRINT: THUMBPRINT },
    ['MAIL_OAUTH_CERTIFICATE_KEY: missing'],
  ],
])('%s is named, and no secret is repeated', (_, env, expected) => {
  const problems = roadOf(env);
  expect(problems).toEqual(expected.map((start): unknown => expect.stringContaining(start)));
  expect(JSON.stringify(problems)).not.toMatch(/hunter|PRIVATE KEY/);
});
