import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { createSeenEvents, EventInProgress, forgetEventsBefore } from '../../src/store/seen-events';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';

const CLAIM_MS = 50_000;

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let database: Database;
  let clock: Clock;
  let handled: string[];
  beforeEach(async () => {
    empty = await create();
    database = await openDatabase(empty.location);
    clock = clockAt('2026-11-20T15:40:00Z');
    handled = [];
  });
  afterEach(async () => {
    await database.destroy();
    await empty.remove();
  });

  const deliveries = (over = database) => createSeenEvents({ database: over, now: clock.now, claimMs: CLAIM_MS });
  const note = (word: string) => async () => void handled.push(word);
  const fail = (word: string) => async () => {
    handled.push(word);
    throw new Error('the store is down');
  };

  test('an event that is delivered again is not handled again', async () => {
    const once = deliveries();
    await once('Ev00FAKE', note('first'));
    await once('Ev00FAKE', note('again'));
    await once('Ev01FAKE', note('another'));
    expect(handled).toEqual(['first', 'another']);
  });

  test('an event is remembered over a restart', async () => {
    await deliveries()('Ev00FAKE', note('first'));
    await database.destroy();
    database = await openDatabase(empty.location);
    clock.pass(3_600_000);
    await deliveries()('Ev00FAKE', note('after the restart'));
    expect(handled).toEqual(['first']);
  });

  test('an event whose handling failed says so and is handled at its next delivery', async () => {
    const once = deliveries();
    await expect(once('Ev00FAKE', fail('failed'))).rejects.toThrow('the store is down');
    await once('Ev00FAKE', note('handled'));
    await once('Ev00FAKE', note('again'));
    expect(handled).toEqual(['failed', 'handled']);
  });

  test('an event that another delivery is handling is neither handled nor called done', async () => {
    const once = deliveries();
    await once('Ev00FAKE', async () => {
      handled.push('first');
      clock.pass(CLAIM_MS);
      await expect(once('Ev00FAKE', note('meanwhile'))).rejects.toThrow(EventInProgress);
    });
    expect(handled).toEqual(['first']);
  });

  test('an event whose process died is handled by a delivery after its claim', async () => {
    void deliveries()('Ev00FAKE', () => new Promise(() => handled.push('died')));
    while (handled.length === 0) await new Promise(setImmediate);
    await expect(deliveries()('Ev00FAKE', note('too early'))).rejects.toThrow(EventInProgress);
    clock.pass(CLAIM_MS + 1);
    await deliveries()('Ev00FAKE', note('taken over'));
    await deliveries()('Ev00FAKE', note('again'));
    expect(handled).toEqual(['died', 'taken over']);
  });

  test('a delivery that fails after its claim does not undo what another did meanwhile', async () => {
    const once = deliveries();
    const late = once('Ev00FAKE', async () => {
      handled.push('slow');
      clock.pass(CLAIM_MS + 1);
      await once('Ev00FAKE', note('taken over'));
      throw new Error('too late');
    });
    await expect(late).rejects.toThrow('too late');
    await once('Ev00FAKE', note('again'));
    expect(handled).toEqual(['slow', 'taken over']);
  });

  test.each([
    ['two deliveries to one process', async () => database],
    ['deliveries to two processes', () => openDatabase(empty.location)],
  ])('of %s at the same moment one is handled', async (_, other) => {
    const second = await other();
    const outcomes = await Promise.allSettled([
      deliveries()('Ev00FAKE', note('handled')),
      deliveries(second)('Ev00FAKE', note('handled')),
      deliveries()('Ev00FAKE', note('handled')),
      deliveries(second)('Ev00FAKE', note('handled')),
    ]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(handled).toEqual(['handled']);
    expect(refused.every(({ reason }) => reason instanceof EventInProgress)).toBe(true);
    if (second !== database) await second.destroy();
  });

  test('of two deliveries that take over an abandoned event one is handled', async () => {
    void deliveries()('Ev00FAKE', () => new Promise(() => handled.push('died')));
    while (handled.length === 0) await new Promise(setImmediate);
    clock.pass(CLAIM_MS + 1);
    const second = await openDatabase(empty.location);
    await Promise.allSettled([
      deliveries()('Ev00FAKE', note('taken over')),
      deliveries(second)('Ev00FAKE', note('taken over')),
    ]);
    expect(handled).toEqual(['died', 'taken over']);
    await second.destroy();
  });

  test('events are forgotten when no redelivery can come any more', async () => {
    const once = deliveries();
    await once('Ev-old', note('old'));
    clock.pass(3_600_000);
    await once('Ev-recent', note('recent'));
    expect(await forgetEventsBefore(database, clock.now())).toBe(1);
    expect(await database('seen_events').select('event_id')).toEqual([{ event_id: 'Ev-recent' }]);
  });
});
