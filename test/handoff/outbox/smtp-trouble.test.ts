import { setTimeout as pause } from 'node:timers/promises';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { emptySqlite } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH } from '../../support/filings';
import { startSmtp } from '../../support/smtp-server';
import type { Conduct, RunningSmtp, Stage } from '../../support/smtp-server';
import { until } from '../../support/until';
import { A_WHILE_MS, MESSAGE_ID, runOutbox } from './outbox-run';
import type { OutboxRun } from './outbox-run';

const TIMEOUT_MS = 150;

let empty: EmptyDatabase;
let clock: Clock;
let smtp: RunningSmtp;
let run: OutboxRun;
beforeEach(async () => {
  empty = emptySqlite();
  clock = clockAt('2026-11-20T15:43:12Z');
  smtp = await startSmtp();
  run = await runOutbox({
    location: empty.location,
    smtpPort: smtp.port,
    now: clock.now,
    timeoutMs: TIMEOUT_MS,
  });
});
afterEach(async () => {
  await run.stop();
  await smtp.close();
  await empty.remove();
});

/** A server that behaves like this at one stage and well at all others. */
const at = (stage: Stage, conduct: Conduct) => (now: Stage) => (now === stage ? conduct : 'ok');
const accepted = () => smtp.deliveries.filter((delivery) => delivery.accepted).map(({ mail }) => mail.messageId);

test.each<[string, (stage: Stage) => Conduct, string | number, number]>([
  ['does not want it now', at('sender', 451), 451, 60],
  ['has no room for it', at('accept', 452), 452, 60],
  ['refuses the sender for good', at('sender', 550), 550, 900],
  ['refuses the content for good', at('accept', 554), 554, 900],
  ['hangs up before the content', at('sender', 'hang up'), 'ECONNECTION', 45],
  ['hangs up in the middle of the content', at('content', 'hang up'), 'ECONNECTION', 45],
  ['hangs up instead of accepting', at('accept', 'hang up'), 'ECONNECTION', 45],
  ['hangs up without a greeting', at('greeting', 'hang up'), 'ECONNECTION', 45],
  ['does not greet', at('greeting', 'silence'), 'ETIMEDOUT', 45],
  ['falls silent after the content', at('accept', 'silence'), 'ETIMEDOUT', 45],
])('a mail whose server %s is tried again after the pause, as the same mail', async (_, conduct, code, seconds) => {
  const again = new Date(clock.now().getTime() + seconds * 1_000).toISOString();
  smtp.meet(conduct);
  const { id } = await run.file();
  expect(await run.failed('mail', 1)).toEqual({
    attempts: 1,
    next_attempt_at: again,
    claimed_until: null,
    done_at: null,
  });
  await until('it was logged', () => run.logged.length > 0);
  expect(run.logged).toEqual([
    {
      at: '2026-11-20T15:43:12.000Z',
      level: 'error',
      event: seconds === 900 ? 'alarm: mail refused' : 'mail not accepted',
      caseId: id,
      version: 1,
      attempt: 1,
      code,
    },
  ]);

  smtp.meet(() => 'ok');
  clock.pass(seconds * 1_000 - 1);
  await pause(A_WHILE_MS);
  expect(accepted()).toEqual([]);
  clock.pass(1);
  expect(await run.done('mail')).toBe(again);
  expect(accepted()).toEqual([MESSAGE_ID]);
  expect(new Set(smtp.deliveries.map(({ mail }) => mail.messageId))).toEqual(new Set([MESSAGE_ID]));
});

test('a server that hangs up every time is not hammered', async () => {
  smtp.meet(at('greeting', 'hang up'));
  await run.file();
  await run.failed('mail', 1);
  await pause(A_WHILE_MS);
  expect(smtp.connections()).toBe(2);
});

test('a connection that the server closed in between costs no attempt', async () => {
  await run.file();
  await run.done('mail');
  smtp.meet((stage) => {
    smtp.meet(() => 'ok');
    return stage === 'sender' ? 'hang up' : 'ok';
  });
  await run.file({ ...BREACH, submissionId: 'submission-9' });
  await until('the second mail has arrived', () => accepted().length === 2);
  expect(await run.database('outbox').where({ kind: 'mail' }).select('attempts')).toEqual([
    { attempts: 1 },
    { attempts: 1 },
  ]);
});

test('a mail that is refused does not hold up the others', async () => {
  let refusals = 0;
  smtp.meet((stage) => (stage === 'accept' && refusals++ === 0 ? 554 : 'ok'));
  await run.file();
  await run.failed('mail', 1);
  const { id } = await run.file({ ...BREACH, submissionId: 'submission-9' });
  await until('the second mail has arrived', () => accepted().length === 1);
  expect(accepted()).toEqual([expect.stringContaining(id)]);
});

test('a mail at which the server hangs up every time does not hold up the others for long', async () => {
  const { id: poison } = await run.file();
  await run.done('mail');
  await run.database('outbox').where({ kind: 'mail' }).update({ done_at: null });
  smtp.meet((stage) => {
    const last = smtp.deliveries.at(-1);
    return stage === 'accept' && last?.mail.messageId?.includes(poison) ? 'hang up' : 'ok';
  });
  run.outbox.wake();
  await until('it failed', () => run.logged.some(({ event }) => event === 'mail not accepted'));
  const { id } = await run.file({ ...BREACH, submissionId: 'submission-9' });
  clock.pass(30_000);
  await until('the second mail has arrived', () => accepted().length === 2);
  expect(accepted()[1]).toContain(id);
});

test('a case that cannot be read any more holds up no other, and stays to be looked at', async () => {
  await run.outbox.stop();
  const { id } = await run.file();
  await run.database('case_versions').where({ case_id: id }).update({ answers_sealed: 'k1.changed.bytes' });
  run.outbox.start();
  await run.failed('mail', 1);
  await run.file({ ...BREACH, submissionId: 'submission-9' });
  await until('the second mail has arrived', () => accepted().length === 1);
  expect((await run.row('mail'))?.done_at).toBeNull();
});
