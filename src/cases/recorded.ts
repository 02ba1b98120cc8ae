import type { CaseKind } from '../dialogs/definition';
import type { Database } from '../store/database';
import { CASE_STATES, DPO_EVENTS, STATES_OF } from './case-progress';
import type { CaseState, DpoEvent } from './case-progress';

/** A row of what happened to a case, oldest first where there are several. */
export type HappenedEvent = { readonly event: string; readonly at: Date };

/** What the DPO recorded of a case up to a moment. */
export type Recorded = {
  /** How many times something was. */
  readonly count: number;
  readonly state: CaseState;
  /** The time to answer was extended, and the case was not opened again since. */
  readonly isExtended: boolean;
  /** What was done, and when it happened; of an event that was recorded again the last. */
  readonly events: Readonly<Partial<Record<DpoEvent, Date>>>;
  /** What was recorded and taken back, and when it was said to have happened. */
  readonly takenBack: Readonly<Partial<Record<DpoEvent, Date>>>;
};

export const NOTHING_RECORDED: Recorded = { count: 0, state: 'open', isExtended: false, events: {}, takenBack: {} };

const OVER: readonly CaseState[] = ['forwarded', 'answered', 'refused', 'closed'];

const STATE = /^state:(.+)$/;
const UNDONE = /^undone:(.+)$/;

/** Nothing is left to be done by the clock. A state that a case of the kind cannot have says nothing. */
export function isOver(kind: CaseKind, state: CaseState): boolean {
  return OVER.includes(state) && STATES_OF[kind].includes(state);
}

/** The event that takes `event` back. */
export function undone(event: DpoEvent): string {
  return `undone:${event}`;
}

/** What stands after all that happened. */
export function recordedIn(happened: readonly HappenedEvent[]): Recorded {
  return happened.reduce(after, NOTHING_RECORDED);
}

/** Whether it was the DPO who recorded it; the rest is the assistant's own. */
export function isRecorded(event: string): boolean {
  return stateOf(event) !== undefined || eventOf(event) !== undefined || takenBackBy(event) !== undefined;
}

/** Of all versions, or up to the one that a version was filed with, in the order in which it happened. */
export async function readHappened(database: Database, caseId: string, version?: number): Promise<HappenedEvent[]> {
  const rows = await database('case_events')
    .where({ case_id: caseId })
    .orderBy('id')
    .select<{ version: number; event: string; at: string }[]>('version', 'event', 'at');
  // The first event of a version is its filing: what was recorded later was so after it.
  const end = version === undefined ? -1 : rows.findIndex((row) => row.version === version);
  return (end < 0 ? rows : rows.slice(0, end)).map(({ event, at }) => ({ event, at: new Date(at) }));
}

function after(recorded: Recorded, { event, at }: HappenedEvent): Recorded {
  if (event === 'withdrawal') {
    return recorded.state === 'open' ? { ...recorded, state: 'withdrawal_asked' } : recorded;
  }
  if (!isRecorded(event)) return recorded;
  const { count, isExtended, events, takenBack } = recorded;
  const next = { ...recorded, count: count + 1 };
  const state = stateOf(event);
  if (state) return { ...next, state, isExtended: state === 'extended' || (isExtended && state !== 'open') };
  const done = eventOf(event);
  if (done) return { ...next, events: { ...events, [done]: at }, takenBack: without(takenBack, done) };
  const back = takenBackBy(event);
  const saidAt = back && events[back];
  return saidAt ? { ...next, events: without(events, back), takenBack: { ...takenBack, [back]: saidAt } } : next;
}

function without(events: Recorded['events'], event: DpoEvent): Recorded['events'] {
  return Object.fromEntries(Object.entries(events).filter(([each]) => each !== event));
}

function stateOf(event: string): CaseState | undefined {
  const named = STATE.exec(event)?.[1];
  return CASE_STATES.find((state) => state === named);
}

function eventOf(event: string | undefined): DpoEvent | undefined {
  return event !== undefined && Object.hasOwn(DPO_EVENTS, event) ? (event as DpoEvent) : undefined;
}

function takenBackBy(event: string): DpoEvent | undefined {
  return eventOf(UNDONE.exec(event)?.[1]);
}
