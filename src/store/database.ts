import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { knex } from 'knex';
import type { Knex } from 'knex';
import { migrations } from './migrations';

/** Runs queries; a transaction is one too. Which database is behind it shows nowhere. */
export type Database = Knex;
export type Transaction = Knex.Transaction;

export type DatabaseLocation =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'postgres'; readonly url: string };

/** In sum with a look-up of the person below the three seconds that Slack waits. */
const ACQUIRE_MS = 1_500;
const STATEMENT_MS = 1_500;

/** Opens the database and brings its tables up to date. Close it with `destroy()`. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const database = location.kind === 'sqlite' ? openSqlite(location.file) : openPostgres(location.url);
  try {
    await database.migrate.latest({ migrationSource: migrations });
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true });
  return knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    acquireConnectionTimeout: ACQUIRE_MS,
    pool: {
      // One connection: what another caller writes inside an open transaction of a shared one is lost in its rollback.
      min: 1,
      max: 1,
      afterCreate: (
        connection: SqliteConnection,
        done: (error: Error | null, connection: SqliteConnection) => void,
      ) => {
        connection.exec(
          `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
           PRAGMA secure_delete = ON; PRAGMA busy_timeout = ${STATEMENT_MS};`,
          (error) => done(error, connection),
        );
      },
    },
  });
}

type SqliteConnection = { exec: (sql: string, done: (error: Error | null) => void) => void };

function openPostgres(url: string): Database {
  return knex({
    client: 'pg',
    connection: { connectionString: url, connectionTimeoutMillis: ACQUIRE_MS, statement_timeout: STATEMENT_MS },
    acquireConnectionTimeout: ACQUIRE_MS,
    pool: { min: 0, max: 8 },
  });
}
