import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { knex } from 'knex';
import type { DatabaseLocation } from '../../src/store/database';

/** An empty place for tables, and how to be rid of it. */
export type EmptyDatabase = { readonly location: DatabaseLocation; readonly remove: () => Promise<void> };

/** The databases on which the store must behave alike: `describe.each(DATABASES)('on $name', …)`. */
export const DATABASES: readonly { readonly name: string; readonly create: () => Promise<EmptyDatabase> }[] = [
  { name: 'SQLite', create: async () => emptySqlite() },
  { name: 'PostgreSQL', create: () => emptyPostgres() },
];

export function emptySqlite(): EmptyDatabase & {
  readonly location: { readonly kind: 'sqlite'; readonly file: string };
} {
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-store-'));
  return {
    location: { kind: 'sqlite', file: join(folder, 'cases.sqlite') },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A schema of its own in the server that the whole run of tests shares. */
export async function emptyPostgres(): Promise<EmptyDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error('TEST_POSTGRES_URL is not set: Jest starts PostgreSQL in test/postgres/start.mjs');
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const run = async (sql: string) => {
    const database = knex({ client: 'pg', connection: server, pool: { min: 0, max: 1 } });
    try {
      await database.raw(sql);
    } finally {
      await database.destroy();
    }
  };
  await run(`create schema ${schema}`);
  return {
    location: { kind: 'postgres', url: `${server}?options=${encodeURIComponent(`-c search_path=${schema}`)}` },
    remove: () => run(`drop schema ${schema} cascade`),
  };
}
