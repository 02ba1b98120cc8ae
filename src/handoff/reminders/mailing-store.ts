import type { Database } from '../../store/database';
import { LONGEST_AHEAD_MS } from '../outbox/job';
import type { Planned } from './plan';

export type MailingKind = 'reminder' | 'calendar' | 'digest' | 'deputy';

/** A mail of a case beside its versions, or a digest of all cases. */
export type Mailing = {
  readonly id: number;
  readonly caseId?: string;
  readonly kind: MailingKind;
  readonly name: string;
  readonly dueAt: Date;
  /** This attempt included, once it is claimed. */
  readonly attempts: number;
  readonly messageToken: string;
};

export type NewMailing = Pick<Mailing, 'kind' | 'name' | 'dueAt'> & { readonly caseId?: string };

/** Of these the last of a case tells what the ones before would have told. */
const TOGETHER: readonly MailingKind[] = ['reminder', 'calendar'];

type MailingRow = {
  readonly id: number;
  readonly case_id: string | null;
  readonly kind: MailingKind;
  readonly name: string;
  readonly due_at: string;
  readonly attempts: number;
  readonly message_token: string;
};

type Deps = { readonly database: Database; readonly now: () => Date; readonly newToken: () => string };

export type MailingStore = ReturnType<typeof createMailingStore>;

/** The rows of `mailings`: each case, kind and name once, over all replicas. */
export function createMailingStore({ database, now, newToken }: Deps) {
  const at = () => now().toISOString();
  const inMs = (ms: number) => new Date(now().getTime() + ms).toISOString();

  async function insert({ caseId, kind, name, dueAt }: NewMailing): Promise<boolean> {
    const due = dueAt.toISOString();
    const rows = await database('mailings')
      .insert({
        case_id: caseId ?? null,
        scope: caseId ?? '-',
        kind,
        name,
        created_at: at(),
        due_at: due,
        next_attempt_at: due,
        message_token: newToken(),
      })
      .onConflict(['scope', 'kind', 'name'])
      .ignore()
      .returning('id');
    return rows.length > 0;
  }

  const waiting = () => database('mailings').whereNull('done_at').whereNull('skipped_at');
  /** A reminder follows the mail of its case: until that was accepted there is nothing to be reminded of. The deputy hears. */
  const due = () =>
    waiting()
      .where(
        (either) =>
          void either
            .where('next_attempt_at', '<=', at())
            // What failed and is due later than any pause lasts was tried before the clock was set back.
            .orWhere(
              (tried) => void tried.where('attempts', '>', 0).where('next_attempt_at', '>', inMs(LONGEST_AHEAD_MS)),
            ),
      )
      .where(
        (either) =>
          void either
            .whereNull('mailings.case_id')
            .orWhere('mailings.kind', 'deputy')
            .orWhereExists(
              database('outbox')
                .where({ 'outbox.kind': 'mail', 'outbox.version': 1 })
                .whereNotNull('outbox.done_at')
                .whereRaw('?? = ??', ['outbox.case_id', 'mailings.case_id']),
            ),
      );

  return {
    /** False when it was there already, whatever became of it. */
    insert,

    /** Brings what is planned for a case and was not made yet in line with its plan; `events` is what that read. */
    keepPlan: async (caseId: string, planned: readonly Planned[], events: number): Promise<void> => {
      for (const one of planned) {
        if (await insert({ caseId, ...one })) continue;
        const dueAt = one.dueAt.toISOString();
        const other = () =>
          database('mailings').where({ scope: caseId, kind: one.kind, name: one.name }).whereNot('due_at', dueAt);
        await other()
          .where({ attempts: 0, done_at: null, skipped_at: null })
          .update({ due_at: dueAt, next_attempt_at: dueAt });
        // What was sent for another moment, or left out then, is another mail now; of a moment that is past it stays.
        if (one.dueAt <= now()) continue;
        await other().update({
          due_at: dueAt,
          next_attempt_at: dueAt,
          attempts: 0,
          made_at: null,
          done_at: null,
          skipped_at: null,
          message_token: newToken(),
        });
      }
      await database('cases').where({ id: caseId }).update({ planned_events: events });
    },

    /** Cases in which something happened since they were planned. */
    unplanned: async (): Promise<readonly { caseId: string; events: number }[]> => {
      const rows = await database('cases')
        .join('case_events', 'case_events.case_id', 'cases.id')
        .whereNull('cases.wiped_at')
        .groupBy('cases.id', 'cases.planned_events')
        .havingRaw('count(*) > ??', ['cases.planned_events'])
        .select<{ id: string; events: number | string }[]>('cases.id', database.raw('count(*) as events'));
      return rows.map(({ id, events }) => ({ caseId: id, events: Number(events) }));
    },

    isDue: async (): Promise<boolean> => {
      const row = await due().first<{ id: number } | undefined>('mailings.id');
      return row !== undefined;
    },

    /** What is due first, with what else is due for the same case and kind, oldest first. */
    nextDue: async (): Promise<readonly Mailing[]> => {
      const first = await due()
        .orderBy([{ column: 'due_at' }, { column: 'id' }])
        .first<MailingRow | undefined>('mailings.*');
      if (!first) return [];
      const { kind, case_id } = first;
      if (!TOGETHER.includes(kind) || case_id === null) return [mailingOf(first)];
      const rows = await waiting()
        .where({ kind, case_id })
        .where((either) => void either.where('due_at', '<=', at()).orWhere({ id: first.id }))
        .orderBy([{ column: 'due_at' }, { column: 'id' }])
        .select<MailingRow[]>('mailings.*');
      return rows.map(mailingOf);
    },

    /** The name of the last update of a case's calendar that was accepted. */
    lastCalendar: async (caseId: string): Promise<string | undefined> => {
      const rows = await database('mailings')
        .where({ scope: caseId, kind: 'calendar' })
        .whereNotNull('done_at')
        .orderBy('id')
        .select<{ name: string }[]>('name');
      return rows.at(-1)?.name;
    },

    claim: async ({ id }: Mailing, forMs: number): Promise<void> => {
      await database('mailings')
        .where({ id })
        .update({
          attempts: database.raw('attempts + 1'),
          made_at: database.raw('coalesce(made_at, ?)', [at()]),
          next_attempt_at: inMs(forMs),
        });
    },

    done: async ({ id }: Mailing): Promise<void> => {
      await database('mailings').where({ id }).update({ done_at: at() });
    },

    skip: async (mailings: readonly Mailing[]): Promise<void> => {
      const ids = mailings.map(({ id }) => id);
      await database('mailings').whereIn('id', ids).whereNull('done_at').update({ skipped_at: at() });
    },

    failed: async ({ id }: Mailing, retryInMs: number): Promise<void> => {
      await database('mailings')
        .where({ id })
        .update({ next_attempt_at: inMs(retryInMs) });
    },
  };
}

function mailingOf(row: MailingRow): Mailing {
  const { id, case_id, kind, name, due_at, attempts, message_token } = row;
  return {
    id,
    ...(case_id === null ? {} : { caseId: case_id }),
    kind,
    name,
    dueAt: new Date(due_at),
    attempts,
    messageToken: message_token,
  };
}
