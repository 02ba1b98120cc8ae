import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words } from './words';

/** What a short message may be, whatever else it could mean. */
const COURTESIES = ['help', 'hello', 'thanks'] as const;
export type Courtesy = (typeof COURTESIES)[number];

const FILLER = 'filler';

/** Nobody thanks at greater length and says nothing else. */
const MOST_WORDS = 10;

/** Words in a row; the last letters of one may be left open with a star. */
type Pattern = readonly string[];

export type Phrases = {
  /** Whether, filler apart, the message holds nothing else: `hallo`, `merci beaucoup`; not `hallo, wie is de dpo`. */
  readonly isNothingBut: (courtesy: Courtesy, text: string) => boolean;
};

/** Reads `phrases.txt` of the content directory; its head says the format. Throws an Error that names file and line. */
export function loadPhrases(contentDir: string): Phrases {
  const file = join(contentDir, 'phrases.txt');
  if (!existsSync(file)) {
    throw new Error(`${file}: not there, expected the words of a greeting, of thanks and of a call for help`);
  }
  const patterns = new Map<string, readonly Pattern[]>();
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [name, read] = parse(line, `${file}:${index + 1}`);
    patterns.set(name, [...(patterns.get(name) ?? []), ...read]);
  }
  const filler = (patterns.get(FILLER) ?? []).flat();
  return {
    isNothingBut: (courtesy, text) => {
      const said = words(text);
      if (said.length > MOST_WORDS) return false;
      const own = patterns.get(courtesy) ?? [];
      const known = [...own.flat(), ...filler];
      return (
        said.every((word) => known.some((part) => matches(part, word))) &&
        own.some((pattern) => said.some((_, start) => pattern.every((part, at) => matches(part, said[start + at]))))
      );
    },
  };
}

function parse(line: string, place: string): readonly [name: string, patterns: readonly Pattern[]] {
  const [name = '', rest = ''] = line.split(/:(.*)/s).map((part) => part.trim());
  if (![...COURTESIES, FILLER].some((known) => known === name) || rest === '') {
    throw new Error(`${place}: expected '${[...COURTESIES, FILLER].join("', '")}', a colon and words`);
  }
  return [name, rest.split(/\s+/).map((word) => word.split('_'))];
}

function matches(part: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
}
