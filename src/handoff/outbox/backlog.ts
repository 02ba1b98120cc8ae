import type { CaseKey } from '../../cases/case';
import type { Database } from '../../store/database';
import type { Query } from './job';
import { clockOf } from './job';
import { receiptIsDue } from './receipt-queue';
import { dueMailings } from './waiting';

/** `version`: of a case; `outcome`: the kind of a mail beside the versions, such as `deputy`. */
export type Undelivered = {
  readonly reference?: string;
  readonly version?: number;
  readonly outcome?: string;
  readonly days: number;
};

export type Backlog = {
  /** Receipts of mails that were not accepted for `ms` fall due, once each; gives which. */
  readonly tellDelayed: (ms: number) => Promise<readonly CaseKey[]>;
  /** Mails of any kind that were not accepted for a day or more; each again after a day. */
  readonly undelivered: () => Promise<readonly Undelivered[]>;
  readonly unsent: () => Promise<Unsent>;
};

export type Unsent = {
  /** When the oldest mail of a case that was not accepted yet was filed; absent when there is none. */
  readonly oldestAt?: Date;
  /** Reminders, digests and mails to the deputy that are due. */
  readonly mailings: number;
};

const DAY_MS = 24 * 3_600_000;

type Alarming = {
  readonly case_id: string | null;
  readonly version?: number;
  readonly kind?: string;
  readonly since: string;
};

/** What waits too long, and how much waits. */
export function createBacklog(deps: { readonly database: Database; readonly now: () => Date }): Backlog {
  const { database, now } = deps;
  const clock = clockOf(now);

  return {
    tellDelayed: async (ms) => {
      const late = (query: Query): Query =>
        unaccepted(query).whereNull('delayed_at').where('created_at', '<=', clock.inMs(-ms));
      if (!(await late(database('outbox')).first<{ id: number } | undefined>('id'))) return [];
      return database.transaction(async (trx) => {
        const rows = await late(trx('outbox'))
          .update({ delayed_at: clock.at() })
          .returning<{ case_id: string; version: number }[]>(['case_id', 'version']);
        for (const { case_id, version } of rows) {
          await trx('case_events').insert({ case_id, version, at: clock.at(), event: 'mail_delayed' });
          await receiptIsDue(trx, { case_id, version }, clock.at());
        }
        return rows.map(({ case_id, version }) => ({ caseId: case_id, version }));
      });
    },

    undelivered: async () => {
      const rows = [
        ...(await alarmed(() => unaccepted(database('outbox')), 'created_at', ['case_id', 'version'])),
        ...(await alarmed(() => triedMailings(), 'due_at', ['case_id', 'kind'])),
      ];
      return named(rows);
    },

    unsent: async () => {
      const oldest = await unaccepted(database('outbox'))
        .orderBy('created_at')
        .first<{ created_at: string } | undefined>('created_at');
      const [waiting] = await dueMailings(database('mailings'), now()).count<{ count: string | number }[]>(
        '* as count',
      );
      return {
        ...(oldest ? { oldestAt: new Date(oldest.created_at) } : {}),
        mailings: Number(waiting?.count ?? 0),
      };
    },
  };

  /** Those that wait since a day or more and raised no alarm for a day; from now on they did. */
  async function alarmed(waiting: () => Query, since: string, columns: readonly string[]): Promise<Alarming[]> {
    const alarming = () =>
      waiting()
        .where(since, '<=', clock.inMs(-DAY_MS))
        .where((either) => void either.whereNull('alarmed_at').orWhere('alarmed_at', '<=', clock.inMs(-DAY_MS)));
    if (!(await alarming().first<{ id: number } | undefined>('id'))) return [];
    const rows = await alarming()
      .update({ alarmed_at: clock.at() })
      .returning<(Omit<Alarming, 'since'> & Record<string, string>)[]>([...columns, since]);
    return rows.map((row) => ({ ...row, since: row[since] ?? clock.at() }));
  }

  /** A reminder that was never tried waits for the mail of its case, which raises its own alarm. */
  function triedMailings(): Query {
    return dueMailings(database('mailings'), now()).where(
      (either) => void either.whereNot('kind', 'reminder').orWhere('attempts', '>', 0),
    );
  }

  async function named(rows: readonly Alarming[]): Promise<Undelivered[]> {
    if (rows.length === 0) return [];
    const ids = rows.flatMap(({ case_id }) => case_id ?? []);
    const cases = await database('cases')
      .whereIn('id', ids)
      .select<{ id: string; reference: string }[]>('id', 'reference');
    return rows.map(({ case_id, version, kind, since }) => {
      const reference = cases.find(({ id }) => id === case_id)?.reference ?? case_id;
      return {
        ...(reference === null ? {} : { reference }),
        ...(version === undefined ? {} : { version }),
        ...(kind === undefined ? {} : { outcome: kind }),
        days: Math.floor((now().getTime() - Date.parse(since)) / DAY_MS),
      };
    });
  }
}

function unaccepted(query: Query): Query {
  return query.where({ kind: 'mail' }).whereNull('done_at');
}
