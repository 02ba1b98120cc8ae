/** Numbers that nobody needs in a report or a request, and that must not be kept. */
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

type Found = { readonly kind: NumberKind; readonly from: number; readonly to: number; readonly isSure: boolean };

/** Takes national numbers, IBANs and payment card numbers out of a text. `also`: replaces the doubtful ones too. */
export function scrub(
  text: string,
  mark: (kind: NumberKind) => string,
  { also }: { readonly also?: 'doubtful' } = {},
): Scrubbed {
  const folded = fold(text);
  const found = withoutOverlaps([...ibans(folded.text), ...cards(folded.text), ...nationalNumbers(folded.text)]);
  let clean = '';
  let from = 0;
  const [removed, doubtful] = [new Set<NumberKind>(), new Set<NumberKind>()];
  for (const number of found) {
    if (!number.isSure && also !== 'doubtful') {
      doubtful.add(number.kind);
      continue;
    }
    removed.add(number.kind);
    clean += text.slice(from, folded.starts[number.from]) + mark(number.kind);
    from = folded.ends[number.to - 1] ?? text.length;
  }
  return { text: clean + text.slice(from), removed: [...removed], doubtful: [...doubtful] };
}

/** In order of appearance; of two that overlap a sure one, else the longer. */
function withoutOverlaps(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const byWorth = [...found].sort((a, b) => Number(b.isSure) - Number(a.isSure) || b.to - b.from - (a.to - a.from));
  for (const one of byWorth) if (kept.every(({ from, to }) => one.to <= from || one.from >= to)) kept.push(one);
  return kept.sort((a, b) => a.from - b.from);
}

/** A text in plain capitals, digits and separators, and where each of its characters stands in the original. */
type Folded = { readonly text: string; readonly starts: readonly number[]; readonly ends: readonly number[] };

const INVISIBLE = /[\p{Cf}\u034f\u180b-\u180e\ufe00-\ufe0f]/u;

/** Full-width digits, narrow spaces, long dashes and characters that nobody sees must not hide a number. */
function fold(text: string): Folded {
  let folded = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  let at = 0;
  for (const character of text) {
    const start = at;
    at += character.length;
    if (INVISIBLE.test(character)) continue;
    folded += foldedCharacter(character);
    starts.push(start);
    ends.push(at);
  }
  return { text: folded, starts, ends };
}

/** One character, whatever it is folded from. */
function foldedCharacter(character: string): string {
  if (/\s/u.test(character)) return ' ';
  if (/\p{Pd}|\u2212/u.test(character)) return '-';
  const plain = character.normalize('NFKC').toUpperCase();
  return plain.length === 1 ? plain : '\ufffd';
}

/** `85.07.30-033.28`, however it is separated; not the end of a longer number, nor one with a country's `+`. */
const NATIONAL_NUMBER =
  /(?<![\d+])(\d{2})([ ./_-]{0,3})(\d{2})[ ./_-]{0,3}(\d{2})[ ./_-]{0,3}(\d{3})[ ./_-]{0,3}(\d{2})(?!\d)/g;

/** Belgian national numbers and BIS numbers: birth date (BIS: month + 20 or + 40), serial number, 97 minus the rest mod 97. */
function nationalNumbers(text: string): Found[] {
  return [...text.matchAll(NATIONAL_NUMBER)].flatMap((match) => {
    const [all, year = '', first = '', month = '', day = '', serial = '', check = ''] = match;
    if (!isBirthDate(Number(month), Number(day))) return [];
    const base = year + month + day + serial;
    const isSure = [base, `2${base}`].some((digits) => 97 - (Number(digits) % 97) === Number(check));
    // A wrong one is doubtful in the official notation, or as eleven bare digits.
    const isShaped =
      all.length === base.length + check.length || /^\d{2}[./]\d{2}[./]\d{2}[ -]\d{3}[ .-]\d{2}$/.test(all);
    if (!isSure && !(isShaped && (first !== '' || all.length === 11))) return [];
    return [{ kind: 'national_number', from: match.index, to: match.index + all.length, isSure }];
  });
}

