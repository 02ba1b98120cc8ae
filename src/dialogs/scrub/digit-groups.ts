import type { Cell, Span } from './cells';

/**
 * What stands between two groups of digits that may be one number. `none`: they are not. `line`: a line break.
 * `sentence`: a full stop, comma or slash and a space. `loose`: a dash and a space. The others are the
 * character itself.
 */
export type Joint = 'none' | 'line' | 'sentence' | 'loose' | ' ' | '.' | '-' | '/' | ',' | '_';

/** Digits that stand together, with what joins them to the groups before and after. */
export type DigitGroup = Span & { readonly digits: string; readonly before: Joint; readonly after: Joint };

/** Consecutive groups read as one number. `cuts`: after how many digits a joint stands. */
export type Window = Span & {
  readonly digits: string;
  readonly cuts: readonly number[];
  readonly joints: readonly Joint[];
  readonly before: Joint;
  readonly after: Joint;
  /** Digits of the groups beside it, empty when there are none. */
  readonly previous: string;
  readonly next: string;
  /** How many groups of four digits go on before and after it with the joint that its own first groups have. */
  readonly foursBefore: number;
  readonly foursAfter: number;
};

/** Joints without a space. Of several together, the first counts. */
const TIGHT = ['-', '.', '/', ',', '_'] as const;
/** Longest run of joints inside one number: a line break with a dash and an indent. */
const MAX_JOINT_CELLS = 6;
/** Of a national number or a payment card. */
const MIN_DIGITS = 11;
const MAX_DIGITS = 19;
/** Five groups at most, one of them broken by a line: keeps a text of single digits quick. */
const MAX_GROUPS = 6;
/** No need to count further: two cards. */
const MAX_FOURS = 8;

export function digitGroups(cells: readonly Cell[]): DigitGroup[] {
  const groups: DigitGroup[] = [];
  let before: Joint = 'none';
  for (let first = nextDigit(cells, 0); first < cells.length;) {
    let last = first;
    while (cells[last + 1]?.kind === 'digit') last++;
    const next = nextDigit(cells, last + 1);
    const after = jointOf(cells, last + 1, next);
    groups.push({ first, last, digits: valueOf(cells, { first, last }), before, after });
    before = after;
    first = next;
  }
  return groups;
}

/** Index of the first digit from `at`, the number of cells when there is none. */
function nextDigit(cells: readonly Cell[], at: number): number {
  let next = at;
  while (next < cells.length && cells[next]?.kind !== 'digit') next++;
  return next;
}

/** Every number of 11 to 19 digits that starts with the group at `from`, the shortest first. */
export function windowsFrom(groups: readonly DigitGroup[], from: number): Window[] {
  const windows: Window[] = [];
  let length = 0;
  for (let to = from; to < from + MAX_GROUPS; to++) {
    const group = groups[to];
    length += group?.digits.length ?? 0;
    if (!group || length > MAX_DIGITS) break;
    if (length >= MIN_DIGITS) windows.push(windowOf(groups, from, to));
    if (group.after === 'none') break;
  }
  return windows;
}

function windowOf(groups: readonly DigitGroup[], from: number, to: number): Window {
  const inside = groups.slice(from, to + 1);
  const cuts: number[] = [];
  let digits = '';
  for (const group of inside) {
    if (digits !== '') cuts.push(digits.length);
    digits += group.digits;
  }
  const { first = 0, before = 'none' } = inside[0] ?? {};
  const { last = 0, after = 'none' } = inside.at(-1) ?? {};
  const joint = inside[0]?.after ?? 'none';
  return {
    first,
    last,
    digits,
    cuts,
    joints: inside.slice(1).map((group) => group.before),
    before,
    after,
    previous: before === 'none' ? '' : (groups[from - 1]?.digits ?? ''),
    next: after === 'none' ? '' : (groups[to + 1]?.digits ?? ''),
    foursBefore: foursBeside(groups, from, -1, joint),
    foursAfter: foursBeside(groups, to, 1, joint),
  };
}

function foursBeside(groups: readonly DigitGroup[], from: number, step: 1 | -1, joint: Joint): number {
  for (let count = 0; count < MAX_FOURS; count++) {
    const group = groups[from + step * (count + 1)];
    const side = step > 0 ? group?.before : group?.after;
    if (side !== joint || side === 'none' || group?.digits.length !== 4) return count;
  }
  return MAX_FOURS;
}

/** A joint that leaves no space: the groups beside it are one code. */
export function isTight(joint: Joint): boolean {
  return TIGHT.some((tight) => tight === joint);
}

/** Numbers under each other are a list, not one that a line end broke. A short neighbour numbers the lines. */
export function isInList({ before, after, previous, next }: Window): boolean {
  return (before === 'line' && previous.length > 3) || (after === 'line' && next.length > 3);
}

export function valueOf(cells: readonly Cell[], { first, last }: Span): string {
  let value = '';
  for (let at = first; at <= last; at++) value += cells[at]?.value ?? '';
  return value;
}

function jointOf(cells: readonly Cell[], from: number, until: number): Joint {
  if (until === cells.length || until - from > MAX_JOINT_CELLS) return 'none';
  let [breaks, spaces] = [0, 0];
  let tight: (typeof TIGHT)[number] | undefined;
  for (let at = from; at < until; at++) {
    const { kind, value } = cells[at] ?? OUTSIDE;
    if (kind !== 'joint') return 'none';
    if (value === '\n') breaks++;
    else if (value === ' ') spaces++;
    else tight ??= TIGHT.find((one) => one === value);
  }
  if (breaks > 0) return breaks === 1 ? 'line' : 'none';
  if (tight === undefined) return ' ';
  if (spaces > 0) return tight === '-' ? 'loose' : 'sentence';
  return tight;
}

const OUTSIDE = { kind: 'other', value: '' };
