import type { Features } from './features';

/** The features that messages are known by, a row each: its hash, and how much it counts, the more the rarer it is. */
export type Vocabulary = { readonly hashes: Uint32Array; readonly rarity: Float32Array };

/** A message as rows and values of unit length. */
export type Vector = { readonly rows: Int32Array; readonly values: Float32Array };

/** Features that fewer examples have teach little about other messages, and are most of all features. */
const LEAST_EXAMPLES = 3;

export function vocabularyOf(messages: () => Iterable<Features>): Vocabulary {
  const counts = new Map<number, number>();
  let total = 0;
  for (const message of messages()) {
    total += 1;
    for (const hash of message.keys()) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= LEAST_EXAMPLES);
  return {
    hashes: Uint32Array.from(kept, ([hash]) => hash),
    rarity: Float32Array.from(kept, ([, count]) => Math.log(1 + total / count)),
  };
}

/** Turns the features of messages into vectors; features that the vocabulary does not have are left out. */
export function vectorReader(vocabulary: Vocabulary): (message: Features) => Vector {
  const { rarity } = vocabulary;
  const rowOf = rowFinder(vocabulary);
  return (message) => {
    const rows = new Int32Array(message.size);
    const values = new Float32Array(message.size);
    let known = 0;
    let square = 0;
    for (const [hash, weight] of message) {
      const row = rowOf(hash);
      if (row < 0) continue;
      const value = weight * rarity[row]!;
      rows[known] = row;
      values[known] = value;
      known += 1;
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (let i = 0; i < known; i++) values[i]! /= length;
    return { rows: rows.subarray(0, known), values: values.subarray(0, known) };
  };
}

/** The row of a hash, or -1: a table at most half full with linear probing, a third of the time of a Map. */
function rowFinder({ hashes }: Vocabulary): (hash: number) => number {
  const mask = 2 ** Math.ceil(Math.log2(hashes.length * 2 + 2)) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  hashes.forEach((hash, row) => {
    let slot = hash & mask;
    while (slots[slot]! >= 0) slot = (slot + 1) & mask;
    slots[slot] = row;
  });
  return (hash) => {
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const row = slots[slot]!;
      if (row < 0 || hashes[row] === hash) return row;
    }
  };
}
