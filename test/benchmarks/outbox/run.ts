import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { report } from './report';
import { soak } from './soak';
import { faultsOf, verdictOf } from './verdict';

/**
 * `npm run bench:outbox`: cases filed through processes that are killed, over a mail server that misbehaves. Options:
 * `-- --seed 7 --cases 1000 --kills 50`, and `--postgres <url>` with `--processes 2` for a database of several. Ends with
 * 1 when anything was lost, out of order or came under another Message-ID.
 */
void main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: String(Date.now() % 100_000) },
      cases: { type: 'string', default: '1000' },
      kills: { type: 'string', default: '50' },
      processes: { type: 'string', default: '1' },
      postgres: { type: 'string' },
    },
  });
  const { seed, cases, kills, processes } = values;
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-soak-'));
  const [cpu] = cpus();
  print([
    `seed ${seed}: ${cases} cases, ${kills} kills, ${processes} at a time on ${values.postgres ? 'PostgreSQL' : 'SQLite'}`,
    `${cpu?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, Node ${process.version}`,
  ]);
  try {
    const soaked = await soak({
      seed: Number(seed),
      cases: Number(cases),
      kills: Number(kills),
      processes: Number(processes),
      database: values.postgres
        ? { kind: 'postgres', url: values.postgres }
        : { kind: 'sqlite', file: join(folder, 'cases.sqlite') },
      lifeMs: [200, 4_500],
      upMs: [4_000, 15_000],
      downMs: [500, 4_000],
      patienceMs: 90_000,
      progress: (line) => void process.stderr.write(`${line}\n`),
    });
    const verdict = await verdictOf(soaked);
    const faults = faultsOf(soaked, verdict);
    print(['', ...report(soaked, verdict), '', ...(faults.length > 0 ? faults : ['no faults'])]);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
