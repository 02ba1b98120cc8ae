import type { Database } from '../../store/database';
import type { Job, Query } from './job';
import { claimFirst, claimOf, clockOf, due } from './job';
import type { Trouble } from './letter';
import { receiptIsDue } from './receipt-queue';
import { retryMailings } from './waiting';

export type MailQueue = {
  readonly isMailDue: () => Promise<boolean>;
  /**
   * Takes the most urgent mail that is due and whose earlier versions were accepted, of those that nobody answered for the
   * least often. One that another sender took is taken too: whoever holds the lease is the only sender that is left.
   */
  readonly claimMail: () => Promise<Job | undefined>;
  /** The mail was accepted: its receipt in chat is due. */
  readonly mailed: (job: Job) => Promise<void>;
  readonly failed: (job: Job, retryInMs: number, trouble: Trouble) => Promise<void>;
  /** A mail was accepted: the cases that failed meanwhile fall due, a few times each; the mails about them when asked. */
  readonly hurry: (mailings: boolean) => Promise<void>;
};

/** After so many mails that were accepted while this one was not, it is the mail and not the server. */
export const STUBBORN = 3;

export function createMailQueue(deps: {
  readonly database: Database;
  readonly now: () => Date;
  readonly claimMs: number;
}): MailQueue {
  const { database, now, claimMs } = deps;
  const clock = clockOf(now);

  return {
    isMailDue: async () => {
      const row = await dueMails().first<{ id: number } | undefined>('id');
      return row !== undefined;
    },

    claimMail: () =>
      claimFirst(database, clock.inMs(claimMs), {
        free: (query) => due(query, 'mail', clock),
        // When nobody answers, it may be for one mail alone: each has its turn, or two such would keep all others back.
        candidates: dueMails().orderBy('unanswered'),
      }),

    mailed: (job) =>
      database.transaction(async (trx) => {
        const ofVersion = { case_id: job.caseId, version: job.version };
        await trx('outbox').where({ id: job.id }).update({ done_at: clock.at(), claimed_until: null });
        await trx('case_events').insert({ ...ofVersion, at: clock.at(), event: 'mail_accepted' });
        await receiptIsDue(trx, ofVersion, clock.at());
      }),

    failed: async (job, retryInMs, { kind, unfit }) => {
      await database('outbox')
        .where(claimOf(job))
        .update({
          next_attempt_at: clock.inMs(retryInMs),
          claimed_until: null,
          last_failure: kind,
          unanswered: kind === 'away' ? database.raw('unanswered + 1') : 0,
          unfit: database.raw('unfit + ?', [unfit]),
        });
    },

    hurry: async (mailings) => {
      await database('outbox')
        .where({ kind: 'mail' })
        .whereNull('done_at')
        .whereIn('last_failure', ['away', 'later'])
        .update({
          last_failure: null,
          unanswered: 0,
          outdone: database.raw('outdone + 1'),
          next_attempt_at: database.raw('case when outdone < ? then ? else next_attempt_at end', [
            STUBBORN,
            clock.at(),
          ]),
        });
      if (mailings) await retryMailings(database, now());
    },
  };

  /** A version is mailed after those before it, or it would tell of an addition to what nobody has. */
  function dueMails(): Query {
    const earlier = database('outbox as earlier')
      .where({ 'earlier.kind': 'mail', 'earlier.done_at': null })
      .whereRaw('?? = ?? and ?? < ??', ['earlier.case_id', 'outbox.case_id', 'earlier.version', 'outbox.version']);
    return due(database('outbox'), 'mail', clock).whereNotExists(earlier);
  }
}
