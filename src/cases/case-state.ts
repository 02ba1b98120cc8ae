import type { CaseKind } from '../dialogs/definition';
import type { Database, Transaction } from '../store/database';
import type { CaseState } from './case-progress';
import { DPO_EVENTS, STATES_OF } from './case-progress';
import type { DpoEvent } from './case-progress';
import { readHappened, recordedIn, undone } from './recorded';

/**
 * `unchanged`: it had this state already, or there is nothing to take back. `other_kind`: a case of this kind has no such
 * state or event. `too_early`: longer before the case was filed than can be, and a slip of the pen. `no_first_part`: a second part follows a first.
 */
export type Recording = 'recorded' | 'unchanged' | 'no_such_case' | 'other_kind' | 'too_early' | 'no_first_part';

/** A report may come after the DPO acted, by as much as a request may have waited. */
const BEFORE_FILING_MS = 62 * 24 * 3_600_000;

type Row = { readonly id: string; readonly dialog: CaseKind; readonly state: CaseState; readonly created_at: string };

/**
 * Sets how a case stands and appends the event `state:<state>`, which happened `at`. A case is closed from `now` on: its
 * details are kept for a while from then, however long ago it was settled. Any other state opens it again. The state it
 * has already is recorded once more when `corrects`: the last moment stands.
 */
export function setCaseState(
  database: Database,
  {
    reference,
    state,
    at,
    now,
    corrects = false,
  }: { reference: string; state: CaseState; at: Date; now: Date; corrects?: boolean },
): Promise<Recording> {
  return database.transaction(async (trx) => {
    const found = await lockCase(trx, reference);
    if (!found) return 'no_such_case';
    if (!STATES_OF[found.dialog].includes(state)) return 'other_kind';
    if (isTooEarly(found, at)) return 'too_early';
    if (found.state !== state) {
      await trx('cases')
        .where({ id: found.id })
        .update({ state, closed_at: state === 'closed' ? now.toISOString() : null });
    } else if (!corrects) return 'unchanged';
    await appendEvent(trx, found.id, `state:${state}`, at);
    return 'recorded';
  });
}

/** Appends that something happened. Recorded again it is a correction: the last one stands. */
export function recordDpoEvent(
  database: Database,
  { reference, event, at }: { reference: string; event: DpoEvent; at: Date },
): Promise<Recording> {
  return database.transaction(async (trx) => {
    const found = await lockCase(trx, reference);
    if (!found) return 'no_such_case';
    const kinds: readonly CaseKind[] = DPO_EVENTS[event];
    if (!kinds.includes(found.dialog)) return 'other_kind';
    if (isTooEarly(found, at)) return 'too_early';
    if (event === 'authority_part_2') {
      const { events } = recordedIn(await readHappened(trx, found.id));
      if (!events.authority_part_1) return 'no_first_part';
    }
    await appendEvent(trx, found.id, event, at);
    return 'recorded';
  });
}

/** Takes back what was recorded by mistake; what was recorded stays to be seen among the case's events. */
export function undoDpoEvent(
  database: Database,
  { reference, event, now }: { reference: string; event: DpoEvent; now: Date },
): Promise<Recording> {
  return database.transaction(async (trx) => {
    const found = await lockCase(trx, reference);
    if (!found) return 'no_such_case';
    const kinds: readonly CaseKind[] = DPO_EVENTS[event];
    if (!kinds.includes(found.dialog)) return 'other_kind';
    const { events } = recordedIn(await readHappened(trx, found.id));
    if (!events[event]) return 'unchanged';
    await appendEvent(trx, found.id, undone(event), now);
    return 'recorded';
  });
}

/** Writing locks the case until the commit: the second of two at the same moment sees what the first one did. */
async function lockCase(trx: Transaction, reference: string): Promise<Row | undefined> {
  const [found] = await trx('cases')
    .where({ reference })
    .update({ state: trx.ref('state') })
    .returning<Row[]>(['id', 'dialog', 'state', 'created_at']);
  return found;
}

function isTooEarly({ created_at }: Row, at: Date): boolean {
  return at.getTime() < Date.parse(created_at) - BEFORE_FILING_MS;
}

async function appendEvent(trx: Transaction, caseId: string, event: string, at: Date): Promise<void> {
  const latest = await trx('case_versions')
    .where({ case_id: caseId })
    .orderBy('version', 'desc')
    .first<{ version: number }>('version');
  await trx('case_events').insert({ case_id: caseId, version: latest.version, at: at.toISOString(), event });
}
