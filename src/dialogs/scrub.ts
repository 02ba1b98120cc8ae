import { card } from './scrub/card';
import { cellsOf } from './scrub/cells';
import type { Cell, Span } from './scrub/cells';
import { digitGroups, windowsFrom } from './scrub/digit-groups';
import type { Window } from './scrub/digit-groups';
import { ibanAt } from './scrub/iban';
import { nationalNumber } from './scrub/national-number';
import type { Verdict } from './scrub/verdict';

export type NumberKind = 'national_number' | 'iban' | 'card';

/** What was found in a text. */
export type Scrubbed = {
  /** The text with every number that is surely one replaced by `mark(kind)`. */
  readonly text: string;
  /** Kinds that were replaced, each once, in order of appearance. */
  readonly removed: readonly NumberKind[];
  /** What looks like such a number but fails its checksum, still in the text: asked about, never silently removed. */
  readonly doubtful: readonly NumberKind[];
};

/** `breaks`: how many line breaks it was read across, of digits only. */
type Find = Span & { readonly kind: NumberKind; readonly verdict: Verdict; readonly breaks: number };

/**
 * Takes Belgian national numbers, IBANs and payment cards out of a text, however they are written. A mark holds no
 * digits, so that scrubbing again changes nothing. `also`: replace the doubtful ones too.
 */
export function scrub(text: string, mark: (kind: NumberKind) => string, options: { also?: 'doubtful' } = {}): Scrubbed {
  const cells = cellsOf(text);
  const removed: Find[] = [];
  // A number that goes leaves its neighbours standing alone, and alone one of them may be a number too.
  for (;;) {
    const finds = findIn(cells);
    const isLeaving = ({ verdict }: Find) => verdict === 'sure' || options.also === 'doubtful';
    const leaving = finds.filter(isLeaving);
    if (leaving.length === 0) {
      removed.sort((one, other) => one.first - other.first);
      return { text: replaced(text, cells, removed, mark), removed: kindsOf(removed), doubtful: kindsOf(finds) };
    }
    leaving.forEach((find) => wall(cells, find));
    removed.push(...leaving);
  }
}

function findIn(cells: readonly Cell[]): Find[] {
  const rest = [...cells];
  const ibans = withoutOverlap(findIbans(rest));
  // An IBAN with a mistake is one doubt, not a card in its digits.
  ibans.forEach((find) => wall(rest, find));
  return [...ibans, ...withoutOverlap(findDigits(rest))].sort((one, other) => one.first - other.first);
}

function findIbans(cells: readonly Cell[]): Find[] {
  return cells.flatMap(({ kind }, at) => {
    const iban = kind === 'letter' ? ibanAt(cells, at) : undefined;
    return iban ? [{ ...iban, kind: 'iban', breaks: 0 }] : [];
  });
}

function findDigits(cells: readonly Cell[]): Find[] {
  const groups = digitGroups(cells);
  return groups.flatMap((_, at) => windowsFrom(groups, at).flatMap((window) => judged(cells, window)));
}

function judged(cells: readonly Cell[], window: Window): Find[] {
  const { first, last, joints } = window;
  const breaks = joints.filter((joint) => joint === 'line').length;
  const finds: Find[] = [
    { first, last, kind: 'card', verdict: card(cells, window), breaks },
    { first, last, kind: 'national_number', verdict: nationalNumber(cells, window), breaks },
  ];
  return finds.filter(({ verdict }) => verdict !== 'no');
}

/** Of finds that share characters: the sure one, then what stands on one line, then the first, then the longer one. */
function withoutOverlap(finds: readonly Find[]): Find[] {
  const doubt = ({ verdict }: Find) => (verdict === 'sure' ? 0 : 1);
  const ranked = finds.toSorted(
    (a, b) => doubt(a) - doubt(b) || a.breaks - b.breaks || a.first - b.first || b.last - a.last,
  );
  const taken = new Set<number>();
  return ranked.filter(({ first, last }) => {
    for (let at = first; at <= last; at++) if (taken.has(at)) return false;
    for (let at = first; at <= last; at++) taken.add(at);
    return true;
  });
}

/** Nothing is read across what was found. */
function wall(cells: Cell[], { first, last }: Span): void {
  for (let at = first; at <= last; at++) {
    const cell = cells[at];
    if (cell) cells[at] = { ...cell, kind: 'other', value: '' };
  }
}

function replaced(text: string, cells: readonly Cell[], finds: readonly Find[], mark: (kind: NumberKind) => string) {
  let from = 0;
  const parts = finds.map(({ first, last, kind }) => {
    const before = text.slice(from, cells[first]?.start);
    from = cells[last]?.end ?? from;
    return before + mark(kind);
  });
  return parts.join('') + text.slice(from);
}

function kindsOf(finds: readonly Find[]): NumberKind[] {
  return [...new Set(finds.map(({ kind }) => kind))];
}
