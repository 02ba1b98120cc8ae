import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { LANGUAGES } from './language';
import type { Language } from './language';

export type TextParams = Readonly<Record<string, string | number>>;

export type Texts = {
  /** The text of a key such as `breach.cause.label`. Throws when there is none: a missing text is a bug. */
  readonly t: (language: Language, key: string, params?: TextParams) => string;
  readonly has: (language: Language, key: string) => boolean;
};

type Tree = { readonly [key: string]: string | Tree };

/**
 * Reads `<dir>/<language>/<subject>.json`; the subject is the first part of a key. Later directories override
 * single keys of earlier ones. Throws an Error naming the file that is no JSON.
 */
export function loadTexts(dirs: readonly string[]): Texts {
  const i18n = createInstance();
  const resources = Object.fromEntries(
    LANGUAGES.map((language) => [language, { texts: readLanguage(dirs, language) }]),
  );
  void i18n.init({
    resources,
    defaultNS: 'texts',
    initAsync: false,
    lng: 'nl',
    fallbackLng: false,
    returnNull: false,
    // Each channel escapes for itself: HTML entities have no business in a chat message.
    interpolation: { escapeValue: false },
  });
  const has = (language: Language, key: string) => i18n.exists(key, { lng: language });
  return {
    has,
    t: (language, key, params) => {
      // Asked with the parameters: a text in a singular and a plural exists only with its count.
      if (!i18n.exists(key, { ...params, lng: language })) throw new Error(`No text '${key}' in '${language}'`);
      return i18n.t(key, { ...params, lng: language });
    },
  };
}

function readLanguage(dirs: readonly string[], language: Language): Tree {
  return dirs.reduce<Tree>((texts, dir) => merge(texts, readFiles(join(dir, language))), {});
}

function readFiles(dir: string): Tree {
  const files = listJson(dir);
  return Object.fromEntries(files.map((file) => [file.slice(0, -'.json'.length), readJson(join(dir, file))]));
}

/** A directory of overrides need not hold every language. */
function listJson(dir: string): string[] {
  try {
    return readdirSync(dir).filter((file) => file.endsWith('.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function readJson(file: string): Tree {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Tree;
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
}

function merge(base: Tree, over: Tree): Tree {
  const merged: Record<string, string | Tree> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const old = merged[key];
    merged[key] = typeof value === 'object' && typeof old === 'object' ? merge(old, value) : value;
  }
  return merged;
}
