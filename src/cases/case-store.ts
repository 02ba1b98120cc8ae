import type { CaseKind } from '../dialogs/definition';
import type { Database } from '../store/database';
import type { Encryption } from '../store/encryption';
import type { Case, CaseKey, CaseSummary, Filing, Person, Subject } from './case';
import { insertFiling } from './file-case';
import { createOwnCases } from './own-cases';
import { readVersion } from './read-version';
import { personLookup } from './sealed';

export { NoSuchCase } from './no-such-case';
export { receiptAddressPlace, receiptMessagePlace } from './sealed';

export type Filed = { readonly case: Case; /** The same submission was filed before. */ readonly repeated: boolean };

export type CaseStore = {
  /**
   * Stores case, version, receipt and outbox rows in one transaction, wipes the draft of the submission in the same, and
   * resolves after the commit. A submission that was filed before gives the same case again. Throws
   * {@link NoSuchCase} for a version of a case that is not the reporter's or whose details were wiped; throws when the
   * store fails: then nothing was stored.
   */
  readonly file: (filing: Filing) => Promise<Filed>;
  readonly read: (key: CaseKey) => Promise<Case>;
  /** The version that a submission of this person was filed as. */
  readonly filedAs: (person: Person, submissionId: string) => Promise<Case | undefined>;
  /** The latest version of a person's own case; undefined when it is another's, unknown or wiped. */
  readonly own: (person: Person, reference: string) => Promise<Case | undefined>;
  /**
   * A person's own cases that are not wiped, newest first, at most `limit`; those filed before the case with reference
   * `before`, which may be wiped meanwhile.
   */
  readonly list: (person: Person, limit: number, before?: string) => Promise<readonly CaseSummary[]>;
  /** The person's own newest case filed since about one of the subjects; withdrawn and closed cases do not count. */
  readonly ownSimilar: (
    person: Person,
    subjects: readonly Subject[],
    since: Date,
  ) => Promise<{ readonly reference: string; readonly filedAt: Date } | undefined>;
  /** The person's own newest case of a kind filed since, not withdrawn or closed. */
  readonly ownRecent: (
    person: Person,
    kind: CaseKind,
    since: Date,
  ) => Promise<{ readonly reference: string; readonly filedAt: Date } | undefined>;
  /** Whether the mail server accepted the mail of this version. */
  readonly isMailed: (key: CaseKey) => Promise<boolean>;
};

export type CaseStoreDeps = {
  readonly database: Database;
  readonly encryption: Encryption;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Unguessable, of letters and digits. */
  readonly newToken: () => string;
  /** Called after the commit, before anything is acknowledged. */
  readonly afterCommit: () => void;
};

export function createCaseStore(deps: CaseStoreDeps): CaseStore {
  const { database, encryption } = deps;

  return {
    file: async (filing) => {
      const filed = await fileOnce(filing);
      deps.afterCommit();
      return filed;
    },
    read: (key) => readVersion(deps, key),
    filedAs,
    ...createOwnCases(deps),
    isMailed: async ({ caseId, version }) => {
      const row = await database('outbox')
        .where({ kind: 'mail', case_id: caseId, version })
        .first<{ done_at: string | null } | undefined>('done_at');
      return Boolean(row?.done_at);
    },
  };

  async function fileOnce(filing: Filing): Promise<Filed> {
    const before = await filedAs(filing.reporter, filing.submissionId);
    if (before) return { case: before, repeated: true };
    try {
      return { case: await insert(filing), repeated: false };
    } catch (error) {
      // Two deliveries of one submission at the same moment: the database let one in, it is the answer to both.
      const winner = await filedAs(filing.reporter, filing.submissionId).catch(() => undefined);
      if (winner) return { case: winner, repeated: true };
      throw error;
    }
  }

  function insert(filing: Filing): Promise<Case> {
    const { newId, newToken } = deps;
    return database.transaction(async (trx) => {
      const key = await insertFiling(trx, filing, { encryption, submittedAt: deps.now(), newId, newToken });
      return readVersion({ database: trx, encryption }, key);
    });
  }

  async function filedAs(person: Person, submissionId: string): Promise<Case | undefined> {
    const key = await database('case_versions')
      .join('cases', 'cases.id', 'case_versions.case_id')
      .where({ submission_id: submissionId, reporter_lookup: personLookup(encryption, person) })
      .first<CaseKey | undefined>('cases.id as caseId', 'case_versions.version as version');
    return key && readVersion(deps, key);
  }
}
