import type { Case, Channel, ReceiptPlace } from '../../cases/case';
import type { CaseStore } from '../../cases/case-store';
import { codeOf } from '../../log';
import type { Log, LogFields } from '../../log';
import { failureOf } from './failure';
import type { Failure } from './failure';
import type { Lease } from './lease';
import type { Mail } from '../mail';
import type { Job, Queue, Standing } from './queue';

/** Resolves when the mail server accepted the mail; throws with a `code` or `responseCode` otherwise. */
export type SendMail = (mail: Mail) => Promise<unknown>;

/** Shows in chat how a case stands; resolves to the id of the message that shows it. */
export type Notify = (place: ReceiptPlace, filed: Case, state: Standing) => Promise<string>;

/** A mail on its way, whatever it is about. */
export type Letter = {
  /** This attempt included. */
  readonly attempts: number;
  readonly at: LogFields;
  readonly compose: () => Promise<Mail>;
  readonly accepted: () => Promise<void>;
  readonly failed: (retryInMs: number) => Promise<void>;
};

/** Mails beside the versions of cases. */
export type MoreMails = {
  readonly isDue: () => Promise<boolean>;
  /** The next that is due; asked by the only sender there is. */
  readonly next: () => Promise<Letter | undefined>;
};

export type OutboxDeps = {
  readonly queue: Queue;
  /** Mails leave from its holder alone. */
  readonly lease: Lease;
  readonly cases: Pick<CaseStore, 'read'>;
  readonly composeMail: (filed: Case) => Mail;
  readonly sendMail: SendMail;
  /** They leave after the mails of cases. */
  readonly more?: MoreMails;
  readonly notify: Notify;
  /** Channels this process can write to. */
  readonly channels: readonly Channel[];
  readonly now: () => Date;
  readonly log: Log;
  readonly pollMs: number;
  readonly retryPausesMs: readonly number[];
  readonly awayPauseMs: number;
  readonly refusedPauseMs: number;
  readonly delayedMs: number;
};

export type Outbox = {
  readonly start: () => void;
  /** Waits for the mail under way. */
  readonly stop: () => Promise<void>;
  /** There is something new: do not wait for the next look. */
  readonly wake: () => void;
};

/** A receipt is a courtesy: after so many attempts (about four hours) it is left, the mail never is. */
const RECEIPT_ATTEMPTS = 10;

/**
 * Carries filed cases to the DPO's mailbox: at least once, with the same Message-ID on every repeat, for ever.
 * Keeps the receipts in chat up to date.
 */
const CASE_HEADER = 'X-Privacyloket-Case';

export function createOutbox(deps: OutboxDeps): Outbox {
  const { queue, cases, log } = deps;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = true;
  let woken = false;
  let held = false;
  /** The server did not answer: no mail is tried before this. */
  let awayUntilMs = 0;

  return {
    start: () => {
      stopped = false;
      run();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
    wake: () => {
      woken = true;
      if (!running) run();
    },
  };

  function run(): void {
    if (stopped) return;
    clearTimeout(timer);
    running = drain().then(() => {
      running = undefined;
      if (stopped) return;
      if (woken) run();
      else timer = setTimeout(run, deps.pollMs);
    });
  }

  async function drain(): Promise<void> {
    woken = false;
    try {
      while (!stopped) {
        await tellWhatWaits();
        // After every receipt the mails again: a platform that is slow keeps none of them waiting.
        if (!(await mailOne()) && !(await showOne())) return;
      }
    } catch (error) {
      log.error('outbox cannot reach the database', { code: codeOf(error) });
    } finally {
      await giveBack();
    }
  }

  async function tellWhatWaits(): Promise<void> {
    for (const key of await queue.tellDelayed(deps.delayedMs)) log.error('alarm: mail delayed', key);
    for (const one of await queue.undelivered()) log.error('mail undelivered', one);
  }

  async function mailOne(): Promise<boolean> {
    if (deps.now().getTime() < awayUntilMs || !(await isMailDue())) return false;
    // Every time anew: what was long ago taken may be another's by now.
    held = await deps.lease.take();
    if (!held) return false;
    const job = await queue.claimMail();
    const letter = job ? letterOf(job) : await deps.more?.next();
    if (!letter) return false;
    await deps.lease.during(() => post(letter));
    return true;
  }

  async function isMailDue(): Promise<boolean> {
    return (await queue.isMailDue()) || ((await deps.more?.isDue()) ?? false);
  }

  async function giveBack(): Promise<void> {
    if (!held) return;
    held = false;
    await deps.lease.release().catch((error: unknown) => log.warn('lease not released', { code: codeOf(error) }));
  }

  function letterOf(job: Job): Letter {
    const { caseId, version, attempts } = job;
    return {
      attempts,
      at: { caseId, version },
      compose: async () => deps.composeMail(await cases.read(job)),
      accepted: () => queue.mailed(job),
      failed: (retryInMs) => queue.failed(job, retryInMs),
    };
  }

  async function post(letter: Letter): Promise<void> {
    const at = { ...letter.at, attempt: letter.attempts };
    let mail: Mail;
    try {
      mail = await letter.compose();
    } catch (error) {
      await letter.failed(retryPauseMs(deps.retryPausesMs, letter.attempts));
      return log.error('alarm: mail cannot be written', { ...at, code: codeOf(error) });
    }
    try {
      await deps.sendMail(mail);
    } catch (error) {
      return failed(letter, at, failureOf(error));
    }
    awayUntilMs = 0;
    await letter.accepted();
    const reference = mail.headers[CASE_HEADER];
    log.info('mail accepted', { ...(reference === undefined ? {} : { reference }), ...at });
  }

  async function failed(letter: Letter, at: LogFields, { kind, code, retryAfterMs }: Failure): Promise<void> {
    const pauseMs = {
      away: deps.awayPauseMs,
      refused: deps.refusedPauseMs,
      later: retryPauseMs(deps.retryPausesMs, letter.attempts),
    }[kind];
    // Shorter than the pause of the mail itself: were it the mail and not the server, the others leave in between.
    if (kind === 'away') awayUntilMs = deps.now().getTime() + deps.awayPauseMs / 2;
    await letter.failed(Math.max(pauseMs, retryAfterMs));
    log.error(kind === 'refused' ? 'alarm: mail refused' : 'mail not accepted', { ...at, code });
  }

  async function showOne(): Promise<boolean> {
    const job = await queue.claimReceipt(deps.channels);
    if (!job) return false;
    const at = { caseId: job.caseId, version: job.version, attempt: job.attempts };
    try {
      const filed = await cases.read(job);
      const state = await queue.standing(job);
      await queue.shown(job, await deps.notify(await queue.placeOf(job), filed, state));
    } catch (error) {
      const code = codeOf(error);
      if (job.attempts >= RECEIPT_ATTEMPTS) {
        await queue.givenUp(job);
        log.error('receipt given up', { ...at, code });
      } else {
        const { retryAfterMs } = failureOf(error);
        await queue.failed(job, Math.max(retryPauseMs(deps.retryPausesMs, job.attempts), retryAfterMs));
        log.error('receipt not shown', { ...at, code });
      }
    }
    return true;
  }
}

/** The pause after the `attempt`th failure, from 1; the last pause repeats. */
export function retryPauseMs(pausesMs: readonly number[], attempt: number): number {
  return pausesMs[Math.min(attempt, pausesMs.length) - 1] ?? 0;
}
