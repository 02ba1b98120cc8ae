import type { Person, ReceiptPlace } from '../cases/case';
import { personLookup } from '../cases/sealed';
import type { DialogId } from '../dialogs/definition';
import type { FormState } from '../dialogs/form';
import type { Database } from '../store/database';
import type { Encryption } from '../store/encryption';
import { isBegun } from './drafts';
import type { DraftSummary, Drafts, Nudge } from './drafts';

/** The primary key of a draft: the same submission id of another person is another draft. */
type DraftKey = { readonly submission_id: string; readonly person_lookup: string };

type NudgeRow = DraftKey & {
  readonly state_sealed: string;
  readonly person_sealed: string;
  readonly place_sealed: string;
  readonly touched_at: string;
};

type SummaryRow = {
  readonly submission_id: string;
  readonly dialog: DialogId;
  readonly reference: string | null;
  readonly touched_at: string;
};

export function createDrafts(deps: { database: Database; encryption: Encryption; now: () => Date }): Drafts {
  const { database, encryption, now } = deps;

  return {
    keep: async (person, state, { place, ifPage } = {}) => {
      const key = keyOf(person, state.submissionId);
      const columns = columnsOf(key, person, state, place);
      await (ifPage === undefined ? put(key, columns) : replaceOnPage(key, columns, ifPage));
    },

    read: async (person, submissionId) => {
      const key = keyOf(person, submissionId);
      const row = await database('drafts')
        .where(key)
        .first<{ state_sealed: string; touched_at: string } | undefined>('state_sealed', 'touched_at');
      return row && { state: open<FormState>(key, 'state', row.state_sealed), touchedAt: new Date(row.touched_at) };
    },

    list: async (person) => {
      const rows = await database('drafts')
        .where({ person_lookup: personLookup(encryption, person), has_pages: true })
        .orderBy([{ column: 'touched_at', order: 'desc' }, { column: 'submission_id' }])
        .select<SummaryRow[]>('submission_id', 'dialog', 'reference', 'touched_at');
      return rows.map(summaryOf);
    },

    wipe: async (person, submissionId) => {
      await database('drafts').where(keyOf(person, submissionId)).delete();
    },

    wipeBefore: (before) => database('drafts').where('touched_at', '<', before.toISOString()).delete(),

    takeNudges: async (before) => {
      const rows = await database('drafts')
        .where({ dialog: 'breach', has_pages: true })
        .where('touched_at', '<', before.toISOString())
        .whereNull('nudged_at')
        .whereNotNull('place_sealed')
        .update({ nudged_at: now().toISOString() })
        .returning<NudgeRow[]>([
          'submission_id',
          'person_lookup',
          'state_sealed',
          'person_sealed',
          'place_sealed',
          'touched_at',
        ]);
      return rows.map(nudgeOf);
    },
  };

  async function put(key: DraftKey, columns: ReturnType<typeof columnsOf>): Promise<void> {
    await database.transaction(async (trx) => {
      await trx('drafts')
        .insert({ ...key, ...columns })
        .onConflict(['submission_id', 'person_lookup'])
        .merge(columns);
      // After the writing: one who files the same submission at this moment holds the key of the draft until the commit.
      const filed = await trx('case_versions')
        .where({ submission_id: key.submission_id })
        .first<{ version: number } | undefined>('version');
      if (filed) await trx('drafts').where(key).delete();
    });
  }

  async function replaceOnPage(key: DraftKey, columns: ReturnType<typeof columnsOf>, page: string): Promise<void> {
    let replaced = false;
    while (!replaced) {
      const row = await database('drafts').where(key).first<{ state_sealed: string } | undefined>('state_sealed');
      if (!row || open<FormState>(key, 'state', row.state_sealed).page !== page) return;
      // What was kept between reading and writing may stand on another page: then look again.
      replaced =
        (await database('drafts')
          .where({ ...key, state_sealed: row.state_sealed })
          .update(columns)) > 0;
    }
  }

  function columnsOf(key: DraftKey, person: Person, state: FormState, place: ReceiptPlace | undefined) {
    return {
      dialog: state.dialog,
      reference: state.reference ?? null,
      touched_at: now().toISOString(),
      has_pages: isBegun(state),
      state_sealed: seal(key, 'state', state),
      person_sealed: seal(key, 'person', person),
      ...(place ? { place_sealed: seal(key, 'place', place) } : {}),
    };
  }

  function nudgeOf(row: NudgeRow): Nudge {
    return {
      person: open<Person>(row, 'person', row.person_sealed),
      place: open<ReceiptPlace>(row, 'place', row.place_sealed),
      state: open<FormState>(row, 'state', row.state_sealed),
      touchedAt: new Date(row.touched_at),
    };
  }

  function keyOf(person: Person, submissionId: string): DraftKey {
    return { submission_id: submissionId, person_lookup: personLookup(encryption, person) };
  }

  function seal(key: DraftKey, column: SealedColumn, value: unknown): string {
    return encryption.encrypt(JSON.stringify(value), placeOf(key, column));
  }

  function open<T>(key: DraftKey, column: SealedColumn, sealed: string): T {
    return JSON.parse(encryption.decrypt(sealed, placeOf(key, column))) as T;
  }
}

type SealedColumn = 'state' | 'person' | 'place';

function placeOf({ submission_id, person_lookup }: DraftKey, column: SealedColumn): string {
  return `drafts.${column}/${person_lookup}/${submission_id}`;
}

function summaryOf({ submission_id, dialog, reference, touched_at }: SummaryRow): DraftSummary {
  return {
    submissionId: submission_id,
    dialog,
    ...(reference === null ? {} : { reference }),
    touchedAt: new Date(touched_at),
  };
}
