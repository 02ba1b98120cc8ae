import type { Label } from './examples/examples';
import type { Guide } from './examples/guide';
import type { Law } from './examples/law';
import { rangesOf } from './highlights';
import type { Hit, Outcome, Passage, Topic, Understanding } from './passage';
import { ownWords } from './model/message';
import { likeliestOutcome, predictAll } from './model/models';
import type { Models } from './model/models';
import { isPaste, piecesOf } from './model/paste';
import { clausesOf, sentencesOf } from './model/sentences';

/** What written examples say of a message. */
export type Guided = Omit<Understanding, 'byWords'>;

export type GuidedParts = {
  readonly labels: readonly Label[];
  readonly guides: ReadonlyMap<string, Guide>;
  readonly models: Models;
  readonly passages: ReadonlyMap<string, Passage>;
};

/** From this share on, a sentence by itself is clearly for one thing. */
const SURE = 0.7;

/** Of a long paste, so many sentences are what it asks. */
const MOST_ASKED = 3;

/** Among many sentences, some seem clear by chance. */
const SURE_IN_PASTE = 0.8;

/** From this share on, of all labels, a sentence is about one of them. */
const ONE_THING = 0.2;

/** As many passages and subjects are told; nobody reads on. */
const FOUND = 5;

/** A label, by its index, and how much a message is for it. */
type Scored = { readonly index: number; readonly score: number };

/** The words of a message that are understood, and what its single sentences and clauses are likeliest for. */
type Asked = { readonly asked: string; readonly told: Understanding['told'] };

/** A sentence, what it is likeliest for, and how likely. */
type Read = { readonly sentence: string; readonly outcome: Outcome; readonly share: number };

/** Finds what a message is for by the examples that were written for it: two models and MiniSearch, added. */
export function createGuidedSearch({ labels, guides, models, passages }: GuidedParts) {
  // The examples themselves are not kept: they are most of the content, and nobody asks for them any more.
  const said = saidOf(guides);
  const twins = twinsOf(guides, passages);
  const indexesOf = (kind: Label['kind']): readonly number[] =>
    labels.flatMap((label, index) => (label.kind === kind ? [index] : []));
  const [facts, subjects, messages] = [indexesOf('passage'), indexesOf('unanswered'), indexesOf('message')];

  return (message: string): Guided => {
    const { asked, told } = readSentences(message);
    const prediction = predictAll(models, asked);
    const near = models.nearness(asked);
    const score = (index: number): number => ((prediction.labels[index] ?? 0) + (near[index] ?? 0)) / 2;
    return {
      told,
      outcomes: descending([...prediction.outcomes].map(([outcome, share]) => ({ outcome, share }))),
      kinds: kindsOf(prediction.kinds, score),
      topics: best(subjects, (index) => prediction.labels[index] ?? 0).flatMap(topicOf),
      hits: best(facts, score, passageOf).flatMap((found) => hitOf(found, message)),
    };
  };

  function passageOf(index: number): string | undefined {
    const label = labels[index];
    return label?.kind === 'passage' ? label.passage : undefined;
  }

  function topicOf({ index, score }: Scored): Topic[] {
    const label = labels[index];
    if (label?.kind !== 'unanswered') return [];
    return [{ topic: label.topic, share: score, ...(label.law && { law: label.law }) }];
  }

  function kindsOf(own: ReadonlyMap<string, number>, score: (index: number) => number): Understanding['kinds'] {
    const kinds = messages.flatMap((index) => {
      const label = labels[index];
      const share = label?.kind === 'message' ? own.get(label.name) : undefined;
      return label?.kind === 'message' && share !== undefined
        ? [{ name: label.name, share: (share + score(index)) / 2 }]
        : [];
    });
    return descending(kinds);
  }

  /** What of a message asks or tells something: all of it but greetings, thanks and chat around it. */
  function readSentences(message: string): Asked {
    const sentences = sentencesOf(ownWords(message));
    if (isPaste(sentences)) return readPaste(piecesOf(sentences)) ?? { asked: message, told: [] };
    const [only] = sentences;
    if (sentences.length === 1 && clausesOf(only ?? '').length === 0) return { asked: message, told: [] };
    const read = sentences.map(readSentence);
    const chat = read.filter(({ outcome, share }) => outcome === 'smalltalk' && share >= SURE);
    const rest = read.filter((one) => !chat.includes(one));
    const clauses = rest.flatMap((one) => [one, ...clausesOf(one.sentence).map(readSentence)]);
    return {
      asked: chat.length > 0 && rest.length > 0 ? rest.map(({ sentence }) => sentence).join(' ') : message,
      told: clauses.length < 2 ? [] : clauses.map(({ outcome, share }) => ({ outcome, share })),
    };
  }

  /** The few pieces that are clearly for something, in their order; undefined when none is. */
  function readPaste(pieces: readonly string[]): Asked | undefined {
    const clear = pieces.map(readSentence).filter(isClear);
    const clearest = [...clear].sort((a, b) => b.share - a.share).slice(0, MOST_ASKED);
    const asked = clear.filter((one) => clearest.includes(one));
    if (asked.length === 0) return undefined;
    return {
      asked: asked.map(({ sentence }) => sentence).join(' '),
      told: asked.map(({ outcome, share }) => ({ outcome, share })),
    };
  }

  /** Of many sentences some seem clearly for an answer by chance; a real one is also for one thing of all there are. */
  function isClear({ sentence, outcome, share }: Read): boolean {
    if (share < SURE_IN_PASTE || outcome === 'unanswered' || outcome === 'smalltalk') return false;
    const { labels } = predictAll(models, sentence);
    return labels.some(
      (of, label) => of >= ONE_THING && models.outcomes[models.outcomeOfLabel[label] ?? -1] === outcome,
    );
  }

  function readSentence(sentence: string): Read {
    return { sentence, ...likeliestOutcome(models, sentence) };
  }

  function hitOf({ index, score }: Scored, message: string): Hit[] {
    const label = labels[index];
    const passage = label?.kind === 'passage' ? passages.get(label.passage) : undefined;
    if (label?.kind !== 'passage' || !passage) return [];
    const { quotes = [], law } = said.get(passage.id)?.get(label.fact) ?? {};
    const alsoIn = twins.get(passage.id) ?? [];
    const highlights = rangesOf(passage.text, quotes, message);
    const more = { ...(law && { law }), ...(alsoIn.length > 0 && { alsoIn }) };
    return [{ passage, score, fact: label.fact, highlights, ...more }];
  }
}

