/** The parts of a Dutch compound, or none: `bewaartermijn` → `['bewaar', 'termijn']`. */
export type SplitCompound = (folded: string) => readonly string[];

/** Shorter words are endings and prepositions more often than parts of a compound. */
const PART_LETTERS = 4;

/** What stands between the parts of a compound: verwerking-s-register, klant-en-lijst. */
const LINKS = ['', 's', 'en', 'e'] as const;

/**
 * Splits compounds against a vocabulary of folded words: both parts must stand in it, and the whole need not. Of two
 * ways to split, the one with the longer last part is taken, which is the head of a Dutch compound.
 */
export function compoundSplitter(vocabulary: ReadonlySet<string>): SplitCompound {
  const split = (word: string, depth: number): readonly string[] => {
    for (let at = PART_LETTERS; at + PART_LETTERS <= word.length; at++) {
      const head = word.slice(at);
      if (!vocabulary.has(head)) continue;
      for (const link of LINKS) {
        const before = word.slice(0, at);
        if (!before.endsWith(link)) continue;
        const modifier = before.slice(0, before.length - link.length);
        if (modifier.length < PART_LETTERS) continue;
        if (vocabulary.has(modifier)) return [modifier, head];
        const parts = depth > 0 ? split(modifier, depth - 1) : [];
        if (parts.length > 0) return [...parts, head];
      }
    }
    return [];
  };
  return (folded) => split(folded, 1);
}
