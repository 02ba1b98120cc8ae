import type { CaseKey, Channel, ReceiptPlace } from '../../cases/case';
import { receiptAddressPlace, receiptMessagePlace } from '../../cases/case-store';
import type { Database, Transaction } from '../../store/database';
import type { Encryption } from '../../store/encryption';

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
  readonly isMailDue: () => Promise<boolean>;
  /**
   * Takes the most urgent mail that is due and whose earlier versions were accepted. One that another sender took is
   * taken too: whoever holds the lease is the only sender that is left.
   */
  readonly claimMail: () => Promise<Job | undefined>;
  /** Takes the receipt in one of these channels that is due, for `claimMs`; another may take it after that. */
  readonly claimReceipt: (channels: readonly Channel[]) => Promise<Job | undefined>;
  /** The mail was accepted: its receipt in chat is due. */
  readonly mailed: (job: Job) => Promise<void>;
  /** The receipt is up to date in the message `messageId`. */
  readonly shown: (job: Job, messageId: string) => Promise<void>;
  readonly failed: (job: Job, retryInMs: number) => Promise<void>;
  readonly givenUp: (job: Job) => Promise<void>;
  readonly placeOf: (job: Job) => Promise<ReceiptPlace>;
  /** What the receipt of a version has to say. */
  readonly standing: (key: CaseKey) => Promise<Standing>;
  /** Receipts of mails that were not accepted for `ms` fall due, once each; gives which. */
  readonly tellDelayed: (ms: number) => Promise<readonly CaseKey[]>;
  /** Mails that were not accepted for a day or more; each again after a day. */
  readonly undelivered: () => Promise<readonly Undelivered[]>;
  /** When the oldest mail that was not accepted yet was filed; undefined when there is none. */
  readonly oldestUnsent: () => Promise<Date | undefined>;
};

/** `saved`: stored. `delayed`: not accepted for so long that the reporter hears of it. `sent`: accepted. */
export type Standing = 'saved' | 'delayed' | 'sent';

export type Undelivered = { readonly reference: string; readonly version: number; readonly days: number };

const DAY_MS = 24 * 3_600_000;

type Query = ReturnType<Database>;

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
    isMailDue: async () => {
      const row = await dueMails().first<{ id: number } | undefined>('id');
      return row !== undefined;
    },

    claimMail: () => claimNext((query) => due(query, 'mail'), dueMails()),

    claimReceipt: (channels) => {
      const free = (query: Query): Query =>
        due(query, 'chat').where(
          (either) => void either.whereNull('claimed_until').orWhere('claimed_until', '<=', at()),
        );
      // The condition stands again outside the subquery: PostgreSQL does not look at the subquery a second time after
      // it waited for another process's lock.
      return claimNext(free, free(database('outbox')).whereExists(receiptsIn(channels)));
    },

    mailed: (job) =>
      database.transaction(async (trx) => {
        const ofVersion = { case_id: job.caseId, version: job.version };
        await trx('outbox').where({ id: job.id }).update({ done_at: at(), claimed_until: null });
        await trx('case_events').insert({ ...ofVersion, at: at(), event: 'mail_accepted' });
        await receiptIsDue(trx, ofVersion);
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

    standing: async ({ caseId, version }) => {
      const row = await database('outbox')
        .where({ kind: 'mail', case_id: caseId, version })
        .first<{ done_at: string | null; delayed_at: string | null }>('done_at', 'delayed_at');
      if (row.done_at !== null) return 'sent';
      return row.delayed_at === null ? 'saved' : 'delayed';
    },

    tellDelayed: async (ms) => {
      const late = (query: Query): Query => waiting(query).whereNull('delayed_at').where('created_at', '<=', inMs(-ms));
      if (!(await late(database('outbox')).first<{ id: number } | undefined>('id'))) return [];
      return database.transaction(async (trx) => {
        const rows = await late(trx('outbox'))
          .update({ delayed_at: at() })
          .returning<{ case_id: string; version: number }[]>(['case_id', 'version']);
        for (const { case_id, version } of rows) {
          await trx('case_events').insert({ case_id, version, at: at(), event: 'mail_delayed' });
          await receiptIsDue(trx, { case_id, version });
        }
        return rows.map(({ case_id, version }) => ({ caseId: case_id, version }));
      });
    },

    undelivered: async () => {
      const alarming = (query: Query): Query =>
        waiting(query)
          .where('created_at', '<=', inMs(-DAY_MS))
          .where((either) => void either.whereNull('alarmed_at').orWhere('alarmed_at', '<=', inMs(-DAY_MS)));
      if (!(await alarming(database('outbox')).first<{ id: number } | undefined>('id'))) return [];
      const rows = await alarming(database('outbox'))
        .update({ alarmed_at: at() })
        .returning<{ case_id: string; version: number; created_at: string }[]>(['case_id', 'version', 'created_at']);
      const references = await database('cases')
        .whereIn(
          'id',
          rows.map((row) => row.case_id),
        )
        .select<{ id: string; reference: string }[]>('id', 'reference');
      return rows.map(({ case_id, version, created_at }) => ({
        reference: references.find(({ id }) => id === case_id)?.reference ?? case_id,
        version,
        days: Math.floor((now().getTime() - Date.parse(created_at)) / DAY_MS),
      }));
    },

    oldestUnsent: async () => {
      const row = await database('outbox')
        .where({ kind: 'mail', done_at: null })
        .orderBy('created_at')
        .first<{ created_at: string } | undefined>('created_at');
      return row && new Date(row.created_at);
    },
  };

  /** Takes the first row of `candidates`, which must be `free`. */
  async function claimNext(free: (query: Query) => Query, candidates: Query): Promise<Job | undefined> {
    const next = candidates
      .orderBy([{ column: 'priority' }, { column: 'next_attempt_at' }, { column: 'id' }])
      .limit(1)
      .select('id');
    const rows = await free(database('outbox'))
      .whereIn('id', next)
      .update({ claimed_until: inMs(claimMs), attempts: database.raw('attempts + 1') })
      .returning<JobRow[]>(['id', 'kind', 'case_id', 'version', 'attempts', 'claimed_until']);
    const row = rows[0];
    if (!row) return undefined;
    const { id, kind, version, attempts } = row;
    return { id, kind, caseId: row.case_id, version, attempts, claimedUntil: row.claimed_until };
  }

  function due(query: Query, kind: Job['kind']): Query {
    return query.where({ kind }).whereNull('done_at').where('next_attempt_at', '<=', at());
  }

  /** A version is mailed after those before it, or it would tell of an addition to what nobody has. */
  function dueMails(): Query {
    const earlier = database('outbox as earlier')
      .where({ 'earlier.kind': 'mail', 'earlier.done_at': null })
      .whereRaw('?? = ?? and ?? < ??', ['earlier.case_id', 'outbox.case_id', 'earlier.version', 'outbox.version']);
    return due(database('outbox'), 'mail').whereNotExists(earlier);
  }

  function waiting(query: Query): Query {
    return query.where({ kind: 'mail' }).whereNull('done_at');
  }

  function receiptIsDue(trx: Transaction, ofVersion: { case_id: string; version: number }) {
    // Taking the claim away too: whoever is showing the old state right now must not call that done.
    return trx('outbox')
      .where({ ...ofVersion, kind: 'chat' })
      .update({ done_at: null, claimed_until: null, next_attempt_at: at(), attempts: 0 });
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
