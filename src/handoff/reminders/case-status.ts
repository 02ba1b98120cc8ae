import type { CaseKey } from '../../cases/case';
import type { CaseState } from '../../cases/case-progress';
import type { DpoEvent } from '../../cases/case-progress';
import { isOver, readHappened, recordedIn } from '../../cases/recorded';
import type { HappenedEvent, Recorded } from '../../cases/recorded';
import type { CaseKind } from '../../dialogs/definition';
import type { Database } from '../../store/database';

/** What was recorded about a case, beside what its reporter told. */
export type CaseStatus = CaseKey & {
  readonly reference: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  /** All that happened, oldest first. */
  readonly happened: readonly HappenedEvent[];
  /** What the DPO recorded of it. */
  readonly recorded: Recorded;
  readonly isWiped: boolean;
  /** The mail of its first version was accepted. */
  readonly isMailed: boolean;
};

/** Nobody recorded yet that something was done. */
const UNTOUCHED: readonly CaseState[] = ['open', 'withdrawal_asked'];
/** Whether what was recorded still wants this mailing, by its name. */
export function isStillNeeded(name: string, { kind, state, recorded, isWiped, isMailed }: CaseStatus): boolean {
  const { events, isExtended } = recorded;
  if (isWiped) return false;
  if (name.startsWith('calendar')) return true;
  if (name.startsWith('bounce')) return state !== 'closed';
  if (name === 'undelivered') return !isMailed && state !== 'closed';
  if (name.startsWith('second_part')) {
    return events.authority_part_1 !== undefined && events.authority_part_2 === undefined && !isOver(kind, state);
  }
  if (name.startsWith('request_extended')) return isExtended && !isOver(kind, state);
  if (!UNTOUCHED.includes(state)) return false;
  if (name.startsWith('breach')) return events.authority_part_1 === undefined;
  if (name.startsWith('contract')) return events.client_informed === undefined;
  if (name === 'request_forward') return events.forwarded_to_client === undefined;
  return !DEALT_WITH.some((event) => events[event] !== undefined);
}

/** Whoever recorded one of these has read the case. */
const DEALT_WITH: readonly DpoEvent[] = ['authority_part_1', 'client_informed', 'data_subjects_informed'];

type CaseRow = {
  readonly id: string;
  readonly reference: string;
  readonly dialog: CaseKind;
  readonly state: CaseState;
  readonly wiped_at: string | null;
};

/** As of the latest version; undefined for a case that is not there. */
export async function readStatus(database: Database, caseId: string): Promise<CaseStatus | undefined> {
  const row = await database('cases')
    .where({ id: caseId })
    .first<CaseRow | undefined>('id', 'reference', 'dialog', 'state', 'wiped_at');
  const latest = await database('case_versions')
    .where({ case_id: caseId })
    .orderBy('version', 'desc')
    .first<{ version: number } | undefined>('version');
  if (!row || !latest) return undefined;
  const waiting = await database('outbox')
    .where({ case_id: caseId, version: 1, kind: 'mail', done_at: null })
    .first<{ version: number } | undefined>('version');
  const happened = await readHappened(database, caseId);
  return {
    caseId,
    version: latest.version,
    reference: row.reference,
    kind: row.dialog,
    state: row.state,
    happened,
    recorded: recordedIn(happened),
    isWiped: row.wiped_at !== null,
    isMailed: waiting === undefined,
  };
}
