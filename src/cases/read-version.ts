import type { Answers, CaseKind } from '../dialogs/definition';
import type { Database } from '../store/database';
import type { Encryption } from '../store/encryption';
import type { Language } from '../texts/language';
import type { Addition, Case, CaseKey, Person, Stage } from './case';
import { readHappened, recordedIn } from './recorded';
import { versionPlace } from './sealed';

/** Two requests within this time about the same person and right are likely the same. */
const SIMILAR_MS = 30 * 24 * 3_600_000;

type VersionRow = {
  readonly reference: string;
  readonly dialog: CaseKind;
  readonly reporter_lookup: string;
  readonly created_at: string;
  readonly version: number;
  readonly stage: Stage;
  readonly language: Language;
  readonly submitted_at: string;
  readonly message_token: string;
  readonly reporter_sealed: string;
  readonly answers_sealed: string;
};

const COLUMNS = [
  'cases.reference',
  'cases.dialog',
  'cases.reporter_lookup',
  'cases.created_at',
  'case_versions.version',
  'case_versions.stage',
  'case_versions.language',
  'case_versions.submitted_at',
  'case_versions.message_token',
  'case_versions.reporter_sealed',
  'case_versions.answers_sealed',
];

type Deps = { readonly database: Database; readonly encryption: Encryption };

/** A version of a case as it was filed; of a wiped case without its details. Throws RangeError when there is none. */
export async function readVersion({ database, encryption }: Deps, { caseId, version }: CaseKey): Promise<Case> {
  const rows = await database('case_versions')
    .join('cases', 'cases.id', 'case_versions.case_id')
    .where('cases.id', caseId)
    .where('case_versions.version', '<=', version)
    .orderBy('case_versions.version')
    .select<VersionRow[]>(COLUMNS);
  const row = rows.at(-1);
  if (row?.version !== version) throw new RangeError(`Case ${caseId} has no version ${version}`);
  const before = rows.at(-2);
  const recorded = recordedIn(await readHappened(database, caseId, version));
  const reporter = encryption.decrypt(row.reporter_sealed, versionPlace('reporter', caseId, version));
  return {
    id: caseId,
    reference: row.reference,
    kind: row.dialog,
    version,
    stage: row.stage,
    language: row.language,
    reporter: JSON.parse(reporter) as Person,
    answers: unsealAnswers(encryption, caseId, row),
    ...(before ? { answersBefore: unsealAnswers(encryption, caseId, before) } : {}),
    ...(rows.slice(0, -1).some(({ stage }) => stage === 'withdrawal') ? { withdrawnBefore: true } : {}),
    additions: rows.flatMap((each) => additionOf(encryption, caseId, each)),
    filedAt: new Date(row.created_at),
    submittedAt: new Date(row.submitted_at),
    messageToken: row.message_token,
    earlierTokens: rows.slice(0, -1).map((each) => each.message_token),
    ...(recorded.count === 0 ? {} : { recorded }),
    similar: await similarTo(database, caseId, row),
  };
}

export function unsealAnswers(
  encryption: Encryption,
  caseId: string,
  { version, answers_sealed }: Pick<VersionRow, 'version' | 'answers_sealed'>,
): Answers {
  return JSON.parse(encryption.decrypt(answers_sealed, versionPlace('answers', caseId, version))) as Answers;
}

function additionOf(encryption: Encryption, caseId: string, row: VersionRow): Addition[] {
  const { addition } = unsealAnswers(encryption, caseId, row);
  return addition === undefined ? [] : [{ version: row.version, at: new Date(row.submitted_at), text: addition }];
}

async function similarTo(database: Database, caseId: string, row: VersionRow): Promise<string[]> {
  const from = new Date(Date.parse(row.created_at) - SIMILAR_MS).toISOString();
  const found = await database('case_subjects as mine')
    .join('case_subjects as theirs', 'theirs.subject_lookup', 'mine.subject_lookup')
    .join('cases', 'cases.id', 'theirs.case_id')
    .where('mine.case_id', caseId)
    .whereNot('cases.reporter_lookup', row.reporter_lookup)
    .whereBetween('theirs.at', [from, row.created_at])
    .orderBy('cases.reference')
    .distinct<{ reference: string }[]>('cases.reference');
  return found.map(({ reference }) => reference);
}
