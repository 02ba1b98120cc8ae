import type { CaseKey, CaseState } from '../../cases/case';
import type { Database } from '../../store/database';

/** What was recorded about a case, beside what its reporter told. */
export type CaseStatus = CaseKey & {
  readonly reference: string;
  readonly state: CaseState;
  /** When part 1 of the notification to the supervisory authority was recorded. */
  readonly firstPartAt?: Date;
  readonly isSecondPartMade: boolean;
  readonly isWiped: boolean;
};

/** Events that the DPO records; `state:<state>` beside them. */
export const FIRST_PART = 'authority_part_1';
export const SECOND_PART = 'authority_part_2';

/** Nobody recorded yet that something was done. */
const UNTOUCHED: readonly CaseState[] = ['open', 'withdrawal_asked'];
/** Nothing is left to be done by the clock. */
export const OVER: readonly CaseState[] = ['forwarded', 'answered', 'refused', 'closed'];

/** Whether what was recorded still wants this mailing, by its name. */
export function isStillNeeded(name: string, status: CaseStatus): boolean {
  if (status.isWiped) return false;
  if (name.startsWith('bounce')) return status.state !== 'closed';
  if (name.startsWith('second_part')) return status.firstPartAt !== undefined && hasClock(status);
  if (name.startsWith('request_extended')) return status.state === 'extended';
  return isUntouched(status);
}

export function isUntouched({ state, firstPartAt }: CaseStatus): boolean {
  return UNTOUCHED.includes(state) && firstPartAt === undefined;
}

/** Whether a clock of the case is still running. */
export function hasClock({ state, isWiped, firstPartAt, isSecondPartMade }: CaseStatus): boolean {
  return !isWiped && !OVER.includes(state) && !(firstPartAt && isSecondPartMade);
}

type CaseRow = {
  readonly id: string;
  readonly reference: string;
  readonly state: CaseState;
  readonly wiped_at: string | null;
};

/** As of the latest version; undefined for a case that is not there. */
export async function readStatus(database: Database, caseId: string): Promise<CaseStatus | undefined> {
  const row = await database('cases')
    .where({ id: caseId })
    .first<CaseRow | undefined>('id', 'reference', 'state', 'wiped_at');
  const latest = await database('case_versions')
    .where({ case_id: caseId })
    .orderBy('version', 'desc')
    .first<{ version: number } | undefined>('version');
  if (!row || !latest) return undefined;
  const events = await database('case_events')
    .where({ case_id: caseId })
    .whereIn('event', [FIRST_PART, SECOND_PART])
    .orderBy('id')
    .select<{ event: string; at: string }[]>('event', 'at');
  const first = events.find(({ event }) => event === FIRST_PART);
  return {
    caseId,
    version: latest.version,
    reference: row.reference,
    state: row.state,
    ...(first ? { firstPartAt: new Date(first.at) } : {}),
    isSecondPartMade: events.some(({ event }) => event === SECOND_PART),
    isWiped: row.wiped_at !== null,
  };
}
