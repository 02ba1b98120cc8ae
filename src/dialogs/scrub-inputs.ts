import { numbersPart } from './check';
import type { Inputs, PageDefinition } from './definition';
import { scrub } from './scrub';
import type { NumberKind, Scrubbed } from './scrub';

/** Inputs without the numbers that are never kept, and which kinds were taken out. */
export type ScrubbedInputs = { readonly inputs: Inputs; readonly removed: readonly NumberKind[] };

/**
 * Takes national, bank and card numbers out of the texts of a page. One that only looks like it stays until the person
 * says: `remove` takes it out too.
 */
export function scrubInputs(page: PageDefinition, inputs: Inputs, mark: (kind: NumberKind) => string): ScrubbedInputs {
  const removed = new Set<NumberKind>();
  const clean: Record<string, string> = { ...inputs };
  for (const field of page.fields) {
    const { id } = field;
    const input = clean[id];
    if ((field.kind !== 'text' && field.kind !== 'carried') || input === undefined) continue;
    const isUnwanted = clean[numbersPart(id)] === 'remove';
    const scrubbed = scrubWithin(field.max, input, mark, isUnwanted ? { also: 'doubtful' } : {});
    scrubbed.removed.forEach((one) => removed.add(one));
    clean[id] = scrubbed.text;
    if (isUnwanted) clean[numbersPart(id)] = '';
  }
  return { inputs: clean, removed: [...removed] };
}

/** Shorter than any number. */
const SHORT_MARK = '[…]';

/** A mark is longer than many a number: it must not make a text too long that was not. */
function scrubWithin(
  max: number,
  text: string,
  mark: (kind: NumberKind) => string,
  options: { also?: 'doubtful' },
): Scrubbed {
  const scrubbed = scrub(text, mark, options);
  const grew = [...scrubbed.text].length > max && [...text].length <= max;
  return grew ? scrub(text, () => SHORT_MARK, options) : scrubbed;
}
