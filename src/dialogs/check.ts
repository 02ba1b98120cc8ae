import type { Answers, DialogDefinition, FieldDefinition, Inputs, PageDefinition } from './definition';
import { holds } from './definition';

/** What is wrong with an input; its text is `common.problems.<code>`. */
export type Problem = {
  readonly code:
    | 'required'
    | 'not_an_option'
    | 'too_short'
    | 'too_long'
    | 'not_a_day'
    | 'not_a_time'
    | 'in_the_future'
    | 'contradicts';
  readonly params?: Readonly<Record<string, number>>;
};

/** Input id → problem. */
export type Problems = Readonly<Record<string, Problem>>;

/** The calendar in which people say when something happened. Days are `YYYY-MM-DD`, times `HH:MM`. */
export type Calendar = {
  readonly now: Date;
  readonly today: string;
  readonly yesterday: string;
  readonly isDay: (text: string) => boolean;
  readonly instantAt: (day: string, time: string) => Date;
  /** RFC 3339 with the local offset. */
  readonly format: (at: Date) => string;
};

export type CheckContext = { readonly calendar: Calendar; readonly clientIds: readonly string[] };

export const MOMENT_OPTIONS = ['now', 'today', 'yesterday', 'earlier', 'unknown'] as const;
/** The parts of a moment beside its choice, and when they matter. */
export const onPart = (id: string) => `${id}_on`;
export const timePart = (id: string) => `${id}_time`;
export const DAY_ASKED = ['earlier'];
export const TIME_ASKED = ['today', 'yesterday', 'earlier'];

/** Options of a client field beside the configured clients. */
export const CLIENT_EXTRAS = ['other', 'unknown'] as const;

/** The ids of all inputs that a page may draw. */
export function inputsOf(page: PageDefinition): string[] {
  return page.fields.flatMap(({ kind, id }) => (kind === 'moment' ? [id, onPart(id), timePart(id)] : [id]));
}

type Checked = { readonly problems: Problems; readonly answers: Answers };

/** Checks the inputs of one page and normalises them; `answers` is complete when there are no problems. */
export function checkPage(page: PageDefinition, inputs: Inputs, context: CheckContext): Checked {
  const problems: Record<string, Problem> = {};
  const answers: Record<string, string> = {};
  for (const field of page.fields) {
    if (!holds(field.when, inputs)) {
      // A card shows every field always: what was filled in against the choice above is asked, not dropped.
      if (says(inputs[field.id])) problems[field.id] = { code: 'contradicts' };
      continue;
    }
    const result = checkField(field, inputs, context);
    if ('answer' in result) {
      if (result.answer !== undefined) answers[field.id] = result.answer;
    } else problems[result.at] = result.problem;
  }
  return { problems, answers };
}

/** Checks all pages up to and including the one that submits; `page` is the first with a problem. */
export function checkDialog(
  dialog: DialogDefinition,
  inputs: Inputs,
  context: CheckContext,
): { readonly answers: Answers } | { readonly page: PageDefinition; readonly problems: Problems } {
  let answers: Answers = {};
  for (const page of dialog.pages) {
    const checked = checkPage(page, inputs, context);
    if (Object.keys(checked.problems).length > 0) return { page, problems: checked.problems };
    answers = { ...answers, ...checked.answers };
    if (page.submits) break;
  }
  return { answers };
}

type FieldResult = { readonly answer: string | undefined } | { readonly at: string; readonly problem: Problem };

function checkField(field: FieldDefinition, inputs: Inputs, context: CheckContext): FieldResult {
  const input = (inputs[field.id] ?? '').trim();
  if (input === '') return field.required ? wrong(field.id, 'required') : { answer: undefined };
  switch (field.kind) {
    case 'choice':
      return oneOf(field.id, input, field.options);
    case 'client':
      return oneOf(field.id, input, [...context.clientIds, ...CLIENT_EXTRAS]);
    case 'text':
      return checkText(field.id, input, field.min, field.max);
    case 'moment':
      return checkMoment(field.id, input, inputs, context.calendar);
  }
}

function oneOf(id: string, input: string, options: readonly string[]): FieldResult {
  return options.includes(input) ? { answer: input } : wrong(id, 'not_an_option');
}

function checkText(id: string, input: string, min: number, max: number): FieldResult {
  const length = [...input].length;
  if (length < min) return wrong(id, 'too_short', { min });
  if (length > max) return wrong(id, 'too_long', { max, length });
  return { answer: input };
}

function checkMoment(id: string, input: string, inputs: Inputs, calendar: Calendar): FieldResult {
  const choice = oneOf(id, input, MOMENT_OPTIONS);
  if (!('answer' in choice)) return choice;
  const [on, time] = [inputs[onPart(id)]?.trim(), inputs[timePart(id)]?.trim()];
  if (on && !DAY_ASKED.includes(input)) return wrong(onPart(id), 'contradicts');
  if (time && !TIME_ASKED.includes(input)) return wrong(timePart(id), 'contradicts');
  if (input === 'unknown') return { answer: 'unknown' };
  if (input === 'now') return { answer: calendar.format(calendar.now) };
  const day = input === 'today' ? calendar.today : input === 'yesterday' ? calendar.yesterday : on;
  if (!day) return wrong(onPart(id), 'required');
  if (!calendar.isDay(day)) return wrong(onPart(id), 'not_a_day');
  if (day > calendar.today) return wrong(onPart(id), 'in_the_future');
  if (!time) return { answer: day };
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return wrong(timePart(id), 'not_a_time');
  const at = calendar.instantAt(day, time);
  return at > calendar.now ? wrong(timePart(id), 'in_the_future') : { answer: calendar.format(at) };
}

/** An input that holds something other than "I don't know". */
function says(input: string | undefined): boolean {
  return input !== undefined && input.trim() !== '' && input !== 'unknown';
}

function wrong(at: string, code: Problem['code'], params?: Readonly<Record<string, number>>): FieldResult {
  return { at, problem: params ? { code, params } : { code } };
}
