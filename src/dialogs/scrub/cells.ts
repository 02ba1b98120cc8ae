/**
 * One character that counts, as it is compared: digits of any script as 0–9, Latin letters as A–Z, every dash as `-`,
 * dots and middle dots as `.`, every space as ` `, a line break as a new line. `start` and `end` are its UTF-16 offsets
 * in the text.
 */
export type Cell = { readonly kind: CellKind; readonly value: string; readonly start: number; readonly end: number };
/** `joint`: may stand between the groups of one number. `other` ends a number. */
export type CellKind = 'digit' | 'letter' | 'joint' | 'other';
/** Cells of one find; both indexes included. */
export type Span = { readonly first: number; readonly last: number };

const KEYCAP = /^\uFE0F?\u20E3/;
const UNSEEN = /^[\p{Cf}\p{M}]$/u;
/** What the eye reads as the same joint, beyond the dashes (Pd) and spaces (Zs) of Unicode. */
const JOINTS: Readonly<Record<string, string>> = {
  '.': '.',
  '·': '.',
  '•': '.',
  '‧': '.',
  '∙': '.',
  '․': '.',
  ',': ',',
  '/': '/',
  '⁄': '/',
  '∕': '/',
  _: '_',
  '-': '-',
  '−': '-',
  '⁃': '-',
  '\t': ' ',
  '\r': ' ',
  '\n': '\n',
  '\v': '\n',
  '\f': '\n',
  '\u0085': '\n',
  '\u2028': '\n',
  '\u2029': '\n',
};
/** Zeros of the Arabic digits, which compatibility forms leave alone. */
const ARABIC_ZEROS = [0x0660, 0x06f0];

/** The characters of a text that are seen; what is not (zero-width, soft hyphen, combining marks) is left out. */
export function cellsOf(text: string): Cell[] {
  const cells: Cell[] = [];
  // Most characters of a text come back, and looking up their Unicode classes is what takes time.
  const known = new Map<string, Reading>();
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    const reading = known.get(character) ?? read(character);
    known.set(character, reading);
    // A digit in a keycap is an emoji.
    const isKeycap = reading.kind === 'digit' && KEYCAP.test(text.slice(end, end + 2));
    if (reading.kind !== 'unseen') {
      cells.push({ kind: isKeycap ? 'other' : reading.kind, value: isKeycap ? '' : reading.value, start, end });
    }
    start = end;
  }
  return cells;
}

type Reading = { readonly kind: CellKind | 'unseen'; readonly value: string };

function read(character: string): Reading {
  if (UNSEEN.test(character)) return { kind: 'unseen', value: '' };
  const value = plain(character);
  if (/^[0-9]$/.test(value)) return { kind: 'digit', value };
  if (/^[a-z]$/i.test(value)) return { kind: 'letter', value: value.toUpperCase() };
  const joint = JOINTS[value];
  if (joint !== undefined) return { kind: 'joint', value: joint };
  if (/^\p{Pd}$/u.test(value)) return { kind: 'joint', value: '-' };
  if (/^\p{Zs}$/u.test(value)) return { kind: 'joint', value: ' ' };
  return /^\p{L}$/u.test(character) ? { kind: 'letter', value: '' } : { kind: 'other', value };
}

/** Full-width, mathematical and Arabic characters as ASCII. Superscripts and circled digits stay what they are. */
function plain(character: string): string {
  if (!/^[\p{Nd}\p{L}\p{P}\p{Z}]$/u.test(character)) return character;
  const point = character.codePointAt(0) ?? 0;
  const zero = ARABIC_ZEROS.find((one) => point >= one && point <= one + 9);
  return zero === undefined ? character.normalize('NFKC') : String(point - zero);
}
