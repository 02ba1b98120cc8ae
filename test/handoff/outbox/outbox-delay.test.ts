import { setTimeout as pause } from 'node:timers/promises';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH, QUESTION } from '../../support/filings';
import { until } from '../../support/until';
import { A_WHILE_MS, MINUTE_MS, runOutbox } from './outbox-run';
import type { OutboxRun } from './outbox-run';

const DAY_MS = 24 * 60 * MINUTE_MS;

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let run: OutboxRun;
  let shown: string[];
  let failure: object | undefined;
  beforeEach(async () => {
    empty = await create();
    clock = clockAt('2026-11-20T15:43:12Z');
    shown = [];
    failure = { code: 'ECONNREFUSED' };
    run = await runOutbox({
      location: empty.location,
      smtpPort: 1,
      now: clock.now,
      sendMail: async () => {
        if (failure) throw Object.assign(new Error('no'), failure);
      },
      notify: async (_place, _filed, state) => {
        shown.push(state);
        return 'message-fake';
      },
    });
  });
  afterEach(async () => {
    await run.stop();
    await empty.remove();
  });

  test('after five minutes without success the reporter is told so once, and later that it was sent', async () => {
    await run.file(BREACH);
    await run.failed('mail', 1);
    clock.pass(5 * MINUTE_MS - 1);
    await run.failed('mail', 2);
    await pause(A_WHILE_MS);
    expect(shown).toEqual([]);
    clock.pass(1);
    await until('it was shown', () => shown.length === 1);
    for (let minutes = 0; minutes < 10; minutes++) {
      clock.pass(MINUTE_MS);
      await pause(15);
    }
    expect(shown).toEqual(['delayed']);
    failure = undefined;
    clock.pass(45_000);
    await until('it was shown', () => shown.length === 2);
    await run.done('chat');
    await pause(A_WHILE_MS);
    expect(shown).toEqual(['delayed', 'sent']);
    expect(run.logged.filter(({ event }) => event === 'alarm: mail delayed')).toHaveLength(1);
    expect(
      (await run.database('case_events').select('event').orderBy('id')).map(({ event }) => event as string),
    ).toEqual(['filed', 'mail_delayed', 'mail_accepted']);
  });

  test('a receipt that is a new message says saved, delayed and sent', async () => {
    await run.file(QUESTION);
    await until('it was shown', () => shown.length === 1);
    clock.pass(5 * MINUTE_MS);
    await until('it was shown', () => shown.length === 2);
    failure = undefined;
    clock.pass(45_000);
    await until('it was shown', () => shown.length === 3);
    expect(shown).toEqual(['saved', 'delayed', 'sent']);
  });

  test('a mail that is accepted in time is never called delayed', async () => {
    failure = undefined;
    await run.file(BREACH);
    await run.done('mail');
    clock.pass(DAY_MS);
    await pause(A_WHILE_MS);
    expect(shown).toEqual(['sent']);
  });

  test('a refusal for good raises an alarm at once and is tried again every quarter of an hour', async () => {
    failure = { responseCode: 550 };
    const { id } = await run.file(BREACH);
    const { next_attempt_at } = await run.failed('mail', 1);
    expect(next_attempt_at).toBe('2026-11-20T15:58:12.000Z');
    await until('it was logged', () => run.logged.length > 0);
    expect(run.logged[0]).toMatchObject({ level: 'error', event: 'alarm: mail refused', caseId: id, code: 550 });
    clock.pass(15 * MINUTE_MS);
    await run.failed('mail', 2);
    failure = undefined;
    clock.pass(15 * MINUTE_MS);
    await run.done('mail');
  });

  test('a case that was not delivered alarms once a day', async () => {
    await run.file(BREACH);
    await run.failed('mail', 1);
    const alarms = () => run.logged.filter(({ event }) => event === 'alarm: mail undelivered');
    for (let days = 1; days <= 3; days++) {
      clock.pass(DAY_MS - 1);
      await pause(A_WHILE_MS);
      expect(alarms()).toHaveLength(days - 1);
      clock.pass(1);
      await until('it alarmed', () => alarms().length === days);
    }
    expect(alarms()).toMatchObject(
      [1, 2, 3].map((days) => ({ level: 'error', reference: 'INC-2026-000001', version: 1, days })),
    );
  });

  test('a mail to the deputy that was not delivered alarms too', async () => {
    const { id } = await run.file(BREACH);
    await run.failed('mail', 1);
    const at = '2026-11-20T15:43:12.000Z';
    const row = { case_id: id, scope: id, created_at: at, due_at: at, next_attempt_at: at, attempts: 0 };
    await run.database('mailings').insert([
      { ...row, kind: 'deputy', name: 'no_state', message_token: 'token-fake-1' },
      { ...row, kind: 'reminder', name: 'breach_24h', message_token: 'token-fake-2' },
      { ...row, kind: 'reminder', name: 'breach_48h', message_token: 'token-fake-3', attempts: 3 },
    ]);
    clock.pass(DAY_MS);
    const alarms = () => run.logged.filter(({ event }) => event === 'alarm: mail undelivered');
    await until('it alarmed', () => alarms().length === 3);
    clock.pass(DAY_MS / 2);
    await pause(A_WHILE_MS);
    expect(alarms()).toHaveLength(3);
    for (const what of [{ version: 1 }, { outcome: 'deputy' }, { outcome: 'reminder' }]) {
      expect(alarms()).toContainEqual(expect.objectContaining({ reference: 'INC-2026-000001', days: 1, ...what }));
    }
  });
});
