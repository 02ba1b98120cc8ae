import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { DatabaseLocation } from '../../../src/store/database';
import { report } from './report';
import { soak } from './soak';
import { faultsOf, verdictOf } from './verdict';

/**
 * `npm run bench:outbox`: cases filed through processes that are killed, over a mail server that misbehaves. Options:
 * `-- --seed 7 --cases 1000 --kills 50`; with `--postgres --processes 2` two processes at a time on a PostgreSQL of its
 * own. Ends with 1 when anything was lost, out of order or came under another Message-ID.
 */
const { values: given } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 100_000) },
    cases: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '50' },
    processes: { type: 'string', default: '1' },
    postgres: { type: 'boolean', default: false },
  },
});
const MOST_FAULTS_SHOWN = 40;

void main();

async function main(): Promise<void> {
  const { location, remove } = await (given.postgres ? newPostgres() : newSqlite());
  const [cpu] = cpus();
  const { seed, cases, kills, processes } = given;
  print([
    `seed ${seed}: ${cases} cases, ${kills} kills, ${processes} at a time on ${location.kind}`,
    `${cpu?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}`,
  ]);
  try {
    const soaked = await soak({
      seed: Number(seed),
      cases: Number(cases),
      kills: Number(kills),
      processes: Number(processes),
      database: location,
      lifeMs: [200, 6_000],
      upMs: [4_000, 15_000],
      downMs: [500, 4_000],
      patienceMs: 30_000,
      progress: (line) => void process.stderr.write(`${line}\n`),
    });
    const verdict = await verdictOf(soaked);
    const faults = faultsOf(soaked, verdict);
    print(['', ...report(soaked, verdict), '']);
    print([`faults: ${faults.length}`, ...faults.slice(0, MOST_FAULTS_SHOWN)]);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await remove();
  }
}

type NewDatabase = { readonly location: DatabaseLocation; readonly remove: () => Promise<void> };

async function newSqlite(): Promise<NewDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-soak-'));
  return {
    location: { kind: 'sqlite', file: join(folder, 'cases.sqlite') },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The server that Jest starts for the tests of the store. */
async function newPostgres(): Promise<NewDatabase> {
  const step = async (name: string) => {
    const { href } = pathToFileURL(join(__dirname, '../../postgres', name));
    const { default: run } = (await import(href)) as { readonly default: () => Promise<void> };
    await run();
  };
  await step('start.mjs');
  return {
    location: { kind: 'postgres', url: process.env.TEST_POSTGRES_URL ?? '' },
    remove: () => step('stop.mjs'),
  };
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
