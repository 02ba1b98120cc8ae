import { execFile } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Passage } from '../../src/policy/passage';
import { askOnce } from '../../src/channels/terminal/ask';
import { aligned } from '../evaluation/print';
import { share } from '../evaluation/scored';
import { holdsGold } from '../evaluation/score-questions';
import { readSet } from '../evaluation/sets';
import type { Question } from '../evaluation/sets';
import { ROOT, contentDirOf, createAnswering, createSearch, loadPolicy, readConcepts, readStopWords } from './built';
import { otherEngines } from './engines';
import type { Find } from './engines';
import { syntheticPassages } from './synthetic';
import { percentile, timesOf } from './times';

/** `npm run bench:answers`: how good, fast and large the answering is, beside full-text engines on the same passages. */

const ROUNDS = 5;
const STARTS = 5;
const SYNTHETIC = 50_000;

const run = promisify(execFile);
const set = readSet(join(ROOT, 'test/evaluation/questions.dev.jsonl'));
const questions = set.kind === 'questions' ? set.rows : [];
const messages = questions.map(({ q }) => q);

void main();

async function main(): Promise<void> {
  const contentDir = contentDirOf({});
  const passages = loadPolicy(contentDir).documents.flatMap((document) => document.passages);
  print([machine(), '']);
  await compare(contentDir, passages);
  await start();
  await memory();
  await synthetic(contentDir, passages);
}

async function compare(contentDir: string, passages: readonly Passage[]): Promise<void> {
  const { understand } = loadPolicy(contentDir);
  const { assistant } = createAnswering({});
  const engines = new Map<string, Find>([
    [
      'ours: understand',
      (message) => {
        const { hits, byWords } = understand(message);
        return [...hits, ...byWords].map(({ passage }) => passage.id);
      },
    ],
    ['ours: whole reply', async (message) => (await askOnce(assistant, message)).passages.map(({ id }) => id)],
    ...(await otherEngines(passages, readStopWords(join(contentDir, 'stop-words.txt')))),
  ]);
  const textOf = new Map(passages.map(({ id, text }) => [id, text]));
  const asked = questions.filter(({ kind }) => kind === 'answer');
  const dutch = asked.filter(({ lang }) => lang === 'nl');
  const rows: string[][] = [['', 'P@1', 'R@3', 'P@1 nl', 'R@3 nl', 'median ms', 'p95 ms', 'p99 ms']];
  for (const [name, find] of engines) {
    const times = await timesOf(messages, ROUNDS, find);
    const quality: string[] = [];
    for (const some of [asked, dutch]) {
      for (const first of [1, 3]) quality.push(await shareFound(some, find, textOf, first));
    }
    rows.push([name, ...quality, ...[50, 95, 99].map((percent) => percentile(times, percent).toFixed(2))]);
  }
  print([
    `${passages.length} passages; quality of ${asked.length} questions that they answer, ${dutch.length} of them Dutch, by`,
    `rank alone (a reply that abstains shows none); time of ${messages.length} messages, ${ROUNDS} rounds, warm process`,
    ...aligned(rows),
    '',
  ]);
}

/** Of the questions, for which one of the first passages found holds a gold text. */
async function shareFound(
  asked: readonly Question[],
  find: Find,
  textOf: ReadonlyMap<string, string>,
  first: number,
): Promise<string> {
  const found: boolean[] = [];
  for (const { q, gold } of asked) {
    const ids = (await find(q)).slice(0, first);
    found.push(ids.some((id) => holdsGold(textOf.get(id) ?? '', gold)));
  }
  return share(found, (one) => one)?.toFixed(3) ?? '–';
}

async function start(): Promise<void> {
  const toAnswer: number[] = [];
  const command: number[] = [];
  for (let index = 0; index < STARTS; index++) {
    toAnswer.push(Number((await run(process.execPath, [join(__dirname, 'first-answer.mjs')])).stdout));
    const before = performance.now();
    await run(process.execPath, [join(ROOT, 'dist/cli.js'), 'ask', 'hoe lang houden jullie gegevens bij?']);
    command.push(performance.now() - before);
  }
  print([
    `start, fresh processes, median of ${STARTS}:`,
    `  content to first answer        ${percentile(toAnswer, 50).toFixed(0)} ms`,
    `  node dist/cli.js ask, in whole ${percentile(command, 50).toFixed(0)} ms`,
    '',
  ]);
}

async function memory(): Promise<void> {
  const { stdout } = await run(process.execPath, [join(__dirname, 'memory.mjs')]);
  const mebibytes = JSON.parse(stdout) as Record<'atStart' | 'withSdks' | 'withPolicy' | 'peak', number>;
  print([
    'memory, fresh process, resident:',
    `  Node alone                      ${mebibytes.atStart.toFixed(0)} MiB`,
    `  with @slack/bolt and botbuilder ${mebibytes.withSdks.toFixed(0)} MiB`,
    `  with the policy and one answer  ${mebibytes.withPolicy.toFixed(0)} MiB (at most ${mebibytes.peak.toFixed(0)} on the way)`,
    '',
  ]);
}

async function synthetic(contentDir: string, real: readonly Passage[]): Promise<void> {
  const passages = syntheticPassages(real, SYNTHETIC);
  const before = performance.now();
  const search = createSearch(
    passages,
    readStopWords(join(contentDir, 'stop-words.txt')),
    readConcepts(join(contentDir, 'concepts.txt')),
  );
  const build = performance.now() - before;
  const times = await timesOf(messages, 1, search);
  print([
    `${passages.length} synthetic passages, by their own words:`,
    `  build ${(build / 1_000).toFixed(1)} s; query p50 ${percentile(times, 50).toFixed(1)} ms, p95 ${percentile(times, 95).toFixed(1)} ms`,
  ]);
}

function machine(): string {
  const [cpu] = cpus();
  const memoryGib = Math.round(totalmem() / 2 ** 30);
  return `${cpu?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${memoryGib} GiB, Node ${process.version}`;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
