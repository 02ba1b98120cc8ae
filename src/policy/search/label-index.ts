import MiniSearch from 'minisearch';
import type { AsPlainObject, Options } from 'minisearch';
import { readMessage } from '../model/message';
import type { Concepts } from '../words/concepts';

/** How near a message is to what was written for each label: 0 to 1, 1 for the nearest. */
export type LabelIndex = (text: string) => Float32Array;

/** What is kept of an index, as JSON. */
type Kept = {
  readonly labels: number;
  /** Terms that nearly every label has: they cost most of the time and tell nothing. */
  readonly common: readonly string[];
  readonly index: AsPlainObject;
};

const COMMON_SHARE = 0.6;

/** A label has as many words as examples were written for it: half of the usual correction for length. */
const BM25 = { k: 1.2, b: 0.5, d: 0 };

/**
 * One MiniSearch document a label, of all its examples together: their words and, apart from them, their concepts.
 * Question words stay in: "wie" and "hoelang" say what is asked. Stems are left out: with examples enough they find less.
 */
export function buildLabelIndex(textsOfLabel: readonly (readonly string[])[], concepts: Concepts): string {
  const index = new MiniSearch(optionsOf(concepts));
  index.addAll(textsOfLabel.map((texts, id) => ({ id, texts: texts.join('\n') })));
  const labelsHaving = new Map<string, number>();
  for (const texts of textsOfLabel) {
    for (const term of new Set(texts.flatMap((text) => termsOf(text, concepts)))) {
      labelsHaving.set(term, (labelsHaving.get(term) ?? 0) + 1);
    }
  }
  const limit = textsOfLabel.length * COMMON_SHARE;
  const common = [...labelsHaving].flatMap(([term, labels]) => (labels > limit ? [term] : []));
  return JSON.stringify({ labels: textsOfLabel.length, common, index: index.toJSON() } satisfies Kept);
}

export function openLabelIndex(json: string, concepts: Concepts): LabelIndex {
  const { labels, common, index: kept } = JSON.parse(json) as Kept;
  const index = MiniSearch.loadJS(kept, optionsOf(concepts));
  const left = new Set(common);
  return (text) => {
    const terms = [...new Set(termsOf(text, concepts))].filter((term) => !left.has(term));
    const results = index.search('terms', { tokenize: () => terms, processTerm: (term) => term, bm25: BM25 });
    const nearness = new Float32Array(labels);
    const highest = results[0]?.score ?? 1;
    for (const { id, score } of results) nearness[Number(id)] = score / highest;
    return nearness;
  };
}

function optionsOf(concepts: Concepts): Options {
  return {
    fields: ['texts'],
    tokenize: (texts) => texts.split('\n').flatMap((text) => termsOf(text, concepts)),
    processTerm: (term) => term,
  };
}

function termsOf(text: string, concepts: Concepts): string[] {
  const { words } = readMessage(text);
  return [...words, ...concepts(words).map((concept) => `#${concept}`)];
}
