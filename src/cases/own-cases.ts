import type { CaseKind } from '../dialogs/definition';
import type { Database } from '../store/database';
import type { Encryption } from '../store/encryption';
import type { CaseKey, CaseSummary, Person } from './case';
import type { CaseState } from './case-progress';
import type { CaseStore } from './case-store';
import { readVersion, unsealAnswers } from './read-version';
import { personLookup, subjectLookups } from './sealed';

/** The reporter thinks no more of these: what comes next is something else. */
const OVER: readonly CaseState[] = ['withdrawal_asked', 'closed'];

type SummaryRow = {
  readonly id: string;
  readonly reference: string;
  readonly dialog: CaseKind;
  readonly state: CaseState;
  readonly created_at: string;
  readonly version: number;
  readonly answers_sealed: string;
  readonly done_at: string | null;
};

type FoundRow = { readonly reference: string; readonly created_at: string };

type Deps = { readonly database: Database; readonly encryption: Encryption };

/** What people may see of their own cases; nothing of a case whose details were wiped. */
export function createOwnCases({
  database,
  encryption,
}: Deps): Pick<CaseStore, 'own' | 'list' | 'ownSimilar' | 'ownRecent'> {
  return {
    own: async (person, reference) => {
      const row = await latest(person)
        .where({ reference })
        .first<CaseKey | undefined>('cases.id as caseId', 'case_versions.version as version');
      return row && readVersion({ database, encryption }, row);
    },

    list: async (person, limit, before) => {
      const own = latest(person);
      const rows = await (before === undefined ? own : filedBefore(own, before))
        .join('outbox', { 'outbox.case_id': 'case_versions.case_id', 'outbox.version': 'case_versions.version' })
        .where('outbox.kind', 'mail')
        .limit(limit)
        .select<SummaryRow[]>('cases.*', 'case_versions.version', 'case_versions.answers_sealed', 'outbox.done_at');
      return rows.map(summaryOf);
    },

    ownSimilar: async (person, subjects, since) => {
      const about = database('case_subjects')
        .whereIn('subject_lookup', subjectLookups(encryption, subjects))
        .select('case_id');
      return foundIn(await openSince(person, since).whereIn('id', about).first<FoundRow | undefined>());
    },

    ownRecent: async (person, kind, since) =>
      foundIn(await openSince(person, since).where({ dialog: kind }).first<FoundRow | undefined>()),
  };

  /** The latest version of each of the person's cases, newest case first. */
  function latest(person: Person) {
    return database('cases')
      .join('case_versions', 'case_versions.case_id', 'cases.id')
      .where('cases.reporter_lookup', personLookup(encryption, person))
      .whereNull('cases.wiped_at')
      .where(
        'case_versions.version',
        database('case_versions as other').where('other.case_id', database.ref('cases.id')).max('other.version'),
      )
      .orderBy([
        { column: 'cases.created_at', order: 'desc' },
        { column: 'cases.reference', order: 'desc' },
      ]);
  }

  /** Those that come after the case in the order of the list; none where there is no such case. */
  function filedBefore(own: ReturnType<typeof latest>, reference: string) {
    const filedAt = () => database('cases as shown').where('shown.reference', reference).select('shown.created_at');
    return own.where(
      (either) =>
        void either
          .where('cases.created_at', '<', filedAt())
          .orWhere(
            (together) => void together.where('cases.created_at', filedAt()).where('cases.reference', '<', reference),
          ),
    );
  }

  /** The person's own cases that may be meant again, newest first. */
  function openSince(person: Person, since: Date) {
    return database('cases')
      .where({ reporter_lookup: personLookup(encryption, person) })
      .whereNull('wiped_at')
      .whereNotIn('state', [...OVER])
      .where('created_at', '>=', since.toISOString())
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'reference', order: 'desc' },
      ])
      .select('reference', 'created_at');
  }

  function summaryOf(row: SummaryRow): CaseSummary {
    return {
      reference: row.reference,
      kind: row.dialog,
      state: row.state,
      filedAt: new Date(row.created_at),
      answers: unsealAnswers(encryption, row.id, row),
      isMailed: row.done_at !== null,
    };
  }
}

function foundIn(row: FoundRow | undefined): { reference: string; filedAt: Date } | undefined {
  return row && { reference: row.reference, filedAt: new Date(row.created_at) };
}
