import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { createUnansweredCounts, forgetUnansweredBefore } from '../../src/store/unanswered';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';

const MONTH_MS = 31 * 24 * 3_600_000;

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let database: Database;
  let clock: Clock;
  beforeEach(async () => {
    empty = await create();
    database = await openDatabase(empty.location);
    clock = clockAt('2026-11-20T15:40:00Z');
  });
  afterEach(async () => {
    await database.destroy();
    await empty.remove();
  });

  test('subjects are counted a month each, the newest and the most asked first', async () => {
    const { note, list } = createUnansweredCounts({ database, now: clock.now });
    await note('Boetes');
    clock.pass(MONTH_MS);
    for (const topic of ['Verlof', 'Boetes', 'Boetes']) await note(topic);
    expect(await list()).toEqual([
      { topic: 'Boetes', month: '2026-12', times: 2 },
      { topic: 'Verlof', month: '2026-12', times: 1 },
      { topic: 'Boetes', month: '2026-11', times: 1 },
    ]);
  });

  test('none is lost when two replicas count at once', async () => {
    const { note, list } = createUnansweredCounts({ database, now: clock.now });
    await Promise.all(Array.from({ length: 20 }, () => note('Boetes')));
    expect(await list()).toEqual([{ topic: 'Boetes', month: '2026-11', times: 20 }]);
  });

  test('old months are forgotten', async () => {
    const { note, list } = createUnansweredCounts({ database, now: clock.now });
    await note('Boetes');
    clock.pass(MONTH_MS);
    await note('Verlof');
    expect(await forgetUnansweredBefore(database, clock.now())).toBe(1);
    expect((await list()).map(({ topic }) => topic)).toEqual(['Verlof']);
  });
});