/** The best few of these labels; of those that `sameAs` finds the same, only the best one. */
function best(
  indexes: readonly number[],
  score: (index: number) => number,
  sameAs: (index: number) => unknown = (index) => index,
): readonly Scored[] {
  const found: Scored[] = [];
  const taken = new Set<unknown>();
  for (const one of indexes.map((index) => ({ index, score: score(index) })).sort((a, b) => b.score - a.score)) {
    if (taken.has(sameAs(one.index))) continue;
    taken.add(sameAs(one.index));
    if (found.push(one) === FOUND) break;
  }
  return found;
}

type Said = { readonly quotes: readonly string[]; readonly law?: Law };

/** By passage and title of the fact: the words that say it, and what the law adds. */
function saidOf(guides: ReadonlyMap<string, Guide>): ReadonlyMap<string, ReadonlyMap<string, Said>> {
  return new Map(
    [...guides].map(([passage, { facts }]) => [
      passage,
      new Map(
        facts.map(({ title, quotes, law }): [string, Said] => [
          title,
          { quotes: quotes.map(({ text }) => text), ...(law && { law }) },
        ]),
      ),
    ]),
  );
}

/** The passages that say the same as another one, by that other one. */
function twinsOf(
  guides: ReadonlyMap<string, Guide>,
  passages: ReadonlyMap<string, Passage>,
): ReadonlyMap<string, Passage[]> {
  const twins = new Map<string, Passage[]>();
  for (const { passage, sameAs } of guides.values()) {
    const twin = passages.get(passage);
    if (sameAs !== undefined && twin) twins.set(sameAs, [...(twins.get(sameAs) ?? []), twin]);
  }
  return twins;
}

function descending<T extends { readonly share: number }>(shares: readonly T[]): readonly T[] {
  return [...shares].sort((a, b) => b.share - a.share);
}
