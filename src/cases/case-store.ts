import type { DialogId } from '../dialogs/definition';
import type { Language } from '../texts/language';
import type { Database, Transaction } from '../store/database';
import type { Encryption } from '../store/encryption';
import { yearInBrussels } from './calendar';
import type { Case, CaseKey, Filing, Person } from './case';

export type Filed = { readonly case: Case; /** The same submission was filed before. */ readonly repeated: boolean };

export type CaseStore = {
  /**
   * Stores case, version, receipt and outbox rows in one transaction and resolves after the commit. A submission that
   * was filed before gives the same case again. Throws when the store fails: then nothing was stored.
   */
  readonly file: (filing: Filing) => Promise<Filed>;
  readonly read: (key: CaseKey) => Promise<Case>;
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

/** Breaches go out first. */
const PRIORITY: Readonly<Record<DialogId, number>> = { breach: 0, ask_dpo: 5 };

const VERSION_COLUMNS = [
  'cases.id',
  'cases.reference',
  'cases.dialog',
  'case_versions.version',
  'case_versions.language',
  'case_versions.submitted_at',
  'case_versions.message_token',
  'case_versions.reporter_sealed',
  'case_versions.answers_sealed',
];

type VersionRow = {
  readonly id: string;
  readonly reference: string;
  readonly dialog: DialogId;
  readonly version: number;
  readonly language: Language;
  readonly submitted_at: string;
  readonly message_token: string;
  readonly reporter_sealed: string;
  readonly answers_sealed: string;
};

export function createCaseStore(deps: CaseStoreDeps): CaseStore {
  const { database, encryption } = deps;

  return {
    file: async (filing) => {
      const filed = await fileOnce(filing);
      deps.afterCommit();
      return filed;
    },
    read: async ({ caseId, version }) => {
      const row = await versions(database)
        .where({ 'cases.id': caseId, 'case_versions.version': version })
        .first<VersionRow>();
      return caseOf(row);
    },
    isMailed: async ({ caseId, version }) => {
      const row = await database('outbox')
        .where({ kind: 'mail', case_id: caseId, version })
        .first<{ done_at: string | null } | undefined>('done_at');
      return Boolean(row?.done_at);
    },
  };

  async function fileOnce(filing: Filing): Promise<Filed> {
    const before = await findSubmission(filing);
    if (before) return { case: before, repeated: true };
    try {
      return { case: await database.transaction((trx) => insertCase(trx, filing)), repeated: false };
    } catch (error) {
      // Two deliveries of one submission at the same moment: the database let one in, it is the answer to both.
      const winner = await findSubmission(filing).catch(() => undefined);
      if (winner) return { case: winner, repeated: true };
      throw error;
    }
  }

  async function findSubmission(filing: Filing): Promise<Case | undefined> {
    const row = await versions(database)
      .where({ submission_id: filing.submissionId, reporter_lookup: lookupOf(filing.reporter) })
      .first<VersionRow | undefined>();
    return row && caseOf(row);
  }

  async function insertCase(trx: Transaction, filing: Filing): Promise<Case> {
    const submittedAt = deps.now();
    const at = submittedAt.toISOString();
    const [id, version] = [deps.newId(), 1];
    const reference = await nextReference(trx, filing.prefix, yearInBrussels(submittedAt));
    const messageToken = deps.newToken();
    await trx('cases').insert({
      id,
      reference,
      dialog: filing.dialog,
      reporter_lookup: lookupOf(filing.reporter),
      created_at: at,
    });
    await trx('case_versions').insert({
      case_id: id,
      version,
      submission_id: filing.submissionId,
      language: filing.language,
      submitted_at: at,
      message_token: messageToken,
      reporter_sealed: encryption.encrypt(JSON.stringify(filing.reporter), placeOf('reporter', id, version)),
      answers_sealed: encryption.encrypt(JSON.stringify(filing.answers), placeOf('answers', id, version)),
    });
    await trx('case_events').insert({ case_id: id, version, at, event: 'filed' });
    const { channel, address, messageId } = filing.receiptPlace;
    await trx('receipts').insert({
      case_id: id,
      version,
      channel,
      address_sealed: encryption.encrypt(address, receiptAddressPlace(id, version)),
      message_sealed: messageId === undefined ? null : encryption.encrypt(messageId, receiptMessagePlace(id, version)),
    });
    const row = { case_id: id, version, priority: PRIORITY[filing.dialog], created_at: at, next_attempt_at: at };
    await trx('outbox').insert([
      { ...row, kind: 'mail', done_at: null },
      // A channel that showed the receipt in its answer has nothing to do until the mail was accepted.
      { ...row, kind: 'chat', done_at: messageId === undefined ? null : at },
    ]);
    const { dialog, language, reporter, answers } = filing;
    return { id, reference, dialog, version, language, reporter, answers, submittedAt, messageToken };
  }

  /** `INC-2026-000045`. Numbers of a rolled-back transaction are given again; gaps are harmless. */
  async function nextReference(trx: Transaction, prefix: string, year: number): Promise<string> {
    const [row] = await trx('counters')
      .insert({ prefix, year, last: 1 })
      .onConflict(['prefix', 'year'])
      .merge({ last: trx.raw('?? + 1', ['counters.last']) })
      .returning<{ last: number }[]>('last');
    if (!row) throw new Error('The counter gave no number');
    return `${prefix}-${year}-${String(row.last).padStart(6, '0')}`;
  }

  function caseOf(row: VersionRow): Case {
    const { id, reference, dialog, version, language } = row;
    const unseal = (sealed: string, column: 'reporter' | 'answers') =>
      JSON.parse(encryption.decrypt(sealed, placeOf(column, id, version))) as unknown;
    return {
      id,
      reference,
      dialog,
      version,
      language,
      reporter: unseal(row.reporter_sealed, 'reporter') as Person,
      answers: unseal(row.answers_sealed, 'answers') as Case['answers'],
      submittedAt: new Date(row.submitted_at),
      messageToken: row.message_token,
    };
  }

  function lookupOf(person: Person): string {
    return encryption.lookup('person', person.channel, person.tenantId, person.userId);
  }
}

function versions(database: Database) {
  return database('case_versions').join('cases', 'cases.id', 'case_versions.case_id').select(VERSION_COLUMNS);
}

function placeOf(column: 'reporter' | 'answers', caseId: string, version: number): string {
  return `case_versions.${column}/${caseId}/${version}`;
}

export function receiptAddressPlace(caseId: string, version: number): string {
  return `receipts.address/${caseId}/${version}`;
}

export function receiptMessagePlace(caseId: string, version: number): string {
  return `receipts.message/${caseId}/${version}`;
}
