import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTENT_POLL_MS, ConfigError, OUTBOX_DEFAULTS, REMINDER_DEFAULTS } from '../../src/config/config';
import type { Config, Environment } from '../../src/config/config';
import { readConfig, readDatabase } from '../../src/config/read-config';

const KEY = Buffer.alloc(32, 7).toString('base64');
const GUID = '00000000-0000-4000-8000-00000000fa4e';

const base: Environment = {
  SLACK_BOT_TOKEN: 'xoxb-fake',
  SLACK_SIGNING_SECRET: 'fake-secret',
  DPO_MAILBOX: 'dpo@example.test',
  MAIL_FROM: 'privacyloket@example.test',
  SMTP_HOST: 'mail.example.test',
  DATA_KEY: `k1:${KEY}`,
  LOOKUP_KEY: KEY,
};

function read(env: Environment): Config | readonly string[] {
  try {
    return readConfig(env, { channels: true });
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('a complete environment becomes the configuration, with TLS required and the presets', () => {
  expect(read(base)).toEqual({
    slack: { botToken: 'xoxb-fake', transport: { kind: 'http', signingSecret: 'fake-secret' } },
    mail: {
      dpo: 'dpo@example.test',
      from: 'privacyloket@example.test',
      language: 'nl',
      road: { kind: 'smtp', host: 'mail.example.test', port: 587, tls: 'starttls', timeoutMs: 20_000 },
    },
    database: { kind: 'sqlite', file: 'data/privacyloket.sqlite' },
    keys: { current: 'k1', data: { k1: Buffer.alloc(32, 7) }, lookup: Buffer.alloc(32, 7) },
    outbox: OUTBOX_DEFAULTS,
    reminders: REMINDER_DEFAULTS,
    contentPollMs: CONTENT_POLL_MS,
    draftHours: 24,
    closedKeptDays: 30,
    keptDays: 400,
    host: '0.0.0.0',
    port: 3978,
    logLevel: 'info',
  });
});

test('everything that is missing or wrong is named at once, and no value is repeated', () => {
  const problems = read({
    TEAMS_APP_TYPE: 'Twins',
    SLACK_BOT_TOKEN: 'hunter2',
    DATA_KEY: 'hunter3',
    PORT: 'x',
    LOG_LEVEL: 'loud',
  });
  expect((problems as string[]).map((line) => line.split(':')[0])).toEqual([
    'SLACK_BOT_TOKEN',
    'SLACK_SIGNING_SECRET',
    'TEAMS_APP_ID',
    'TEAMS_TENANT_ID',
    'TEAMS_APP_TYPE',
    'TEAMS_APP_PASSWORD',
    'DPO_MAILBOX',
    'MAIL_FROM',
    'SMTP_HOST',
    'DATA_KEY',
    'LOOKUP_KEY',
    'PORT',
    'LOG_LEVEL',
  ]);
  expect((problems as string[]).join('\n')).not.toMatch(/hunter/);
});

test('without a channel both are named', () => {
  const rest = { ...base, SLACK_BOT_TOKEN: '', SLACK_SIGNING_SECRET: '' };
  expect(read(rest)).toEqual(['SLACK_BOT_TOKEN or TEAMS_APP_ID: set the variables of Slack, of Teams, or of both']);
  expect(readConfig(rest, { channels: false })).not.toHaveProperty('slack');
});

test('an app token chooses Socket Mode', () => {
  const rest = { ...base, SLACK_SIGNING_SECRET: '' };
  expect(read({ ...rest, SLACK_APP_TOKEN: 'xapp-fake' })).toMatchObject({
    slack: { botToken: 'xoxb-fake', transport: { kind: 'socket', appToken: 'xapp-fake' } },
  });
});

test.each([
  ['a client secret', { TEAMS_APP_PASSWORD: 'fake' }, { kind: 'secret', password: 'fake' }],
  [
    'a certificate',
    { TEAMS_CERTIFICATE_THUMBPRINT: 'AB12', TEAMS_CERTIFICATE_KEY: 'pem' },
    { kind: 'certificate', thumbprint: 'AB12', privateKey: 'pem' },
  ],
  ['a managed identity', { TEAMS_APP_TYPE: 'UserAssignedMSI' }, { kind: 'managed_identity' }],
])('Teams signs in with %s', (_, variables, expected) => {
  const config = read({ ...base, TEAMS_APP_ID: GUID, TEAMS_TENANT_ID: GUID, ...variables });
  expect((config as Config).teams).toEqual({ appId: GUID, tenantId: GUID, ...expected });
});

test('an empty Teams app id, which would let anyone write, is refused', () => {
  const problems = read({ ...base, TEAMS_APP_ID: ' ', TEAMS_TENANT_ID: GUID, TEAMS_APP_PASSWORD: 'fake' });
  expect(problems).toEqual([expect.stringMatching(/^TEAMS_APP_ID: missing/)]);
});

test('secrets come from files, and never from both', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'privacyloket-config-')), 'password');
  writeFileSync(file, 'from-a-file\n');
  const smtp = { ...base, SMTP_USER: 'fake', SMTP_PASSWORD_FILE: file };
  expect(read(smtp)).toMatchObject({
    mail: { road: { login: { kind: 'password', user: 'fake', password: 'from-a-file' } } },
  });
  expect(read({ ...smtp, SMTP_PASSWORD: 'x' })).toEqual(['SMTP_PASSWORD and SMTP_PASSWORD_FILE: set one of the two']);
  expect(read({ ...smtp, SMTP_PASSWORD_FILE: `${file}-not` })).toContain('SMTP_PASSWORD_FILE: cannot be read (ENOENT)');
});

