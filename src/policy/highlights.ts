import { wordsOf } from './words/analyser';

/** `[start, end)` in UTF-16 units of a text. */
export type Range = readonly [number, number];

/**
 * Where the quotes stand in a text, in order. Of several quotes, those are kept whose line shares most with the
 * message: asked for the number of one company of a table, its row is marked and not all of them.
 */
export function rangesOf(text: string, quotes: readonly string[], message: string): readonly Range[] {
  const all = quotes.flatMap((quote) => occurrences(text, quote));
  if (all.length < 2) return all;
  const asked = new Set(wordsOf(message).map(({ stem }) => stem));
  const shared = all.map(([start, end]) => {
    const lineStart = text.lastIndexOf('\n', start) + 1;
    const lineEnd = text.indexOf('\n', end);
    const line = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
    return new Set(wordsOf(line).flatMap(({ stem }) => (asked.has(stem) ? [stem] : []))).size;
  });
  const most = Math.max(...shared);
  return all.filter((_, index) => shared[index] === most).sort((a, b) => a[0] - b[0]);
}

function occurrences(text: string, quote: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + quote.length)) {
    found.push([at, at + quote.length]);
  }
  return found;
}
