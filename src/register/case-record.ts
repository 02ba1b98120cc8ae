import type { Case, Stage } from '../cases/case';
import type { CaseState } from '../cases/case-progress';
import { readVersion } from '../cases/read-version';
import type { CaseKind } from '../dialogs/definition';
import { isConfidential, withoutReporter } from '../handoff/compose/confidential';
import type { Database } from '../store/database';
import { DoesNotOpen } from '../store/encryption';
import type { Encryption } from '../store/encryption';

/** Something that happened to a case: `filed`, `mail_accepted`, `state:closed`, `authority_part_1`, … */
export type CaseEvent = { readonly event: string; readonly version: number; readonly at: Date };

export type VersionRecord = {
  readonly version: number;
  readonly stage: Stage;
  readonly submittedAt: Date;
  /** When the mail server accepted its mail. */
  readonly mailedAt?: Date;
};

/** All that is kept of a case, for the DPO. */
export type CaseRecord = {
  /** The latest version; of a confidential case nothing in it tells who reported, the channel excepted. */
  readonly filed: Case;
  /** Never say the channel of such a case. */
  readonly isConfidential: boolean;
  readonly state: CaseState;
  readonly closedAt?: Date;
  /** Since then reporter and words are empty, and whether it was confidential is not known any more. */
  readonly wipedAt?: Date;
  /** In the order in which they were recorded. */
  readonly events: readonly CaseEvent[];
  readonly versions: readonly VersionRecord[];
};

/** What is known of a case without its key. */
export type UnreadableRecord = Pick<CaseRecord, 'state' | 'closedAt' | 'wipedAt' | 'events' | 'versions'> & {
  readonly reference: string;
  readonly kind: CaseKind;
  readonly filedAt: Date;
  readonly unreadable: DoesNotOpen;
};

export type Found = CaseRecord | UnreadableRecord;

export function isReadable(found: Found): found is CaseRecord {
  return 'filed' in found;
}

export type RecordFilter = {
  readonly reference?: string;
  readonly kind?: CaseKind;
  readonly state?: CaseState;
  /** Filed then or later. */
  readonly from?: Date;
  /** Filed earlier. */
  readonly before?: Date;
};

export type RecordDeps = {
  readonly database: Database;
  readonly encryption: Encryption;
  /** Stands where the name of a confidential reporter was. */
  readonly nameMark: string;
};

type CaseRow = {
  readonly id: string;
  readonly reference: string;
  readonly dialog: CaseKind;
  readonly created_at: string;
  readonly state: CaseState;
  readonly closed_at: string | null;
  readonly wiped_at: string | null;
};

/** The cases that match, oldest first; one that cannot be decrypted does not keep the others away. */
export async function readRecords(deps: RecordDeps, filter: RecordFilter): Promise<Found[]> {
  const { reference, kind, state, from, before } = filter;
  const query = deps.database('cases').orderBy(['created_at', 'reference']);
  if (reference !== undefined) void query.where({ reference });
  if (kind !== undefined) void query.where({ dialog: kind });
  if (state !== undefined) void query.where({ state });
  if (from !== undefined) void query.where('created_at', '>=', from.toISOString());
  if (before !== undefined) void query.where('created_at', '<', before.toISOString());
  const rows = await query.select<CaseRow[]>(
    'id',
    'reference',
    'dialog',
    'created_at',
    'state',
    'closed_at',
    'wiped_at',
  );
  const records: Found[] = [];
  for (const row of rows) records.push(await readRecord(deps, row));
  return records;
}

async function readRecord(deps: RecordDeps, row: CaseRow): Promise<Found> {
  const versions = await readVersions(deps.database, row.id);
  const latest = versions.at(-1);
  if (!latest) throw new RangeError(`Case ${row.id} has no version`);
  const outside = {
    state: row.state,
    ...(row.closed_at === null ? {} : { closedAt: new Date(row.closed_at) }),
    ...(row.wiped_at === null ? {} : { wipedAt: new Date(row.wiped_at) }),
    events: await readEvents(deps.database, row.id),
    versions,
  };
  try {
    const filed = await readVersion(deps, { caseId: row.id, version: latest.version });
    const hidden = isConfidential(filed);
    return { ...outside, filed: hidden ? await withoutAnyReporter(deps, filed) : filed, isConfidential: hidden };
  } catch (error) {
    if (!(error instanceof DoesNotOpen)) throw error;
    const { reference, dialog: kind, created_at } = row;
    return { ...outside, reference, kind, filedAt: new Date(created_at), unreadable: error };
  }
}

/** The platform may have called the reporter otherwise when an earlier version was sent in. */
async function withoutAnyReporter(deps: RecordDeps, filed: Case): Promise<Case> {
  let told = withoutReporter(filed, deps.nameMark);
  for (let version = 1; version < filed.version; version++) {
    const { reporter } = await readVersion(deps, { caseId: filed.id, version });
    told = withoutReporter({ ...told, reporter }, deps.nameMark);
  }
  return told;
}

async function readVersions(database: Database, caseId: string): Promise<VersionRecord[]> {
  const rows = await database('case_versions')
    .leftJoin('outbox', (mail) => {
      mail
        .on('outbox.case_id', 'case_versions.case_id')
        .andOn('outbox.version', 'case_versions.version')
        .andOnVal('outbox.kind', 'mail');
    })
    .where('case_versions.case_id', caseId)
    .orderBy('case_versions.version')
    .select<{ version: number; stage: Stage; submitted_at: string; done_at: string | null }[]>(
      'case_versions.version',
      'case_versions.stage',
      'case_versions.submitted_at',
      'outbox.done_at',
    );
  return rows.map(({ version, stage, submitted_at, done_at }) => ({
    version,
    stage,
    submittedAt: new Date(submitted_at),
    ...(done_at === null ? {} : { mailedAt: new Date(done_at) }),
  }));
}

async function readEvents(database: Database, caseId: string): Promise<CaseEvent[]> {
  const rows = await database('case_events')
    .where({ case_id: caseId })
    .orderBy('id')
    .select<{ event: string; version: number; at: string }[]>('event', 'version', 'at');
  return rows.map(({ event, version, at }) => ({ event, version, at: new Date(at) }));
}

/** A case that is worked on again is not answered any more. */
function opensAgain(event: string, later: string): boolean {
  return OF_THE_END.includes(event) && OF_THE_WORK.includes(later);
}

const OF_THE_END: readonly string[] = ['state:forwarded', 'state:answered', 'state:refused'];
const OF_THE_WORK: readonly string[] = ['state:open', 'state:in_progress', 'state:extended'];

/** When the last recorded of these events happened: what is recorded again is a correction, what was taken back is none. */
export function lastOf({ events }: Pick<CaseRecord, 'events'>, ...names: readonly string[]): Date | undefined {
  const isTakenBack = (event: string, index: number) =>
    events.slice(index).some((later) => later.event === `undone:${event}` || opensAgain(event, later.event));
  return events.filter(({ event }, index) => names.includes(event) && !isTakenBack(event, index)).at(-1)?.at;
}

/** When a case that is closed was settled, which may be before the DPO recorded it. */
export function settledAt(record: Pick<CaseRecord, 'state' | 'events' | 'closedAt'>): Date | undefined {
  return record.state === 'closed' ? (lastOf(record, 'state:closed') ?? record.closedAt) : undefined;
}
