import { ConfigError } from '../../src/config/config';
import { readMailConfig, readStore } from '../../src/config/read-config';

const KEY = Buffer.alloc(32, 1).toString('base64');

test('commands that read cases need the database and the keys, and nothing else', () => {
  expect(readStore({ DATABASE_FILE: 'cases.sqlite', DATA_KEY: `k1:${KEY}`, LOOKUP_KEY: KEY })).toEqual({
    database: { kind: 'sqlite', file: 'cases.sqlite' },
    keys: { current: 'k1', data: { k1: Buffer.alloc(32, 1) }, lookup: Buffer.alloc(32, 1) },
  });
  expect(() => readStore({})).toThrow(/^DATA_KEY: missing.*\nLOOKUP_KEY: missing/);
});

test('a test mail needs the mailboxes and the road, and nothing else', () => {
  const env = { DPO_MAILBOX: 'dpo@example.test', MAIL_FROM: 'privacyloket@example.test', SMTP_HOST: '127.0.0.1' };
  expect(readMailConfig(env)).toMatchObject({ dpo: env.DPO_MAILBOX, from: env.MAIL_FROM, road: { kind: 'smtp' } });
  expect(() => readMailConfig({})).toThrow(ConfigError);
});
