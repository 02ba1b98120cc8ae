import { report } from '../../benchmarks/outbox/report';
import { soak } from '../../benchmarks/outbox/soak';
import { faultsOf, verdictOf } from '../../benchmarks/outbox/verdict';
import { emptySqlite } from '../../support/databases';

jest.setTimeout(60_000);

const CASES = 40;
const KILLS = 3;

/** The large one is `npm run bench:outbox`. */
test('killed again and again over a mail server that misbehaves, all that was acknowledged is mailed, in order, as one mail each', async () => {
  const empty = emptySqlite();
  const soaked = await soak({
    seed: 3,
    cases: CASES,
    kills: KILLS,
    processes: 1,
    database: empty.location,
    lifeMs: [300, 1_500],
    upMs: [1_000, 2_500],
    downMs: [200, 600],
    patienceMs: 20_000,
  });
  const verdict = await verdictOf(soaked);
  await empty.remove();
  expect(faultsOf(soaked, verdict)).toEqual([]);
  expect(verdict.delivered).toBe(soaked.planned);
  expect(soaked.planned).toBeGreaterThan(CASES);
  expect(soaked.kills.byClock + soaked.kills.inSmtp).toBe(KILLS);
  expect(report(soaked, verdict).join('\n')).toMatch(/of them mailed +\d+; lost 0\n/);
});
