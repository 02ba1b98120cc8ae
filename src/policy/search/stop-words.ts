import { existsSync, readFileSync } from 'node:fs';
import { sourceError } from '../source-error';
import { fold } from '../words/analyser';

/** Folded words, of a file of lines `language: words`. A content directory may be without. */
export function readStopWords(file: string): ReadonlySet<string> {
  if (!existsSync(file)) return new Set();
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return new Set(
    lines.flatMap((line, index) => {
      if (line.trim() === '' || line.startsWith('#')) return [];
      const [, words] = /^[^:]+:(.+)$/.exec(line) ?? [];
      if (words === undefined) throw sourceError(file, index + 1, `'${line}', expected a language, a colon and words`);
      return words.trim().split(/\s+/).map(fold);
    }),
  );
}
