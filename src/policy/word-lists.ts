import { existsSync, readFileSync } from 'node:fs';
import { fold, wordsOf } from './analyser';
import { sourceError } from './source-error';

/** What people say for words of the policy. */
export type EverydayWord = {
  /** Folded words in a row; the last one may be the beginning of a word. */
  readonly pattern: readonly string[];
  readonly prefix: boolean;
  /** Stems of the policy: each alternative is one or several words that belong together. */
  readonly means: readonly (readonly string[])[];
};

/** Folded words, of a file of lines `language: words`. A content directory may be without. */
export function readStopWords(file: string): ReadonlySet<string> {
  return new Set(readLines(file).flatMap(({ right }) => right.split(/\s+/).map(fold)));
}

/** Of a file of lines `policy words, …: everyday words, …`. A content directory may be without. */
export function readEverydayWords(file: string, stopWords: ReadonlySet<string>): readonly EverydayWord[] {
  return readLines(file).flatMap(({ left, right, line }) => {
    const means = left
      .split(',')
      .map((words) => wordsOf(words).flatMap(({ folded, stem }) => (stopWords.has(folded) ? [] : [stem])));
    if (means.some((stems) => stems.length === 0)) {
      throw sourceError(file, line, `'${left}', expected words of the policy that are no stop words`);
    }
    return right.split(',').map((words): EverydayWord => {
      const pattern = wordsOf(words).map(({ folded }) => folded);
      if (pattern.length === 0) throw sourceError(file, line, `'${words}', expected a word between two commas`);
      return { pattern, prefix: words.trim().endsWith('*'), means };
    });
  });
}

function readLines(file: string): readonly { left: string; right: string; line: number }[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      if (line.trim() === '' || line.startsWith('#')) return [];
      const [, left, right] = /^([^:]+):(.+)$/.exec(line) ?? [];
      if (left === undefined || right === undefined) {
        throw sourceError(file, index + 1, `'${line}', expected words, a colon and words`);
      }
      return [{ left, right: right.trim(), line: index + 1 }];
    });
}
