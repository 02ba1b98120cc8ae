import type { Drafts } from './assistant/drafts';
import type { People } from './assistant/people';
import { wipeDetails } from './cases/wipe-cases';
import type { KeepingConfig } from './config/config';
import { codeOf } from './log';
import type { Log } from './log';
import type { Database } from './store/database';
import type { Encryption } from './store/encryption';
import { forgetEventsBefore } from './store/seen-events';
import { forgetUnansweredBefore } from './store/unanswered';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** The counts of a year and a bit, so that a month can be compared with the same one of last year. */
const UNANSWERED_KEPT_DAYS = 400;

export type SweepDeps = {
  readonly database: Database;
  readonly encryption: Encryption;
  readonly drafts: Drafts;
  readonly people: People;
  readonly keeping: KeepingConfig;
  /** Reminds people of what they began and did not send. */
  readonly nudge: () => Promise<void>;
  readonly now: () => Date;
  readonly log: Log;
};

/** Wipes what was kept for long enough and reminds of begun reports: drafts every minute, the rest every hour. */
export function createSweep(deps: SweepDeps) {
  const { database, drafts, people, keeping, nudge, now, log } = deps;
  const before = (ms: number) => new Date(now().getTime() - ms);
  let timers: readonly NodeJS.Timeout[] = [];
  let running: Promise<unknown> = Promise.resolve();

  const wipeDrafts = () => attempt('drafts', () => drafts.wipeBefore(before(keeping.draftHours * HOUR_MS)));

  /** One after the other: none takes the connections that people wait for. One that fails keeps no other from its work. */
  async function wipeOld(): Promise<void> {
    const accepted = before(keeping.keptDays * DAY_MS);
    const limits = { closedBefore: before(keeping.closedKeptDays * DAY_MS), acceptedBefore: accepted };
    await attempt('details', () => wipeDetails(deps, limits));
    await attempt('people', () => people.forgetBefore(accepted));
    await attempt('events', () => forgetEventsBefore(database, before(DAY_MS)));
    await attempt('counts', () => forgetUnansweredBefore(database, before(UNANSWERED_KEPT_DAYS * DAY_MS)));
  }

  async function attempt(what: string, wipe: () => Promise<number>): Promise<void> {
    try {
      const count = await wipe();
      if (count > 0) log.info(`${what} wiped`, { count });
    } catch (error) {
      log.error(`${what} not wiped`, { code: codeOf(error) });
    }
  }

  async function nudgeAll(): Promise<void> {
    await nudge().catch((error: unknown) => log.error('begun reports not looked up', { code: codeOf(error) }));
  }

  function every(ms: number, work: () => Promise<void>): NodeJS.Timeout {
    return setInterval(() => {
      running = Promise.all([running, work()]).then(() => undefined);
    }, ms);
  }

  return {
    wipeDrafts,
    wipeOld,
    start: () => {
      timers = [every(MINUTE_MS, wipeDrafts), every(MINUTE_MS, nudgeAll), every(HOUR_MS, wipeOld)];
    },
    /** Lets what is under way finish. */
    stop: async () => {
      timers.forEach(clearInterval);
      await running;
    },
  };
}
