import { databaseClock } from '../../src/store/database-clock';
import { openDatabase } from '../../src/store/database';
import { DATABASES } from '../support/databases';

test.each(DATABASES)(
  'the clock of the database is in milliseconds since 1970 and goes on, on $name',
  async ({ create }) => {
    const empty = await create();
    const database = await openDatabase(empty.location);
    const clock = databaseClock(database);
    const first = await clock();
    // The same machine: its clocks differ by what a question takes.
    expect(Math.abs(first.getTime() - Date.now())).toBeLessThan(5_000);
    expect((await clock()).getTime()).toBeGreaterThanOrEqual(first.getTime());
    await database.destroy();
    await empty.remove();
  },
);
