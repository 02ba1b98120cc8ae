import type { Filing } from '../../src/cases/case';
import { NoSuchCase } from '../../src/cases/case-store';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { BREACH, NELE, OMAR, QUESTION, VERSION } from '../support/filings';
import { allRows, numbered, openStore } from '../support/open-store';
import type { OpenStore } from '../support/open-store';

const CASE_ID = '00000000-0000-4000-8000-000000000001';
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

  const addition = (submissionId: string, text: string, more: Partial<Filing> = {}): Filing => ({
    ...VERSION,
    submissionId,
    answers: { addition: text },
    files: { as: 'version', reference: REFERENCE, stage: 'addition', replaces: ['addition'] },
    ...more,
  });
  const withdrawal = (submissionId: string, reason: string): Filing => ({
    ...VERSION,
    submissionId,
    answers: { withdrawal_reason: reason },
    files: { as: 'version', reference: REFERENCE, stage: 'withdrawal', replaces: ['withdrawal_reason'] },
  });
  const read = (version: number) => store.cases.read({ caseId: CASE_ID, version });

  test('a version has the number and the clock of its case, the answers so far and its own', async () => {
    const { case: filed, repeated } = await store.cases.file(VERSION);
    expect({ filed, repeated }).toEqual({
      filed: {
        id: CASE_ID,
        reference: REFERENCE,
        kind: 'breach',
        version: 2,
        stage: 'breach_details',
        language: 'nl',
        reporter: NELE,
        answers: { ...BREACH.answers, ...VERSION.answers },
        answersBefore: BREACH.answers,
        additions: [],
        filedAt: new Date('2026-11-20T15:43:12Z'),
        submittedAt: new Date('2026-11-20T15:44:12Z'),
        messageToken: '000000000000000000000002',
        earlierTokens: ['000000000000000000000001'],
        similar: [],
      },
      repeated: false,
    });
    expect(await read(2)).toEqual(filed);
    expect(await read(1)).toMatchObject({ stage: 'filed', answers: BREACH.answers, earlierTokens: [] });
  });

  test('questions that were asked again and left open this time are open', async () => {
    await store.cases.file(VERSION);
    const again = { ...VERSION, submissionId: 'again', answers: { number_of_people: '1_9' } };
    const { case: filed } = await store.cases.file(again);
    expect(filed.answers).toEqual({ ...BREACH.answers, number_of_people: '1_9' });
    expect(filed.answersBefore).toEqual({ ...BREACH.answers, ...VERSION.answers });
    expect((await read(2)).answers).toEqual({ ...BREACH.answers, ...VERSION.answers });
    expect(await read(1)).not.toHaveProperty('answersBefore');
  });

  test('texts that were added are all there, oldest first, and each is said once as the answer of its version', async () => {
    await store.cases.file(addition('a-1', 'De klant heeft gebeld'));
    clock.pass(60_000);
    await store.cases.file(VERSION);
    clock.pass(60_000);
    const { case: last } = await store.cases.file(addition('a-2', 'Het waren er toch veertig'));
    const [first, second] = [
      { version: 2, at: new Date('2026-11-20T15:44:12Z'), text: 'De klant heeft gebeld' },
      { version: 4, at: new Date('2026-11-20T15:46:12Z'), text: 'Het waren er toch veertig' },
    ];
    expect(last.additions).toEqual([first, second]);
    expect(last.answers).toEqual({
      ...BREACH.answers,
      ...VERSION.answers,
      addition: 'Het waren er toch veertig',
    });
    expect((await read(3)).answers).not.toHaveProperty('addition');
    expect((await read(3)).additions).toEqual([first]);
    expect((await read(1)).additions).toEqual([]);
  });

  test('a reason to withdraw is said in its version alone', async () => {
    const { case: asked } = await store.cases.file(withdrawal('w-1', 'Het was mijn vergissing'));
    expect(asked).toMatchObject({ stage: 'withdrawal', answers: { withdrawal_reason: 'Het was mijn vergissing' } });
    const { case: after } = await store.cases.file(addition('a-1', 'Of toch niet'));
    expect(after.answers).toEqual({ ...BREACH.answers, addition: 'Of toch niet' });
  });

  test('a version has its own mail, as urgent as the first, its own receipt and its own event', async () => {
    await store.cases.file(VERSION);
    const { receiptPlace, ...silent } = addition('a-1', 'De klant heeft gebeld');
    const { channel, address } = receiptPlace;
    await store.cases.file({ ...silent, receiptPlace: { channel, address } });
    const at = '2026-11-20T15:44:12.000Z';
    const rows = await store
      .database('outbox')
      .where('version', '>', 1)
      .orderBy('id')
      .select('kind', 'version', 'priority', 'next_attempt_at', 'done_at');
    expect(rows).toEqual([
      { kind: 'mail', version: 2, priority: 1, next_attempt_at: at, done_at: null },
      { kind: 'chat', version: 2, priority: 1, next_attempt_at: at, done_at: at },
      { kind: 'mail', version: 3, priority: 1, next_attempt_at: at, done_at: null },
      { kind: 'chat', version: 3, priority: 1, next_attempt_at: at, done_at: null },
    ]);
    expect(await store.database('receipts').orderBy('version').pluck('version')).toEqual([1, 2, 3]);
    expect(await store.database('case_events').orderBy('id').select('version', 'event')).toEqual([
      { version: 1, event: 'filed' },
      { version: 2, event: 'breach_details' },
      { version: 3, event: 'addition' },
    ]);
  });

  test.each([
    ['open', 'withdrawal_asked'],
    ['in_progress', 'in_progress'],
    ['closed', 'closed'],
  ])('the wish to withdraw a case that is %s leaves it %s', async (before, after) => {
    await store.database('cases').update({ state: before });
    await store.cases.file(withdrawal('w-1', ''));
    expect(await store.database('cases').pluck('state')).toEqual([after]);
  });

  test('what is added to a case leaves its state as it is', async () => {
    await store.cases.file(VERSION);
    await store.cases.file(addition('a-1', 'De klant heeft gebeld'));
    expect(await store.database('cases').pluck('state')).toEqual(['open']);
  });

  test('a version that comes again is the same version, also when it comes ten times at once', async () => {
    const other = await openStore(empty.location, clock.now, numbered(1));
    const filed = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? store : other).cases.file(VERSION)),
    );
    await other.database.destroy();
    expect(filed.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(filed.map((each) => JSON.stringify(each.case))).size).toBe(1);
    expect(await store.database('case_versions').orderBy('version').pluck('version')).toEqual([1, 2]);
  });

  test('versions filed at the same moment over two processes all get in, each with its own number', async () => {
    const other = await openStore(empty.location, clock.now, numbered(1));
    const filed = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 ? store : other).cases.file(addition(`a-${index}`, `Tekst ${index}`)),
      ),
    );
    await other.database.destroy();
    const byNumber = filed.map((each) => each.case).sort((a, b) => a.version - b.version);
    expect(byNumber.map(({ version }) => version)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    // Each one counted on from the one before: no addition got lost between two of them.
    expect(
      byNumber
        .at(-1)
        ?.additions.map(({ text }) => text)
        .sort(),
    ).toEqual(Array.from({ length: 8 }, (_, index) => `Tekst ${index}`));
  });

  test('nobody adds to the case of another, to one that there is not, or to one whose details were wiped', async () => {
    const before = await allRows(store.database);
    const wrong = [
      { ...VERSION, reporter: OMAR },
      { ...VERSION, reporter: { ...NELE, channel: 'slack' as const } },
      addition('a-1', 'Niets', {
        files: { as: 'version', reference: 'INC-2026-000009', stage: 'addition', replaces: [] },
      }),
    ];
    for (const filing of wrong) await expect(store.cases.file(filing)).rejects.toThrow(NoSuchCase);
    expect(await allRows(store.database)).toEqual(before);
    await store.database('cases').update({ wiped_at: clock.now().toISOString() });
    await expect(store.cases.file(VERSION)).rejects.toThrow(NoSuchCase);
  });

  test('a version that cannot be stored whole leaves nothing, and its case in the state it was in', async () => {
    const before = await allRows(store.database);
    await store.database.raw('alter table outbox rename to outbox_away');
    await expect(store.cases.file(withdrawal('w-1', ''))).rejects.toThrow(/outbox/);
    await store.database.raw('alter table outbox_away rename to outbox');
    expect(await allRows(store.database)).toEqual(before);
  });

  test('a submission is found again as the version it became, by its person alone', async () => {
    await store.cases.file(VERSION);
    expect((await store.cases.filedAs(NELE, 'submission-1'))?.version).toBe(1);
    expect((await store.cases.filedAs(NELE, 'submission-4'))?.version).toBe(2);
    expect(await store.cases.filedAs(OMAR, 'submission-4')).toBeUndefined();
    expect(await store.cases.filedAs(NELE, QUESTION.submissionId)).toBeUndefined();
  });
});
