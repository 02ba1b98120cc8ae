import { valueOf } from './digit-groups';
import type { Cell, Span } from './cells';

const WORD_CELLS = 24;
const PHONE_WORD =
  /(?:^|[^A-Z<])(?:TEL|TELEFOON|TELEPHONE|TELEFON|TEL\.?NR|GSM|FAX|PHONE|MOBILE|MOBIEL|MOBIL|HANDY)[\s.:]*$/;

/** A letter stands against it: `nr85073003328`, `85073003328is`. */
export function isGlued(cells: readonly Cell[], { first, last }: Span): boolean {
  return cells[first - 1]?.kind === 'letter' || cells[last + 1]?.kind === 'letter';
}

/** It is part of a code that mixes letters and digits: `1Z999AA10123456784`. */
export function isInCode(cells: readonly Cell[], { first, last }: Span): boolean {
  let before = first - 1;
  while (cells[before]?.kind === 'letter') before--;
  let after = last + 1;
  while (cells[after]?.kind === 'letter') after++;
  return (
    (before < first - 1 && cells[before]?.kind === 'digit') || (after > last + 1 && cells[after]?.kind === 'digit')
  );
}

/** `+32 …`, `(+32 …`. */
export function hasPlus(cells: readonly Cell[], { first }: Span): boolean {
  return cells[first - 1]?.value === '+';
}

/** A word for a telephone stands right before it. Slack's own `<tel:` does not count: it links any long number. */
export function followsPhoneWord(cells: readonly Cell[], { first }: Span): boolean {
  return PHONE_WORD.test(valueOf(cells, { first: Math.max(0, first - WORD_CELLS), last: first - 1 }));
}
