import type { Case, Channel, ReceiptPlace } from '../cases/case';
import type { CaseStore } from '../cases/case-store';
import { codeOf } from '../log';
import type { Log } from '../log';
import type { Mail } from './mail';
import type { Job, Queue } from './queue';

/** Resolves when the mail server accepted the mail; throws with a `code` or `responseCode` otherwise. */
export type SendMail = (mail: Mail) => Promise<unknown>;

/** Shows in chat how a case stands; resolves to the id of the message that shows it. */
export type Notify = (place: ReceiptPlace, filed: Case, state: 'saved' | 'sent') => Promise<string>;

export type OutboxDeps = {
  readonly queue: Queue;
  readonly cases: Pick<CaseStore, 'read' | 'isMailed'>;
  readonly composeMail: (filed: Case) => Mail;
  readonly sendMail: SendMail;
  readonly notify: Notify;
  /** Channels this process can write to. */
  readonly channels: readonly Channel[];
  readonly log: Log;
  readonly pollMs: number;
  readonly retryPausesMs: readonly number[];
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
export function createOutbox(deps: OutboxDeps): Outbox {
  const { queue, cases, log } = deps;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = true;
  let woken = false;

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
        const job = await queue.claim(deps.channels);
        if (!job) return;
        await work(job);
      }
    } catch (error) {
      log.error('outbox cannot reach the database', { code: codeOf(error) });
    }
  }

  async function work(job: Job): Promise<void> {
    const at = { caseId: job.caseId, version: job.version, attempt: job.attempts };
    try {
      const filed = await cases.read(job);
      if (job.kind === 'mail') await mail(job, filed);
      else await show(job, filed);
    } catch (error) {
      if (job.kind === 'chat' && job.attempts >= RECEIPT_ATTEMPTS) {
        await queue.givenUp(job);
        return log.error('receipt given up', { ...at, code: codeOf(error) });
      }
      await queue.failed(job, Math.max(retryPauseMs(deps.retryPausesMs, job.attempts), retryAfterMs(error)));
      log.error(job.kind === 'mail' ? 'mail not accepted' : 'receipt not shown', { ...at, code: smtpCode(error) });
    }
  }

  async function mail(job: Job, filed: Case): Promise<void> {
    await deps.sendMail(deps.composeMail(filed));
    await queue.mailed(job);
    log.info('mail accepted', { reference: filed.reference, version: filed.version, attempt: job.attempts });
  }

  async function show(job: Job, filed: Case): Promise<void> {
    const state = (await cases.isMailed(job)) ? 'sent' : 'saved';
    await queue.shown(job, await deps.notify(await queue.placeOf(job), filed, state));
  }
}

/** The pause after the `attempt`th failure, from 1; the last pause repeats. */
export function retryPauseMs(pausesMs: readonly number[], attempt: number): number {
  return pausesMs[Math.min(attempt, pausesMs.length) - 1] ?? 0;
}

/** How long the server asked to be left alone, in milliseconds; 0 when it did not. */
function retryAfterMs(error: unknown): number {
  const wanted = (error as { retryAfterMs?: unknown } | undefined)?.retryAfterMs;
  return typeof wanted === 'number' ? wanted : 0;
}

function smtpCode(error: unknown): string | number {
  const responseCode = (error as { responseCode?: unknown } | undefined)?.responseCode;
  return typeof responseCode === 'number' ? responseCode : codeOf(error);
}
