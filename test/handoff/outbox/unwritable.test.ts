import { MissingText } from '../../../src/texts/texts';
import { clockAt } from '../../support/clock';
import { emptySqlite } from '../../support/databases';
import { BREACH, VERSION } from '../../support/filings';
import { until } from '../../support/until';
import { MAIL } from '../one-mail';
import { MINUTE_MS, runOutbox } from './outbox-run';

test('a mail that cannot be written names the missing text in the log, goes without its details, and lets the next version go', async () => {
  const empty = emptySqlite();
  const clock = clockAt('2026-11-20T15:43:12Z');
  const sent: { id: string; attachments: number }[] = [];
  const run = await runOutbox({
    location: empty.location,
    smtpPort: 1,
    now: clock.now,
    composeMail: ({ version }) => {
      if (version === 1) throw new MissingText('nl', 'mail.cause_short.gone');
      return { ...MAIL, messageId: 'second' };
    },
    sendMail: async ({ messageId, attachments }) => void sent.push({ id: messageId, attachments: attachments.length }),
  });
  const first = await run.file(BREACH);
  await run.file(VERSION);
  await until('all have left', async () => {
    clock.pass(MINUTE_MS);
    return sent.length === 2;
  });
  expect(sent).toEqual([
    { id: `<${first.id}.1.${first.messageToken}@example.test>`, attachments: 0 },
    { id: 'second', attachments: 1 },
  ]);
  const alarms = run.logged.filter(({ event }) => event === 'alarm: mail cannot be written');
  expect(alarms).toHaveLength(5);
  expect(alarms[0]).toMatchObject({ level: 'error', code: 'no_text:mail.cause_short.gone', version: 1 });
  await run.stop();
  await empty.remove();
});

test('a case that cannot be read for a while is not sent without its details', async () => {
  const empty = emptySqlite();
  const clock = clockAt('2026-11-20T15:43:12Z');
  const sent: number[] = [];
  const run = await runOutbox({
    location: empty.location,
    smtpPort: 1,
    now: clock.now,
    sendMail: async ({ attachments }) => void sent.push(attachments.length),
  });
  await run.outbox.stop();
  const { id } = await run.file(BREACH);
  const { answers_sealed } = await run
    .database('case_versions')
    .where({ case_id: id })
    .first<{ answers_sealed: string }>('answers_sealed');
  await run.database('case_versions').update({ answers_sealed: 'k1.changed.bytes' });
  run.outbox.start();
  for (let attempt = 1; attempt <= 8; attempt++) {
    await run.failed('mail', attempt);
    clock.pass(60 * MINUTE_MS);
  }
  await run.database('case_versions').update({ answers_sealed });
  clock.pass(60 * MINUTE_MS);
  await run.done('mail');
  expect(sent).toEqual([expect.any(Number)]);
  expect(sent[0]).toBeGreaterThan(0);
  await run.stop();
  await empty.remove();
});
