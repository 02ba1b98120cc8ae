import { fold } from '../words/analyser';
import type { Problem } from './problem';

/** A message that someone wrote, what it is written for (`passage p-ret, 'Hoe lang'`) and where it stands. */
export type Written = { readonly text: string; readonly purpose: string; readonly file: string; readonly line: number };

/** Messages that are the same but for case, accents, punctuation and spaces, told at every place after the first. */
export function repeatedMessages(messages: readonly Written[]): readonly Problem[] {
  const first = new Map<string, Written>();
  return messages.flatMap((message): Problem[] => {
    const key = keyOf(message.text);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, message);
      return [];
    }
    const { text, file, line } = message;
    const there = `${earlier.file}:${earlier.line}`;
    const problem =
      earlier.purpose === message.purpose
        ? `duplicate: '${text}' stands at ${there} too, delete one of them`
        : `claimed by both: '${text}' is written for ${message.purpose}, and at ${there} for ${earlier.purpose}, keep one`;
    return [{ file, line, text: problem }];
  });
}

/** Folded words, one space apart; a message without words (`?!`) is compared as it stands. */
function keyOf(text: string): string {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.length > 0 ? words.join(' ') : text;
}
