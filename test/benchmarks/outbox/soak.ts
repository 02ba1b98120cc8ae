import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseLocation } from '../../../src/store/database';
import { chanceOf } from './chance';
import { createFilings } from './filings';
import type { Acknowledged } from './filings';
import { lookAfter } from './look-after';
import { createLives } from './lives';
import type { Kills, LifeStory, Range } from './lives';
import { planOf } from './plan';
import { startServer } from './server';
import type { Kept, ServerCounts, SoakServer } from './server';
import { whimAt } from './whims';

export type SoakOptions = {
  readonly seed: number;
  readonly cases: number;
  readonly kills: number;
  /** Processes at a time on the one database. */
  readonly processes: number;
  readonly database: DatabaseLocation;
  /** How long a process lives from when it is ready, unless it is killed before, in milliseconds: at least and at most. */
  readonly lifeMs: Range;
  /** How long the mail server stays up, and then down, in milliseconds: at least and at most. */
  readonly upMs: Range;
  readonly downMs: Range;
  /** Patience ends when, after the last filing, nothing left for so long, in milliseconds. */
  readonly patienceMs: number;
  /** Told now and then how far it is. */
  readonly progress?: (line: string) => void;
};

/** All that was seen of a soak; moments in milliseconds of the clock. */
export type Soaked = {
  readonly planned: number;
  readonly acknowledged: readonly Acknowledged[];
  /** Filings that the store did not take at first; they were sent again. */
  readonly failedFilings: number;
  readonly kept: readonly Kept[];
  readonly counts: Readonly<ServerCounts>;
  readonly downs: readonly { readonly from: number; readonly to: number }[];
  readonly lives: readonly LifeStory[];
  readonly kills: Kills;
  /** Filings whose reporter was shown that the mail was sent. */
  readonly shownSent: ReadonlySet<string>;
  /** Jobs of the outbox that were not done when patience ended. */
  readonly left: number;
  /** What the database says of itself; `ok`. */
  readonly integrity: string;
  readonly tookMs: number;
};

const LOOK_MS = 20;
const PROGRESS_MS = 15_000;

/**
 * Files cases through processes that are killed again and again, over a mail server that misbehaves, until all that was
 * filed has left or patience ends. The plan, the server's moods and the moments of the kills are drawn from the seed;
 * how they fall together is up to the machine.
 */
export async function soak(options: SoakOptions): Promise<Soaked> {
  const { seed, database } = options;
  const began = Date.now();
  const filings = createFilings(planOf(seed, options.cases), chanceOf(seed, 'order'));
  const lives = createLives({ ...options, filings, chance: chanceOf(seed, 'kills') });
  const moods = chanceOf(seed, 'moods');
  const server = await startServer({ whim: (stage) => whimAt(stage, moods), reached: lives.reached });
  const killsSoFar = () => lives.kills().byClock + lives.kills().inSmtp;
  const isFiled = () => killsSoFar() >= options.kills && filings.acknowledged.length === filings.planned;

  const watch = setInterval(() => {
    const filed = `${filings.acknowledged.length} of ${filings.planned} filed`;
    options.progress?.(`${killsSoFar()} kills, ${filed}, ${server.kept.length} mails taken`);
  }, PROGRESS_MS);
  const moving = [
    comeAndGo(server, options, isFiled),
    ...Array.from({ length: options.processes }, () => lives.live(server.port)),
  ];
  await pauseUntil(isFiled, Infinity);
  const checked = await lookAfter(database, options.patienceMs);
  await lives.end();
  await Promise.all(moving);
  clearInterval(watch);
  const tookMs = Date.now() - began;
  const downs = server.downs.map(({ from, to = from }) => ({ from, to }));
  await server.goDown();
  return {
    planned: filings.planned,
    acknowledged: filings.acknowledged,
    failedFilings: filings.failed(),
    kept: server.kept,
    counts: server.counts,
    downs,
    lives: lives.stories,
    kills: lives.kills(),
    shownSent: lives.shownSent,
    ...checked,
    tookMs,
  };
}

/** The server is down for a while, again and again; up at the end. */
async function comeAndGo(
  server: SoakServer,
  { seed, upMs, downMs }: SoakOptions,
  isOver: () => boolean,
): Promise<void> {
  const chance = chanceOf(seed, 'downs');
  for (;;) {
    await pauseUntil(isOver, chance.between(...upMs));
    if (isOver()) return;
    await server.goDown();
    await pause(chance.between(...downMs));
    await server.goUp();
  }
}

async function pauseUntil(isSo: () => boolean, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !isSo() && Date.now() < end;) await pause(LOOK_MS);
}
