import { clockAt } from '../../support/clock';
import { emptyPostgres } from '../../support/databases';
import { BREACH } from '../../support/filings';
import { startSmtp } from '../../support/smtp-server';
import { until } from '../../support/until';
import { runOutbox } from './outbox-run';

const CASES = 30;

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
      // Thirty filings at once wait for one counter: looks of six loops at every moment would make the last too slow.
      outbox: { pollMs: 50 },
      notify: async (_place, filed) => {
        shown.push(filed.reference);
        return 'card-fake';
      },
    });
  const runs = [await start(0), await start(1)] as const;
  const filed = await Promise.all(
    Array.from({ length: CASES }, (_, index) =>
      (index % 2 ? runs[0] : runs[1]).file({ ...BREACH, submissionId: `submission-${index}` }),
    ),
  );
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