/** Also `00` for what is not known, and any day of a month that is not known. */
function isBirthDate(month: number, day: number): boolean {
  const plain = month >= 40 ? month - 40 : month >= 20 ? month - 20 : month;
  return plain <= 12 && (plain === 0 || day <= 31);
}

/** Characters of an IBAN by country (SWIFT IBAN registry). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AE: 23,
  AL: 28,
  AT: 20,
  AZ: 28,
  BA: 20,
  BE: 16,
  BG: 22,
  BH: 22,
  BR: 29,
  BY: 28,
  CH: 21,
  CR: 22,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  DO: 28,
  EE: 20,
  EG: 29,
  ES: 24,
  FI: 18,
  FO: 18,
  FR: 27,
  GB: 22,
  GE: 22,
  GI: 23,
  GL: 18,
  GR: 27,
  GT: 28,
  HR: 21,
  HU: 28,
  IE: 22,
  IL: 23,
  IQ: 23,
  IS: 26,
  IT: 27,
  JO: 30,
  KW: 30,
  KZ: 20,
  LB: 28,
  LC: 32,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MA: 28,
  MC: 27,
  MD: 24,
  ME: 22,
  MK: 19,
  MR: 27,
  MT: 31,
  MU: 30,
  NL: 18,
  NO: 15,
  PK: 24,
  PL: 28,
  PS: 29,
  PT: 25,
  QA: 29,
  RO: 24,
  RS: 22,
  SA: 24,
  SC: 31,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  TN: 24,
  TR: 26,
  UA: 29,
  VA: 22,
  VG: 24,
  XK: 20,
};

const IBAN_START = /(?<![A-Z0-9])([A-Z]{2})[ .-]?\d[ .-]?\d/g;

/** International account numbers of the registry's countries, in groups or not (ISO 13616, mod 97). */
function ibans(text: string): Found[] {
  return [...text.matchAll(IBAN_START)].flatMap((match) => {
    const length = IBAN_LENGTHS[match[1] ?? ''];
    const to = length === undefined ? undefined : endOf(text, match.index, length);
    if (to === undefined) return [];
    const compact = text.slice(match.index, to).replace(/[^A-Z0-9]/g, '');
    // Words in capitals are no account number.
    if (compact.replace(/\D/g, '').length < compact.length / 2) return [];
    return [{ kind: 'iban', from: match.index, to, isSure: mod97(compact) === 1 }];
  });
}

/** Where `length` letters and digits from `from` end, at most one separator between two; undefined when more follow. */
function endOf(text: string, from: number, length: number): number | undefined {
  let left = length;
  let at = from;
  for (; left > 0; at++) {
    const character = text[at] ?? '';
    if (/[A-Z0-9]/.test(character)) left--;
    else if (!/[ .-]/.test(character) || !/[A-Z0-9]/.test(text[at - 1] ?? '')) return undefined;
  }
  return /[A-Z0-9]/.test(text[at] ?? '') ? undefined : at;
}

function mod97(iban: string): number {
  const moved = iban.slice(4) + iban.slice(0, 4);
  return [...moved].reduce((rest, character) => {
    const value = parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
}

const CARD = /(?<![\d+])\d(?:[ -]?\d){13,18}(?!\d)/g;
/** Issuers: Visa, Mastercard, American Express, Diners Club, Discover, Maestro; with the lengths in use. */
const ISSUERS = [
  /^4(\d{15}|\d{18})$/,
  /^5[1-5]\d{14}$/,
  /^2(22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}$/,
  /^3[47]\d{13}$/,
  /^3(0[0-5]|[68]\d)\d{11}$/,
  /^6(011|5\d\d|4[4-9]\d)\d{12}$/,
  /^(50|5[6-9]|6\d)\d{14}(\d{3})?$/,
];

/** Payment card numbers (ISO/IEC 7812, Luhn). */
function cards(text: string): Found[] {
  return [...text.matchAll(CARD)].flatMap((match) => {
    const digits = match[0].replace(/\D/g, '');
    if (!ISSUERS.some((issuer) => issuer.test(digits))) return [];
    const isSure = luhn(digits);
    if (!isSure && !/^\d{4}([ -])\d{4}\1\d{4}\1\d{4}$/.test(match[0])) return [];
    return [{ kind: 'card', from: match.index, to: match.index + match[0].length, isSure }];
  });
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
