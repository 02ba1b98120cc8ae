import MiniSearch from 'minisearch';
import { wordsOf } from './analyser';
import type { Passage } from './passage';

/** A stem to look for. `loose`: also as the beginning of another word, and misspelt if the policy has no such word. */
export type Term = { readonly stem: string; readonly boost: number; readonly loose: boolean };

export type Match = {
  readonly passage: Passage;
  /** BM25, from 0. */
  readonly relevance: number;
  /** Which of the stems looked for were found. */
  readonly stems: ReadonlySet<string>;
  /** Stems of the passage that they were found as. */
  readonly foundAs: ReadonlySet<string>;
};

export type PassageIndex = {
  readonly find: (terms: readonly Term[]) => readonly Match[];
  readonly knows: (stem: string) => boolean;
  /** What a stem says about the subject: the more passages have it, the less; most for one that no passage has. */
  readonly weight: (stem: string) => number;
};

/** A heading stands above several passages: its words tell little about which of them is meant. */
const HEADINGS_BOOST = 0.3;

/** One letter in five may differ. */
const FUZZY = 0.2;

export function indexOf(passages: readonly Passage[], stopWords: ReadonlySet<string>): PassageIndex {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const frequency = new Map<string, number>();
  const stemsOf = (text: string): string[] =>
    wordsOf(text).flatMap(({ folded, stem }) => (stopWords.has(folded) ? [] : [stem]));

  const index = new MiniSearch({
    fields: ['text', 'headings'],
    tokenize: stemsOf,
    processTerm: (stem) => stem,
  });
  for (const { id, text, headings } of passages) {
    const heading = headings.join('\n');
    index.add({ id, text, headings: heading });
    for (const stem of new Set(stemsOf(`${text}\n${heading}`))) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  }

  return {
    knows: (stem) => frequency.has(stem),
    weight: (stem) => {
      const having = frequency.get(stem) ?? 0;
      return Math.log(1 + (passages.length - having + 0.5) / (having + 0.5));
    },
    find: (terms) => {
      const byStem = new Map(terms.map((term) => [term.stem, term]));
      const results = index.search([...byStem.keys()].join(' '), {
        tokenize: (text) => text.split(' '),
        processTerm: (stem) => stem,
        boost: { headings: HEADINGS_BOOST },
        boostTerm: (stem) => byStem.get(stem)?.boost ?? 1,
        prefix: (stem) => byStem.get(stem)?.loose ?? false,
        fuzzy: (stem) => (byStem.get(stem)?.loose && !frequency.has(stem) ? FUZZY : false),
        // A passage is long because it says several things: half of the usual correction for length.
        bm25: { k: 1.2, b: 0.5, d: 0 },
      });
      return results.flatMap(({ id, score, queryTerms, terms: foundAs }) => {
        const passage = byId.get(String(id));
        if (passage === undefined) return [];
        return [{ passage, relevance: score, stems: new Set(queryTerms), foundAs: new Set(foundAs) }];
      });
    },
  };
}
