import { breachClock } from '../cases/breach-clock';
import { brusselsCalendar } from '../cases/calendar';
import { requestClock } from '../cases/request-clock';
import type { CaseKind } from '../dialogs/definition';
import { questionOf } from '../handoff/compose/answers-in-words';
import { settledAt } from './case-record';
import type { CaseRecord } from './case-record';
import { DEADLINE_KINDS, FATES, deadlinesOf, fateOf } from './deadline';
import type { DeadlineKind, Fate, Rules } from './deadline';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export const KINDS = ['breach', 'dsr', 'ask_dpo'] as const satisfies readonly CaseKind[];

/** From noticing an incident to its report; the last step is the authority's 72 hours. */
export const REPORTING_STEPS = ['hour_1', 'hours_4', 'hours_24', 'hours_72', 'longer', 'unknown'] as const;
/** From the receipt of a request to its entry, in calendar days. */
export const ENTERING_STEPS = ['same_day', 'days_7', 'days_21', 'longer', 'unknown'] as const;
/** From filing to closure. */
export const CLOSING_STEPS = ['day_1', 'days_7', 'days_30', 'days_90', 'longer', 'open'] as const;

/** How often each occurs. */
export type Tally<Id extends string> = Readonly<Record<Id, number>>;

/** Numbers about cases, of which nobody can be told. */
export type Figures = {
  readonly filed: Tally<CaseKind>;
  readonly closed: Tally<CaseKind>;
  /** Details are gone: they count in `filed` and `closed` alone, and as unknown. */
  readonly wiped: number;
  /** Most frequent first; `unknown` also of wiped incidents. */
  readonly causes: readonly { readonly id: string; readonly count: number }[];
  readonly reporting: Tally<(typeof REPORTING_STEPS)[number]>;
  readonly entering: Tally<(typeof ENTERING_STEPS)[number]>;
  readonly closing: Tally<`${(typeof CLOSING_STEPS)[number]}.${CaseKind}`>;
  readonly fates: Tally<`${DeadlineKind}.${Fate}`>;
  /** The middle one, in milliseconds; undefined when none is known. */
  readonly medianReportingMs: number | undefined;
  readonly medianClosingMs: Readonly<Record<CaseKind, number | undefined>>;
};

/** What the cases say together, as they stand `now`. */
export function figuresOf(records: readonly CaseRecord[], rules: Rules, now: Date): Figures {
  const of = (kind: CaseKind) => records.filter(({ filed }) => filed.kind === kind);
  const reportingMs = of('breach').map((record) => reportingTime(record, rules));
  const perKind = <T>(figure: (cases: readonly CaseRecord[]) => T) =>
    Object.fromEntries(KINDS.map((kind) => [kind, figure(of(kind))])) as Record<CaseKind, T>;
  return {
    filed: perKind((cases) => cases.length),
    closed: perKind((cases) => cases.filter(({ state }) => state === 'closed').length),
    wiped: records.filter(({ wipedAt }) => wipedAt).length,
    causes: causesOf(of('breach')),
    reporting: tally(REPORTING_STEPS, reportingMs.map(reportingStep)),
    entering: tally(
      ENTERING_STEPS,
      of('dsr').map((record) => enteringStep(record, rules)),
    ),
    closing: tally(
      CLOSING_STEPS.flatMap((step) => KINDS.map((kind) => `${step}.${kind}` as const)),
      records.map((record) => `${closingStep(closingTime(record))}.${record.filed.kind}` as const),
    ),
    fates: tally(
      DEADLINE_KINDS.flatMap((kind) => FATES.map((fate) => `${kind}.${fate}` as const)),
      records.flatMap((record) =>
        deadlinesOf(record, rules).map((deadline) => `${deadline.kind}.${fateOf(deadline, record, now)}` as const),
      ),
    ),
    medianReportingMs: median(reportingMs),
    medianClosingMs: perKind((cases) => median(cases.map(closingTime))),
  };
}

/** Of a day without an hour strictly: from its first instant, as its clock runs. Undefined when nobody knows. */
function reportingTime({ filed }: CaseRecord, { organisation, law }: Rules): number | undefined {
  const clock = breachClock(filed.answers, filed.filedAt, organisation.clients, law);
  if (clock.basis === 'reported') return undefined;
  return Math.max(0, filed.filedAt.getTime() - clock.awareAt.getTime());
}

function reportingStep(ms: number | undefined): (typeof REPORTING_STEPS)[number] {
  if (ms === undefined) return 'unknown';
  if (ms <= HOUR_MS) return 'hour_1';
  if (ms <= 4 * HOUR_MS) return 'hours_4';
  if (ms <= 24 * HOUR_MS) return 'hours_24';
  return ms <= 72 * HOUR_MS ? 'hours_72' : 'longer';
}

function enteringStep({ filed }: CaseRecord, { law }: Rules): (typeof ENTERING_STEPS)[number] {
  const { answers, filedAt } = filed;
  if (answers.requester_role === 'self') return 'same_day';
  const { receivedOn, basis } = requestClock({ received: answers.received_at, submittedAt: filedAt }, law);
  if (basis === 'reported') return 'unknown';
  const days = (Date.parse(brusselsCalendar(filedAt).today) - Date.parse(receivedOn)) / DAY_MS;
  if (days <= 0) return 'same_day';
  if (days <= 7) return 'days_7';
  return days <= 21 ? 'days_21' : 'longer';
}

function closingTime(record: CaseRecord): number | undefined {
  const at = settledAt(record);
  return at && Math.max(0, at.getTime() - record.filed.filedAt.getTime());
}

function closingStep(ms: number | undefined): (typeof CLOSING_STEPS)[number] {
  if (ms === undefined) return 'open';
  if (ms <= DAY_MS) return 'day_1';
  if (ms <= 7 * DAY_MS) return 'days_7';
  if (ms <= 30 * DAY_MS) return 'days_30';
  return ms <= 90 * DAY_MS ? 'days_90' : 'longer';
}

function causesOf(breaches: readonly CaseRecord[]): Figures['causes'] {
  const causes = breaches.map(({ filed }) => causeOf(filed.answers.cause));
  return [...new Set(causes)]
    .map((id) => ({ id, count: causes.filter((cause) => cause === id).length }))
    .sort((a, b) => b.count - a.count || a.id.localeCompare(b.id));
}

/** One that is not offered any more is another one. */
function causeOf(cause = 'unknown'): string {
  const { field } = questionOf('breach', 'cause');
  return field.kind === 'choice' && field.options.includes(cause) ? cause : 'other';
}

function tally<Id extends string>(ids: readonly Id[], found: readonly Id[]): Tally<Id> {
  return Object.fromEntries(ids.map((id) => [id, found.filter((one) => one === id).length])) as Tally<Id>;
}

function median(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  const [low, high] = [known[Math.floor((known.length - 1) / 2)], known[Math.floor(known.length / 2)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
