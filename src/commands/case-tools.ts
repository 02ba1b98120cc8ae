import { join } from 'node:path';
import { loadLaw } from '../cases/law';
import { loadOrganisation } from '../cases/organisation';
import type { Config } from '../config/config';
import { contentDirOf } from '../content/content';
import { openExisting } from './existing-database';
import { printable } from './plain-table';
import { Refusal, oneOf } from './refusal';
import { isReadable, readRecords } from '../register/case-record';
import type { Found, RecordFilter } from '../register/case-record';
import type { RegisterContext } from '../register/columns';
import type { Database } from '../store/database';
import { createEncryption } from '../store/encryption';
import type { Encryption } from '../store/encryption';
import { LANGUAGES } from '../texts/language';
import type { Language } from '../texts/language';
import { loadTexts } from '../texts/texts';
import type { TextParams } from '../texts/texts';

const LOCALES_DIR = join(__dirname, '..', '..', 'locales');

/** Read when a command runs. */
export type CaseToolsDeps = {
  readonly store: () => Pick<Config, 'database' | 'keys'>;
  readonly folders: () => Pick<Config, 'contentDir' | 'localesDir'>;
  readonly now: () => Date;
};

export type OpenCases = { readonly database: Database; readonly encryption: Encryption };

/** Opens the cases for the work and closes them after it. A refusal for what is no database of this version. */
export async function withCases<T>(deps: CaseToolsDeps, work: (cases: OpenCases) => Promise<T>): Promise<T> {
  const { database: location, keys } = deps.store();
  const database = await openExisting(location);
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

/** The reference that was typed, perhaps in small letters or copied with a space: `INC-2026-000012`. */
export function readReference(text: string): string {
  return text.trim().toUpperCase();
}

/** Says on standard error which cases cannot be read and why, and exits with 1 at the end when there are any. */
export function sayUnreadable(found: readonly Found[]): void {
  for (const one of found) {
    if (isReadable(one)) continue;
    process.stderr.write(`error: ${one.unreadable.about(one.reference)}\n`);
    process.exitCode = 1;
  }
}

export function print(lines: readonly string[]): void {
  if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function noSuchCase(reference: string): Refusal {
  return new Refusal(`${printable(reference)}: no such case`, 1);
}

/** The cases that match, for people: without the name of a confidential reporter. */
export function readFound(deps: CaseToolsDeps, { t }: RegisterContext, filter: RecordFilter): Promise<Found[]> {
  return withCases(deps, (cases) => readRecords({ ...cases, nameMark: t('mail.name_removed') }, filter));
}
