import { clockAt } from '../../support/clock';
import { emptyPostgres } from '../../support/databases';
import { BREACH } from '../../support/filings';
import { startSmtp } from '../../support/smtp-server';
import { until } from '../../support/until';
import { runOutbox } from './outbox-run';

const CASES = 30;
const AT_ONCE = 5;

test('two processes on one PostgreSQL send the mail and the receipt of every case once', async () => {
  const empty = await emptyPostgres();
  const smtp = await startSmtp();
  const { now } = clockAt('2026-11-20T15:43:12Z');
  const shown: string[] = [];
  const start = (process: number) =>
    runOutbox({
      location: empty.location,
      smtpPort: smtp.port,
      now,
      process,
      outbox: { pollMs: 50 },
      notify: async (_place, filed) => {
        shown.push(filed.reference);
        return 'card-fake';
      },
    });
  const runs = [await start(0), await start(1)] as const;
  // A few at once: all of them wait for the one counter of the references.
  const filed: { reference: string }[] = [];
  for (let first = 0; first < CASES; first += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, next) => first + next);
    const file = (index: number) =>
      (index % 2 ? runs[0] : runs[1]).file({ ...BREACH, submissionId: `submission-${index}` });
    filed.push(...(await Promise.all(some.map(file))));
  }
  await until('everything is done', async () => {
    const [left] = await runs[0].database('outbox').whereNull('done_at').count<{ count: string }[]>('* as count');
    return left?.count === '0';
  });
  const references = filed.map(({ reference }) => reference).sort();
  const mailed = smtp.deliveries.map(({ mail }) => mail.headers.get('x-privacyloket-case'));
  for (const run of runs) await run.stop();
  await smtp.close();
  await empty.remove();
  expect(mailed.sort()).toEqual(references);
  expect(shown.sort()).toEqual(references);
});
