import { existsSync, readFileSync } from 'node:fs';
import { createCaseStore } from '../../src/cases/case-store';
import { createQueue } from '../../src/handoff/queue';
import { createEncryption } from '../../src/store/encryption';
import { clockAt } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { BREACH, NELE, QUESTION } from '../support/filings';
import { KEYS } from '../support/keys';
import { allRows, openStore } from '../support/open-store';
import type { OpenStore } from '../support/open-store';

/** What identifies the person or was written by them. */
const PERSONAL = [
  NELE.name,
  'Nele',
  'nele.voorbeeld@example.test',
  NELE.userId,
  NELE.tenantId,
  BREACH.answers.description ?? '',
  'Loonlijst',
  QUESTION.answers.question ?? '',
  BREACH.receiptPlace.address,
  'gesprek-fake',
];

const { now } = clockAt('2026-11-20T15:43:12Z');

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let store: OpenStore;
  beforeEach(async () => {
    empty = await create();
    store = await openStore(empty.location, now);
    await store.cases.file(BREACH);
    await store.cases.file(QUESTION);
  });
  afterEach(async () => {
    await store.database.destroy();
    await empty.remove();
  });

  test('no column of any table holds a name, an address or words of the person', async () => {
    const stored = JSON.stringify(await allRows(store.database));
    // The search finds what is there in plain text; where the receipt is shown is not, for it leads to the person.
    expect(findings(stored, ['INC-2026-000001', 'card-fake'])).toEqual(['INC-2026-000001']);
    expect(findings(stored, PERSONAL)).toEqual([]);
  });

  test('rows of one person are found by the same mark, those of another by another', async () => {
    await store.cases.file({
      ...BREACH,
      submissionId: 'submission-3',
      reporter: { ...NELE, name: 'N. Voorbeeld-Gehuwd', email: 'nele.gehuwd@example.test' },
    });
    await store.cases.file({ ...BREACH, submissionId: 'submission-4', reporter: { ...NELE, userId: 'user-fake-2' } });
    await store.cases.file({
      ...BREACH,
      submissionId: 'submission-5',
      reporter: { ...NELE, tenantId: 'tenant-fake-2' },
    });
    const rows = await store.database('cases').select<{ reporter_lookup: string }[]>('reporter_lookup').orderBy('id');
    const mark = (userId: string, tenantId: string) => store.encryption.lookup('person', 'teams', tenantId, userId);
    const hers = mark(NELE.userId, NELE.tenantId);
    expect(rows.map((row) => row.reporter_lookup)).toEqual([
      hers,
      hers,
      hers,
      mark('user-fake-2', NELE.tenantId),
      mark(NELE.userId, 'tenant-fake-2'),
    ]);
  });

  test('after a change of keys old cases and their receipts can be read', async () => {
    const encryption = createEncryption({ ...KEYS, current: 'k2', data: { k2: Buffer.alloc(32, 2), ...KEYS.data } });
    const { database } = store;
    const cases = createCaseStore({
      database,
      encryption,
      now,
      newId: () => '00000000-0000-4000-8000-0000000000ff',
      newToken: () => 'token-fake',
      afterCommit: () => undefined,
    });
    const { case: fresh } = await cases.file({ ...BREACH, submissionId: 'submission-3' });
    const rows = await database('case_versions')
      .select<{ answers_sealed: string }[]>('answers_sealed')
      .orderBy('case_id');
    expect(rows.map((row) => row.answers_sealed.split('.')[0])).toEqual(['k1', 'k1', 'k2']);

    const old = { caseId: '00000000-0000-4000-8000-000000000001', version: 1 };
    expect((await cases.read(old)).answers).toEqual(BREACH.answers);
    expect((await cases.read({ caseId: fresh.id, version: 1 })).reporter).toEqual(NELE);
    const queue = createQueue({ database, encryption, now, claimMs: 60_000 });
    const job = { id: 0, kind: 'chat', attempts: 1, claimedUntil: '', ...old } as const;
    expect(await queue.placeOf(job)).toEqual(BREACH.receiptPlace);
  });

  test('answers copied to the row of another case do not open there', async () => {
    const { database, cases } = store;
    const [first, second] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const;
    const row = await database('case_versions').where({ case_id: first }).first<{ answers_sealed: string }>();
    await database('case_versions').where({ case_id: second }).update({ answers_sealed: row.answers_sealed });
    await expect(cases.read({ caseId: second, version: 1 })).rejects.toThrow();
  });

  test('neither the database file nor its write-ahead log holds them', async () => {
    if (empty.location.kind !== 'sqlite') return;
    const { file } = empty.location;
    const bytes = () =>
      [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]
        .filter((path) => existsSync(path))
        .map((path) => readFileSync(path, 'latin1'))
        .join('\n');
    const searched = ['INC-2026-000001', ...PERSONAL.map((text) => Buffer.from(text).toString('latin1'))];
    expect(existsSync(`${file}-wal`)).toBe(true);
    expect(findings(bytes(), searched)).toEqual(['INC-2026-000001']);
    await store.database.destroy();
    expect(findings(bytes(), searched)).toEqual(['INC-2026-000001']);
    store = await openStore(empty.location, now);
  });
});

function findings(haystack: string, needles: readonly string[]): string[] {
  return needles.filter((needle) => haystack.includes(needle));
}
