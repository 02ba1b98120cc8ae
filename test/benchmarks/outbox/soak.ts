import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseLocation } from '../../../src/store/database';
import { chanceOf } from './chance';
import { createFilings } from './filings';
import type { Acknowledged } from './filings';
import { lookAfter } from './look-after';
import { beginLife } from './life';
import type { Life, Logged } from './life';
import { planOf } from './plan';
import { startServer } from './server';
import type { Kept, ServerCounts } from './server';
import { STAGES, whimAt } from './whims';
import type { Stage } from './whims';

export type Range = readonly [number, number];

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
  /** After the last filing all must have left within this, in milliseconds. */
  readonly patienceMs: number;
  /** Told now and then how far it is. */
  readonly progress?: (line: string) => void;
};

/** What one process told of its mails, and from when on. */
export type LifeStory = { readonly beganAt: number; readonly logged: readonly Logged[] };

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
  readonly kills: { readonly byClock: number; readonly inSmtp: number; readonly whileStarting: number };
  /** Filings whose reporter was shown that the mail was sent. */
  readonly shownSent: ReadonlySet<string>;
  /** Jobs of the outbox that were not done when patience ended. */
  readonly left: number;
  /** What the database says of itself; `ok`. */
  readonly integrity: string;
  readonly tookMs: number;
};

/** Half of the processes are killed at a step of the SMTP conversation, some while they start, the others by the clock. */
const SHARE_IN_SMTP = 0.5;
const SHARE_WHILE_STARTING = 0.15;
const STARTING_MS: Range = [50, 1_500];
const MOST_STEPS = 25;
/** Filings at a time in one process. */
const AT_A_TIME = 4;
const LOOK_MS = 20;

/**
 * Files cases through processes that are killed again and again, over a mail server that misbehaves, until all that was
 * filed has left or patience ends. The plan, the server's moods and the moments of the kills are drawn from the seed;
 * how they fall together is up to the machine.
 */
export async function soak(options: SoakOptions): Promise<Soaked> {
  const { seed, cases, database } = options;
  const began = Date.now();
  const filings = createFilings(planOf(seed, cases), chanceOf(seed, 'order'));
  const chance = { moods: chanceOf(seed, 'moods'), kills: chanceOf(seed, 'kills'), downs: chanceOf(seed, 'downs') };
  const kills = { byClock: 0, inSmtp: 0, whileStarting: 0 };
  const lives: { beganAt: number; logged: Logged[] }[] = [];
  const shownSent = new Set<string>();
  const running = new Set<Life>();
  /** Who is killed when the mail server gets so many times to the step. */
  const doomed = new Set<{ readonly stage: Stage; steps: number; readonly kill: () => Promise<void> }>();
  let isCalm = false;
  let isOver = false;

  const server = await startServer({
    whim: (stage) => whimAt(stage, chance.moods),
    reached: async (stage) => {
      const met = [...doomed].filter((one) => one.stage === stage && --one.steps <= 0);
      await Promise.all(met.map(({ kill }) => kill()));
    },
  });
  const killsSoFar = () => kills.byClock + kills.inSmtp;
  const isFiled = () => killsSoFar() >= options.kills && filings.acknowledged.length === filings.planned;

  /** One process after another, until it is over. */
  async function live(): Promise<void> {
    while (!isOver) await liveOnce();
  }

  async function liveOnce(): Promise<void> {
    const story = { beganAt: Infinity, logged: [] as Logged[] };
    const asked = new Set<string>();
    lives.push(story);
    const diesStarting = chance.kills.happens(SHARE_WHILE_STARTING);
    const lifeMs = chance.kills.between(...(diesStarting ? STARTING_MS : options.lifeMs));
    let clock: NodeJS.Timeout | undefined;
    const setClock = () => void (clock = setTimeout(() => void end('byClock')(), lifeMs));
    const life = beginLife(
      { database, smtpPort: server.port },
      {
        told: (told) => {
          if (told.told === 'ready') {
            story.beganAt = told.at;
            if (!diesStarting) setClock();
          }
          if (told.told === 'shown' && told.state === 'sent') shownSent.add(told.id);
          if (told.told !== 'filed' && told.told !== 'failed') return;
          asked.delete(told.id);
          filings.heard(told);
        },
        logged: (line) => story.logged.push(line),
      },
    );
    running.add(life);
    const end = (how: 'byClock' | 'inSmtp') => async () => {
      if (killsSoFar() >= options.kills || !running.delete(life)) return;
      kills[how]++;
      if (story.beganAt === Infinity) kills.whileStarting++;
      await life.kill();
    };
    const doom = {
      stage: chance.kills.oneOf<Stage>(STAGES),
      steps: Math.ceil(chance.kills.between(0, MOST_STEPS)),
      kill: end('inSmtp'),
    };
    if (chance.kills.happens(SHARE_IN_SMTP)) doomed.add(doom);
    if (diesStarting) setClock();
    const feed = setInterval(() => {
      // As many as the kills so far allow: there is always something to file when a process is killed.
      while (story.beganAt < Infinity && asked.size < AT_A_TIME) {
        const next = filings.next((killsSoFar() + 1) / (options.kills + 1));
        if (!next) return;
        asked.add(next.id);
        life.ask(next);
      }
    }, LOOK_MS);
    await life.ended;
    clearTimeout(clock);
    clearInterval(feed);
    doomed.delete(doom);
    running.delete(life);
    asked.forEach(filings.unanswered);
  }

  async function comeAndGo(): Promise<void> {
    while (!isCalm) {
      await pauseWhile(() => !isCalm, chance.downs.between(...options.upMs));
      if (isCalm) return;
      await server.goDown();
      await pause(chance.downs.between(...options.downMs));
      await server.goUp();
    }
  }

  const watch = setInterval(() => {
    const { length } = filings.acknowledged;
    options.progress?.(
      `${killsSoFar()} kills, ${length} of ${filings.planned} filed, ${server.kept.length} mails taken`,
    );
  }, 15_000);
  const moving = [comeAndGo(), ...Array.from({ length: options.processes }, live)];
  await pauseWhile(() => !isFiled(), Infinity);
  isCalm = true;
  const checked = await lookAfter(database, options.patienceMs);
  isOver = true;
  clearInterval(watch);
  await Promise.all([...running].map((life) => life.kill()));
  await Promise.all(moving);
  const tookMs = Date.now() - began;
  await server.goDown();
  return {
    planned: filings.planned,
    acknowledged: filings.acknowledged,
    failedFilings: filings.failed(),
    kept: server.kept,
    counts: server.counts,
    downs: server.downs.slice(0, -1).map(({ from, to = from }) => ({ from, to })),
    lives,
    kills,
    shownSent,
    ...checked,
    tookMs,
  };
}

async function pauseWhile(goesOn: () => boolean, ms: number): Promise<void> {
  for (const end = Date.now() + ms; goesOn() && Date.now() < end;) await pause(LOOK_MS);
}
