import { readContact } from './contact';
import type {
  Answers,
  ChoicesField,
  Conditions,
  DialogDefinition,
  FieldDefinition,
  Inputs,
  PageDefinition,
  TextField,
} from './definition';
import { holds, listOf, pagesOf } from './definition';
import { scrub } from './scrub';

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
    | 'in_the_past'
    | 'not_a_contact'
    | 'not_a_phone'
    | 'alone'
    | 'only_information'
    | 'doubtful_number'
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

export type CheckContext = {
  readonly calendar: Calendar;
  readonly clientIds: readonly string[];
  readonly listedIds: Readonly<Record<'entities' | 'sites', readonly string[]>>;
};

export const MOMENT_OPTIONS = ['now', 'today', 'yesterday', 'earlier', 'unknown'] as const;
/** The parts of a moment beside its choice, and when they matter. */
export const onPart = (id: string) => `${id}_on`;
export const timePart = (id: string) => `${id}_time`;
export const DAY_ASKED = ['earlier'];
export const TIME_ASKED = ['today', 'yesterday', 'earlier'];

/** Options of a client field beside the configured clients. */
export const CLIENT_EXTRAS = ['other', 'unknown'] as const;

/** Whether a number in a text, that looks like one never to be kept but is none by its checksum, may stay. */
export const numbersPart = (id: string) => `${id}_numbers`;
export const NUMBERS_OPTIONS = ['remove', 'keep'] as const;

/** The ids of all inputs that a page may draw. */
export function inputsOf(page: PageDefinition): string[] {
  return page.fields.flatMap(({ kind, id }) => {
    switch (kind) {
      case 'moment':
        return [id, onPart(id), timePart(id)];
      case 'text':
        return [id, numbersPart(id)];
      case 'carried':
        return [];
      case 'choice':
      case 'choices':
      case 'client':
      case 'listed':
      case 'day':
        return [id];
    }
  });
}

/** The ids of all its fields, and of their parts. */
export function inputIdsOf(page: PageDefinition): string[] {
  return [...new Set([...page.fields.map(({ id }) => id), ...inputsOf(page)])];
}

type Checked = { readonly problems: Problems; readonly answers: Answers };

/** Checks the inputs of one page and normalises them; `answers` is complete when there are no problems. */
export function checkPage(page: PageDefinition, inputs: Inputs, context: CheckContext): Checked {
  const problems: Record<string, Problem> = {};
  const answers: Record<string, string> = {};
  for (const field of page.fields) {
    if (!holds(field.when, inputs)) {
      // A card shows every field of its page: what was filled in against the choice above is asked, not dropped.
      const drawn = foreignConditionsHold(field.when, page, inputs);
      if (drawn && says(inputs[field.id])) problems[field.id] = { code: 'contradicts' };
      continue;
    }
    const result = checkField(field, inputs, context);
    if ('answer' in result) {
      if (result.answer !== undefined) answers[field.id] = result.answer;
    } else problems[result.at] = result.problem;
  }
  return { problems, answers };
}

/** Checks all pages that are part of the dialog with these inputs; `page` is the first with a problem. */
export function checkDialog(
  dialog: DialogDefinition,
  inputs: Inputs,
  context: CheckContext,
): { readonly answers: Answers } | { readonly page: PageDefinition; readonly problems: Problems } {
  let answers: Answers = {};
  for (const page of pagesOf(dialog, inputs)) {
    const checked = checkPage(page, inputs, context);
    if (Object.keys(checked.problems).length > 0) return { page, problems: checked.problems };
    answers = { ...answers, ...checked.answers };
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
    case 'choices':
      return someOf(field, input);
    case 'client':
      return oneOf(field.id, input, [...context.clientIds, ...CLIENT_EXTRAS]);
    case 'listed':
      return oneOf(field.id, input, [...context.listedIds[field.list], ...field.extras]);
    case 'text':
      return checkText(field, input, inputs);
    case 'moment':
      return checkMoment(field.id, input, inputs, context.calendar);
    case 'day':
      return checkDay(field.id, input, context.calendar);
    case 'carried':
      return { answer: [...input].slice(0, field.max).join('') };
  }
}

/** In the order of the definition, each once; what only asks for information is no answer. */
function someOf({ id, options, alone = [], informs = [] }: ChoicesField, input: string): FieldResult {
  const given = listOf(input);
  if (given.some((one) => !options.includes(one))) return wrong(id, 'not_an_option');
  const chosen = options.filter((option) => given.includes(option));
  if (chosen.length > 1 && chosen.some((one) => alone.includes(one))) return wrong(id, 'alone');
  if (chosen.every((one) => informs.includes(one))) return wrong(id, 'only_information');
  return { answer: chosen.filter((one) => !informs.includes(one)).join(',') };
}

function oneOf(id: string, input: string, options: readonly string[]): FieldResult {
  return options.includes(input) ? { answer: input } : wrong(id, 'not_an_option');
}

function checkText(field: TextField, input: string, inputs: Inputs): FieldResult {
  const { id, min, max, format } = field;
  const length = [...input].length;
  // Where a number was taken out a mark is left, which says nothing.
  if (field.required && input.replace(/\[[^[\]]*\]/g, '').trim() === '') return wrong(id, 'required');
  if (length < min) return wrong(id, 'too_short', { min });
  if (length > max) return wrong(id, 'too_long', { max, length });
  if (format === 'contact') {
    const contact = readContact(input);
    return 'problem' in contact ? wrong(id, contact.problem) : { answer: contact.contact };
  }
  if (isDoubtful(input) && inputs[numbersPart(id)] !== 'keep') return wrong(numbersPart(id), 'doubtful_number');
  return { answer: input };
}

/** Whether a text holds what looks like a national, bank or card number but has a wrong checksum. */
export function isDoubtful(text: string): boolean {
  return scrub(text, () => '').doubtful.length > 0;
}

function checkDay(id: string, input: string, calendar: Calendar): FieldResult {
  if (!calendar.isDay(input)) return wrong(id, 'not_a_day');
  return input < calendar.today ? wrong(id, 'in_the_past') : { answer: input };
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

/** Whether the conditions on fields of other pages hold: where they do not, the field is not drawn at all. */
export function foreignConditionsHold(when: Conditions | undefined, page: PageDefinition, inputs: Inputs): boolean {
  const foreign = (when ?? []).filter((condition) => page.fields.every(({ id }) => id !== condition.field));
  return holds(foreign, inputs);
}

/** An input that holds something other than "I don't know". */
function says(input: string | undefined): boolean {
  return input !== undefined && input.trim() !== '' && input !== 'unknown';
}

function wrong(at: string, code: Problem['code'], params?: Readonly<Record<string, number>>): FieldResult {
  return { at, problem: params ? { code, params } : { code } };
}
