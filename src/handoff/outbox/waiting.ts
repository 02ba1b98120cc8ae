import type { Database } from '../../store/database';
import type { Query } from './job';

/** A mail, or a receipt in chat, that was not delivered yet. */
export type Waiting = {
  /** Of the case; absent for a mail about none. */
  readonly reference?: string;
  /** Absent for a mail beside the versions, such as a reminder. */
  readonly version?: number;
  readonly kind: string;
  readonly attempts: number;
  readonly since: Date;
  readonly nextAttemptAt: Date;
};

type Row = {
  readonly reference: string | null;
  readonly version: number | null;
  readonly kind: string;
  readonly attempts: number;
  readonly since: string;
  readonly next_attempt_at: string;
};

/** What waits, of one case or of all, longest first. */
export async function listWaiting(database: Database, now: Date, reference?: string): Promise<Waiting[]> {
  const versions = await ofCase(undone(database('outbox')), database, reference)
    .leftJoin('cases', 'cases.id', 'outbox.case_id')
    .select<Row[]>(
      'cases.reference',
      'outbox.version',
      'outbox.kind',
      'outbox.attempts',
      'outbox.created_at as since',
      'outbox.next_attempt_at',
    );
  const beside = await ofCase(dueMailings(database('mailings'), now), database, reference)
    .leftJoin('cases', 'cases.id', 'mailings.case_id')
    .select<Row[]>(
      'cases.reference',
      'mailings.kind',
      'mailings.attempts',
      'mailings.due_at as since',
      'mailings.next_attempt_at',
    );
  return [...versions, ...beside].map(waitingOf).sort((a, b) => a.since.getTime() - b.since.getTime());
}

/** What waits, of one case or of all, is due now; a sender that is at it goes on. Gives how many. */
export async function retryWaiting(database: Database, now: Date, reference?: string): Promise<number> {
  const due = { next_attempt_at: now.toISOString() };
  const versions = await ofCase(undone(database('outbox')), database, reference).update(due);
  return versions + (await retryMailings(database, now, reference));
}

/** The same of the mails beside the versions alone. */
export function retryMailings(database: Database, now: Date, reference?: string): Promise<number> {
  return ofCase(dueMailings(database('mailings'), now), database, reference).update({
    next_attempt_at: now.toISOString(),
  });
}

function undone(outbox: Query): Query {
  return outbox.whereNull('outbox.done_at');
}

/** What is planned for later does not wait. */
export function dueMailings(mailings: Query, now: Date): Query {
  return mailings
    .whereNull('mailings.done_at')
    .whereNull('mailings.skipped_at')
    .where('mailings.due_at', '<=', now.toISOString());
}

function ofCase(query: Query, database: Database, reference: string | undefined): Query {
  return reference === undefined
    ? query
    : query.whereIn('case_id', database('cases').where({ reference }).select('id'));
}

function waitingOf({ reference, version, kind, attempts, since, next_attempt_at }: Row): Waiting {
  return {
    ...(reference === null ? {} : { reference }),
    ...(version === null || version === undefined ? {} : { version }),
    kind,
    attempts,
    since: new Date(since),
    nextAttemptAt: new Date(next_attempt_at),
  };
}
