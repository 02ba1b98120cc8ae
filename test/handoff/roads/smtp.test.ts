import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSmtpRoad } from '../../../src/handoff/roads/smtp';
import type { SmtpSettings } from '../../../src/handoff/roads/smtp';
import { CERTIFICATE_FILE, startSmtp } from '../../support/smtp-server';
import type { RunningSmtp, SmtpOptions } from '../../support/smtp-server';
import { MAIL } from '../one-mail';
import { FOLLOW_UP, FOLLOW_UP_DELIVERED, delivered } from './delivered';

let smtp: RunningSmtp;
afterEach(() => smtp.close());

/** Sends the mail to a server of this kind; resolves to the code of the failure, or to `accepted`. */
async function outcomeOf(server: SmtpOptions, settings: Partial<SmtpSettings>): Promise<string> {
  smtp = await startSmtp(server);
  const transport = createSmtpRoad({
    host: 'localhost',
    port: smtp.port,
    tls: 'none',
    timeoutMs: 2_000,
    ...settings,
  });
  return transport
    .send(MAIL)
    .then(
      () => 'accepted',
      (error: unknown) => String((error as { code?: unknown }).code),
    )
    .finally(() => transport.close());
}

test('a mail arrives as it was written', async () => {
  expect(await outcomeOf({}, {})).toBe('accepted');
  expect(delivered(smtp.deliveries[0]?.mail)).toEqual({
    ...FOLLOW_UP_DELIVERED,
    messageId: MAIL.messageId,
    inReplyTo: undefined,
    references: undefined,
  });
});

test('a mail that follows up another names it and the conversation', async () => {
  smtp = await startSmtp();
  const road = createSmtpRoad({ host: 'localhost', port: smtp.port, tls: 'none', timeoutMs: 2_000 });
  expect(await road.send(FOLLOW_UP)).toEqual({ response: expect.stringMatching(/^250 /) as string });
  road.close();
  expect(delivered(smtp.deliveries[0]?.mail)).toEqual(FOLLOW_UP_DELIVERED);
});

describe('starttls', () => {
  test('sends nothing to a server that does not offer it', async () => {
    expect(await outcomeOf({ tls: 'none' }, { tls: 'starttls' })).toBe('ETLS');
    expect(smtp.deliveries).toEqual([]);
  });

  test('sends nothing to a server whose certificate nobody vouches for', async () => {
    expect(await outcomeOf({ tls: 'starttls' }, { tls: 'starttls' })).toBe('ESOCKET');
    expect(smtp.deliveries).toEqual([]);
  });
});

test('implicit TLS sends nothing to a server whose certificate nobody vouches for', async () => {
  expect(await outcomeOf({ tls: 'implicit' }, { tls: 'implicit' })).toBe('ESOCKET');
  expect(smtp.deliveries).toEqual([]);
});

test.each(['starttls', 'implicit'] as const)('%s sends encrypted to a server that the process trusts', async (tls) => {
  smtp = await startSmtp({ tls });
  // Node reads the certificates to trust once, when it starts.
  await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'send-one.ts'), String(smtp.port), tls],
    { env: { ...process.env, NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE } },
  );
  expect(smtp.deliveries.map(({ mail, secure }) => [mail.messageId, secure])).toEqual([[MAIL.messageId, true]]);
});

test('none sends plainly, even to a server that offers TLS', async () => {
  expect(await outcomeOf({ tls: 'starttls' }, { tls: 'none' })).toBe('accepted');
  expect(smtp.deliveries.map(({ mail, secure }) => [mail.messageId, secure])).toEqual([[MAIL.messageId, false]]);
});

describe('a server that wants a login', () => {
  const login = { user: 'privacyloket', password: 'geheim-fake' };

  test('gets it', async () => {
    expect(await outcomeOf({ login }, { login: { kind: 'password', ...login } })).toBe('accepted');
  });

  test('refuses the wrong one', async () => {
    expect(await outcomeOf({ login }, { login: { kind: 'password', ...login, password: 'fout-fake' } })).toBe('EAUTH');
    expect(smtp.deliveries).toEqual([]);
  });
});
