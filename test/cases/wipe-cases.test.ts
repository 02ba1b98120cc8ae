import { wipeDetails } from '../../src/cases/wipe-cases';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { BREACH, NELE, REQUEST, VERSION } from '../support/filings';
import { allRows, numbered, openStore } from '../support/open-store';
import type { OpenStore } from '../support/open-store';

const REFERENCE = 'INC-2026-000001';
const CASE_ID = '00000000-0000-4000-8000-000000000001';
const LONG_AGO = new Date(0);
const [FILED, ACCEPTED, CLOSED] = ['2026-11-20T15:43:12.000Z', '2026-11-20T15:43:30.000Z', '2026-12-01T09:00:00.000Z'];
const after = (at: string) => new Date(Date.parse(at) + 1);

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let store: OpenStore;
  beforeEach(async () => {
    empty = await create();
    clock = clockAt(FILED);
    store = await openStore(empty.location, clock.now);
    await store.cases.file(BREACH);
    await store.cases.file(VERSION);
  });
  afterEach(async () => {
    await store.database.destroy();
    await empty.remove();
  });

  const accept = (version: number, at = ACCEPTED) =>
    store.database('outbox').where({ kind: 'mail', version }).update({ done_at: at });
  const close = () => store.database('cases').update({ state: 'closed', closed_at: CLOSED });
  const wipe = (limits: { closedBefore?: Date; acceptedBefore?: Date }) =>
    wipeDetails({ ...store, now: clock.now }, { closedBefore: LONG_AGO, acceptedBefore: LONG_AGO, ...limits });
  const wipedAt = () => store.database('cases').pluck('wiped_at');

  test('of a case that was closed long ago nothing is left of what was told and by whom', async () => {
    await accept(1);
    await accept(2);
    await close();
    const before = await allRows(store.database);
    expect(await wipe({ closedBefore: new Date(CLOSED) })).toBe(0);
    expect(await wipe({ closedBefore: after(CLOSED) })).toBe(1);

    expect(await wipedAt()).toEqual([FILED]);
    for (const version of [1, 2]) {
      const read = await store.cases.read({ caseId: CASE_ID, version });
      expect(read).toMatchObject({ reference: REFERENCE, kind: 'breach', version, answers: {}, additions: [] });
      expect(read.reporter).toEqual({ channel: 'teams', tenantId: '', userId: '', name: '' });
    }
    const rows = await allRows(store.database);
    expect(rows.case_events).toEqual(before.case_events);
    const stays = (table: string) =>
      (rows[table] ?? []).map((row) =>
        Object.entries(row).filter(([name]) => !/_sealed$|^wiped_at$|^reporter_lookup$/.test(name)),
      );
    for (const table of ['cases', 'case_versions', 'receipts']) {
      expect(stays(table)).toEqual(
        (before[table] ?? []).map((row) =>
          Object.entries(row).filter(([name]) => !/_sealed$|^wiped_at$|^reporter_lookup$/.test(name)),
        ),
      );
      const sealed = (list: Record<string, unknown>[] = []) =>
        list.flatMap((row) =>
          Object.entries(row).flatMap(([name, value]) => (name.endsWith('_sealed') ? [value] : [])),
        );
      const old = sealed(before[table]);
      expect(sealed(rows[table]).filter((value) => old.includes(value))).toEqual([]);
    }
  });

  test('a case that nobody closed is wiped long after its last mail was accepted, and once', async () => {
    await accept(1, '2026-11-20T15:43:20.000Z');
    await accept(2);
    expect(await wipe({ acceptedBefore: new Date(ACCEPTED) })).toBe(0);
    expect(await wipe({ acceptedBefore: after(ACCEPTED) })).toBe(1);
    expect(await wipe({ acceptedBefore: after(ACCEPTED) })).toBe(0);
    expect(await store.cases.list(NELE, 5)).toEqual([]);
  });

  test('a case that was closed waits for the day counted from then, however old its mails are', async () => {
    await accept(1);
    await accept(2);
    await close();
    expect(await wipe({ acceptedBefore: after(CLOSED), closedBefore: new Date(CLOSED) })).toBe(0);
  });

  test('a case with a mail that was not accepted is never wiped', async () => {
    await accept(1);
    await close();
    const never = new Date('2999-01-01T00:00:00Z');
    expect(await wipe({ closedBefore: never, acceptedBefore: never })).toBe(0);
    expect((await store.cases.read({ caseId: CASE_ID, version: 2 })).answers).toMatchObject(VERSION.answers);
  });

  test('one case that is old does not take another along; whom it was about is forgotten too', async () => {
    const request = await store.cases.file(REQUEST);
    await store.database('outbox').where({ kind: 'mail', case_id: request.case.id }).update({ done_at: ACCEPTED });
    expect(await store.database('case_subjects').pluck('case_id')).toHaveLength(2);
    expect(await wipe({ acceptedBefore: after(ACCEPTED) })).toBe(1);
    expect(await store.database('case_subjects').pluck('case_id')).toEqual([]);
    expect((await store.cases.own(NELE, REFERENCE))?.answers).toMatchObject(BREACH.answers);
  });

  test('a receipt that could never be shown does not try again', async () => {
    await accept(1);
    await accept(2);
    await store.database('outbox').where({ kind: 'chat' }).update({ done_at: null });
    expect(await wipe({ acceptedBefore: after(ACCEPTED) })).toBe(1);
    expect(await store.database('outbox').whereNull('done_at').pluck('id')).toEqual([]);
  });

  test('what is added while the case is wiped is either in with all before it, or refused', async () => {
    await accept(1);
    await accept(2);
    const other = await openStore(empty.location, clock.now, numbered(1));
    const addition = { ...VERSION, submissionId: 'late', answers: { addition: 'Nog iets' } };
    const [filed, count] = await Promise.allSettled([
      other.cases.file(addition),
      wipe({ acceptedBefore: after(ACCEPTED) }),
    ]);
    await other.database.destroy();
    const outcome = { filed: filed.status, wiped: count.status === 'fulfilled' && count.value };
    expect([
      { filed: 'fulfilled', wiped: 0 },
      { filed: 'rejected', wiped: 1 },
    ]).toContainEqual(outcome);
    expect((await wipedAt())[0] === null).toBe(filed.status === 'fulfilled');
  });
});
