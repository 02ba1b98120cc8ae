/** A passage by its number, and what share of its words a term is. */
type Held = { readonly passage: number; readonly share: number };

/**
 * Leaves a term that many passages hold only to the `most` passages that it makes up the largest share of, as search
 * engines do with champion lists: the others would never come first for it, and looking at all of them takes the time.
 */
export function keepChampions(
  termsOfPassage: readonly (readonly string[])[],
  most: number,
): readonly (readonly string[])[] {
  const frequency = new Map<string, number>();
  for (const terms of termsOfPassage) {
    for (const term of new Set(terms)) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const heldBy = new Map<string, Held[]>();
  for (const [term, count] of frequency) if (count > most) heldBy.set(term, []);
  if (heldBy.size === 0) return termsOfPassage;

  termsOfPassage.forEach((terms, passage) => {
    for (const term of new Set(terms)) {
      const times = heldBy.has(term) ? terms.filter((one) => one === term).length : 0;
      if (times > 0) heldBy.get(term)?.push({ passage, share: times / terms.length });
    }
  });
  const champions = new Map(
    [...heldBy].map(([term, held]) => [
      term,
      new Set(
        held
          .sort((a, b) => b.share - a.share || a.passage - b.passage)
          .slice(0, most)
          .map(({ passage }) => passage),
      ),
    ]),
  );
  return termsOfPassage.map((terms, passage) => terms.filter((term) => champions.get(term)?.has(passage) ?? true));
}
