import { isInList, isTight } from './digit-groups';
import type { Window } from './digit-groups';
import { followsPhoneWord, hasPlus, isGlued, isInCode } from './surroundings';
import type { Cell } from './cells';
import type { Verdict } from './verdict';

/** Where a joint may stand: 85.07.30-033.28. */
const CUTS = [2, 4, 6, 9];
/** Births from 2000 are checked with a 2 in front; no one is born after this year of the century yet. */
const LAST_YEAR_FROM_2000 = 59;

/**
 * A Belgian national number (rijksregisternummer, INSZ): yy mm dd, serial of three, two check digits that are 97 minus
 * the remainder by 97 of what stands before. BIS numbers add 20 or 40 to the month. Month or day 00: not known.
 */
export function nationalNumber(cells: readonly Cell[], window: Window): Verdict {
  if (window.digits.length !== 11 || hasPlus(cells, window) || isInCode(cells, window)) return 'no';
  const isWhole = CUTS.every((cut) => window.cuts.includes(cut));
  if (!isShaped(window, isWhole) || (!isWhole && looksLikePhone(cells, window))) return 'no';
  if (isChecked(window.digits) && isPossibleDate(window.digits, isWhole)) return 'sure';
  return isDoubtful(cells, window, isWhole) ? 'doubtful' : 'no';
}

function isShaped(window: Window, isWhole: boolean): boolean {
  const { cuts, joints, before, after, previous } = window;
  const broken = joints.filter((joint) => joint === 'line').length;
  const onGrid = cuts.every((cut, at) => CUTS.includes(cut) || joints[at] === 'line');
  if (!onGrid || broken > 1) return false;
  if (isWhole && cuts.length === CUTS.length) return true;
  if (broken > 0 && isInList(window)) return false;
  if (joints.includes('sentence') || joints.includes('loose')) return false;
  // 50.85073003328 is a fraction.
  if (cuts.length === broken) return !((before === '.' || before === ',') && previous.length <= 3);
  if (isWhole) return true;
  // 04/03/26 12345 is a day and a number.
  const isDay = cuts.includes(2) && cuts.includes(4) && isTight(joints[0] ?? 'none');
  if (isDay && joints[2] === ' ') return false;
  return !isTight(before) && !isTight(after);
}

/** 32470123456 is far oftener a Belgian mobile without its + than a BIS number of 1932. */
function looksLikePhone(cells: readonly Cell[], window: Window): boolean {
  return (
    (window.cuts.length === 0 && /^324[5-9]/.test(window.digits)) ||
    (/^[034]/.test(window.digits) && followsPhoneWord(cells, window))
  );
}

function isChecked(digits: string): boolean {
  const body = Number(digits.slice(0, 9));
  const check = Number(digits.slice(9));
  const isFrom2000 = Number(digits.slice(0, 2)) <= LAST_YEAR_FROM_2000;
  return 97 - (body % 97) === check || (isFrom2000 && 97 - ((2_000_000_000 + body) % 97) === check);
}

/** The register goes on past the last day, or takes month 00, when the serials of a day run out. */
function isPossibleDate(digits: string, isWhole: boolean): boolean {
  const { month, day } = dateOf(digits);
  return month <= 12 && (isWhole || month === 0 || day <= 31);
}

function dateOf(digits: string): { readonly month: number; readonly day: number } {
  const month = Number(digits.slice(2, 4));
  return { month: month < 60 ? month % 20 : month, day: Number(digits.slice(4, 6)) };
}

function isDoubtful(
  cells: readonly Cell[],
  { first, last, digits, cuts, joints, before, after }: Window,
  isWhole: boolean,
) {
  const [year, month, day, serial] = joints;
  const isDotted =
    isWhole &&
    year === month &&
    isTight(year ?? 'none') &&
    (day === '-' || day === 'loose') &&
    isTight(serial ?? 'none');
  if (isDotted) return cuts.length === CUTS.length;
  const date = dateOf(digits);
  const isPlausible = date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31;
  const isAlone = !isTight(before) && !isTight(after);
  const isSpaced = isWhole && joints.every((joint) => joint === ' ');
  const isBare = cuts.length === 0 && !isGlued(cells, { first, last }) && !/^015/.test(digits);
  return isPlausible && isAlone && (isSpaced || isBare);
}
