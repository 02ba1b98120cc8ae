import type { Cell, Span } from './cells';
import { ACCOUNTS } from './iban-structures';
import type { Account } from './iban-structures';
import { isGlued, isInCode } from './surroundings';
import type { Verdict } from './verdict';

/** Longest run of joints inside an IBAN, as in a digit group. */
const MAX_JOINT_CELLS = 6;
/** Fewer digits than this in an account is prose that happens to start like one. */
const MIN_DIGITS = 8;
/** `No 1234567890123` is a number, not Norway. */
const NUMBER_WORD = 'NO';

/** Cells of what was read as an IBAN, and after how many characters a joint stands. */
type Read = Span & { readonly value: string; readonly cuts: readonly number[] };

/** Finds the IBAN that starts with this cell: country, check digits and an account of that country's shape. */
export function ibanAt(cells: readonly Cell[], first: number): (Span & { readonly verdict: Verdict }) | undefined {
  const account = ACCOUNTS.get((cells[first]?.value ?? '') + (cells[first + 1]?.value ?? ''));
  const read = account && readCharacters(cells, first, 4 + account.length);
  if (!read || !fits(read.value.slice(4), account) || isInCode(cells, read)) return undefined;
  const verdict = verdictOf(cells, read);
  return verdict === 'no' ? undefined : { first: read.first, last: read.last, verdict };
}

function verdictOf(cells: readonly Cell[], read: Read): Verdict {
  const { value, cuts } = read;
  const inFours =
    fours(value.length).every((cut) => cuts.includes(cut)) && cuts.every((cut) => cut === 2 || cut % 4 === 0);
  // `om 07/07/2026 16u17 van …` starts like an IBAN of Oman.
  const isProse = cuts.includes(2) && !inFours && !(cuts.includes(4) && /^\d+$/.test(value.slice(4)));
  // BE 0865.104.792 and other digits: a company number.
  const isCompany = /^BE[01]/.test(value) && cuts.includes(12) && !cuts.includes(4);
  if (isProse || isCompany) return 'no';
  if (remainder(value) === 1) return 'sure';
  const isUsual = (cuts.length === 0 || inFours) && !isGlued(cells, read) && !value.startsWith(NUMBER_WORD);
  return isUsual ? 'doubtful' : 'no';
}

function readCharacters(cells: readonly Cell[], first: number, length: number): Read | undefined {
  let value = '';
  const cuts: number[] = [];
  let joints = 0;
  for (let at = first; at < cells.length; at++) {
    const cell = cells[at];
    if (!cell || cell.kind === 'other' || cell.value === '') return undefined;
    if (cell.kind === 'joint') {
      if (++joints > MAX_JOINT_CELLS) return undefined;
      continue;
    }
    const isCheckDigit = value.length === 2 || value.length === 3;
    if (isCheckDigit && cell.kind !== 'digit') return undefined;
    if (joints > 0) cuts.push(value.length);
    joints = 0;
    value += cell.value;
    if (value.length === length) return cells[at + 1]?.kind === 'digit' ? undefined : { first, last: at, value, cuts };
  }
  return undefined;
}

function fits(value: string, { shape }: Account): boolean {
  return shape.test(value) && value.replace(/\D/g, '').length >= MIN_DIGITS;
}

function fours(length: number): number[] {
  return Array.from({ length: Math.ceil(length / 4) - 1 }, (_, at) => 4 * (at + 1));
}

/** ISO 7064 mod 97: the first four characters at the end, letters as 10 to 35. A valid IBAN leaves 1. */
function remainder(value: string): number {
  return [...(value.slice(4) + value.slice(0, 4))].reduce((rest, character) => {
    const number = parseInt(character, 36);
    return (rest * (number > 9 ? 100 : 10) + number) % 97;
  }, 0);
}
