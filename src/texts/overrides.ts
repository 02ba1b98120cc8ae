import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from './language';
import { merge, placed, readJson, textFiles } from './text-files';
import type { TextFile, Tree } from './text-files';

/**
 * Reads a directory of overrides, each of which replaces a text of `shipped` (language → subject → …) that has the
 * same key. Throws one Error with a line for each problem: file, key and what is expected there. A text may leave out
 * a placeholder; it may not have one that nothing fills in, for people would read `{{name}}`.
 */
export function readOverrides(dir: string, shipped: Tree): Tree {
  const problems = foldersOfNoLanguage(dir);
  let overrides: Tree = {};
  for (const file of textFiles(dir)) {
    try {
      const texts = readJson(file.path);
      problems.push(...problemsOfFile(file, texts, shipped[file.language]).map((line) => `${file.path}: ${line}`));
      overrides = merge(overrides, placed(file, texts));
    } catch (error) {
      problems.push(error instanceof Error ? error.message : file.path);
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return overrides;
}

/** Hidden folders are left alone: `.git`, and the `..data` of a volume that Kubernetes mounts. */
function foldersOfNoLanguage(dir: string): string[] {
  const languages: readonly string[] = LANGUAGES;
  return readdirSync(dir)
    .filter((name) => !name.startsWith('.') && !languages.includes(name) && statSync(join(dir, name)).isDirectory())
    .map((name) => `${join(dir, name)}: no language of ours; expected ${languages.join(', ')}`);
}

function problemsOfFile({ subject }: TextFile, texts: unknown, shipped: string | Tree = {}): string[] {
  const expected = own(shipped, subject);
  if (expected === undefined) return [`no such file; expected ${keysOf(shipped, '.json')}`];
  if (!isGroup(texts)) return [`expected an object with ${keysOf(expected)}`];
  return problemsOf('', texts, expected);
}

function problemsOf(key: string, value: unknown, shipped: string | Tree): string[] {
  if (typeof shipped === 'string') {
    return typeof value === 'string' ? problemsOfText(key, value, shipped) : [`${key}: expected a text`];
  }
  if (!isGroup(value)) return [`${key}: expected a group with ${keysOf(shipped)}`];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = key === '' ? name : `${key}.${name}`;
    const expected = own(shipped, name);
    return expected === undefined
      ? [`${path}: no such key; expected ${keysOf(shipped)}`]
      : problemsOf(path, inner, expected);
  });
}

function problemsOfText(key: string, text: string, shipped: string): string[] {
  const known = placeholders(shipped);
  const expected = known.length > 0 ? known.map((name) => `{{${name}}}`).join(', ') : 'none';
  return placeholders(text)
    .filter((name) => !known.includes(name))
    .map((name) => `${key}: no such placeholder {{${name}}}; expected ${expected}`);
}

/** The names in `{{name}}`, also when written as i18next allows: `{{- name}}`, `{{ name, format }}`. */
function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{\{-?([^,}]*)[^}]*\}\}/g)].map(([, name = '']) => name.trim());
  return [...new Set(names)];
}

/** Own keys only: every object inherits a `constructor`. */
function own(tree: string | Tree, key: string): string | Tree | undefined {
  return typeof tree === 'object' && Object.hasOwn(tree, key) ? tree[key] : undefined;
}

function keysOf(tree: string | Tree, suffix = ''): string {
  return Object.keys(tree)
    .map((key) => `${key}${suffix}`)
    .join(', ');
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
