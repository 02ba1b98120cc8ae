import { join } from 'node:path';
import { loadLaw } from './cases/law';
import { loadOrganisation } from './cases/organisation';
import type { Config } from './config/config';
import { contentDirOf } from './content/content';
import { existing } from './existing-database';
import { oneOf } from './refusal';
import type { RegisterContext } from './register/columns';
import { openDatabase } from './store/database';
import type { Database } from './store/database';
import { createEncryption } from './store/encryption';
import type { Encryption } from './store/encryption';
import { LANGUAGES } from './texts/language';
import type { Language } from './texts/language';
import { loadTexts } from './texts/texts';
import type { TextParams } from './texts/texts';

const LOCALES_DIR = join(__dirname, '..', 'locales');

/** Read when a command runs. */
export type CaseToolsDeps = {
  readonly store: () => Pick<Config, 'database' | 'keys'>;
  readonly folders: () => Pick<Config, 'contentDir' | 'localesDir'>;
  readonly now: () => Date;
};

export type OpenCases = { readonly database: Database; readonly encryption: Encryption };

/** Opens the cases for the work and closes them after it. Throws an Error for a SQLite file that is not there. */
export async function withCases<T>(deps: CaseToolsDeps, work: (cases: OpenCases) => Promise<T>): Promise<T> {
  const { database: location, keys } = deps.store();
  const database = await openDatabase(existing(location));
  try {
    return await work({ database, encryption: createEncryption(keys) });
  } finally {
    await database.destroy();
  }
}

/** What registers and lists are written with, in the language that was typed. */
export function contextIn(deps: CaseToolsDeps, typedLanguage: string): RegisterContext {
  const contentDir = contentDirOf(deps.folders());
  return {
    ...wordsIn(deps, typedLanguage),
    organisation: loadOrganisation(contentDir),
    law: loadLaw(contentDir),
  };
}

/** Texts alone. */
export function wordsIn({ folders }: Pick<CaseToolsDeps, 'folders'>, typedLanguage: string) {
  const language: Language = oneOf(LANGUAGES, typedLanguage, 'language');
  const { localesDir } = folders();
  const texts = loadTexts([LOCALES_DIR, ...(localesDir ? [localesDir] : [])]);
  return { language, t: (key: string, params?: TextParams) => texts.t(language, key, params) };
}

export function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
