import type { Features } from './features';

/** The features that messages are known by: hash → row, and how much a row counts, the more the rarer it is. */
export type Vocabulary = { readonly rows: ReadonlyMap<number, number>; readonly rarity: Float32Array };

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
  const rows = new Map<number, number>();
  const rarity: number[] = [];
  for (const [hash, count] of counts) {
    if (count < LEAST_EXAMPLES) continue;
    rows.set(hash, rarity.length);
    rarity.push(Math.log(1 + total / count));
  }
  return { rows, rarity: Float32Array.from(rarity) };
}

export function vectorOf(message: Features, { rows: known, rarity }: Vocabulary): Vector {
  const rows: number[] = [];
  const values: number[] = [];
  let square = 0;
  for (const [hash, weight] of message) {
    const row = known.get(hash);
    if (row === undefined) continue;
    const value = weight * rarity[row]!;
    rows.push(row);
    values.push(value);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  return { rows: Int32Array.from(rows), values: Float32Array.from(values, (value) => value / length) };
}
