/** More than this is a paste: what somebody wants stands in a few of its sentences. */
const MOST_SENTENCES = 8;
const MOST_WORDS = 120;

/** Longer sentences, and text without any, are cut at this many words. */
const WORDS_OF_PIECE = 40;

/** Reading one takes up to a tenth of a millisecond. */
const PIECES_READ = 150;

export function isPaste(sentences: readonly string[]): boolean {
  return (
    sentences.length > MOST_SENTENCES ||
    sentences.reduce((sum, sentence) => sum + sentence.split(/\s+/).length, 0) > MOST_WORDS
  );
}

/** What of a paste is read, each piece once, in order: of very long ones the beginning and the end. */
export function piecesOf(sentences: readonly string[]): readonly string[] {
  const pieces = [...new Set(sentences.flatMap(cut))];
  if (pieces.length <= PIECES_READ) return pieces;
  return [...pieces.slice(0, PIECES_READ / 2), ...pieces.slice(-PIECES_READ / 2)];
}

function cut(sentence: string): readonly string[] {
  const words = sentence.split(/\s+/);
  const pieces: string[] = [];
  for (let at = 0; at < words.length; at += WORDS_OF_PIECE) {
    pieces.push(words.slice(at, at + WORDS_OF_PIECE).join(' '));
  }
  return pieces;
}
