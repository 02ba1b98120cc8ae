import { setTimeout as pause } from 'node:timers/promises';
import type { Notify } from '../../../src/handoff/outbox/receipts';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH, QUESTION } from '../../support/filings';
import { startSmtp } from '../../support/smtp-server';
import type { RunningSmtp } from '../../support/smtp-server';
import { until } from '../../support/until';
import { A_WHILE_MS, MINUTE_MS, runOutbox } from './outbox-run';
import type { OutboxRun } from './outbox-run';

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let smtp: RunningSmtp;
  let run: OutboxRun;
  /** What was shown, in order: place, reference and state. */
  let shown: unknown[];
  let notify: Notify;
  beforeEach(async () => {
    empty = await create();
    clock = clockAt('2026-11-20T15:43:12Z');
    smtp = await startSmtp();
    shown = [];
    notify = async () => 'message-fake';
    run = await runOutbox({
      location: empty.location,
      smtpPort: smtp.port,
      now: clock.now,
      notify: async (place, filed, state) => {
        const id = await notify(place, filed, state);
        shown.push([place, filed.reference, state]);
        return id;
      },
    });
  });
  afterEach(async () => {
    await run.stop();
    await smtp.close();
    await empty.remove();
  });

  test("the card that says 'saved' says 'sent' when the mail was accepted", async () => {
    await run.file(BREACH);
    await until('the receipt was shown', () => shown.length === 1);
    await run.done('chat');
    expect(shown).toEqual([[BREACH.receiptPlace, 'INC-2026-000001', 'sent']]);
  });

  test("without a card it is sent as a new message while the mail waits, and changed in that message to 'sent'", async () => {
    smtp.meet((stage) => (stage === 'sender' ? 451 : 'ok'));
    await run.file(QUESTION);
    await until("'saved' was shown", () => shown.length === 1);
    await run.done('chat');
    smtp.meet(() => 'ok');
    clock.pass(MINUTE_MS);
    await until("'sent' was shown", () => shown.length === 2);
    expect(shown).toEqual([
      [QUESTION.receiptPlace, 'VRG-2026-000001', 'saved'],
      [{ ...QUESTION.receiptPlace, messageId: 'message-fake' }, 'VRG-2026-000001', 'sent'],
    ]);
  });

  test("while the mail was not accepted nothing says 'sent'", async () => {
    smtp.meet((stage) => (stage === 'accept' ? 554 : 'ok'));
    await run.file(BREACH);
    await run.failed('mail', 1);
    await pause(A_WHILE_MS);
    expect(shown).toEqual([]);
  });

  test('a receipt that cannot be shown is tried again and at last given up, the mail untouched', async () => {
    notify = () => Promise.reject(Object.assign(new Error(QUESTION.answers.question), { code: 'ETEAMS' }));
    await run.file(BREACH);
    const pausesMs: number[] = [];
    for (let attempt = 1; attempt < 10; attempt++) {
      const { next_attempt_at } = await run.failed('chat', attempt);
      pausesMs.push(Date.parse(next_attempt_at) - clock.now().getTime());
      clock.pass(pausesMs.at(-1) ?? 0);
    }
    expect(pausesMs.map((ms) => ms / MINUTE_MS)).toEqual([1, 2, 5, 10, 20, 40, 60, 60, 60]);
    await run.done('chat');
    clock.pass(24 * 60 * MINUTE_MS);
    await pause(A_WHILE_MS);
    expect(shown).toEqual([]);
    expect(smtp.deliveries).toHaveLength(1);
    expect((await run.row('mail'))?.attempts).toBe(1);
    expect(run.logged.at(-1)).toMatchObject({ event: 'receipt given up', attempt: 10, code: 'ETEAMS' });
    expect(JSON.stringify(run.logged)).not.toContain('candidatures');
  });

  test('a receipt that fails once is shown the next time', async () => {
    let refusals = 0;
    notify = () => (refusals++ === 0 ? Promise.reject(new Error('no')) : Promise.resolve('message-fake'));
    await run.file(BREACH);
    await run.failed('chat', 1);
    clock.pass(MINUTE_MS);
    await run.done('chat');
    expect(shown).toEqual([[BREACH.receiptPlace, 'INC-2026-000001', 'sent']]);
    expect(smtp.deliveries).toHaveLength(1);
  });

  test('the receipt in a channel that does not run here waits for one that has it', async () => {
    await run.file({ ...BREACH, receiptPlace: { channel: 'slack', address: '{"channel":"D00FAKE"}' } });
    await run.done('mail');
    await pause(A_WHILE_MS);
    expect(shown).toEqual([]);
    expect(await run.row('chat')).toMatchObject({ attempts: 0, done_at: null });
  });

  test("a mail that is accepted while 'saved' is being shown still becomes 'sent'", async () => {
    let outcome: (() => void) | undefined;
    notify = async (_, __, state) => {
      if (state === 'saved') await new Promise<void>((resolve) => (outcome = resolve));
      return 'message-fake';
    };
    smtp.meet((stage) => (stage === 'sender' ? 451 : 'ok'));
    await run.file(QUESTION);
    await until("'saved' is under way", () => outcome !== undefined);
    // Another process sends the mail meanwhile.
    smtp.meet(() => 'ok');
    clock.pass(MINUTE_MS);
    const other = await runOutbox({
      location: empty.location,
      smtpPort: smtp.port,
      now: clock.now,
      process: 1,
      notify: () => Promise.reject(new Error('not here')),
    });
    await run.done('mail');
    await other.stop();
    outcome?.();
    clock.pass(MINUTE_MS);
    await until("'sent' was shown", () => shown.length === 2);
    expect(shown.map((each) => (each as unknown[])[2])).toEqual(['saved', 'sent']);
  });
});
