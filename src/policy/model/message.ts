import { fold } from '../words/analyser';

/** A message as the models read it. */
export type Message = {
  /** In lower case without accents, in their order. */
  readonly words: readonly string[];
  readonly asks: boolean;
};

/** Of a longer message, the beginning and the end are read: there people say what they want of what they pasted. */
const WORDS_READ = 120;

const WORD = /[a-z]+|\d+(?:\.\d+)*/g;

/** What mail programs write above the mail that is answered, and what stands before its lines. */
const QUOTED_LINE = /^\s*(?:>|\|)/;
const MAIL_HEADER =
  /^\s*(?:van|aan|verzonden|onderwerp|from|to|sent|subject|cc|de|a|envoye|objet|von|an|gesendet|betreff)\s*:/i;
const SIGNATURE =
  /^\s*(?:--\s*$|met vriendelijke groet|vriendelijke groet|mvg\b|cordialement|kind regards|best regards|mit freundlichen gr)/i;

export function readMessage(text: string): Message {
  const own = withoutQuotes(text);
  const all = fold(own).match(WORD) ?? [];
  const words =
    all.length <= WORDS_READ ? all : [...all.slice(0, WORDS_READ / 2), ...all.slice(all.length - WORDS_READ / 2)];
  return { words, asks: own.includes('?') };
}

/** A message without the mail that it quotes and without its signature; the whole when nothing else is left. */
export function withoutQuotes(text: string): string {
  if (!text.includes('\n')) return text;
  const lines = text.split(/\r?\n/);
  const signature = lines.findIndex((line, index) => index > 0 && SIGNATURE.test(line));
  const kept = lines
    .slice(0, signature === -1 ? lines.length : signature)
    .filter((line) => !QUOTED_LINE.test(line) && !MAIL_HEADER.test(line))
    .join('\n');
  return /\p{L}/u.test(kept) ? kept : text;
}
