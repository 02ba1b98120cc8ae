import type { CaseKey, Channel, ReceiptPlace } from '../../cases/case';
import { receiptAddressPlace, receiptMessagePlace } from '../../cases/case-store';
import type { Database, Transaction } from '../../store/database';
import type { Encryption } from '../../store/encryption';
import type { Job, Query } from './job';
import { claimFirst, claimOf, clockOf, due } from './job';

/** `saved`: stored. `delayed`: not accepted for so long that the reporter hears of it. `sent`: accepted. */
export type Standing = 'saved' | 'delayed' | 'sent';

export type ReceiptQueue = {
  /** Takes the receipt in one of these channels that is due, for `claimMs`; another may take it after that. */
  readonly claimReceipt: (channels: readonly Channel[]) => Promise<Job | undefined>;
  /** The receipt shows in the message `messageId` how its version stood when the job was taken. */
  readonly shown: (job: Job, messageId: string) => Promise<void>;
  readonly notShown: (job: Job, retryInMs: number) => Promise<void>;
  readonly givenUp: (job: Job) => Promise<void>;
  readonly placeOf: (job: Job) => Promise<ReceiptPlace>;
  /** What the receipt of a version has to say. */
  readonly standing: (key: CaseKey) => Promise<Standing>;
};

/**
 * There is something else to say. The claim stays: whoever is showing the old state right now has not shown it yet, and a
 * second message beside the first would stay old for ever. That the attempts begin anew tells it that it is not done.
 */
export async function receiptIsDue(
  trx: Transaction,
  ofVersion: { readonly case_id: string; readonly version: number },
  at: string,
): Promise<void> {
  await trx('outbox')
    .where({ ...ofVersion, kind: 'chat' })
    .update({ done_at: null, next_attempt_at: at, attempts: 0 });
}

export function createReceiptQueue(deps: {
  readonly database: Database;
  readonly encryption: Encryption;
  readonly now: () => Date;
  readonly claimMs: number;
}): ReceiptQueue {
  const { database, encryption, now, claimMs } = deps;
  const clock = clockOf(now);

  return {
    claimReceipt: (channels) => {
      const free = (query: Query): Query =>
        due(query, 'chat', clock).where(
          (either) =>
            void either
              .whereNull('claimed_until')
              .orWhere('claimed_until', '<=', clock.at())
              // The clock was set back.
              .orWhere('claimed_until', '>', clock.inMs(2 * claimMs)),
        );
      // The condition stands again outside the subquery: PostgreSQL does not look at the subquery a second time after
      // it waited for another process's lock.
      return claimFirst(database, clock.inMs(claimMs), {
        free,
        candidates: free(database('outbox')).whereExists(receiptsIn(channels)),
      });
    },

    shown: (job, messageId) =>
      database.transaction(async (trx) => {
        const message_sealed = encryption.encrypt(messageId, receiptMessagePlace(job.caseId, job.version));
        await trx('receipts').where({ case_id: job.caseId, version: job.version }).update({ message_sealed });
        await handBack(trx, job, { done_at: clock.at() });
      }),

    notShown: (job, retryInMs) => handBack(database, job, { next_attempt_at: clock.inMs(retryInMs) }),

    givenUp: (job) => handBack(database, job, { done_at: clock.at() }),

    placeOf: async ({ caseId, version }) => {
      const row = await database('receipts')
        .where({ case_id: caseId, version })
        .first<{ channel: Channel; address_sealed: string; message_sealed: string | null }>();
      const address = encryption.decrypt(row.address_sealed, receiptAddressPlace(caseId, version));
      if (row.message_sealed === null) return { channel: row.channel, address };
      const messageId = encryption.decrypt(row.message_sealed, receiptMessagePlace(caseId, version));
      return { channel: row.channel, address, messageId };
    },

    standing: async ({ caseId, version }) => {
      const row = await database('outbox')
        .where({ kind: 'mail', case_id: caseId, version })
        .first<{ done_at: string | null; delayed_at: string | null }>('done_at', 'delayed_at');
      if (row.done_at !== null) return 'sent';
      return row.delayed_at === null ? 'saved' : 'delayed';
    },
  };

  /** With this outcome, unless there is something else to say meanwhile. */
  async function handBack(
    connection: Database | Transaction,
    job: Job,
    outcome: { readonly done_at?: string; readonly next_attempt_at?: string },
  ): Promise<void> {
    await connection('outbox')
      .where({ ...claimOf(job), attempts: job.attempts })
      .update(outcome);
    await connection('outbox').where(claimOf(job)).update({ claimed_until: null });
  }

  function receiptsIn(channels: readonly Channel[]) {
    return database('receipts')
      .select('receipts.case_id')
      .whereIn('receipts.channel', [...channels])
      .whereRaw('?? = ?? and ?? = ?? and ?? = ?', [
        'receipts.case_id',
        'outbox.case_id',
        'receipts.version',
        'outbox.version',
        'outbox.kind',
        'chat',
      ]);
  }
}
