import { stemmer } from '@orama/stemmers/dutch';
import { remember } from './remember';

/** A word of a text: where it stands, as it is compared, and its Dutch stem. */
export type Word = {
  /** UTF-16 units of the text, `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents. */
  readonly folded: string;
  readonly stem: string;
};

/** An e-mail address (its name has at most 64 characters); a number with dots (0865.104.792); letters and digits. */
const WORD = /[\p{L}\p{N}._+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|\p{N}+(?:\.\p{N}+)+|[\p{L}\p{M}\p{N}]+/gu;

/** Words of one letter (l'accès, z'n) say nothing; one digit can (artikel 6). */
export function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(WORD)].flatMap((match) => {
    const folded = fold(match[0]);
    if (/^\p{L}?$/u.test(folded)) return [];
    return [{ start: match.index, end: match.index + match[0].length, folded, stem: stemOf(folded) }];
  });
}

/** How a word is compared: `Büro` and `buro`, `0865.104.792` and `0865104792`, are the same. */
export function fold(word: string): string {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss').replace(/œ/g, 'oe');
  return /^[\d.]+$/.test(plain) ? plain.replace(/\./g, '') : plain;
}

/** The Snowball stem of a Dutch word. */
export const dutchStem = remember(stemmer);

/** The Snowball stem without its double vowel, so that `bewaar` and `bewaren` meet. */
export const stemOf = remember((folded) =>
  /^[a-z]+$/.test(folded) ? dutchStem(folded).replace(/([aeou])\1(?=[^aeiou]$)/, '$1') : folded,
);
