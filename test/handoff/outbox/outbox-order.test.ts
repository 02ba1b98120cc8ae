import { clockAt } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import { BREACH, VERSION } from '../../support/filings';
import { until } from '../../support/until';
import { MAIL } from '../one-mail';
import { runOutbox } from './outbox-run';

const CASES = 6;
const VERSIONS = 5;

/** The same numbers from 0 to 1 on every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
}

const FAILURES = [{ responseCode: 451 }, { responseCode: 554 }, { code: 'ECONNECTION' }, { code: 'ETIMEDOUT' }];

test.each(DATABASES)(
  'however mails fail, the versions of a case arrive in order and none is lost, on $name',
  async ({ create }) => {
    const empty = await create();
    const clock = clockAt('2026-11-20T15:43:12Z');
    const next = chance(7);
    const arrived: { reference: string; version: number }[] = [];
    const run = await runOutbox({
      location: empty.location,
      smtpPort: 1,
      now: clock.now,
      outbox: { pollMs: 2 },
      composeMail: ({ reference, version }) => ({ ...MAIL, messageId: `${reference}.${version}` }),
      sendMail: async ({ messageId }) => {
        if (next() < 0.5) throw Object.assign(new Error('no'), FAILURES[Math.floor(next() * FAILURES.length)]);
        const [reference = '', version] = messageId.split('.');
        arrived.push({ reference, version: Number(version) });
      },
    });
    for (let version = 1; version <= VERSIONS; version++) {
      for (let number = 1; number <= CASES; number++) {
        const reference = `INC-2026-00000${number}`;
        const submissionId = `submission-${number}-${version}`;
        await run.file(
          version === 1
            ? { ...BREACH, submissionId }
            : { ...VERSION, submissionId, files: { as: 'version', reference, stage: 'addition', replaces: [] } },
        );
      }
    }
    await until('all have arrived', () => {
      clock.pass(60_000);
      return arrived.length === CASES * VERSIONS;
    });
    for (let number = 1; number <= CASES; number++) {
      const mails = arrived.filter(({ reference }) => reference === `INC-2026-00000${number}`);
      expect(mails.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5]);
    }
    await run.stop();
    await empty.remove();
  },
);