test.each(['localhost', '127.0.0.1', '::1'])('a mail server on %s may do without TLS', (host) => {
  expect(read({ ...base, SMTP_HOST: host })).toMatchObject({ mail: { road: { host, tls: 'none' } } });
});

test('the data key may have been changed: the first encrypts, the others still read', () => {
  const older = Buffer.alloc(32, 8);
  expect(read({ ...base, DATA_KEY: `k2:${KEY}, k1:${older.toString('base64')}` })).toMatchObject({
    keys: { current: 'k2', data: { k2: Buffer.alloc(32, 7), k1: older } },
  });
});

test('how long things are kept is decided in whole hours and days', () => {
  expect(read({ ...base, DRAFT_HOURS: '48', CLOSED_KEPT_DAYS: '1', KEPT_DAYS: '9999' })).toMatchObject({
    draftHours: 48,
    closedKeptDays: 1,
    keptDays: 9_999,
  });
});

test.each(['0', '-1', '1.5', '10000', 'een dag', '1e3'])('%s is no number of hours or days', (value) => {
  expect(read({ ...base, DRAFT_HOURS: value, CLOSED_KEPT_DAYS: value, KEPT_DAYS: value })).toEqual([
    'DRAFT_HOURS: expected a whole number, 1 to 9999',
    'CLOSED_KEPT_DAYS: expected a whole number, 1 to 9999',
    'KEPT_DAYS: expected a whole number, 1 to 9999',
  ]);
});

test('a key that is too short is refused', () => {
  expect(read({ ...base, LOOKUP_KEY: 'c2hvcnQ=' })).toEqual([
    expect.stringMatching(/^LOOKUP_KEY: expected 32 random bytes/),
  ]);
});

test('PostgreSQL is chosen by its address', () => {
  expect(read({ ...base, DATABASE_URL: 'postgres://db.example.test/p' })).toMatchObject({
    database: { kind: 'postgres', url: 'postgres://db.example.test/p' },
  });
  expect(read({ ...base, DATABASE_URL: 'mysql://db' })).toEqual([expect.stringMatching(/^DATABASE_URL: expected/)]);
});

test('where the database is takes the variables of the database alone', () => {
  expect(readDatabase({})).toEqual({ kind: 'sqlite', file: 'data/privacyloket.sqlite' });
  expect(readDatabase({ DATABASE_FILE: 'x.sqlite', PORT: 'x' })).toEqual({ kind: 'sqlite', file: 'x.sqlite' });
  const url = 'postgres://db.example.test/privacyloket';
  expect(readDatabase({ DATABASE_URL: url })).toEqual({ kind: 'postgres', url });
  expect(() => readDatabase({ DATABASE_URL: 'mysql://db.example.test' })).toThrow(ConfigError);
});

test.each([
  [{}, { digestTime: '08:00', deputyAfterHours: 24 }],
  [{ DIGEST_TIME: '' }, { deputyAfterHours: 24 }],
  [
    { DIGEST_TIME: '07:30', DEPUTY_AFTER_HOURS: '12' },
    { digestTime: '07:30', deputyAfterHours: 12 },
  ],
])('reminders from %j', (env, reminders) => {
  expect(read({ ...base, ...env })).toMatchObject({ reminders });
  expect(Object.keys((read({ ...base, ...env }) as Config).reminders ?? {})).toEqual(Object.keys(reminders));
});

test('a digest at no time of day is named', () => {
  expect(read({ ...base, DIGEST_TIME: '8 uur' })).toEqual([
    'DIGEST_TIME: expected a time such as 08:00, or nothing for no digest',
  ]);
});
