import type { MoreMails } from '../../../src/handoff/outbox/letter';
import { clockAt } from '../../support/clock';
import { emptySqlite } from '../../support/databases';
import { BREACH } from '../../support/filings';
import { until } from '../../support/until';
import { MAIL } from '../one-mail';
import { runOutbox } from './outbox-run';

test('other mails leave after those of cases, are tried again, and are logged without what they say', async () => {
  const empty = emptySqlite();
  const clock = clockAt('2026-11-20T15:43:12Z');
  const sent: string[] = [];
  let dueAt = clock.now().getTime();
  let attempts = 0;
  const more: MoreMails = {
    isDue: async () => clock.now().getTime() >= dueAt,
    next: async () => ({
      attempts: ++attempts,
      at: { caseId: 'case-fake', outcome: 'breach_24h' },
      compose: async () => ({ ...MAIL, messageId: 'reminder' }),
      accepted: async () => void (dueAt = Infinity),
      failed: async (retryInMs) => void (dueAt = clock.now().getTime() + retryInMs),
    }),
  };
  const run = await runOutbox({
    location: empty.location,
    smtpPort: 1,
    now: clock.now,
    more,
    sendMail: async ({ messageId }) => {
      if (messageId === 'reminder' && attempts === 1) throw Object.assign(new Error('no'), { responseCode: 451 });
      sent.push(messageId === 'reminder' ? messageId : 'case');
    },
  });
  await until('it has failed once', () => run.logged.some(({ event }) => event === 'mail not accepted'));
  await run.outbox.stop();
  clock.pass(60_000);
  await run.file(BREACH);
  run.outbox.start();
  await until('both have left', () => sent.length === 2);
  expect(sent).toEqual(['case', 'reminder']);
  await run.stop();
  expect(run.logged.at(-1)).toMatchObject({
    event: 'mail accepted',
    reference: 'INC-2026-000001',
    outcome: 'breach_24h',
    attempt: 2,
  });
  await empty.remove();
});
