import type { Answers, CaseKind } from '../dialogs/definition';
import type { Transaction } from '../store/database';
import type { Encryption } from '../store/encryption';
import { yearInBrussels } from './calendar';
import type { CaseKey, Filing, Stage } from './case';
import { NoSuchCase } from './no-such-case';
import { unsealAnswers } from './read-version';
import { personLookup, receiptAddressPlace, receiptMessagePlace, subjectLookups, versionPlace } from './sealed';
import { urgenciesOf } from './urgency';

/** Which mails go out first: the clock of a breach runs in hours, that of a request in weeks, a question has none. */
const PRIORITY: Readonly<Record<CaseKind, number>> = { breach: 1, dsr: 3, ask_dpo: 5 };
/** Of a breach that cannot wait. */
const URGENT = 0;

/** What is said of one version only: a later one does not say it again. */
const OF_ONE_VERSION = ['addition', 'withdrawal_reason'];

type Deps = {
  readonly encryption: Encryption;
  readonly submittedAt: Date;
  readonly newId: () => string;
  readonly newToken: () => string;
};

type Version = CaseKey & { readonly kind: CaseKind; readonly stage: Stage; readonly answers: Answers };

/** Writes all rows of a filing. Throws {@link NoSuchCase}. */
export async function insertFiling(trx: Transaction, filing: Filing, deps: Deps): Promise<CaseKey> {
  const version = await (filing.files.as === 'case'
    ? openCase(trx, filing, filing.files, deps)
    : nextVersion(trx, filing, filing.files, deps));
  await insertVersion(trx, filing, version, deps);
  await wipeDraft(trx, filing, deps);
  return { caseId: version.caseId, version: version.version };
}

async function openCase(
  trx: Transaction,
  { reporter, answers }: Filing,
  { kind, prefix, subjects }: Filing['files'] & { as: 'case' },
  { encryption, submittedAt, newId }: Deps,
): Promise<Version> {
  const caseId = newId();
  const at = submittedAt.toISOString();
  await trx('cases').insert({
    id: caseId,
    reference: await nextReference(trx, prefix, yearInBrussels(submittedAt)),
    dialog: kind,
    reporter_lookup: personLookup(encryption, reporter),
    created_at: at,
  });
  const rows = subjectLookups(encryption, subjects).map((lookup) => ({ case_id: caseId, subject_lookup: lookup, at }));
  if (rows.length > 0) await trx('case_subjects').insert(rows);
  return { caseId, version: 1, kind, stage: 'filed', answers };
}

async function nextVersion(
  trx: Transaction,
  { reporter, answers }: Filing,
  { reference, stage, replaces }: Filing['files'] & { as: 'version' },
  { encryption }: Deps,
): Promise<Version> {
  // Writing first locks the case until the commit: of two versions at the same moment the second waits, and counts on
  // from the first. SQLite besides refuses at once what reads first and writes after another did.
  const asked = trx.raw('case when ?? = ? then ? else ?? end', ['state', 'open', 'withdrawal_asked', 'state']);
  const [found] = await trx('cases')
    .where({ reference, reporter_lookup: personLookup(encryption, reporter) })
    .whereNull('wiped_at')
    .update({ state: stage === 'withdrawal' ? asked : trx.ref('state') })
    .returning<{ id: string; dialog: CaseKind }[]>(['id', 'dialog']);
  if (!found) throw new NoSuchCase();
  const last = await trx('case_versions')
    .where({ case_id: found.id })
    .orderBy('version', 'desc')
    .first<{ version: number; answers_sealed: string }>('version', 'answers_sealed');
  const gone = [...replaces, ...OF_ONE_VERSION];
  const kept = Object.entries(unsealAnswers(encryption, found.id, last)).filter(([field]) => !gone.includes(field));
  return {
    caseId: found.id,
    version: last.version + 1,
    kind: found.dialog,
    stage,
    answers: { ...Object.fromEntries(kept), ...answers },
  };
}

async function insertVersion(
  trx: Transaction,
  { submissionId, language, reporter, receiptPlace }: Filing,
  { caseId, version, kind, stage, answers }: Version,
  { encryption, submittedAt, newToken }: Deps,
): Promise<void> {
  const at = submittedAt.toISOString();
  const ofVersion = { case_id: caseId, version };
  await trx('case_versions').insert({
    ...ofVersion,
    submission_id: submissionId,
    stage,
    language,
    submitted_at: at,
    message_token: newToken(),
    reporter_sealed: encryption.encrypt(JSON.stringify(reporter), versionPlace('reporter', caseId, version)),
    answers_sealed: encryption.encrypt(JSON.stringify(answers), versionPlace('answers', caseId, version)),
  });
  await trx('case_events').insert({ ...ofVersion, at, event: stage });
  const priority = kind === 'breach' && urgenciesOf(answers).length > 0 ? URGENT : PRIORITY[kind];
  const { channel, address, messageId } = receiptPlace;
  await trx('receipts').insert({
    ...ofVersion,
    channel,
    address_sealed: encryption.encrypt(address, receiptAddressPlace(caseId, version)),
    message_sealed:
      messageId === undefined ? null : encryption.encrypt(messageId, receiptMessagePlace(caseId, version)),
  });
  if (version > 1) {
    // The versions before it leave first: what waits of them is no less urgent.
    const before = { kind: 'mail', case_id: caseId, done_at: null };
    await trx('outbox').where(before).where('priority', '>', priority).update({ priority });
  }
  const row = { ...ofVersion, priority, created_at: at, next_attempt_at: at };
  await trx('outbox').insert([
    { ...row, kind: 'mail', done_at: null },
    // A channel that showed the receipt in its answer has nothing to do until the mail was accepted.
    { ...row, kind: 'chat', done_at: messageId === undefined ? null : at },
  ]);
}

async function wipeDraft(
  trx: Transaction,
  { submissionId, reporter }: Filing,
  { encryption, submittedAt }: Deps,
): Promise<void> {
  const key = { submission_id: submissionId, person_lookup: personLookup(encryption, reporter) };
  // A row of nothing where there is no draft: one that another connection is about to keep waits for the commit, and
  // then sees that the submission was filed.
  await trx('drafts')
    .insert({
      ...key,
      dialog: '',
      touched_at: submittedAt.toISOString(),
      state_sealed: '',
      person_sealed: '',
      has_pages: false,
    })
    .onConflict(['submission_id', 'person_lookup'])
    .ignore();
  await trx('drafts').where(key).delete();
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
