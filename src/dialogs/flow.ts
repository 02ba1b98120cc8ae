import { checkPage, onPart, timePart } from './check';
import type { Calendar, CheckContext } from './check';
import type { Answers, DialogDefinition, FieldDefinition, Inputs, PageDefinition } from './definition';
import { holds, pagesOf } from './definition';
import type { FormState } from './form';

/**
 * The page after this one. When the review was reached before, a changed page leads back to it, past the pages that are
 * answered already; not past one that became part of the dialog by the change.
 */
export function nextPage(
  dialog: DialogDefinition,
  page: PageDefinition,
  { inputs, visited }: Pick<FormState, 'inputs' | 'visited'>,
  context: CheckContext,
): PageDefinition {
  const pages = pagesOf(dialog, inputs);
  const after = pages.slice(pages.indexOf(page) + 1);
  const review = pages.find((one) => one.review && visited.includes(one.id));
  if (!review) return after[0] ?? page;
  const isAnswered = (one: PageDefinition) =>
    visited.includes(one.id) && Object.keys(checkPage(one, inputs, context).problems).length === 0;
  return pages.find((one) => one !== page && (one === review || !isAnswered(one))) ?? review;
}

/**
 * Of the pages that were sent on, those that ask nothing after a change that they did not ask before it: an optional
 * field that came with it was never seen.
 */
export function stillAnswered(
  dialog: DialogDefinition,
  visited: readonly string[],
  before: Inputs,
  after: Inputs,
): readonly string[] {
  const asks = ({ when }: PageDefinition, field: FieldDefinition, inputs: Inputs) =>
    holds(when, inputs) && holds(field.when, inputs);
  const asksMore = dialog.pages.filter((page) =>
    page.fields.some((field) => asks(page, field, after) && !asks(page, field, before)),
  );
  return visited.filter((id) => asksMore.every((page) => page.id !== id));
}

export function previousPage(dialog: DialogDefinition, page: PageDefinition, inputs: Inputs): PageDefinition {
  const pages = pagesOf(dialog, inputs);
  return pages[pages.indexOf(page) - 1] ?? page;
}

/** The page itself, or the first one of the dialog when the inputs do not lead to it (any more). */
export function reachable(dialog: DialogDefinition, page: PageDefinition, inputs: Inputs): PageDefinition {
  const [first] = pagesOf(dialog, inputs);
  return holds(page.when, inputs) ? page : (first ?? page);
}

/**
 * "Now" and "yesterday" as the day and hour they mean at `calendar.now`: what is sent later, from another page or from a
 * draft, must mean the same moment.
 */
export function withFixedMoments(dialog: DialogDefinition, inputs: Inputs, calendar: Calendar): Inputs {
  const moments = dialog.pages.flatMap((page) => page.fields.filter(({ kind }) => kind === 'moment'));
  return moments.reduce<Inputs>((fixed, { id }) => {
    const day = { now: calendar.today, today: calendar.today, yesterday: calendar.yesterday }[fixed[id] ?? ''];
    if (day === undefined) return fixed;
    const hour = fixed[id] === 'now' ? timeOf(calendar.format(calendar.now)) : undefined;
    return { ...fixed, [id]: 'earlier', [onPart(id)]: day, ...(hour === undefined ? {} : { [timePart(id)]: hour }) };
  }, inputs);
}

/** The inputs that a dialog about a filed case starts from: what was answered before, as it was filled in. */
export function inputsFrom(dialog: Extract<DialogDefinition, { files: 'version' }>, answers: Answers): Inputs {
  const moments = new Set(
    dialog.pages.flatMap((page) => page.fields.filter(({ kind }) => kind === 'moment').map(({ id }) => id)),
  );
  const known = Object.entries(answers).filter(([id]) => dialog.starts_from.includes(id));
  return known.reduce<Inputs>(
    (inputs, [id, answer]) => ({ ...inputs, ...(moments.has(id) ? momentInputs(id, answer) : { [id]: answer }) }),
    {},
  );
}

function momentInputs(id: string, answer: string): Inputs {
  if (answer === 'unknown') return { [id]: answer };
  const day = answer.slice(0, 'YYYY-MM-DD'.length);
  return { [id]: 'earlier', [onPart(id)]: day, ...(answer === day ? {} : { [timePart(id)]: timeOf(answer) }) };
}

/** `16:40` of an RFC 3339 instant. */
function timeOf(instant: string): string {
  return instant.slice('YYYY-MM-DDT'.length, 'YYYY-MM-DDTHH:MM'.length);
}
