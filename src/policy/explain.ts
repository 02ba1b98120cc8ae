import type { Example } from './examples/examples';
import { readMessage } from './model/message';
import { learn, modelsOf } from './model/models';
import type { Vector } from './model/vocabulary';
import { readContent, weightsFile } from './policy';
import { wordsOf } from './words/analyser';

/** Why a message is understood as it is; {@link Policy.understand} says as what. */
export type Explanation = {
  /** The written examples nearest to the message, nearest first; `likeness` is 0 to 1. */
  readonly nearest: readonly { readonly example: Example; readonly likeness: number }[];
  /** Words that stand in no example and in no passage: nothing is known of them but their letters. */
  readonly unknownWords: readonly string[];
  /** Concepts that its words speak of. */
  readonly concepts: readonly string[];
};

const NEAREST = 5;

/** Reads the content with all its examples, which the running assistant does not keep. */
export function loadExplainer(contentDir: string): (message: string) => Explanation {
  const { passages, source } = readContent(contentDir);
  const { examples } = source.examples;
  const { vectorOf } = modelsOf(source, learn(weightsFile(contentDir), source).learnt);
  const known = new Set([
    ...examples.flatMap(({ text }) => readMessage(text).words),
    ...[...passages.values()].flatMap(({ text }) => wordsOf(text).map(({ folded }) => folded)),
  ]);

  return (message) => {
    const vector = valuesOf(vectorOf(message));
    const { words } = readMessage(message);
    const likeness = (example: Example): number => {
      const { rows, values } = vectorOf(example.text);
      return rows.reduce((sum, row, index) => sum + (vector.get(row) ?? 0) * (values[index] ?? 0), 0);
    };
    return {
      nearest: examples
        .map((example) => ({ example, likeness: likeness(example) }))
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, NEAREST),
      unknownWords: words.filter((word, index) => !known.has(word) && words.indexOf(word) === index),
      concepts: source.concepts(words),
    };
  };
}

function valuesOf({ rows, values }: Vector): ReadonlyMap<number, number> {
  return new Map(Array.from(rows, (row, index) => [row, values[index] ?? 0]));
}
