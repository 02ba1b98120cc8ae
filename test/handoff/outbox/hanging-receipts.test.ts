import { setTimeout as pause } from 'node:timers/promises';
import type { Notify } from '../../../src/handoff/outbox/receipts';
import { clockAt } from '../../support/clock';
import { emptySqlite } from '../../support/databases';
import { BREACH, QUESTION } from '../../support/filings';
import { until } from '../../support/until';
import { A_WHILE_MS, MINUTE_MS, runOutbox } from './outbox-run';

const forEver = () => new Promise<never>(() => undefined);

async function withOutbox(
  options: { notify: Notify; sendMail?: () => Promise<void>; receiptMs?: number },
  use: (run: Awaited<ReturnType<typeof runOutbox>>, clock: ReturnType<typeof clockAt>) => Promise<void>,
): Promise<void> {
  const empty = emptySqlite();
  const clock = clockAt('2026-11-20T15:43:12Z');
  const run = await runOutbox({
    location: empty.location,
    smtpPort: 1,
    now: clock.now,
    receiptMs: 100,
    sendMail: async () => undefined,
    ...options,
  });
  await use(run, clock);
  await run.stop();
  await empty.remove();
}

test('a receipt that hangs keeps no mail back, is left after a while, and does not hold up the end', async () => {
  const sent: number[] = [];
  const options = { notify: forEver, receiptMs: 300, sendMail: async () => void sent.push(1) };
  await withOutbox(options, async (run) => {
    await run.file(BREACH);
    await until('its receipt is under way', async () => (await run.row('chat'))?.attempts === 1);
    await run.file({ ...BREACH, submissionId: 'submission-9' });
    await until('the second has left', () => sent.length === 2);
    await until('the receipt was left', () => run.logged.some(({ event }) => event === 'receipt not shown'));
    expect(run.logged.find(({ event }) => event === 'receipt not shown')).toMatchObject({ code: 'ETIMEDOUT' });
  });
});

test('a receipt that was shown too late is changed by the next attempt, not shown twice', async () => {
  const places: (string | undefined)[] = [];
  let late: ((messageId: string) => void) | undefined;
  const notify: Notify = async ({ messageId }) => {
    places.push(messageId);
    return messageId ?? new Promise<string>((resolve) => (late = resolve));
  };
  const sendMail = () => Promise.reject(Object.assign(new Error('no'), { responseCode: 550 }));
  await withOutbox({ notify, sendMail }, async (run, clock) => {
    await run.file(QUESTION);
    await run.failed('chat', 1);
    late?.('message-fake');
    await pause(A_WHILE_MS);
    clock.pass(MINUTE_MS);
    await run.done('chat');
    expect(places).toEqual([undefined, 'message-fake']);
  });
});

test('the reporter hears after five minutes that a mail is delayed, however many slow mails are due', async () => {
  const delayed: string[] = [];
  const notify: Notify = async (_place, { reference }, state) => {
    if (state === 'delayed') delayed.push(reference);
    return 'message-fake';
  };
  let answer: (() => void) | undefined;
  const sendMail = async () => {
    await new Promise<void>((resolve) => (answer = resolve));
    throw Object.assign(new Error('no'), { responseCode: 451 });
  };
  await withOutbox({ notify, sendMail }, async (run, clock) => {
    for (let number = 1; number <= 20; number++) await run.file({ ...BREACH, submissionId: `submission-${number}` });
    await until('the first is being sent', () => answer !== undefined);
    clock.pass(5 * MINUTE_MS);
    await until('all were told', () => delayed.length === 20);
    const end = run.outbox.stop();
    answer?.();
    await end;
  });
});
