import { breachClock } from '../cases/breach-clock';
import { brusselsCalendar } from '../cases/calendar';
import type { Law } from '../cases/law';
import type { Organisation } from '../cases/organisation';
import { recordedIn } from '../cases/recorded';
import { requestClock } from '../cases/request-clock';
import { requestRole } from '../cases/request-role';
import { secondPartDay } from '../cases/second-part';
import { contractOf, passOnDay } from '../handoff/attachments/case-times';
import { lastOf } from './case-record';
import type { CaseRecord } from './case-record';

export type Rules = { readonly organisation: Organisation; readonly law: Law };

/** An instant, or a calendar day in Brussels (`YYYY-MM-DD`) that lasts until midnight. */
export type Due = { readonly at: Date } | { readonly on: string };

export const DEADLINE_KINDS = ['authority', 'second_part', 'contract', 'answer', 'pass_on', 'needed'] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

export type Deadline = { readonly kind: DeadlineKind; readonly due: Due };

/** `late`: done afterwards. `passed`: over, and nothing is recorded. `closed_without`: closed, and nothing is recorded. */
export const FATES = ['kept', 'late', 'running', 'passed', 'closed_without'] as const;
export type Fate = (typeof FATES)[number];

/** What ends the wait. */
const MET_BY: Readonly<Record<DeadlineKind, readonly string[]>> = {
  authority: ['authority_part_1'],
  second_part: ['authority_part_2'],
  contract: ['client_informed'],
  // Of a request whose role was not known, forwarding it is the end too.
  answer: ['state:answered', 'state:refused', 'state:forwarded'],
  pass_on: ['forwarded_to_client', 'state:forwarded'],
  needed: ['state:answered', 'state:refused'],
};

/** What must be done by when, as far as the answers tell; the first is the nearest. */
export function deadlinesOf(record: CaseRecord, rules: Rules): readonly Deadline[] {
  switch (record.filed.kind) {
    case 'breach':
      return breachDeadlines(record, rules);
    case 'dsr':
      return [requestDeadline(record, rules)];
    case 'ask_dpo': {
      const { needed_by } = record.filed.answers;
      return needed_by === undefined ? [] : [{ kind: 'needed', due: { on: needed_by } }];
    }
  }
}

export function fateOf({ kind, due }: Deadline, record: CaseRecord, now: Date): Fate {
  const doneAt = lastOf(record, ...MET_BY[kind]);
  if (doneAt) return isPast(due, doneAt) ? 'late' : 'kept';
  if (record.state === 'closed') return 'closed_without';
  return isPast(due, now) ? 'passed' : 'running';
}

/** The nearest that is still to be met, passed or not. */
export function openDeadline(record: CaseRecord, rules: Rules, now: Date): Deadline | undefined {
  return deadlinesOf(record, rules).find((one) => ['running', 'passed'].includes(fateOf(one, record, now)));
}

/** The last day to answer when the DPO extended it. */
export function extendedDay({ filed }: CaseRecord, { law }: Rules): string {
  return clockOf(filed, law).extendedDueOn;
}

function breachDeadlines(record: CaseRecord, { organisation, law }: Rules): Deadline[] {
  const { filed } = record;
  const clock = breachClock(filed.answers, filed.filedAt, organisation.clients, law);
  const contract = contractOf(clock);
  const authority = { kind: 'authority' as const, at: clock.controllerDeadlineAt };
  const first = lastOf(record, 'authority_part_1');
  const timed = [
    ...(clock.role === 'processor' ? [] : [authority]),
    ...(contract ? [{ kind: 'contract' as const, at: contract.at }] : []),
  ].sort((a, b) => a.at.getTime() - b.at.getTime());
  return [
    ...timed.map(({ kind, at }) => ({ kind, due: { at } })),
    ...(first ? [{ kind: 'second_part' as const, due: { on: secondPartDay(first, law) } }] : []),
  ];
}

function requestDeadline(record: CaseRecord, { law }: Rules): Deadline {
  const { filed } = record;
  if (requestRole(filed.answers) === 'processor') return { kind: 'pass_on', due: { on: passOnDay(filed, law) } };
  const clock = clockOf(filed, law);
  const { isExtended } = recordedIn(record.events);
  return { kind: 'answer', due: { on: isExtended ? clock.extendedDueOn : clock.dueOn } };
}

function clockOf({ answers, filedAt }: CaseRecord['filed'], law: Law) {
  return requestClock({ received: answers.received_at, submittedAt: filedAt }, law);
}

function isPast(due: Due, at: Date): boolean {
  return 'at' in due ? at > due.at : brusselsCalendar(at).today > due.on;
}
