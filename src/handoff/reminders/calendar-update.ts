import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import { NOTHING_RECORDED, isRecorded, recordedIn } from '../../cases/recorded';
import type { HappenedEvent, Recorded } from '../../cases/recorded';
import { clockEvents } from '../attachments/clock-events';

type Rules = { readonly law: Law; readonly organisation: Organisation };

const NAME = /^calendar_(\d+)$/;

/**
 * The name of the mail that brings the DPO's calendar up to date; undefined while nothing that runs in it is other than as
 * the mail of the latest version has it, or the mail of the last update, `told`.
 */
export function calendarUpdate(
  filed: Case,
  happened: readonly HappenedEvent[],
  told: string | undefined,
  rules: Rules,
): string | undefined {
  const { count: filedWith } = filed.recorded ?? NOTHING_RECORDED;
  const known = Math.max(filedWith, Number(NAME.exec(told ?? '')?.[1] ?? 0));
  const records = happened.filter(({ event }) => isRecorded(event));
  const [before, now] = [recordedIn(records.slice(0, known)), recordedIn(records)];
  return shown(filed, rules, now) === shown(filed, rules, before) ? undefined : `calendar_${now.count}`;
}

/** What still runs, its alarms apart: those that went by meanwhile change nothing. */
function shown(filed: Case, rules: Rules, recorded: Recorded): string {
  const running = clockEvents(filed, rules, { recorded, at: filed.submittedAt }).filter(({ isOver }) => !isOver);
  return JSON.stringify(running.map((event) => ({ ...event, alarmsAt: [] })));
}
