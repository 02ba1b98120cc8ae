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

/** A store that cannot be reached fails after their sum: with a second for looking up the person, Slack waits three. */
const ACQUIRE_MS = 900;
const STATEMENT_MS = 600;

/** Knex would write to the console, standard output included. What fails is thrown, and logged by whoever catches it. */
const SILENT = { debug: ignore, warn: ignore, error: ignore, deprecate: ignore };
function ignore(): void {}

/** Opens the database and brings its tables up to date. Close it with `destroy()`. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const database = connectDatabase(location);
  try {
    await (location.kind === 'sqlite' ? migrate(database) : oneAtATime(database, () => migrate(database)));
    return database;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

/** Opens the database and changes nothing in it; it connects with the first query. Close it with `destroy()`. */
export function connectDatabase(location: DatabaseLocation): Database {
  return location.kind === 'sqlite' ? openSqlite(location.file) : openPostgres(location.url);
}

/** Whose tables these are: nobody's that is known here, or those of this, an older or a newer version. */
export async function tablesOf(database: Database): Promise<'unknown' | 'older' | 'current' | 'newer'> {
  if (!(await database.schema.hasTable(MIGRATIONS_TABLE))) return 'unknown';
  const done = (await database(MIGRATIONS_TABLE).select<{ name: string }[]>('name')).map(({ name }) => name);
  const known = (await migrations.getMigrations([])).map((migration) => migrations.getMigrationName(migration));
  if (!known.some((name) => done.includes(name))) return 'unknown';
  if (!known.every((name) => done.includes(name))) return 'older';
  return done.every((name) => known.includes(name)) ? 'current' : 'newer';
}

/** Where Knex notes what it did; its preset. */
const MIGRATIONS_TABLE = 'knex_migrations';

async function migrate(database: Database): Promise<void> {
  await database.migrate.latest({ migrationSource: migrations, tableName: MIGRATIONS_TABLE });
}

/** Any number, the same in every replica. */
const MIGRATION_LOCK = 721_995_046;

/**
 * Knex makes the tables of its own lock without one: of two replicas that start on an empty database at the same
 * moment one fails, or both do from then on.
 */
async function oneAtATime(database: Database, work: () => Promise<void>): Promise<void> {
  await database.transaction(async (trx) => {
    await trx.raw('set local statement_timeout = 0');
    await trx.raw('select pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
    await work();
  });
}

function openSqlite(file: string): Database {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    log: SILENT,
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
          `PRAGMA busy_timeout = ${STATEMENT_MS}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
           PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;`,
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
    log: SILENT,
    acquireConnectionTimeout: ACQUIRE_MS,
    pool: { min: 0, max: 8 },
  });
}
