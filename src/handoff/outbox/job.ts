import type { Database } from '../../store/database';

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
  /** How often another mail was accepted after this one had failed. */
  readonly outdone: number;
  /** How much speaks against its content; a mail without its details goes instead from some point on. */
  readonly unfit: number;
};

export type Query = ReturnType<Database>;

type JobRow = {
  readonly id: number;
  readonly kind: Job['kind'];
  readonly case_id: string;
  readonly version: number;
  readonly attempts: number;
  readonly claimed_until: string;
  readonly outdone: number;
  readonly unfit: number;
};

/**
 * No pause is longer, nor what a server may ask for (an hour), with some minutes between the clocks of two machines. What
 * is due later than this was written before the clock was set back.
 */
export const LONGEST_AHEAD_MS = 70 * 60_000;

export type Clock = { readonly at: () => string; readonly inMs: (ms: number) => string };

export function clockOf(now: () => Date): Clock {
  return { at: () => now().toISOString(), inMs: (ms) => new Date(now().getTime() + ms).toISOString() };
}

/** Not done, and its pause is over; what was never tried has none, whatever the clock said when it was filed. */
export function due(query: Query, kind: Job['kind'], { at, inMs }: Clock): Query {
  return query
    .where({ kind })
    .whereNull('done_at')
    .where(
      (either) =>
        void either
          .where('next_attempt_at', '<=', at())
          .orWhere('next_attempt_at', '>', inMs(LONGEST_AHEAD_MS))
          .orWhere('attempts', 0),
    );
}

/** Takes the first row of `candidates`, which must still be `free` then. */
export async function claimFirst(
  database: Database,
  claimedUntil: string,
  { free, candidates }: { readonly free: (query: Query) => Query; readonly candidates: Query },
): Promise<Job | undefined> {
  const next = candidates
    .orderBy([{ column: 'priority' }, { column: 'next_attempt_at' }, { column: 'id' }])
    .limit(1)
    .select('id');
  const rows = await free(database('outbox'))
    .whereIn('id', next)
    .update({ claimed_until: claimedUntil, attempts: database.raw('attempts + 1') })
    .returning<JobRow[]>(['id', 'kind', 'case_id', 'version', 'attempts', 'claimed_until', 'outdone', 'unfit']);
  const row = rows[0];
  if (!row) return undefined;
  const { id, kind, case_id, version, attempts, claimed_until, outdone, unfit } = row;
  return { id, kind, caseId: case_id, version, attempts, claimedUntil: claimed_until, outdone, unfit };
}

/** The row, as long as it is this sender's. */
export function claimOf({ id, claimedUntil }: Job): { readonly id: number; readonly claimed_until: string } {
  return { id, claimed_until: claimedUntil };
}
