import { recordDpoEvent, setCaseState, undoDpoEvent } from '../../src/cases/case-state';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { BREACH, REQUEST, VERSION } from '../support/filings';
import { openStore } from '../support/open-store';
import type { OpenStore } from '../support/open-store';

const REFERENCE = 'INC-2026-000001';

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let store: OpenStore;
  beforeEach(async () => {
    empty = await create();
    clock = clockAt('2026-11-20T15:43:12Z');
    store = await openStore(empty.location, clock.now);
    await store.cases.file(BREACH);
    clock.pass(60_000);
  });
  afterEach(async () => {
    await store.database.destroy();
    await empty.remove();
  });

  const set = (state: Parameters<typeof setCaseState>[1]['state'], at = clock.now()) =>
    setCaseState(store.database, { reference: REFERENCE, state, at, now: clock.now() });
  const stored = () => store.database('cases').where({ reference: REFERENCE }).first<unknown>('state', 'closed_at');
  const events = async () => {
    const rows = await store
      .database('case_events')
      .orderBy('id')
      .select<{ version: number; at: string; event: string }[]>('version', 'at', 'event');
    return rows.map(({ version, at, event }) => `${version} ${at} ${event}`);
  };

  test('a case that is closed is kept from now on, whenever it was settled; another state opens it again', async () => {
    await store.cases.file(VERSION);
    expect(await set('closed', new Date('2026-11-20T15:44:00Z'))).toBe('recorded');
    expect(await stored()).toEqual({ state: 'closed', closed_at: '2026-11-20T15:44:12.000Z' });
    expect(await set('in_progress')).toBe('recorded');
    expect(await stored()).toEqual({ state: 'in_progress', closed_at: null });
    expect(await events()).toEqual([
      '1 2026-11-20T15:43:12.000Z filed',
      '2 2026-11-20T15:44:12.000Z breach_details',
      '2 2026-11-20T15:44:00.000Z state:closed',
      '2 2026-11-20T15:44:12.000Z state:in_progress',
    ]);
  });

  test('a state that a case has already changes nothing, nor does closing it twice move its end', async () => {
    await set('closed');
    clock.pass(60_000);
    expect(await set('closed')).toBe('unchanged');
    expect(await stored()).toEqual({ state: 'closed', closed_at: '2026-11-20T15:44:12.000Z' });
    expect(await events()).toHaveLength(2);
  });

  test('two at the same moment are both recorded, and one of them stands', async () => {
    await Promise.all([set('closed'), set('in_progress')]);
    const all = await events();
    expect(
      all
        .slice(1)
        .map((line) => line.split(' ')[2])
        .sort(),
    ).toEqual(['state:closed', 'state:in_progress']);
    const last = all.at(-1)?.includes('closed');
    expect(await stored()).toEqual({
      state: last ? 'closed' : 'in_progress',
      closed_at: last ? '2026-11-20T15:44:12.000Z' : null,
    });
  });

  test('what was done is recorded for when it was done, of cases of its kind alone', async () => {
    await store.cases.file(REQUEST);
    const at = new Date('2026-11-20T15:30:00Z');
    const record = (reference: string) => recordDpoEvent(store.database, { reference, event: 'authority_part_1', at });
    expect(await record(REFERENCE)).toBe('recorded');
    expect(await record('DSR-2026-000001')).toBe('other_kind');
    expect(await record('INC-2026-000099')).toBe('no_such_case');
    expect((await events()).at(-1)).toBe('1 2026-11-20T15:30:00.000Z authority_part_1');
    expect(await stored()).toEqual({ state: 'open', closed_at: null });
  });

  test('a state is set of cases that can have it alone', async () => {
    await store.cases.file(REQUEST);
    for (const state of ['extended', 'forwarded', 'answered', 'refused'] as const) {
      expect(await set(state)).toBe('other_kind');
    }
    expect(await stored()).toEqual({ state: 'open', closed_at: null });
    const reference = 'DSR-2026-000001';
    const at = clock.now();
    expect(await setCaseState(store.database, { reference, state: 'extended', at, now: at })).toBe('recorded');
  });

  test('what was recorded by mistake is taken back once, and stays to be seen', async () => {
    const at = clock.now();
    const undo = (reference = REFERENCE) =>
      undoDpoEvent(store.database, { reference, event: 'authority_part_1', now: clock.now() });
    const standing = async () =>
      (await store.cases.read({ caseId: (await store.cases.file(VERSION)).case.id, version: 2 })).recorded;
    expect(await undo()).toBe('unchanged');
    await recordDpoEvent(store.database, { reference: REFERENCE, event: 'authority_part_1', at });
    expect(await undo()).toBe('recorded');
    expect(await undo()).toBe('unchanged');
    expect(await undo('INC-2026-000099')).toBe('no_such_case');
    expect((await events()).slice(1)).toEqual([
      '1 2026-11-20T15:44:12.000Z authority_part_1',
      '1 2026-11-20T15:44:12.000Z undone:authority_part_1',
    ]);
    expect(await standing()).toMatchObject({ count: 2, events: {}, takenBack: { authority_part_1: at } });
  });
});
