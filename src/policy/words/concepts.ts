import { existsSync, readFileSync } from 'node:fs';
import { sourceError } from '../source-error';
import { fold } from './analyser';
import { remember } from './remember';

/** The concepts that words speak of, each once, in the order of their first word: `['DELETE', 'CLIENT']`. */
export type Concepts = (folded: readonly string[]) => readonly string[];

type Table = {
  readonly exact: Map<string, string[]>;
  readonly prefix: Map<string, string[]>;
  readonly suffix: Map<string, string[]>;
  readonly inside: (readonly [string, string])[];
  readonly sequence: Map<string, { readonly rest: readonly string[]; readonly concept: string }[]>;
};

const LINE = /^([A-Z][A-Z0-9]*) = (\S.*)$/;

/**
 * Reads a table of concepts; its head says the format. A content directory may be without. Throws an Error that names
 * file and line.
 */
export function readConcepts(file: string): Concepts {
  if (!existsSync(file)) return () => [];
  const table: Table = { exact: new Map(), prefix: new Map(), suffix: new Map(), inside: [], sequence: new Map() };
  readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .forEach((line, index) => {
      if (line.trim() === '' || line.startsWith('#')) return;
      const [, concept, patterns] = LINE.exec(line) ?? [];
      if (concept === undefined || patterns === undefined) {
        throw sourceError(file, index + 1, `'${line.slice(0, 40)}', expected CONCEPT = words`);
      }
      for (const pattern of patterns.trim().split(/\s+/)) add(table, fold(pattern), concept);
    });
  return finder(table);
}

function add(table: Table, pattern: string, concept: string): void {
  const bare = pattern.replaceAll('*', '');
  if (pattern.includes('_')) {
    const [first = '', ...rest] = pattern.split('_').filter((part) => part !== '');
    push(table.sequence, first, { rest, concept });
  } else if (pattern.startsWith('*') && pattern.endsWith('*')) table.inside.push([bare, concept]);
  else if (pattern.startsWith('*')) push(table.suffix, bare, concept);
  else if (pattern.endsWith('*')) push(table.prefix, bare, concept);
  else push(table.exact, bare, concept);
}

function finder(table: Table): Concepts {
  const ofWord = remember((word) => [...conceptsOfWord(table, word)]);
  return (folded) => {
    const found = new Set<string>();
    folded.forEach((word, at) => {
      for (const concept of ofWord(word)) found.add(concept);
      for (const { rest, concept } of table.sequence.get(word) ?? []) {
        if (rest.every((part, index) => matches(part, folded[at + 1 + index]))) found.add(concept);
      }
    });
    return [...found];
  };
}

function* conceptsOfWord({ exact, prefix, suffix, inside }: Table, word: string): Generator<string> {
  yield* exact.get(word) ?? [];
  for (let length = 1; length <= word.length; length++) {
    yield* prefix.get(word.slice(0, length)) ?? [];
    yield* suffix.get(word.slice(-length)) ?? [];
  }
  for (const [part, concept] of inside) if (word.includes(part)) yield concept;
}

function matches(part: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part;
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
