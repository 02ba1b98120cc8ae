/** A text without accents and capitals; `startAt` leads from a place in it back to the place in the text. */
export type Folded = { readonly text: string; readonly startAt: (index: number) => number };

export function fold(text: string): Folded {
  const starts: number[] = [];
  let folded = '';
  let at = 0;
  for (const character of text) {
    const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (let unit = 0; unit < plain.length; unit++) starts.push(at);
    folded += plain;
    at += character.length;
  }
  return { text: folded, startAt: (index) => starts[index] ?? text.length };
}
