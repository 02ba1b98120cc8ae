import type { Answers } from '../dialogs/definition';
import { startOfDay } from './calendar';
import type { Law } from './law';
import type { ClientEntry } from './organisation';

const HOUR_MS = 3_600_000;

/** Whose data: `controller` the organisation's own, `processor` a client's, `both`, or not known. */
export type Role = 'controller' | 'processor' | 'both' | 'unknown';

export type BreachClock = {
  readonly role: Role;
  /** Awareness, taken strictly: what the reporter said, the first instant of a day without an hour, or the report. */
  readonly awareAt: Date;
  readonly basis: 'stated' | 'start_of_day' | 'reported';
  /**
   * Exactly the law's hours later (72, GDPR Art. 33(1)), also over a change of the clock and a weekend (Regulation 1182/71 would only allow more).
   * The organisation's own deadline as controller; for a processor no more than the client's likely one.
   */
  readonly controllerDeadlineAt: Date;
  /** What the contract with the client says, where the list of clients does (Art. 33(2) gives no figure). */
  readonly contractualDeadlineAt?: Date;
  /** The client named, when it is on the list. */
  readonly client?: ClientEntry;
};

const ROLES: Readonly<Record<string, Role>> = {
  ipg: 'controller',
  client: 'processor',
  both: 'both',
  unknown: 'unknown',
};

export function breachClock(
  answers: Answers,
  submittedAt: Date,
  clients: readonly ClientEntry[],
  law: Law,
): BreachClock {
  const { awareAt, basis } = awareness(answers.discovered_at, submittedAt);
  const client = clients.find((candidate) => candidate.id === answers.client);
  const after = (hours: number) => new Date(awareAt.getTime() + hours * HOUR_MS);
  return {
    role: ROLES[answers.data_owner ?? 'unknown'] ?? 'unknown',
    awareAt,
    basis,
    controllerDeadlineAt: after(law.breach_notification.hours),
    ...(client ? { client } : {}),
    ...(client?.breach_hours === undefined ? {} : { contractualDeadlineAt: after(client.breach_hours) }),
  };
}

function awareness(discovered: string | undefined, submittedAt: Date): Pick<BreachClock, 'awareAt' | 'basis'> {
  if (discovered === undefined || discovered === 'unknown') return { awareAt: submittedAt, basis: 'reported' };
  if (!discovered.includes('T')) return { awareAt: startOfDay(discovered), basis: 'start_of_day' };
  return { awareAt: new Date(discovered), basis: 'stated' };
}
