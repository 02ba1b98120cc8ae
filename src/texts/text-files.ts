import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from './language';
import type { Language } from './language';

/** Texts by key; a part of a key before a dot is a group. */
export type Tree = { readonly [key: string]: string | Tree };

/** `<dir>/<language>/<subject>.json` */
export type TextFile = { readonly language: Language; readonly subject: string; readonly path: string };

/** The files of texts in a directory, which need not hold every language. */
export function textFiles(dir: string): TextFile[] {
  return LANGUAGES.flatMap((language) =>
    listJson(join(dir, language)).map((file) => ({
      language,
      subject: file.slice(0, -'.json'.length),
      path: join(dir, language, file),
    })),
  );
}

/** Throws an Error naming the file that is no JSON. That it holds texts is believed: see `overrides.ts`. */
export function readJson(path: string): Tree {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tree;
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : 'not readable'}`, { cause: error });
  }
}

/** The texts of a file below their language and subject. */
export function placed({ language, subject }: TextFile, texts: Tree): Tree {
  return { [language]: { [subject]: texts } };
}

/** Single keys of `over` replace those of `base`. */
export function merge(base: Tree, over: Tree): Tree {
  const merged: Record<string, string | Tree> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = typeof value === 'object' && typeof old === 'object' ? merge(old, value) : value;
  }
  return merged;
}

function listJson(dir: string): string[] {
  return existsSync(dir) ? readdirSync(dir).filter((file) => file.endsWith('.json')) : [];
}
