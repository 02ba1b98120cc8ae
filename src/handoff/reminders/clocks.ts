import { breachClock } from '../../cases/breach-clock';
import type { Role } from '../../cases/breach-clock';
import { startOfDay } from '../../cases/calendar';
import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { ClientEntry } from '../../cases/organisation';
import { requestClock } from '../../cases/request-clock';
import { isOver } from '../../cases/recorded';
import { requestRole } from '../../cases/request-role';
import { secondPartDay } from '../../cases/second-part';
import type { CaseStatus } from './case-status';
import { laterDay } from '../../cases/days';

/** What is still to be done in a case, and by when. */
export type OpenClock = {
  readonly what:
    | 'authority'
    | 'authority_if'
    | 'second_part'
    | 'client'
    | 'client_if'
    | 'contract'
    | 'answer'
    | 'answer_extended'
    | 'forward'
    | 'question';
  /** An instant, the last day as `YYYY-MM-DD`, or nothing where no figure is given. */
  readonly by?: Date | string;
  /** Where it stands among the others. */
  readonly sortAt: Date;
};

/** Whose data the case is about; `client` only when it is on the list. */
export type Whose = { readonly role: Role; readonly client?: ClientEntry };

type Settings = { readonly law: Law; readonly clients: readonly ClientEntry[] };

/** In the order in which they end; none when everything was recorded as done, or the case is over. */
export function openClocks(filed: Case, status: CaseStatus, settings: Settings): readonly OpenClock[] {
  if (isOver(filed.kind, status.state)) return [];
  return clocksOf(filed, status, settings).sort((one, other) => one.sortAt.getTime() - other.sortAt.getTime());
}

export function whoseData(filed: Case, { law, clients }: Settings): Whose {
  const client = clients.find(({ id }) => id === filed.answers.client);
  const role =
    filed.kind === 'breach' ? breachClock(filed.answers, filed.filedAt, clients, law).role : requestRole(filed.answers);
  return { role, ...(client && role !== 'controller' ? { client } : {}) };
}

/** A day lasts until midnight in Brussels. */
export function isPassed({ by }: OpenClock, now: Date): boolean {
  if (by === undefined) return false;
  return by instanceof Date ? by <= now : endOf(by) <= now;
}

function clocksOf(filed: Case, status: CaseStatus, settings: Settings): OpenClock[] {
  switch (filed.kind) {
    case 'breach':
      return breachClocks(filed, status, settings);
    case 'dsr':
      return requestClocks(filed, status, settings.law);
    case 'ask_dpo':
      // The law gives no time for a question: without a day of its own it stands after all that has one.
      return [
        filed.answers.needed_by
          ? onDay('question', filed.answers.needed_by)
          : { what: 'question', sortAt: new Date(8.64e15) },
      ];
  }
}

function breachClocks(filed: Case, { recorded: { events } }: CaseStatus, { law, clients }: Settings): OpenClock[] {
  const { role, controllerDeadlineAt, contractualDeadlineAt } = breachClock(filed.answers, filed.filedAt, clients, law);
  const own = (what: 'authority' | 'authority_if'): OpenClock[] => {
    const { authority_part_1: first, authority_part_2: second } = events;
    if (!first) return [{ what, by: controllerDeadlineAt, sortAt: controllerDeadlineAt }];
    if (second) return [];
    return [onDay('second_part', secondPartDay(first, law))];
  };
  const client = (what: 'client' | 'client_if'): OpenClock[] => {
    if (events.client_informed) return [];
    return contractualDeadlineAt
      ? [{ what: 'contract', by: contractualDeadlineAt, sortAt: contractualDeadlineAt }]
      : [{ what, sortAt: filed.filedAt }];
  };
  switch (role) {
    case 'controller':
      return own('authority');
    case 'processor':
      // Somebody notified all the same: the second part is then due too.
      return [...(events.authority_part_1 ? own('authority') : []), ...client('client')];
    case 'both':
      return [...own('authority_if'), ...client('client')];
    case 'unknown':
      return [...own('authority_if'), ...client('client_if')];
  }
}

function requestClocks(filed: Case, { recorded: { events, isExtended } }: CaseStatus, law: Law): OpenClock[] {
  if (requestRole(filed.answers) === 'processor') {
    return events.forwarded_to_client ? [] : [{ what: 'forward', sortAt: filed.filedAt }];
  }
  const { received_at: received } = filed.answers;
  const { dueOn, extendedDueOn } = requestClock({ received, submittedAt: filed.filedAt }, law);
  return [isExtended ? onDay('answer_extended', extendedDueOn) : onDay('answer', dueOn)];
}

function onDay(what: OpenClock['what'], day: string): OpenClock {
  return { what, by: day, sortAt: endOf(day) };
}

function endOf(day: string): Date {
  return startOfDay(laterDay(day, 1));
}
