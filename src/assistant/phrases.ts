import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from './words';

/** What a message may mean besides asking. */
const MEANINGS = ['help', 'hello', 'thanks', 'filler'] as const;
export type Meaning = (typeof MEANINGS)[number];

type Pattern = readonly string[];
type Line = { readonly meaning: Meaning; readonly groups: readonly (readonly Pattern[])[] };

export type Phrases = {
  /** Whether the message holds a word of every group of one of the lines. */
  readonly means: (meaning: Meaning, text: string) => boolean;
  /** Whether, filler apart, it holds nothing else: `hallo`, `merci beaucoup`; not `hallo, wie is de dpo`. */
  readonly isNothingBut: (meaning: Meaning, text: string) => boolean;
};

/** Reads `phrases.txt` of the content directory; its head says the format. Throws an Error that names file and line. */
export function loadPhrases(contentDir: string): Phrases {
  const file = join(contentDir, 'phrases.txt');
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === '' || line.startsWith('#') ? [] : [parse(line, `${file}:${index + 1}`)],
    );
  const of = (meaning: Meaning) => lines.filter((line) => line.meaning === meaning);
  const means = (meaning: Meaning, text: string) => {
    const said = words(text);
    return of(meaning).some((line) => line.groups.every((group) => find(group, said) >= 0));
  };
  return {
    means,
    isNothingBut: (meaning, text) => {
      const known = [...of(meaning), ...of('filler')].flatMap(({ groups }) => groups.flat(2));
      return means(meaning, text) && words(text).every((word) => known.some((part) => matches(part, word)));
    },
  };
}

function parse(line: string, place: string): Line {
  const [name = '', rest] = line.split(/:(.*)/s);
  const meaning = MEANINGS.find((known) => known === name.trim());
  if (!meaning || !rest?.trim()) throw new Error(`${place}: expected '${MEANINGS.join("', '")}', a colon and words`);
  const groups = rest.split(' + ').map((group) =>
    group
      .trim()
      .split(/\s+/)
      .map((word) => word.split('_')),
  );
  return { meaning, groups };
}

/** Index of the first word where one of the patterns stands, or -1. */
function find(patterns: readonly Pattern[], said: readonly string[]): number {
  return said.findIndex((_, start) =>
    patterns.some((pattern) => pattern.every((part, i) => matches(part, said[start + i]))),
  );
}

function matches(part: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
}
