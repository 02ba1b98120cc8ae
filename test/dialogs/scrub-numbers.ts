/** Numbers of invented people, built with their checksums: none of them is copied from anywhere. */

/** A repeatable source of whole numbers below `limit`. */
export type Dice = (limit: number) => number;

/** Mulberry32: the same numbers for the same seed, on every machine. */
export function diceOf(seed: number): Dice {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

export function pick<T>(dice: Dice, from: readonly T[]): T {
  const one = from[dice(from.length)];
  if (one === undefined) throw new RangeError('nothing to pick from');
  return one;
}

export const digitsOf = (dice: Dice, length: number): string => Array.from({ length }, () => dice(10)).join('');

const pad = (number: number, length: number): string => String(number).padStart(length, '0');

/** Eleven digits. `birth`: year with its century, month and day; month or day 0 when not known. */
export function nationalNumber(birth: { year: number; month: number; day: number }, serial: number, bis = 0): string {
  const body = pad(birth.year % 100, 2) + pad(birth.month + bis, 2) + pad(birth.day, 2) + pad(serial, 3);
  const check = 97 - (Number(birth.year < 2000 ? body : `2${body}`) % 97);
  return body + pad(check, 2);
}

/** Born from 1933: a BIS number of 1932 without joints reads as a mobile, 32 4…. */
export function anyNationalNumber(dice: Dice): string {
  const isKnown = dice(8) > 0;
  const birth = { year: 1933 + dice(90), month: isKnown ? 1 + dice(12) : 0, day: isKnown ? 1 + dice(28) : dice(2) };
  return nationalNumber(birth, 1 + dice(997), pick(dice, [0, 0, 20, 40]));
}

export function iban(country: string, account: string): string {
  const numbers = [...`${account}${country}00`].map((character) => parseInt(character, 36)).join('');
  return country + pad(98 - Number(BigInt(numbers) % 97n), 2) + account;
}

export function anyIban(dice: Dice): string {
  return pick(dice, [
    () => iban('BE', digitsOf(dice, 12)),
    () => iban('NL', `TEST${digitsOf(dice, 10)}`),
    () => iban('FR', `${digitsOf(dice, 10)}TEST${digitsOf(dice, 9)}`),
    () => iban('DE', digitsOf(dice, 18)),
    () => iban('LU', digitsOf(dice, 16)),
    () => iban('GB', `TEST${digitsOf(dice, 14)}`),
    () => iban('NO', digitsOf(dice, 11)),
    () => iban('MT', `TEST${digitsOf(dice, 23)}`),
  ])();
}

export function card(start: string, length: number, dice: Dice): string {
  const body = start + digitsOf(dice, length - 1 - start.length);
  const sum = [...body].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** The number with its last digit wrong. */
export function mistyped(number: string): string {
  return number.slice(0, -1) + String((Number(number.slice(-1)) + 1) % 10);
}

/** Puts joints after the given counts of characters: `joined('85073003328', [2, 4, 6, 9], '..-.')`. */
export function joined(number: string, cuts: readonly number[], joints: string | readonly string[]): string {
  return cuts.reduceRight(
    (text, cut, at) => text.slice(0, cut) + (joints[at] ?? joints[0] ?? '') + text.slice(cut),
    number,
  );
}

/** Joints after every four characters. */
export function inFours(number: string, joint: string): string {
  return number.replace(/.{4}(?=.)/gsu, (four) => four + joint);
}

export const fullWidth = (number: string): string =>
  number.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
