import { wordsOf } from './analyser';
import type { EverydayWord } from './word-lists';

/** A word of the question, or an everyday phrase, and what in a passage would speak of it. */
export type Notion = {
  /** Each alternative is one stem or several that belong together; the own words of the question come first. */
  readonly alternatives: readonly (readonly string[])[];
  /** Stems of own words of five letters and more: long enough to be the beginning of another, or misspelt. */
  readonly loose: readonly string[];
};

/** More words than this is no question any more but a pasted mail, of which the beginning has to do. */
const WORDS_READ = 100;

const LOOSE_FROM = 5;

export function notionsOf(
  question: string,
  stopWords: ReadonlySet<string>,
  everydayWords: readonly EverydayWord[],
): readonly Notion[] {
  const words = wordsOf(question).slice(0, WORDS_READ);
  const folded = words.map((word) => word.folded);
  const notions: Notion[] = [];
  for (let at = 0; at < words.length;) {
    const here = everydayWords.filter((everyday) => stands(everyday, folded, at));
    const length = Math.max(1, ...here.map(({ pattern }) => pattern.length));
    const own = words.slice(at, at + length).filter((word) => !stopWords.has(word.folded));
    const means = here.filter(({ pattern }) => pattern.length === length).flatMap((everyday) => everyday.means);
    if (own.length + means.length > 0) {
      notions.push({
        alternatives: [...own.map(({ stem }) => [stem]), ...means],
        loose: own.flatMap((word) => (word.folded.length >= LOOSE_FROM ? [word.stem] : [])),
      });
    }
    at += length;
  }
  return notions;
}

function stands({ pattern, prefix }: EverydayWord, folded: readonly string[], at: number): boolean {
  return pattern.every((word, index) => {
    const said = folded[at + index];
    if (said === undefined) return false;
    return prefix && index === pattern.length - 1 ? said.startsWith(word) : said === word;
  });
}
