/** More sentences than these are a paste: it is read as a whole. */
const MOST_SENTENCES = 8;

/** An end of sentence, also one that no space follows (`allemaal.ik heb`), but not in a number, address or site. */
const END = /(?<=[.!?]|\.\.\.)\s+|(?<=[a-z]{3}[.!?]+)(?=\p{L}{2,}\s)|\n+/u;

/** The sentences of a message, or the whole when they are many. */
export function sentencesOf(text: string): readonly string[] {
  const sentences = text
    .split(END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
  return sentences.length > MOST_SENTENCES ? [text] : sentences;
}
