import { wordsOf } from '../words/analyser';
import type { Concepts } from '../words/concepts';
import { conceptTerm } from './passage-index';

/** A word of the question, or a concept, and what in a passage would speak of it. */
export type Notion = {
  /** Each alternative is one term or several that belong together; the own word of the question comes first. */
  readonly alternatives: readonly (readonly string[])[];
  /** The own word when it has five letters and more: long enough to be the beginning of another, or misspelt. */
  readonly loose: readonly string[];
};

/** More words than this is no question any more but a pasted mail, of which the beginning has to do. */
const WORDS_READ = 100;

const LOOSE_FROM = 5;

export function notionsOf(
  question: string,
  stopWords: ReadonlySet<string>,
  concepts: Concepts,
  stems: (folded: string) => readonly string[],
): readonly Notion[] {
  const folded = wordsOf(question)
    .slice(0, WORDS_READ)
    .map((word) => word.folded);
  const single = new Set<string>();
  const words = folded
    .filter((word) => !stopWords.has(word))
    .map((word): Notion => {
      const [own = word, ...parts] = stems(word);
      const means = concepts([word]).map(conceptTerm);
      for (const term of means) single.add(term);
      return {
        alternatives: [[own], ...(parts.length > 0 ? [parts] : []), ...means.map((term) => [term])],
        loose: word.length >= LOOSE_FROM ? [own] : [],
      };
    });
  const ofSeveralWords = concepts(folded)
    .map(conceptTerm)
    .filter((term) => !single.has(term))
    .map((term): Notion => ({ alternatives: [[term]], loose: [] }));
  return [...words, ...ofSeveralWords];
}
