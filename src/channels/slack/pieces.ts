/**
 * `text` in pieces of at most `max` UTF-16 units, for blocks below each other: together they are the text, nothing is
 * lost. Parted behind a line break or a space where the last half of a piece has one, never within a character.
 */
export function pieces(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const end = endOfPiece(rest, max);
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return [...parts, rest];
}

function endOfPiece(text: string, max: number): number {
  const end = Math.max(text.lastIndexOf('\n', max - 1), text.lastIndexOf(' ', max - 1)) + 1;
  if (end > max / 2) return end;
  const isWithinPair = /[\uD800-\uDBFF]/.test(text.charAt(max - 1));
  return isWithinPair ? max - 1 : max;
}
