import { MailboxAway } from '../../../src/handoff/answers/mailbox';
import { createReader } from '../../../src/handoff/answers/reader';
import { takeAnswer } from '../../../src/handoff/answers/take-answer';
import { createLease } from '../../../src/handoff/outbox/lease';
import { RoadError } from '../../../src/handoff/roads/road';
import { createLog } from '../../../src/log';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH } from '../../support/filings';
import { until } from '../../support/until';
import { openDesk } from '../reminders/desk';
import type { Desk } from '../reminders/desk';
import { DPO, MAILBOX, POSTFIX_BOUNCE, TOKEN, mail } from './mails';
import { memoryMailbox } from './memory-mailbox';
import type { MemoryMailbox } from './memory-mailbox';

const MINUTE_MS = 60_000;
const REFERENCE = 'INC-2026-000001';
const AWAY = mail({ Subject: 'Automatisch antwoord: x' });
const PERSON = mail({ Subject: 'Re: x' }, 'Bel me, dpo@example.test');
const NOTICE = mail({ Subject: 'Rapport', 'Auto-Submitted': 'auto-generated', To: MAILBOX, 'In-Reply-To': '<x@y>' });

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let desk: Desk;
  let mailbox: MemoryMailbox;
  let token: string;
  let lines: Record<string, string | number>[];
  let woken: number;
  const running: ReturnType<typeof createReader>[] = [];
  beforeEach(async () => {
    empty = await create();
    clock = clockAt('2026-11-20T15:43:12Z');
    desk = await openDesk(empty.location, clock.now);
    mailbox = memoryMailbox();
    token = (await desk.cases.file(BREACH)).case.messageToken;
    await desk.accept();
    [lines, woken] = [[], 0];
  });
  afterEach(async () => {
    for (const reader of running.splice(0)) await reader.stop();
    await desk.database.destroy();
    await empty.remove();
  });

  /** A reader that looks once; looks again when it is made anew, as another process or after a restart. */
  function reader(holder = 'first', take?: (raw: string) => ReturnType<typeof takeAnswer>) {
    const made = createReader({
      open: mailbox.open,
      lease: createLease({ database: desk.database, name: 'mailbox', holder, now: clock.now, ms: 3 * MINUTE_MS }),
      take:
        take ?? ((raw) => takeAnswer(raw, { ...desk, mailbox: MAILBOX, dpo: DPO, hasDeputy: true, now: clock.now })),
      wake: () => void woken++,
      now: clock.now,
      log: createLog({
        level: 'debug',
        now: clock.now,
        write: (line) => void lines.push(JSON.parse(line) as Record<string, string | number>),
      }),
      pollMs: 5,
    });
    running.push(made);
    made.start();
    return made;
  }
  const deliver = (raw: string) => mailbox.deliver(raw.replaceAll(TOKEN, token));
  const seen = () => [...mailbox.mails.values()].map((one) => one.seen);
  const events = () =>
    lines.map(({ level, event, code, count, reference, outcome }) =>
      [level, event, code, count, reference, outcome].filter((part) => part !== undefined).join(' '),
    );
  const logged = (event: string) => until(`'${event}' is logged`, () => events().some((line) => line.includes(event)));
  async function polls(): Promise<void> {
    const before = mailbox.opened();
    await until('some polls went by', () => mailbox.opened() > before + 3);
  }

  test('what programs send is taken and marked as read; the deputy hears of it at once, and once', async () => {
    deliver(POSTFIX_BOUNCE);
    deliver(AWAY);
    deliver(NOTICE);
    deliver(POSTFIX_BOUNCE);
    reader();
    await until('all are read', () => seen().every(Boolean));
    await logged('own mailbox read');
    expect((await desk.minute()).map(({ name }) => name).sort()).toEqual(['bounce_v1', 'out_of_office']);
    expect(woken).toBe(2);
    expect(events()).toEqual([
      `info mail about a case ${REFERENCE} bounce.told`,
      `info mail about a case ${REFERENCE} out_of_office.told`,
      `info mail about a case ${REFERENCE} bounce.told_before`,
      'info own mailbox read 4',
    ]);
  });

  test('what a person wrote is fetched once, stays unread, and is in no log', async () => {
    deliver(PERSON);
    reader();
    await until('it was fetched', () => mailbox.fetched.length === 1);
    await polls();
    expect(mailbox.fetched).toEqual(['1']);
    expect(seen()).toEqual([false]);
    expect(await desk.minute()).toEqual([]);
    expect(JSON.stringify(lines)).not.toMatch(/@|dpo|Re:|Bel me/);
  });

  test('a crash between taking and marking tells nobody twice', async () => {
    deliver(POSTFIX_BOUNCE);
    const crashed = reader();
    mailbox.meet((step) => {
      if (step === 'mark') throw new MailboxAway('NoConnection');
    });
    await logged('own mailbox not read');
    await crashed.stop();
    mailbox.meet(() => undefined);
    reader('second');
    await until('it is read', () => seen().every(Boolean));
    expect((await desk.minute()).map(({ name }) => name)).toEqual(['bounce_v1']);
    await logged('bounce.told_before');
  });

  test('a mail that cannot be marked is taken once, and marked when that is possible', async () => {
    deliver(POSTFIX_BOUNCE);
    let tries = 0;
    mailbox.meet((step) => {
      if (step === 'mark' && ++tries < 5) throw new RoadError('graph:403:ErrorAccessDenied');
    });
    reader();
    await until('it is read', () => seen().every(Boolean));
    expect(mailbox.fetched).toEqual(['1']);
    expect(events().filter((line) => line.includes('not marked'))).toEqual([
      'warn mail not marked as read graph:403:ErrorAccessDenied',
    ]);
  });

  test('a mail that cannot be read keeps none of the others waiting, is named once and tried again', async () => {
    const bad = deliver(POSTFIX_BOUNCE);
    deliver(NOTICE);
    const [later, worst] = [deliver(NOTICE), deliver(AWAY)];
    let broken = true;
    mailbox.meet((step, id) => {
      if (broken && step === 'fetch' && (id === bad || id === worst)) throw new RoadError('graph:500');
    });
    reader();
    await until('the good ones are read', () => mailbox.mails.get(later)?.seen);
    await until('the bad one is tried again', () => mailbox.fetched.filter((id) => id === bad).length > 3);
    broken = false;
    await until('all are read', () => seen().every(Boolean));
    expect(events().filter((line) => line.startsWith('warn'))).toEqual(
      Array(2).fill('warn mail to the own mailbox not read graph:500'),
    );
    expect((await desk.minute()).map(({ name }) => name).sort()).toEqual(['bounce_v1', 'out_of_office']);
  });

  test('of ten thousand a hundred are read in a poll, the newest first', async () => {
    for (let index = 0; index < 10_000; index++) mailbox.deliver(PERSON);
    const newest = deliver(POSTFIX_BOUNCE);
    let goOn = (): void => undefined;
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    let polled = 0;
    mailbox.meet(async (step) => {
      if (step === 'open' && ++polled === 3) await gate;
    });
    reader();
    await until('two polls went by', () => polled === 3);
    expect(mailbox.fetched[0]).toBe(newest);
    expect(mailbox.fetched).toHaveLength(200);
    goOn();
  });

  test('mails without sense are read all the same, and left to people', async () => {
    for (const raw of ['', '\n\n', ':', '\0'.repeat(1_000), 'a:\n'.repeat(80_000), '--b\n'.repeat(60_000)])
      deliver(raw);
    reader();
    await logged('own mailbox read');
    expect(events()).toEqual(['info own mailbox read 6']);
    expect(seen()).not.toContain(true);
  });

  test('of two processes one reads; when it stops the other does', async () => {
    const first = reader('first');
    await until('it has looked', async () => (await desk.database('leases').select('holder')).length === 1);
    reader('second', () => Promise.reject(new Error('second')));
    deliver(POSTFIX_BOUNCE);
    await until('it is read', () => seen().every(Boolean));
    await first.stop();
    deliver(NOTICE);
    await logged('mail to the own mailbox not read');
    expect(mailbox.stillOpen()).toBeLessThanOrEqual(1);
  });

  test('a mailbox that cannot be reached is told once, is an alarm after an hour and each day, and told when back', async () => {
    let tries = 0;
    mailbox.meet((step) => {
      tries++;
      if (step === 'open') throw new MailboxAway('AUTHENTICATIONFAILED', undefined, 'no dpo@example.test here');
    });
    const triedAgain = async () => {
      const before = tries;
      await until('it is tried again', () => tries > before + 2);
    };
    reader();
    await triedAgain();
    clock.pass(59 * MINUTE_MS);
    await triedAgain();
    expect(events()).toEqual(['warn own mailbox not read AUTHENTICATIONFAILED']);
    clock.pass(MINUTE_MS);
    await triedAgain();
    clock.pass(23 * 60 * MINUTE_MS);
    await triedAgain();
    expect(events().slice(1)).toEqual(['error alarm: own mailbox not read AUTHENTICATIONFAILED']);
    clock.pass(60 * MINUTE_MS);
    await triedAgain();
    expect(events()).toHaveLength(3);
    mailbox.meet(() => undefined);
    await logged('own mailbox is read again');
    expect(JSON.stringify(lines)).not.toContain('@');
    await running[0]?.stop();
    expect(mailbox.stillOpen()).toBe(0);
  });

  test('a server that asks to be left alone is left alone for as long', async () => {
    deliver(POSTFIX_BOUNCE);
    deliver(NOTICE);
    let tries = 0;
    mailbox.meet((step) => {
      if (step === 'fetch' && ++tries === 1) throw new MailboxAway('graph:429', 2 * MINUTE_MS);
    });
    reader();
    await logged('own mailbox not read graph:429');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(tries).toBe(1);
    clock.pass(2 * MINUTE_MS);
    await until('all are read', () => seen().every(Boolean));
  });
});
