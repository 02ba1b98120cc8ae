import { connectDatabase, openDatabase, tablesOf } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { migrations } from '../../src/store/migrations';
import { DATABASES, emptyPostgres, emptySqlite } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';

let names: readonly { readonly name: string }[];
beforeAll(async () => {
  names = (await migrations.getMigrations([])).map(({ name }) => ({ name }));
});

const EVENT = { claimed_until: '2026-11-20T15:40:00.000Z', done_at: null };

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  beforeEach(async () => {
    empty = await create();
  });
  afterEach(() => empty.remove());

  test('a database that is only looked at says whose tables it has, and gets none', async () => {
    const connected = connectDatabase(empty.location);
    expect([await tablesOf(connected), await tablesOf(connected)]).toEqual(['unknown', 'unknown']);
    await (await openDatabase(empty.location)).destroy();
    expect(await tablesOf(connected)).toBe('current');
    await connected('knex_migrations').insert({ name: 'of_next_year', batch: 9 });
    expect(await tablesOf(connected)).toBe('newer');
    await connected('knex_migrations')
      .whereIn('name', ['of_next_year', names.at(-1)?.name ?? ''])
      .delete();
    expect(await tablesOf(connected)).toBe('older');
    await connected('knex_migrations').delete();
    expect(await tablesOf(connected)).toBe('unknown');
    await connected.destroy();
  });

  test('the tables are made once, and a second start leaves them and their rows as they are', async () => {
    const first = await openDatabase(empty.location);
    await first('seen_events').insert({ event_id: 'Ev00FAKE', ...EVENT });
    await first.destroy();

    const second = await openDatabase(empty.location);
    expect(await second('seen_events').select()).toEqual([{ event_id: 'Ev00FAKE', ...EVENT }]);
    expect(await second('knex_migrations').select('name').orderBy('id')).toEqual(names);
    await second.destroy();
  });

  test('what one caller writes while the transaction of another is undone, stays', async () => {
    const database = await openDatabase(empty.location);
    let written: Promise<unknown> | undefined;
    const undone = database.transaction(async (trx) => {
      await trx('seen_events').insert({ event_id: 'Ev-undone', ...EVENT });
      written = database('seen_events')
        .insert({ event_id: 'Ev-kept', ...EVENT })
        .then();
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    await written;
    expect(await database('seen_events').select('event_id')).toEqual([{ event_id: 'Ev-kept' }]);
    await database.destroy();
  });

  test('a version of a case that does not exist gets no mail', async () => {
    const database = await openDatabase(empty.location);
    const row = { kind: 'mail', case_id: '00000000-0000-4000-8000-000000000001', version: 1, priority: 0 };
    const at = '2026-11-20T15:40:00.000Z';
    await expect(database('outbox').insert({ ...row, created_at: at, next_attempt_at: at })).rejects.toThrow(
      /foreign key/i,
    );
    await database.destroy();
  });
});

test('replicas that start on the same empty PostgreSQL at the same moment all come up', async () => {
  const empty = await emptyPostgres();
  const opened = await Promise.allSettled([1, 2, 3].map(() => openDatabase(empty.location)));
  const databases = opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const migrated = await databases[0]?.('knex_migrations').select('name').orderBy('id');
  await Promise.all(databases.map((database) => database.destroy()));
  await empty.remove();
  expect(databases).toHaveLength(3);
  expect(migrated).toEqual(names);
});

test('SQLite writes ahead, waits for the disk, keeps to foreign keys and wipes what it deletes', async () => {
  const empty = emptySqlite();
  const database = await openDatabase(empty.location);
  const pragmas: Record<string, unknown> = {};
  for (const name of ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout']) {
    pragmas[name] = await pragma(database, name);
  }
  const FULL = 2;
  expect(pragmas).toEqual({
    journal_mode: 'wal',
    synchronous: FULL,
    foreign_keys: 1,
    secure_delete: 1,
    busy_timeout: 600,
  });
  await database.destroy();
  await empty.remove();
});

async function pragma(database: Database, name: string): Promise<unknown> {
  const [row] = await database.raw<Record<string, unknown>[]>(`PRAGMA ${name}`);
  return Object.values(row ?? {})[0];
}
