import { setTimeout as pause } from 'node:timers/promises';
import { createLease } from '../../../src/handoff/outbox/lease';
import { openDatabase } from '../../../src/store/database';
import { clockAt } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH } from '../../support/filings';
import { until } from '../../support/until';
import { runOutbox } from './outbox-run';

const CASES = 12;
const MS = 30_000;

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  beforeEach(async () => {
    empty = await create();
  });
  afterEach(() => empty.remove());

  test('of three processes one at a time sends, and all mails leave once', async () => {
    const { now } = clockAt('2026-11-20T15:43:12Z');
    let [sending, most] = [0, 0];
    const sent: string[] = [];
    const sendMail = async ({ messageId }: { messageId: string }) => {
      most = Math.max(most, ++sending);
      await pause(8);
      sending--;
      sent.push(messageId);
    };
    const start = (process: number) =>
      runOutbox({ location: empty.location, smtpPort: 1, now, process, sendMail, outbox: { pollMs: 5 } });
    const runs = [await start(0), await start(1), await start(2)] as const;
    for (let index = 0; index < CASES; index++) {
      await runs[index % 2 ? 0 : 1].file({ ...BREACH, submissionId: `submission-${index}` });
    }
    await until('all have left', () => sent.length >= CASES);
    for (const run of runs) await run.stop();
    expect(new Set(sent).size).toBe(CASES);
    expect(sent).toHaveLength(CASES);
    expect(most).toBe(1);
  });

  test('it is one process that holds it; a dead holder loses it when it ends, a living one keeps it', async () => {
    const clock = clockAt('2026-11-20T15:43:12Z');
    const database = await openDatabase(empty.location);
    const leaseOf = (holder: string) => createLease({ database, name: 'mail', holder, now: clock.now, ms: MS });
    const [first, second] = [leaseOf('first'), leaseOf('second')];
    expect([await first.take(), await second.take(), await first.take()]).toEqual([true, false, true]);
    clock.pass(MS - 1);
    expect(await second.take()).toBe(false);
    expect(await first.take()).toBe(true);
    clock.pass(MS - 1);
    expect(await second.take()).toBe(false);
    clock.pass(1);
    expect([await second.take(), await first.take()]).toEqual([true, false]);
    await first.release();
    expect(await first.take()).toBe(false);
    await second.release();
    expect(await first.take()).toBe(true);
    await database.destroy();
  });

  test('work that lasts longer than the lease keeps it', async () => {
    const database = await openDatabase(empty.location);
    const now = () => new Date();
    const leaseOf = (holder: string) => createLease({ database, name: 'mail', holder, now, ms: 150 });
    const [first, second] = [leaseOf('first'), leaseOf('second')];
    await first.take();
    const taken: boolean[] = [];
    await first.during(async () => {
      for (let look = 0; look < 10; look++) {
        await pause(50);
        taken.push(await second.take());
      }
    });
    expect(taken).not.toContain(true);
    await until('it has run out', () => second.take());
    await database.destroy();
  });

  test('a lease of a clock that was set back is free, and never two at once', async () => {
    const clock = clockAt('2026-11-20T15:43:12Z');
    const database = await openDatabase(empty.location);
    const leaseOf = (holder: string) => createLease({ database, name: 'mail', holder, now: clock.now, ms: MS });
    const [first, second] = [leaseOf('first'), leaseOf('second')];
    expect(await first.take()).toBe(true);
    clock.pass(-2 * 3_600_000);
    expect([await second.take(), await first.take()]).toEqual([true, false]);
    await database.destroy();
  });

  test('a holder keeps it that prolongs it between the moment another asks the clock and the moment it asks for the lease', async () => {
    const clock = clockAt('2026-11-20T15:43:12Z');
    const database = await openDatabase(empty.location);
    const first = createLease({ database, name: 'mail', holder: 'first', now: clock.now, ms: MS });
    const asks = async () => {
      const asked = clock.now();
      clock.pass(20);
      expect(await first.take()).toBe(true);
      return asked;
    };
    const second = createLease({ database, name: 'mail', holder: 'second', now: asks, ms: MS });
    expect(await first.take()).toBe(true);
    expect([await second.take(), await first.take()]).toEqual([false, true]);
    await database.destroy();
  });

  test('whose lease was taken meanwhile hears so at its next beat', async () => {
    const database = await openDatabase(empty.location);
    const leaseOf = (holder: string, ms: number) =>
      createLease({ database, name: 'mail', holder, now: () => new Date(), ms });
    const first = leaseOf('first', 150);
    await first.take();
    // As after a standstill: another has it by now.
    await database('leases').update({ holder: 'second', until: new Date(Date.now() + 140).toISOString() });
    const isLost = await first.during(async (lost) => {
      await until('the lease is lost', () => Promise.resolve(lost.aborted));
      return lost.aborted;
    });
    expect(isLost).toBe(true);
    await database.destroy();
  });

  test('a process that loses its lease while it sends breaks off, and leaves the mail as it is to the next one', async () => {
    let tries = 0;
    const run = await runOutbox({
      location: empty.location,
      smtpPort: 1,
      now: () => new Date(),
      outbox: { leaseMs: 150 },
      sendMail: async (_mail, signal) => {
        if (++tries > 1) return;
        // As after a standstill: another process has it by now.
        await run.database('leases').update({ holder: 'other', until: new Date(Date.now() + 140).toISOString() });
        await new Promise<never>((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(Object.assign(new Error('broken off'), { code: 'ESOCKET' })));
        });
      },
    });
    await run.file(BREACH);
    const lost = () => run.logged.filter(({ event }) => event === 'lease lost while sending');
    await until('it has noticed', () => lost().length === 1);
    await run.done('mail');
    expect(tries).toBe(2);
    // No failure of the mail or of the server: neither pauses nor alarms.
    expect(run.logged.filter(({ level }) => level === 'error')).toEqual([]);
    expect((await run.row('mail'))?.attempts).toBe(2);
    await run.stop();
  });
});
