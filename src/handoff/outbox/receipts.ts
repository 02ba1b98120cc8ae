import type { Case, Channel, ReceiptPlace } from '../../cases/case';
import type { CaseStore } from '../../cases/case-store';
import { codeOf } from '../../log';
import type { Log } from '../../log';
import { failureOf } from './failure';
import type { Job } from './job';
import { retryPauseMs } from './pauses';
import type { ReceiptQueue, Standing } from './receipt-queue';

/** Shows in chat how a case stands; resolves to the id of the message that shows it. */
export type Notify = (place: ReceiptPlace, filed: Case, state: Standing) => Promise<string>;

export type ReceiptsDeps = {
  readonly queue: ReceiptQueue;
  readonly cases: Pick<CaseStore, 'read'>;
  readonly notify: Notify;
  readonly log: Pick<Log, 'error'>;
  readonly retryPausesMs: readonly number[];
  /** How long showing one may take, in milliseconds: well below the time for which it is claimed. Default 15,000. */
  readonly receiptMs?: number;
};

/** A receipt is a courtesy: after so many attempts (about four hours) it is left, the mail never is. */
const RECEIPT_ATTEMPTS = 10;
/** The channels give up on their platform after ten seconds. */
const RECEIPT_MS = 15_000;

/** Brings what is due in one channel up to date, one receipt after another. */
export function createReceipts(deps: ReceiptsDeps, channel: Channel) {
  const { queue, cases, log, receiptMs = RECEIPT_MS } = deps;

  return async (isStopped: () => boolean): Promise<void> => {
    while (!isStopped()) {
      const job = await queue.claimReceipt([channel]);
      if (!job) return;
      await show(job);
    }
  };

  async function show(job: Job): Promise<void> {
    const at = { caseId: job.caseId, version: job.version, attempt: job.attempts };
    try {
      const filed = await cases.read(job);
      const state = await queue.standing(job);
      const showing = deps.notify(await queue.placeOf(job), filed, state);
      await queue.shown(job, await inTime(showing, job));
    } catch (error) {
      const code = codeOf(error);
      if (job.attempts >= RECEIPT_ATTEMPTS) {
        await queue.givenUp(job);
        log.error('receipt given up', { ...at, code });
      } else {
        const { retryAfterMs } = failureOf(error);
        await queue.notShown(job, Math.max(retryPauseMs(deps.retryPausesMs, job.attempts), retryAfterMs));
        log.error('receipt not shown', { ...at, code });
      }
    }
  }

  /** One that comes too late is shown all the same: the next attempt changes its message instead of adding another. */
  async function inTime(showing: Promise<string>, job: Job): Promise<string> {
    let isLate = false;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        reject(new TooLate());
      }, receiptMs);
    });
    showing.then(
      (messageId) => (isLate ? queue.shown(job, messageId).catch(() => undefined) : undefined),
      () => undefined,
    );
    try {
      return await Promise.race([showing, limit]);
    } finally {
      clearTimeout(timer);
    }
  }
}

class TooLate extends Error {
  readonly code = 'ETIMEDOUT';
}
