import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KEEPING_DEFAULTS, OUTBOX_DEFAULTS } from '../../src/config/config';
import type { MailConfig } from '../../src/config/config';
import { createLog } from '../../src/log';
import { createPrivacyloket } from '../../src/main';
import type { Privacyloket } from '../../src/main';
import { graphInbox } from '../handoff/answers/graph-inbox';
import { MAILBOX, POSTFIX_BOUNCE, TOKEN, mail } from '../handoff/answers/mails';
import { CLIENT_ID, TENANT_ID, startMicrosoft } from '../handoff/roads/microsoft';
import { NOW, PERSON } from '../support/assistant';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { emptySqlite } from '../support/databases';
import { ALARM, fillingIn, receiptOf } from '../support/filling-in';
import { IMAP_PASSWORD, describeWithDovecot, startImap } from '../support/imap-server';
import { KEYS } from '../support/keys';
import { startSmtp } from '../support/smtp-server';
import type { RunningSmtp } from '../support/smtp-server';
import { until } from '../support/until';

jest.setTimeout(60_000);

const DEPUTY = 'vervanger@example.test';
const MINUTE_MS = 60_000;
const POLL_MS = 30;

/** The content as it is shipped, with a deputy. */
let contentDir: string;
beforeAll(() => {
  contentDir = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync(join(__dirname, '../../content'), contentDir, { recursive: true });
  const file = join(contentDir, 'organisation.json');
  const organisation = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...organisation, deputy: { mailbox: DEPUTY } }));
});
afterAll(() => rmSync(contentDir, { recursive: true, force: true }));

let smtp: RunningSmtp;
let empty: ReturnType<typeof emptySqlite>;
let clock: Clock;
let logged: string[];
let loket: Privacyloket | undefined;
beforeEach(async () => {
  smtp = await startSmtp();
  [empty, clock, logged] = [emptySqlite(), clockAt(NOW.toISOString()), []];
});
afterEach(async () => {
  await loket?.stop();
  loket = undefined;
  await smtp.close();
  await empty.remove();
});

/** The whole assistant; after a restart over the same database. */
async function start(mailbox: MailConfig['mailbox']): Promise<Privacyloket> {
  const road = { kind: 'smtp', host: '127.0.0.1', port: smtp.port, tls: 'none', timeoutMs: 5_000 } as const;
  loket = await createPrivacyloket(
    {
      mail: { dpo: 'dpo@example.test', from: MAILBOX, road, ...(mailbox ? { mailbox } : {}) },
      database: empty.location,
      keys: KEYS,
      outbox: { ...OUTBOX_DEFAULTS, pollMs: 20 },
      contentDir,
      contentPollMs: 60_000,
      ...KEEPING_DEFAULTS,
      host: '127.0.0.1',
      port: 0,
      logLevel: 'debug',
    },
    {
      now: clock.now,
      log: createLog({ level: 'debug', now: clock.now, write: (line) => void logged.push(line) }),
      terminal: () => () => Promise.resolve('shown'),
    },
  );
  await loket.start();
  return loket;
}

/** Reports an incident; resolves to the token of the mail that left. */
async function reportedWith({ assistant }: Privacyloket): Promise<string> {
  const someone = fillingIn(assistant, PERSON);
  receiptOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM));
  const { mail: sent } = await until('the mail has left', () => smtp.deliveries.find(({ accepted }) => accepted));
  return /\.(\w+)@example\.test>$/.exec(sent.messageId ?? '')?.[1] ?? '';
}

