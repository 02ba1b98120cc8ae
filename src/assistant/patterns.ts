import { existsSync, readFileSync } from 'node:fs';

/** Words in a row; the last letters of one may be left open with a star. */
export type Pattern = readonly string[];

/**
 * Reads a file of lines `name: word word* two_words`, as `phrases.txt` and `hints.txt` are; `#` begins a comment. A name
 * may have several lines. Throws an Error that names file and line; `holds` says what the file is for, `expected` what a
 * line is.
 */
export function readPatterns(
  file: string,
  isName: (name: string) => boolean,
  { holds, expected }: { readonly holds: string; readonly expected: string },
): ReadonlyMap<string, readonly Pattern[]> {
  if (!existsSync(file)) throw new Error(`${file}: not there, expected ${holds}`);
  const patterns = new Map<string, readonly Pattern[]>();
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [name = '', rest = ''] = line.split(/:(.*)/s).map((part) => part.trim());
    if (!isName(name) || rest === '') throw new Error(`${file}:${index + 1}: expected ${expected}`);
    const read = rest.split(/\s+/).map((word) => word.split('_'));
    patterns.set(name, [...(patterns.get(name) ?? []), ...read]);
  }
  return patterns;
}

/** Whether the pattern stands somewhere in the words. */
export function isSaid(pattern: Pattern, said: readonly string[]): boolean {
  return said.some((_, start) => pattern.every((part, at) => matches(part, said[start + at])));
}

export function matches(part: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
}
