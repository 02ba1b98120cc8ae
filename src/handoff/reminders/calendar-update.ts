import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import { NOTHING_RECORDED, recordedIn } from '../../cases/recorded';
import type { HappenedEvent, Recorded } from '../../cases/recorded';
import { clockEvents } from '../attachments/clock-events';
import type { Planned } from './plan';

type Rules = { readonly law: Law; readonly organisation: Organisation };

/**
 * The mail that brings the DPO's calendar up to date, named after what was recorded last of all that changes it; undefined
 * while it stands as the mail of the latest version has it.
 */
export function calendarUpdate(filed: Case, happened: readonly HappenedEvent[], rules: Rules): Planned | undefined {
  const { count: known } = filed.recorded ?? NOTHING_RECORDED;
  let last: Planned | undefined;
  let before = NOTHING_RECORDED;
  happened.forEach(({ at }, index) => {
    const recorded = recordedIn(happened.slice(0, index + 1));
    if (recorded.count > known && shown(filed, rules, recorded) !== shown(filed, rules, before)) {
      last = { kind: 'calendar', name: `calendar_${recorded.count}`, dueAt: at };
    }
    before = recorded;
  });
  return last;
}

/** What still runs, its alarms apart: those that went by meanwhile change nothing. */
function shown(filed: Case, rules: Rules, recorded: Recorded): string {
  const running = clockEvents(filed, rules, recorded).filter(({ isOver }) => !isOver);
  return JSON.stringify(running.map((event) => ({ ...event, alarmsAt: [] })));
}
