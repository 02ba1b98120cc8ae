import type { Channel, ReceiptPlace } from '../cases/case';
import { receiptAddressPlace, receiptMessagePlace } from '../cases/case-store';
import type { Database } from '../store/database';
import type { Encryption } from '../store/encryption';

/** A mail to send, or a receipt in chat to bring up to date. */
export type Job = {
  readonly id: number;
  readonly kind: 'mail' | 'chat';
  readonly caseId: string;
  readonly version: number;
  /** This attempt included. */
  readonly attempts: number;
  /** Proof that the job is still this sender's. */
  readonly claimedUntil: string;
};

export type Queue = {
  /** Takes the most urgent job that is due, for `claimMs`; a sender that dies leaves it to another after that. */
  readonly claim: (channels: readonly Channel[]) => Promise<Job | undefined>;
  /** The mail was accepted: its receipt in chat is due. */
  readonly mailed: (job: Job) => Promise<void>;
  /** The receipt is up to date in the message `messageId`. */
  readonly shown: (job: Job, messageId: string) => Promise<void>;
  readonly failed: (job: Job, retryInMs: number) => Promise<void>;
  readonly givenUp: (job: Job) => Promise<void>;
  readonly placeOf: (job: Job) => Promise<ReceiptPlace>;
  /** When the oldest mail that was not accepted yet was filed; undefined when there is none. */
  readonly oldestUnsent: () => Promise<Date | undefined>;
};

type JobRow = {
  id: number;
  kind: Job['kind'];
  case_id: string;
  version: number;
  attempts: number;
  claimed_until: string;
};

export function createQueue(deps: {
  database: Database;
  encryption: Encryption;
  now: () => Date;
  claimMs: number;
}): Queue {
  const { database, encryption, now, claimMs } = deps;
  const at = () => now().toISOString();
  const inMs = (ms: number) => new Date(now().getTime() + ms).toISOString();
  const mine = (job: Job) => ({ id: job.id, claimed_until: job.claimedUntil });

  return {
    claim: async (channels) => {
      const free = (query: ReturnType<Database>) =>
        query
          .whereNull('done_at')
          .where('next_attempt_at', '<=', at())
          .where((either) => void either.whereNull('claimed_until').orWhere('claimed_until', '<=', at()));
      const next = free(database('outbox'))
        .where((either) => void either.where('kind', 'mail').orWhereExists(receiptsIn(channels)))
        .orderBy([{ column: 'priority' }, { column: 'next_attempt_at' }, { column: 'id' }])
        .limit(1)
        .select('id');
      // The condition stands again outside the subquery: PostgreSQL does not look at the subquery a second time after
      // it waited for another sender's lock.
      const rows = await free(database('outbox'))
        .whereIn('id', next)
        .update({ claimed_until: inMs(claimMs), attempts: database.raw('attempts + 1') })
        .returning<JobRow[]>(['id', 'kind', 'case_id', 'version', 'attempts', 'claimed_until']);
      const row = rows[0];
      if (!row) return undefined;
      const { id, kind, version, attempts } = row;
      return { id, kind, caseId: row.case_id, version, attempts, claimedUntil: row.claimed_until };
    },

    mailed: (job) =>
      database.transaction(async (trx) => {
        const ofVersion = { case_id: job.caseId, version: job.version };
        await trx('outbox').where({ id: job.id }).update({ done_at: at(), claimed_until: null });
        await trx('case_events').insert({ ...ofVersion, at: at(), event: 'mail_accepted' });
        // Taking the claim away too: a sender that is showing the old state right now must not call that done.
        await trx('outbox')
          .where({ ...ofVersion, kind: 'chat' })
          .update({ done_at: null, claimed_until: null, next_attempt_at: at(), attempts: 0 });
      }),

    shown: (job, messageId) =>
      database.transaction(async (trx) => {
        const message_sealed = encryption.encrypt(messageId, receiptMessagePlace(job.caseId, job.version));
        await trx('receipts').where({ case_id: job.caseId, version: job.version }).update({ message_sealed });
        await trx('outbox').where(mine(job)).update({ done_at: at(), claimed_until: null });
      }),

    failed: async (job, retryInMs) => {
      await database('outbox')
        .where(mine(job))
        .update({ next_attempt_at: inMs(retryInMs), claimed_until: null });
    },

    givenUp: async (job) => {
      await database('outbox').where(mine(job)).update({ done_at: at(), claimed_until: null });
    },

    placeOf: async ({ caseId, version }) => {
      const row = await database('receipts')
        .where({ case_id: caseId, version })
        .first<{ channel: Channel; address_sealed: string; message_sealed: string | null }>();
      const address = encryption.decrypt(row.address_sealed, receiptAddressPlace(caseId, version));
      if (row.message_sealed === null) return { channel: row.channel, address };
      const messageId = encryption.decrypt(row.message_sealed, receiptMessagePlace(caseId, version));
      return { channel: row.channel, address, messageId };
    },

    oldestUnsent: async () => {
      const row = await database('outbox')
        .where({ kind: 'mail', done_at: null })
        .orderBy('created_at')
        .first<{ created_at: string } | undefined>('created_at');
      return row && new Date(row.created_at);
    },
  };

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
