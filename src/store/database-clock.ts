import type { Database } from './database';

/** The clock that all replicas share: of the PostgreSQL server, or of the one machine that an SQLite file is on. */
export function databaseClock(database: Database): () => Promise<Date> {
  const sql =
    (database.client as { config: { client: unknown } }).config.client === 'pg'
      ? 'select extract(epoch from clock_timestamp()) * 1000 as at'
      : "select (julianday('now') - 2440587.5) * 86400000 as at";
  return async () => {
    const answer = (await database.raw<unknown>(sql)) as { rows?: readonly Row[] } | readonly Row[];
    const [row] = 'rows' in answer && answer.rows ? answer.rows : (answer as readonly Row[]);
    return new Date(Math.round(Number(row?.at)));
  };
}

type Row = { readonly at: number | string };
