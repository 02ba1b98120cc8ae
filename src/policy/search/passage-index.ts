import MiniSearch from 'minisearch';
import type { Passage } from '../passage';
import { stemOf, wordsOf } from '../words/analyser';
import { keepChampions } from './champions';
import { compoundSplitter } from '../words/compounds';
import type { Concepts } from '../words/concepts';
import { remember } from '../words/remember';

/** A term to look for. `loose`: also as the beginning of another word, and misspelt if the policy has no such word. */
export type Term = { readonly term: string; readonly boost: number; readonly loose: boolean };

export type Match = {
  readonly passage: Passage;
  /** BM25, from 0. */
  readonly relevance: number;
  /** Which of the terms looked for were found. */
  readonly terms: ReadonlySet<string>;
  /** Terms of the passage that they were found as. */
  readonly foundAs: ReadonlySet<string>;
};

export type PassageIndex = {
  readonly find: (terms: readonly Term[]) => readonly Match[];
  readonly knows: (term: string) => boolean;
  /** What a term says about the subject: the more passages have it, the less; most for one that no passage has. */
  readonly weight: (term: string) => number;
  /** The stems of a word: its own first, then those of its parts when it is a compound. */
  readonly stems: (folded: string) => readonly string[];
};

/** A heading stands above several passages: its words tell little about which of them is meant. */
const HEADINGS_BOOST = 0.3;

const BETWEEN = '\n';

/** One letter in five may differ. */
const FUZZY = 0.2;

/** Of many passages, as many that hold a term are looked at, and as many that hold the rarest terms together. */
const LOOKED_AT = 1_500;

/** Passages by their own words: stems, the parts of compounds, and concepts, which are terms that begin with #. */
export function indexOf(
  passages: readonly Passage[],
  stopWords: ReadonlySet<string>,
  concepts: Concepts,
): PassageIndex {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const frequency = new Map<string, number>();
  const split = compoundSplitter(vocabularyOf(passages));
  const stems = remember((folded) => [...new Set([folded, ...split(folded)].map(stemOf))]);
  const termsOf = (text: string): readonly string[] => {
    const words = wordsOf(text).map(({ folded }) => folded);
    const content = words.filter((word) => !stopWords.has(word));
    return [...content.flatMap(stems), ...concepts(words).map(conceptTerm)];
  };
  const headingTerms = remember(termsOf);

  const texts = passages.map(({ text }) => termsOf(text));
  passages.forEach(({ headings }, position) => {
    for (const term of new Set([...(texts[position] ?? []), ...headingTerms(headings.join('\n'))])) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    }
  });
  const kept = keepChampions(texts, LOOKED_AT);
  const index = new MiniSearch({
    fields: ['text', 'headings'],
    tokenize: (terms) => terms.split(BETWEEN),
    processTerm: (term) => term,
  });
  passages.forEach(({ id, headings }, position) => {
    const heading = passages.length > LOOKED_AT ? [] : headingTerms(headings.join('\n'));
    index.add({ id, text: kept[position]?.join(BETWEEN), headings: heading.join(BETWEEN) });
  });
  const many = passages.length > LOOKED_AT;

  /** The rarest terms, as long as not too many passages hold them; the first at least. */
  const telling = (terms: readonly Term[]): readonly Term[] => {
    const taken: Term[] = [];
    let total = 0;
    const byRarity = terms.map((term) => ({ ...term, held: frequency.get(term.term) ?? 0 }));
    for (const { held, ...term } of byRarity.sort((a, b) => a.held - b.held)) {
      total += Math.min(held, LOOKED_AT);
      if (taken.length > 0 && total > LOOKED_AT) break;
      taken.push(term);
    }
    return taken;
  };

  return {
    stems,
    knows: (term) => frequency.has(term),
    weight: (term) => {
      const having = frequency.get(term) ?? 0;
      return Math.log(1 + (passages.length - having + 0.5) / (having + 0.5));
    },
    find: (terms) => {
      const byTerm = new Map((many ? telling(terms) : terms).map((term) => [term.term, term]));
      const results = index.search('terms', {
        tokenize: () => [...byTerm.keys()],
        processTerm: (term) => term,
        boost: { headings: HEADINGS_BOOST },
        boostTerm: (term) => byTerm.get(term)?.boost ?? 1,
        prefix: (term) => loose(byTerm.get(term)) && !(many && frequency.has(term)),
        fuzzy: (term) => (loose(byTerm.get(term)) && !many && !frequency.has(term) ? FUZZY : false),
        // A passage is long because it says several things: half of the usual correction for length.
        bm25: { k: 1.2, b: 0.5, d: 0 },
      });
      return results.flatMap(({ id, score, queryTerms, terms: foundAs }) => {
        const passage = byId.get(String(id));
        if (passage === undefined) return [];
        return [{ passage, relevance: score, terms: new Set(queryTerms), foundAs: new Set(foundAs) }];
      });
    },
  };
}

function loose(term: Term | undefined): boolean {
  return term?.loose === true;
}

export function conceptTerm(concept: string): string {
  return `#${concept}`;
}

function vocabularyOf(passages: readonly Passage[]): ReadonlySet<string> {
  return new Set(
    passages.flatMap(({ text, headings }) => wordsOf(`${text}\n${headings.join('\n')}`).map(({ folded }) => folded)),
  );
}
