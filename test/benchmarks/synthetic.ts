import type { Passage } from '../../src/policy/passage';

/** One word in so many is a compound of two others: in Dutch, a larger policy has more words, and most are such. */
const COMPOUND_EVERY = 20;

/**
 * Passages of the lengths and headings of real ones, their words drawn from all words of the real ones, so that frequent
 * words stay frequent. The same for the same passages and count.
 */
export function syntheticPassages(real: readonly Passage[], count: number): readonly Passage[] {
  const next = generator(1);
  const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const vocabulary = real.flatMap(({ text }) => wordsOf(text));
  const draw = (): string => vocabulary[Math.floor(next() * vocabulary.length)] ?? '';
  const lengths = real.map(({ text }) => wordsOf(text).length);

  return Array.from({ length: count }, (_, position): Passage => {
    const words = Array.from({ length: lengths[position % lengths.length] ?? 0 }, () =>
      next() < 1 / COMPOUND_EVERY ? draw() + draw() : draw(),
    );
    const text = `${words.join(' ')}.`;
    return {
      id: `s-${position}`,
      document: 'synthetic',
      headings: real[position % real.length]?.headings ?? [],
      position,
      blocks: [{ kind: 'paragraph', text }],
      text,
    };
  });
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
