import { setTimeout as pause } from 'node:timers/promises';
import { OUTBOX_DEFAULTS } from '../../../src/config/config';
import { createLease } from '../../../src/handoff/outbox/lease';
import { retryPauseMs } from '../../../src/handoff/outbox/pauses';
import { createQueue } from '../../../src/handoff/outbox/queue';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH, QUESTION } from '../../support/filings';
import { startSmtp } from '../../support/smtp-server';
import type { Conduct, RunningSmtp } from '../../support/smtp-server';
import { until } from '../../support/until';
import { A_WHILE_MS, MESSAGE_ID, MINUTE_MS, runOutbox } from './outbox-run';
import type { OutboxRun } from './outbox-run';

/** More than a receipt gets. */
const ATTEMPTS = 12;

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let smtp: RunningSmtp;
  let run: OutboxRun;
  beforeEach(async () => {
    empty = await create();
    clock = clockAt('2026-11-20T15:43:12Z');
    smtp = await startSmtp();
    run = await runOutbox({ location: empty.location, smtpPort: smtp.port, now: clock.now });
  });
  afterEach(async () => {
    await run.stop();
    await smtp.close();
    await empty.remove();
  });

  const arrivals = () => smtp.deliveries.map(({ mail }) => mail.messageId);

  test('a filed case is mailed at once, and once', async () => {
    const filed = await run.file();
    expect(await run.done('mail')).toBe('2026-11-20T15:43:12.000Z');
    clock.pass(24 * 60 * MINUTE_MS);
    await pause(A_WHILE_MS);
    expect(arrivals()).toEqual([MESSAGE_ID]);
    expect(await run.cases.isMailed({ caseId: filed.id, version: 1 })).toBe(true);
    expect(await run.database('case_events').select('event').orderBy('id')).toEqual([
      { event: 'filed' },
      { event: 'mail_accepted' },
    ]);
    expect(run.logged).toEqual([
      {
        at: '2026-11-20T15:43:12.000Z',
        level: 'info',
        event: 'mail accepted',
        reference: 'INC-2026-000001',
        caseId: filed.id,
        version: 1,
        attempt: 1,
      },
    ]);
  });

  test('a mail waits for a server that is down, is tried every 45 seconds, and is not lost', async () => {
    const { port } = smtp;
    await smtp.close();
    await run.file();
    const pausesMs: number[] = [];
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const { next_attempt_at } = await run.failed('mail', attempt);
      pausesMs.push(Date.parse(next_attempt_at) - clock.now().getTime());
      if (attempt === ATTEMPTS) smtp = await startSmtp({ port });
      clock.pass(pausesMs.at(-1) ?? 0);
    }
    expect(new Set(pausesMs)).toEqual(new Set([45_000]));
    await run.done('mail');
    expect(arrivals()).toEqual([MESSAGE_ID]);
    expect((await run.row('mail'))?.attempts).toBe(ATTEMPTS + 1);
  });

  test('breaches leave before questions that waited longer', async () => {
    await run.outbox.stop();
    await run.file(QUESTION);
    clock.pass(MINUTE_MS);
    await run.file(BREACH);
    run.outbox.start();
    await until('both mails have arrived', () => smtp.deliveries.length === 2);
    expect(smtp.deliveries.map(({ mail }) => mail.headers.get('x-privacyloket-case'))).toEqual([
      'INC-2026-000001',
      'VRG-2026-000001',
    ]);
  });

  test('the database can go away and come back', async () => {
    await run.outbox.stop();
    await run.file();
    await run.database.raw('alter table outbox rename to outbox_away');
    run.outbox.start();
    await until('the outbox noticed', () => run.logged.length > 1);
    await run.database.raw('alter table outbox_away rename to outbox');
    await run.done('mail');
    expect(arrivals()).toEqual([MESSAGE_ID]);
    expect(run.logged[0]).toMatchObject({ level: 'error', event: 'outbox cannot reach the database' });
  });

  test('a sender that died is replaced when its lease has run out, and its mail is sent', async () => {
    await run.outbox.stop();
    await run.file();
    const dead = createLease({ ...run, name: 'mail', holder: 'dead', now: clock.now, ms: OUTBOX_DEFAULTS.leaseMs });
    expect(await dead.take()).toBe(true);
    const queue = createQueue({ ...run, now: clock.now, claimMs: OUTBOX_DEFAULTS.claimMs });
    expect(await queue.claimMail()).toMatchObject({ attempts: 1 });
    run.outbox.start();
    clock.pass(OUTBOX_DEFAULTS.leaseMs - 1);
    await pause(A_WHILE_MS);
    expect(smtp.deliveries).toEqual([]);
    clock.pass(1);
    await run.done('mail');
    expect(arrivals()).toEqual([MESSAGE_ID]);
  });

  test('stopping waits for the mail under way', async () => {
    const arrived = new Promise<void>((resolve) =>
      smtp.meet(async (stage): Promise<Conduct> => {
        if (stage !== 'accept') return 'ok';
        resolve();
        await pause(A_WHILE_MS);
        return 'ok';
      }),
    );
    await run.file();
    await arrived;
    await run.outbox.stop();
    expect((await run.row('mail'))?.done_at).toBe('2026-11-20T15:43:12.000Z');
  });
});

test.each([
  [1, 1],
  [2, 2],
  [3, 5],
  [4, 10],
  [5, 20],
  [6, 40],
  [7, 60],
  [8, 60],
  [1_000, 60],
])('after failure %d the pause is %d minutes', (attempt, minutes) => {
  expect(retryPauseMs(OUTBOX_DEFAULTS.retryPausesMs, attempt)).toBe(minutes * MINUTE_MS);
});
