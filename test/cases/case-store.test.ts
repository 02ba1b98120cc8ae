import type { Filing } from '../../src/cases/case';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { BREACH, NELE, QUESTION, REQUEST } from '../support/filings';
import { allRows, numbered, openStore, rowCounts } from '../support/open-store';
import type { OpenStore } from '../support/open-store';

const NOTHING = {
  cases: 0,
  case_versions: 0,
  case_events: 0,
  outbox: 0,
  receipts: 0,
  counters: 0,
  seen_events: 0,
  unanswered: 0,
  case_subjects: 0,
  drafts: 0,
  people: 0,
  leases: 0,
  mailings: 0,
};
const ONE_CASE = { ...NOTHING, cases: 1, case_versions: 1, case_events: 1, outbox: 2, receipts: 1, counters: 1 };

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let store: OpenStore;
  beforeEach(async () => {
    empty = await create();
    clock = clockAt('2026-11-20T15:43:12Z');
    store = await openStore(empty.location, clock.now);
  });
  afterEach(async () => {
    await store.database.destroy();
    await empty.remove();
  });

  const submission = (submissionId: string, more: Partial<Filing> = {}): Filing => ({
    ...BREACH,
    submissionId,
    ...more,
  });
  const referenceOf = async (filing: Filing) => (await store.cases.file(filing)).case.reference;

  test('a filed case is what was submitted, with number, time and token, and reads the same later', async () => {
    const filed = await store.cases.file(BREACH);
    expect(filed).toEqual({
      case: {
        id: '00000000-0000-4000-8000-000000000001',
        reference: 'INC-2026-000001',
        kind: 'breach',
        version: 1,
        stage: 'filed',
        language: 'nl',
        reporter: NELE,
        answers: BREACH.answers,
        additions: [],
        filedAt: new Date('2026-11-20T15:43:12Z'),
        submittedAt: new Date('2026-11-20T15:43:12Z'),
        messageToken: '000000000000000000000001',
        earlierTokens: [],
        similar: [],
      },
      repeated: false,
    });
    clock.pass(60_000);
    const key = { caseId: filed.case.id, version: 1 };
    expect(await store.cases.read(key)).toEqual(filed.case);
    expect(await store.cases.isMailed(key)).toBe(false);
  });

  test('with a case its mail and its receipt wait in the outbox', async () => {
    await store.cases.file(BREACH);
    await store.cases.file(QUESTION);
    await store.cases.file(REQUEST);
    const at = '2026-11-20T15:43:12.000Z';
    const [first, second, third] = [1, 2, 3].map((id) => `00000000-0000-4000-8000-00000000000${id}`);
    const row = { id: expect.any(Number) as number, version: 1, created_at: at, next_attempt_at: at };
    const waiting = { attempts: 0, claimed_until: null, done_at: null };
    const columns = [...Object.keys({ ...row, ...waiting }), 'kind', 'case_id', 'priority'];
    expect(await store.database('outbox').select(columns).orderBy('id')).toEqual([
      { ...row, ...waiting, kind: 'mail', case_id: first, priority: 1 },
      // The card that was filled in shows the receipt already; the question came without one.
      { ...row, ...waiting, kind: 'chat', case_id: first, priority: 1, done_at: at },
      { ...row, ...waiting, kind: 'mail', case_id: second, priority: 5 },
      { ...row, ...waiting, kind: 'chat', case_id: second, priority: 5 },
      { ...row, ...waiting, kind: 'mail', case_id: third, priority: 3 },
      { ...row, ...waiting, kind: 'chat', case_id: third, priority: 3, done_at: at },
    ]);
  });

  test('numbers run on by kind, and begin again with the year in Brussels', async () => {
    clock = clockAt('2026-12-31T22:59:59Z');
    await store.database.destroy();
    store = await openStore(empty.location, () => clock.now());
    const references = [
      await referenceOf(submission('s-1')),
      await referenceOf(submission('s-2')),
      await referenceOf({ ...QUESTION, submissionId: 's-3' }),
    ];
    // Midnight in Brussels, an hour before midnight UTC.
    clock.pass(1_000);
    references.push(
      await referenceOf(submission('s-4')),
      await referenceOf({ ...QUESTION, submissionId: 's-5' }),
      await referenceOf(submission('s-6')),
    );
    expect(references).toEqual([
      'INC-2026-000001',
      'INC-2026-000002',
      'VRG-2026-000001',
      'INC-2027-000001',
      'VRG-2027-000001',
      'INC-2027-000002',
    ]);
  });

  test('a submission that comes again gives the same case, whatever it says the second time', async () => {
    const first = await store.cases.file(BREACH);
    clock.pass(3_600_000);
    const again = await store.cases.file({ ...BREACH, answers: { cause: 'other' }, language: 'fr' });
    expect(again).toEqual({ case: first.case, repeated: true });
    expect(await rowCounts(store.database)).toEqual(ONE_CASE);
  });

  test('ten times the same submission at the same moment is one case', async () => {
    const other = await openStore(empty.location, clock.now, numbered(1));
    const filed = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? store : other).cases.file(BREACH)),
    );
    await other.database.destroy();
    expect(new Set(filed.map((each) => JSON.stringify(each.case))).size).toBe(1);
    expect(filed.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(filed[0]?.case.reference).toBe('INC-2026-000001');
    expect(await rowCounts(store.database)).toEqual(ONE_CASE);
  });

  test('ten submissions at the same moment are ten cases with ten numbers', async () => {
    const other = await openStore(empty.location, clock.now, numbered(1));
    const filed = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? store : other).cases.file(submission(`s-${index}`))),
    );
    await other.database.destroy();
    expect(filed.map((each) => each.case.reference).sort()).toEqual(
      Array.from({ length: 10 }, (_, index) => `INC-2026-${String(index + 1).padStart(6, '0')}`),
    );
  });

  test('the submission of one person is not shown to another who sends its id', async () => {
    await store.cases.file(BREACH);
    const before = await allRows(store.database);
    const stranger = { ...NELE, userId: 'user-fake-2', name: 'Iemand Anders' };
    await expect(store.cases.file({ ...BREACH, reporter: stranger })).rejects.toThrow(/unique/i);
    expect(await allRows(store.database)).toEqual(before);
  });

  test('when a part of a case cannot be stored nothing of it is, and the next case gets its number', async () => {
    await store.database.raw('alter table outbox rename to outbox_away');
    await expect(store.cases.file(BREACH)).rejects.toThrow(/outbox/);
    await store.database.raw('alter table outbox_away rename to outbox');
    expect(await rowCounts(store.database)).toEqual(NOTHING);
    expect(await referenceOf(BREACH)).toBe('INC-2026-000001');
    expect(await rowCounts(store.database)).toEqual(ONE_CASE);
  });

  test('a database that another holds fails before Slack gives up, and nothing is stored', async () => {
    let calls = 0;
    const waiting = await openStore(empty.location, clock.now, { afterCommit: () => void calls++ });
    const startedAt = Date.now();
    await store.database.transaction(async (holder) => {
      await holder('counters').insert({ prefix: 'INC', year: 2026, last: 0 });
      await expect(waiting.cases.file(BREACH)).rejects.toThrow();
      await holder('counters').delete();
    });
    expect(Date.now() - startedAt).toBeLessThan(2_500);
    await waiting.database.destroy();
    expect(calls).toBe(0);
    expect(await rowCounts(store.database)).toEqual(NOTHING);
  });

  test('what follows the commit finds the case on another connection', async () => {
    const other = await openStore(empty.location, clock.now);
    let seen: Promise<Record<string, number>> | undefined;
    const announcing = await openStore(empty.location, clock.now, {
      afterCommit: () => {
        seen = rowCounts(other.database);
      },
    });
    await announcing.cases.file(BREACH);
    expect(await seen).toEqual(ONE_CASE);
    await Promise.all([other.database.destroy(), announcing.database.destroy()]);
  });
});
