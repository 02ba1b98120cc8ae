import { contextIn, noSuchCase, print, printJson, readFound, withCases } from './case-tools';
import type { CaseToolsDeps, OpenCases } from './case-tools';
import { brusselsTime } from '../cases/calendar';
import type { CaseState } from '../cases/case-progress';
import { recordDpoEvent, setCaseState, undoDpoEvent } from '../cases/case-state';
import type { Recording } from '../cases/case-state';
import type { DpoEvent } from '../cases/case-progress';
import { readInstant } from '../cases/instant';
import { undone } from '../cases/recorded';
import { Refusal, typed } from './refusal';
import { dueText } from '../register/case-lines';
import { isReadable } from '../register/case-record';
import type { RegisterContext } from '../register/columns';
import { fateOf, openDeadline } from '../register/deadline';
import { eventWords } from '../register/event-words';
import { formatInstant } from '../texts/dates';

/** `at`: when it happened, with its offset; now unless said otherwise. */
export type ChangeOptions = { readonly at?: string; readonly language: string; readonly json?: true };

/** Sets how a case stands and says so, and what that ends and what goes on. */
export async function changeState(
  deps: CaseToolsDeps,
  reference: string,
  state: CaseState,
  options: ChangeOptions,
): Promise<void> {
  const corrects = options.at !== undefined;
  await change(deps, { reference, what: state, event: `state:${state}` }, options, ({ database }, at) =>
    setCaseState(database, { reference, state, at, now: deps.now(), corrects }),
  );
}

/** Records that something was done and says so. */
export async function recordEvent(
  deps: CaseToolsDeps,
  reference: string,
  event: DpoEvent,
  options: ChangeOptions,
): Promise<void> {
  await change(deps, { reference, what: event, event }, options, ({ database }, at) =>
    recordDpoEvent(database, { reference, event, at }),
  );
}

/** Takes back what was recorded by mistake and says so, or that there was nothing. */
export async function undoEvent(
  deps: CaseToolsDeps,
  reference: string,
  event: DpoEvent,
  options: ChangeOptions,
): Promise<void> {
  const taken = undone(event);
  await change(deps, { reference, what: taken, event: taken }, options, ({ database }, now) =>
    undoDpoEvent(database, { reference, event, now }),
  );
}

/** What is recorded of a case, as it is typed and as the event it becomes. */
type Change = { readonly reference: string; readonly what: string; readonly event: string };

/** Records something and says so; of a case that is not there, or not of the kind, that it was not. */
async function change(
  deps: CaseToolsDeps,
  { reference, what, event }: Change,
  { at: typedAt, language, json }: ChangeOptions,
  record: (cases: OpenCases, at: Date) => Promise<Recording>,
): Promise<void> {
  const context = contextIn(deps, language);
  const at = typedAt === undefined ? deps.now() : typed(() => readInstant(typedAt));
  if (at > deps.now()) throw new Refusal(`${brusselsTime(at)} is yet to come: expected when it happened`, 2);
  const outcome = await withCases(deps, (cases) => record(cases, at));
  if (outcome === 'no_such_case') throw noSuchCase(reference);
  if (outcome === 'other_kind') throw new Refusal(`${reference}: ${what} is nothing of a case of this kind`, 2);
  if (outcome === 'no_first_part') throw new Refusal(`${reference}: record authority_part_1 first`, 2);
  if (outcome === 'too_early') {
    throw new Refusal(
      `${brusselsTime(at)} is over two months before ${reference} was filed: expected when it happened`,
      2,
    );
  }
  if (json) return printJson({ reference, recorded: outcome === 'recorded' ? what : null });
  const { t } = context;
  const nothing = t(`register.cases.${event.startsWith('undone:') ? 'not_recorded' : 'already'}`);
  const when = outcome === 'recorded' ? formatInstant(at, context.language) : nothing;
  print([
    `${reference}: ${eventWords(event, t)}, ${when}`,
    ...(event === 'state:in_progress' ? await clockLines(reference, context, deps) : []),
  ]);
}

/** Whoever began is reminded by mail no more, while the clock of the law runs on. A question is never reminded of. */
async function clockLines(reference: string, context: RegisterContext, deps: CaseToolsDeps): Promise<string[]> {
  const now = deps.now();
  const [record] = await readFound(deps, context, { reference });
  if (!record || !isReadable(record) || record.filed.kind === 'ask_dpo') return [];
  const open = openDeadline(record, context, now);
  if (!open) return [];
  const deadline = context.t(`register.deadlines.${open.kind}`);
  const line = fateOf(open, record, now) === 'passed' ? 'clock_passed' : 'clock_runs';
  return [context.t(`register.cases.${line}`, { deadline, until: dueText(open.due, context) })];
}
