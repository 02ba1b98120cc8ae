import { join } from 'node:path';
import { isSaid, matches, readPatterns } from './patterns';
import { words } from './words';

/** What a short message may be, whatever else it could mean. */
const COURTESIES = ['help', 'hello', 'thanks', 'cases', 'notice', 'incident', 'request', 'question'] as const;
export type Courtesy = (typeof COURTESIES)[number];

const FILLER = 'filler';

/** Nobody thanks at greater length and says nothing else. */
const MOST_WORDS = 10;

export type Phrases = {
  /** Whether, filler apart, the message holds nothing else: `hallo`, `merci beaucoup`; not `hallo, wie is de dpo`. */
  readonly isNothingBut: (courtesy: Courtesy, text: string) => boolean;
};

/** Reads `phrases.txt` of the content directory; its head says the format. Throws an Error that names file and line. */
export function loadPhrases(contentDir: string): Phrases {
  const names: readonly string[] = [...COURTESIES, FILLER];
  const patterns = readPatterns(join(contentDir, 'phrases.txt'), (name) => names.includes(name), {
    holds: 'the words of a greeting, of thanks and of a call for help',
    expected: `'${names.join("', '")}', a colon and words`,
  });
  const filler = (patterns.get(FILLER) ?? []).flat();
  return {
    isNothingBut: (courtesy, text) => {
      const said = words(text);
      if (said.length > MOST_WORDS) return false;
      const own = patterns.get(courtesy) ?? [];
      const known = [...own.flat(), ...filler];
      return said.every((word) => known.some((part) => matches(part, word))) && own.some((one) => isSaid(one, said));
    },
  };
}
