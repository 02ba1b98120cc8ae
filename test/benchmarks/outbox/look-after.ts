import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../../src/store/database';
import type { Database, DatabaseLocation } from '../../../src/store/database';

/** A mail that comes twice comes soon: what was under way is through by then. */
const SETTLE_MS = 400;

/** Waits until the outbox is empty or nothing left it for `patienceMs`; then what it holds, and whether the database is whole. */
export async function lookAfter(
  location: DatabaseLocation,
  patienceMs: number,
): Promise<{ readonly left: number; readonly integrity: string }> {
  const database = await openDatabase(location);
  try {
    let [fewest, since] = [Infinity, Date.now()];
    for (;;) {
      const left = await leftIn(database);
      if (left < fewest) [fewest, since] = [left, Date.now()];
      if (left === 0 || Date.now() - since > patienceMs) break;
      await pause(200);
    }
    await pause(SETTLE_MS);
    return { left: await leftIn(database), integrity: await integrityOf(database, location) };
  } finally {
    await database.destroy();
  }
}

async function leftIn(database: Database): Promise<number> {
  const [row] = await database('outbox').whereNull('done_at').count<{ count: string | number }[]>('* as count');
  return Number(row?.count);
}

async function integrityOf(database: Database, { kind }: DatabaseLocation): Promise<string> {
  if (kind !== 'sqlite') return 'ok';
  const [row] = await database.raw<{ integrity_check: string }[]>('PRAGMA integrity_check');
  return row?.integrity_check ?? 'unknown';
}
