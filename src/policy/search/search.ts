import type { Hit, Passage } from '../passage';
import { indexOf } from './passage-index';
import type { PassageIndex, Term } from './passage-index';
import { notionsOf } from './query';
import type { Notion } from './query';
import { wordsOf } from '../words/analyser';
import type { Concepts } from '../words/concepts';

/** A score is halfway at the relevance of about one and a third words that only one passage has. */
const HALF_RELEVANCE = 1.3;

/** A word that the policy does not know says less than a rare one that it knows: it may be small talk, or French. */
const UNKNOWN_WEIGHT = 0.5;

/** Finds passages by their own words, for those that nobody wrote questions for. Best first, at most {@link FOUND}. */
export function createSearch(
  passages: readonly Passage[],
  stopWords: ReadonlySet<string>,
  concepts: Concepts,
): (question: string) => readonly Hit[] {
  if (passages.length === 0) return () => [];
  const index = indexOf(passages, stopWords, concepts);
  const half = HALF_RELEVANCE * index.weight('');

  return (question) => {
    const notions = notionsOf(question, stopWords, concepts, index.stems);
    return index
      .find(termsOf(notions))
      .slice(0, SCORED)
      .map((match) => ({
        ...match,
        score: Math.sqrt(coverage(notions, match.terms, index)) * (match.relevance / (match.relevance + half)),
      }))
      .sort((a, b) => b.score - a.score || a.passage.position - b.passage.position)
      .slice(0, FOUND)
      .map(({ passage, score, foundAs }): Hit => ({
        passage,
        score,
        highlights: wordsOf(passage.text)
          .filter(({ folded }) => !stopWords.has(folded) && index.stems(folded).some((stem) => foundAs.has(stem)))
          .map(({ start, end }) => [start, end]),
      }));
  };
}

/** As many of the most relevant passages are looked at closely; so many are returned. */
const SCORED = 50;
const FOUND = 10;

/** Words that belong together share one boost, so that a policy phrase counts as much as a single word. */
function termsOf(notions: readonly Notion[]): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const { alternatives, loose } of notions) {
    for (const stems of alternatives) {
      for (const stem of stems) {
        const known = terms.get(stem);
        terms.set(stem, {
          term: stem,
          boost: Math.max(known?.boost ?? 0, 1 / stems.length),
          loose: known?.loose === true || loose.includes(stem),
        });
      }
    }
  }
  return [...terms.values()];
}

/** How much of what the question is about was found, 0 to 1: the share of its notions, each by its weight. */
function coverage(notions: readonly Notion[], found: ReadonlySet<string>, index: PassageIndex): number {
  let covered = 0;
  let total = 0;
  for (const { alternatives } of notions) {
    const weight = notionWeight(alternatives, index);
    const shares = alternatives.map((stems) => {
      return (
        sum(
          stems.filter((stem) => found.has(stem)),
          index,
        ) / sum(stems, index)
      );
    });
    covered += weight * Math.max(...shares);
    total += weight;
  }
  return total === 0 ? 0 : covered / total;
}

function notionWeight(alternatives: Notion['alternatives'], index: PassageIndex): number {
  const known = alternatives.filter((stems) => stems.some((stem) => index.knows(stem)));
  if (known.length === 0) return UNKNOWN_WEIGHT * index.weight('');
  return Math.max(...known.map((stems) => sum(stems, index) / stems.length));
}

function sum(stems: readonly string[], index: PassageIndex): number {
  return stems.reduce((total, stem) => total + index.weight(stem), 0);
}
