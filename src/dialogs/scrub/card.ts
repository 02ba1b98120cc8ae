import type { Cell } from './cells';
import { isInList } from './digit-groups';
import type { Window } from './digit-groups';
import { hasPlus, isInCode } from './surroundings';
import type { Verdict } from './verdict';

/** How cards of 13 to 19 digits are printed or typed. */
// prettier-ignore
const GROUPINGS = new Set([
  '4-4-4-4', '4-4-4-4-1', '4-4-4-4-2', '4-4-4-4-3', '4-4-4-5', '4-4-4-6', '4-4-4-1', '4-4-4-2', '4-4-4-3',
  '4-4-5', '4-3-3-3', '4-6-5', '4-6-4', '8-8', '6-4-4-5', '6-13',
]);

/** Issuer prefixes and lengths of the networks (ISO/IEC 7812), Bancontact among the Maestro ranges. */
const NETWORKS: readonly { readonly prefix: RegExp; readonly lengths: readonly number[] }[] = [
  { prefix: /^4/, lengths: [13, 16, 19] },
  { prefix: /^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { prefix: /^3[47]/, lengths: [15] },
  { prefix: /^(?:30[0-5]|309|36|38|39)/, lengths: [14] },
  { prefix: /^35(?:2[89]|[3-8])/, lengths: [16] },
  { prefix: /^(?:6011|64[4-9]|65|62)/, lengths: [16, 17, 18, 19] },
  { prefix: /^(?:5018|5020|5038|5893|6304|6703|6706|6759|676[1-3]|6771)/, lengths: [13, 14, 15, 16, 17, 18, 19] },
];
/** Lengths of the GS1 numbers on goods and parcels (EAN-13, GTIN-14, SSCC). */
const GS1_LENGTHS = [13, 14, 18];
/** What may follow a card in the same notation: a month and year, or a year. */
const EXPIRY = /^(?:20\d\d|(?:0[1-9]|1[0-2])[2-4]\d)$/;

/** A payment card: 13 to 19 digits, the prefix and length of a network, grouped as printed or not at all, Luhn. */
export function card(cells: readonly Cell[], window: Window): Verdict {
  const { digits, cuts } = window;
  const ofNetwork = NETWORKS.some(({ prefix, lengths }) => lengths.includes(digits.length) && prefix.test(digits));
  if (!ofNetwork || hasPlus(cells, window) || isInCode(cells, window)) return 'no';
  if (cuts.length === 0) return isLuhn(digits) && !isGs1(digits) && isBareAlone(window) ? 'sure' : 'no';
  if (!isGrouped(window) || isInLongerRun(window)) return 'no';
  if (isLuhn(digits)) return 'sure';
  return isInFours(window) ? 'doubtful' : 'no';
}

function isGrouped(window: Window): boolean {
  const { digits, cuts, joints } = window;
  const seen = [...new Set(joints.filter((joint) => joint !== 'line'))];
  const breaks = joints.filter((joint) => joint === 'line').length;
  if (seen.length > 1 || seen.some((joint) => joint === 'sentence' || joint === ',' || joint === '/')) return false;
  if (breaks === 0) return GROUPINGS.has(sizes(cuts, digits.length));
  // A line break may cut a group, or stand where a space would.
  if (breaks > 1 || isInList(window)) return false;
  const kept = cuts.filter((_, at) => joints[at] !== 'line');
  return kept.length === 0 || GROUPINGS.has(sizes(kept, digits.length)) || GROUPINGS.has(sizes(cuts, digits.length));
}

function isInFours({ digits, cuts }: Window): boolean {
  return sizes(cuts, digits.length) === '4-4-4-4';
}

/** Sizes of the groups, joined: `4-4-4-4`. */
function sizes(cuts: readonly number[], length: number): string {
  return [...cuts, length].map((cut, at) => cut - (cuts[at - 1] ?? 0)).join('-');
}

/** An order number of 20 digits in fours, not several cards in a row. */
function isInLongerRun({ cuts, foursBefore, foursAfter, next, joints }: Window): boolean {
  if (joints[0] === 'loose' || cuts[1] !== 8) return false;
  const isExpiry = foursAfter === 1 && EXPIRY.test(next);
  return foursBefore % 4 !== 0 || (foursAfter % 4 !== 0 && !isExpiry);
}

function isBareAlone({ before, previous }: Window): boolean {
  return !((before === '.' || before === ',') && previous.length <= 3);
}

function isLuhn(digits: string): boolean {
  return weighted(digits, (digit) => (digit < 5 ? digit * 2 : digit * 2 - 9)) % 10 === 0;
}

function isGs1(digits: string): boolean {
  return GS1_LENGTHS.includes(digits.length) && weighted(digits, (digit) => digit * 3) % 10 === 0;
}

/** Sum of the digits from the right, every second one through `second`. */
function weighted(digits: string, second: (digit: number) => number): number {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    sum += at % 2 ? second(digit) : digit;
  }
  return sum;
}