const toDeputy = () => smtp.deliveries.filter(({ accepted, raw }) => accepted && raw.includes(`To: ${DEPUTY}`));
const hasLogged = (text: string) => until(`'${text}' is logged`, () => logged.some((line) => line.includes(text)));
/** Some looks at the mailbox, and at what is to be sent. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 10 * POLL_MS));

function expectNoDataInLog(): void {
  expect(logged.join('')).not.toMatch(/@|withheld|Bel me|afwezig|User unknown|fake/i);
}

describeWithDovecot('over IMAP', () => {
  let imap: Awaited<ReturnType<typeof startImap>>;
  beforeEach(async () => {
    imap = await startImap();
  });
  afterEach(() => imap.close());

  const mailbox = (password = IMAP_PASSWORD): MailConfig['mailbox'] => ({
    kind: 'imap',
    host: '127.0.0.1',
    port: imap.port,
    tls: 'none',
    login: { kind: 'password', user: MAILBOX, password },
    timeoutMs: 2_000,
    pollMs: POLL_MS,
  });

  test('a mail that comes back reaches the deputy, once, also after a restart; what a person writes stays unread', async () => {
    const token = await reportedWith(await start(mailbox()));
    const arrives = (raw: string) => imap.deliver(MAILBOX, raw.replaceAll(TOKEN, token), clock.now());
    await arrives(POSTFIX_BOUNCE);
    await until('the deputy has the mail', () => toDeputy().length === 1);
    expect(toDeputy()[0]?.mail.subject).toContain('INC-2026-000001');

    await loket?.stop();
    await start(mailbox());
    await arrives(POSTFIX_BOUNCE);
    await hasLogged('bounce.told_before');
    await arrives(mail({ Subject: 'Automatisch antwoord: afwezig' }));
    await until('the deputy hears that nobody is there', () => toDeputy().length === 2);
    await arrives(mail({ Subject: 'Automatisch antwoord: afwezig' }));
    await arrives(mail({ Subject: 'Re: INC-2026-000001' }, 'Bel me.'));
    await hasLogged('answer.nothing');
    await hasLogged('out_of_office.told_before');
    await aWhile();
    expect(toDeputy()).toHaveLength(2);
    expect((await imap.inbox(MAILBOX)).map(({ seen }) => seen)).toEqual([true, true, true, true, false]);
    expectNoDataInLog();
  });

  test('a wrong password is told by its code, and is an alarm after an hour', async () => {
    await start(mailbox('fout-fake'));
    await hasLogged('"event":"own mailbox not read","code":"AUTHENTICATIONFAILED"');
    clock.pass(61 * MINUTE_MS);
    await hasLogged('alarm: own mailbox not read');
    expectNoDataInLog();
  });

  test('a server that is gone is an alarm after an hour; once it is back what came is read', async () => {
    const token = await reportedWith(await start(mailbox()));
    await imap.stop();
    await hasLogged('own mailbox not read');
    clock.pass(61 * MINUTE_MS);
    await hasLogged('alarm: own mailbox not read');
    await imap.start();
    await hasLogged('own mailbox is read again');
    await imap.deliver(MAILBOX, POSTFIX_BOUNCE.replaceAll(TOKEN, token), clock.now());
    await until('the deputy has the mail', () => toDeputy().length === 1);
    expectNoDataInLog();
  });
});

test('over Graph a mail that comes back and an automatic answer reach the deputy, once', async () => {
  const microsoft = await startMicrosoft();
  try {
    const inbox = graphInbox(microsoft);
    const credential = { kind: 'secret', tenantId: TENANT_ID, clientId: CLIENT_ID, secret: 'geheim-fake' } as const;
    const mailbox = { kind: 'graph', mailbox: MAILBOX, credential, ...microsoft.reach(), pollMs: POLL_MS } as const;
    const token = await reportedWith(await start(mailbox));
    const arrives = (raw: string) => inbox.deliver(raw.replaceAll(TOKEN, token), clock.now());
    arrives(POSTFIX_BOUNCE);
    arrives(POSTFIX_BOUNCE);
    arrives(mail({ Subject: 'Automatisch antwoord: afwezig' }));
    arrives(mail({ Subject: 'Re: INC-2026-000001' }, 'Bel me.'));
    await until('the deputy has both mails', () => toDeputy().length === 2);
    await hasLogged('answer.nothing');
    await aWhile();
    expect(toDeputy()).toHaveLength(2);
    expect(inbox.mails.map(({ isRead }) => isRead)).toEqual([true, true, true, false]);
    expectNoDataInLog();
  } finally {
    await loket?.stop();
    loket = undefined;
    await microsoft.close();
  }
});

test('without a setting the mailbox is left alone', async () => {
  await start(undefined);
  await aWhile();
  expect(logged.filter((line) => line.includes('mailbox'))).toEqual([]);
});
