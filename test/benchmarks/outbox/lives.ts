import type { DatabaseLocation } from '../../../src/store/database';
import type { Chance } from './chance';
import type { Told } from './child';
import type { Filings } from './filings';
import { beginLife } from './life';
import type { Life, Logged } from './life';
import { STAGES } from './whims';
import type { Stage } from './whims';

export type Range = readonly [number, number];

/** What one process told of its mails, and from when on; `Infinity` when it was killed before it was ready. */
export type LifeStory = { readonly beganAt: number; readonly logged: readonly Logged[] };

export type Kills = { readonly byClock: number; readonly inSmtp: number; readonly whileStarting: number };

export type Lives = {
  readonly stories: readonly LifeStory[];
  readonly kills: () => Kills;
  /** Filings whose reporter was shown that the mail was sent. */
  readonly shownSent: ReadonlySet<string>;
  /** The mail server got to a step: who is to die there does, before it is met. */
  readonly reached: (stage: Stage) => Promise<void>;
  /** One process after another; resolves after `end`. */
  readonly live: (smtpPort: number) => Promise<void>;
  readonly end: () => Promise<void>;
};

type Deps = {
  readonly database: DatabaseLocation;
  readonly filings: Filings;
  readonly chance: Chance;
  readonly kills: number;
  /** How long a process lives from when it is ready, unless it is killed before, in milliseconds: at least and at most. */
  readonly lifeMs: Range;
};

/** How a process is to die: so long after it started or was ready, or earlier at a step of SMTP. */
type Fate = { readonly starting: boolean; readonly ms: number; readonly stage?: Stage; readonly steps: number };

/** Half of the processes are killed at a step of the SMTP conversation, some while they start, the others by the clock. */
const SHARE_IN_SMTP = 0.5;
const SHARE_WHILE_STARTING = 0.15;
const STARTING_MS: Range = [50, 1_500];
/** A connection serves many mails: it is greeted seldom. */
const MOST_STEPS: Readonly<Record<Stage, number>> = { greeting: 1, sender: 8, recipient: 8, content: 8, end: 8 };
/** Filings at a time in one process. */
const AT_A_TIME = 4;
const LOOK_MS = 20;

/** Processes that file and mail until they are killed; after the last kill they live on. */
export function createLives(deps: Deps): Lives {
  const { database, filings, chance } = deps;
  const kills = { byClock: 0, inSmtp: 0, whileStarting: 0 };
  const stories: { beganAt: number; logged: Logged[] }[] = [];
  const shownSent = new Set<string>();
  const running = new Set<Life>();
  const doomed = new Set<{ readonly stage: Stage; steps: number; readonly kill: () => Promise<void> }>();
  let isOver = false;
  const killsSoFar = () => kills.byClock + kills.inSmtp;

  function drawFate(): Fate {
    const starting = chance.happens(SHARE_WHILE_STARTING);
    const ms = chance.between(...(starting ? STARTING_MS : deps.lifeMs));
    const stage = chance.oneOf<Stage>(STAGES);
    const steps = Math.ceil(chance.between(0, MOST_STEPS[stage]));
    return { starting, ms, steps, ...(chance.happens(SHARE_IN_SMTP) ? { stage } : {}) };
  }

  async function liveOnce(smtpPort: number): Promise<void> {
    const fate = drawFate();
    const story = { beganAt: Infinity, logged: [] as Logged[] };
    stories.push(story);
    const asked = new Set<string>();
    let clock: NodeJS.Timeout | undefined;

    const kill = async (how: 'byClock' | 'inSmtp'): Promise<void> => {
      if (killsSoFar() >= deps.kills || !running.delete(life)) return;
      kills[how]++;
      if (story.beganAt === Infinity) kills.whileStarting++;
      await life.kill();
    };
    const setClock = () => void (clock = setTimeout(() => void kill('byClock'), fate.ms));
    const told = (line: Told): void => {
      if (line.told === 'ready') {
        story.beganAt = line.at;
        if (!fate.starting) setClock();
      } else if (line.told === 'shown') {
        if (line.state === 'sent') shownSent.add(line.id);
      } else {
        asked.delete(line.id);
        filings.heard(line);
      }
    };
    const life = beginLife({ database, smtpPort }, { told, logged: (line) => story.logged.push(line) });
    running.add(life);
    if (fate.starting) setClock();
    const doom = fate.stage && { stage: fate.stage, steps: fate.steps, kill: () => kill('inSmtp') };
    if (doom) doomed.add(doom);
    const feed = setInterval(() => {
      // As many as the kills so far allow: there is always something to file when a process is killed.
      while (story.beganAt < Infinity && asked.size < AT_A_TIME) {
        const next = filings.next((killsSoFar() + 1) / (deps.kills + 1));
        if (!next) return;
        asked.add(next.id);
        life.ask(next);
      }
    }, LOOK_MS);

    await life.ended;
    clearTimeout(clock);
    clearInterval(feed);
    if (doom) doomed.delete(doom);
    running.delete(life);
    asked.forEach(filings.unanswered);
  }

  return {
    stories,
    kills: () => kills,
    shownSent,
    reached: async (stage) => {
      const met = [...doomed].filter((one) => one.stage === stage && --one.steps <= 0);
      await Promise.all(met.map(({ kill }) => kill()));
    },
    live: async (smtpPort) => {
      while (!isOver) await liveOnce(smtpPort);
    },
    end: async () => {
      isOver = true;
      await Promise.all([...running].map((life) => life.kill()));
    },
  };
}
