import { createDrafts } from '../../src/assistant/draft-store';
import type { Drafts } from '../../src/assistant/drafts';
import type { People } from '../../src/assistant/people';
import { createPeople } from '../../src/assistant/person-store';
import { createCaseStore } from '../../src/cases/case-store';
import type { CaseStore, CaseStoreDeps } from '../../src/cases/case-store';
import { openDatabase } from '../../src/store/database';
import type { Database, DatabaseLocation } from '../../src/store/database';
import { createEncryption } from '../../src/store/encryption';
import type { Encryption } from '../../src/store/encryption';
import { KEYS } from './keys';

export type OpenStore = {
  readonly database: Database;
  readonly encryption: Encryption;
  readonly cases: CaseStore;
  readonly drafts: Drafts;
  readonly people: People;
};

/** Ids and tokens in the order in which they are made, told apart by `process`. */
export function numbered(process = 0) {
  let ids = 0;
  let tokens = 0;
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return {
    newId: () => `00000000-0000-4000-8000-${hex(process, 2)}${hex(++ids, 10)}`,
    newToken: () => `${hex(process, 2)}${hex(++tokens, 22)}`,
  };
}

/** A database with its stores, as one process has them. */
export async function openStore(
  location: DatabaseLocation,
  now: () => Date,
  more: Partial<CaseStoreDeps> = {},
): Promise<OpenStore> {
  const database = await openDatabase(location);
  const encryption = createEncryption(KEYS);
  const cases = createCaseStore({ database, encryption, now, ...numbered(), afterCommit: () => undefined, ...more });
  const [drafts, people] = [createDrafts({ database, encryption, now }), createPeople({ database, encryption, now })];
  return { database, encryption, cases, drafts, people };
}

const TABLES = [
  'cases',
  'case_versions',
  'case_events',
  'outbox',
  'receipts',
  'counters',
  'seen_events',
  'unanswered',
  'case_subjects',
  'drafts',
  'people',
  'leases',
  'mailings',
] as const;

/** Every row of every table of ours. */
export async function allRows(database: Database): Promise<Record<string, Record<string, unknown>[]>> {
  const entries: [string, Record<string, unknown>[]][] = [];
  for (const table of TABLES) entries.push([table, await database<Record<string, unknown>>(table).select()]);
  return Object.fromEntries(entries);
}

/** How many rows each table of ours has. */
export async function rowCounts(database: Database): Promise<Record<string, number>> {
  const rows = await allRows(database);
  return Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.length]));
}
