import { createLease } from '../../src/handoff/outbox/lease';
import { createMailingStore } from '../../src/handoff/reminders/mailing-store';
import { existsSync, readFileSync } from 'node:fs';
import { createCaseStore } from '../../src/cases/case-store';
import type { FormState } from '../../src/dialogs/form';
import { createQueue } from '../../src/handoff/outbox/queue';
import { createEncryption } from '../../src/store/encryption';
import { clockAt } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { BREACH, NELE, OMAR, QUESTION, REQUEST, VERSION } from '../support/filings';
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
  'Bram Verzonnen',
  'bram',
  'oproepen',
  'Nog iets vergeten',
  'Halve melding',
  'notitie-fake',
];

const DRAFT: FormState = {
  dialog: 'breach',
  submissionId: 'submission-draft',
  page: 'alarm',
  language: 'nl',
  inputs: { cause: 'theft', description: 'Halve melding over Nele' },
  visited: ['cause'],
};
const DRAFT_PLACE = { channel: 'teams', address: '{"conversation":"notitie-fake"}' } as const;

const { now } = clockAt('2026-11-20T15:43:12Z');

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let store: OpenStore;
  beforeEach(async () => {
    empty = await create();
    store = await openStore(empty.location, now);
    await store.cases.file(BREACH);
    await store.cases.file(QUESTION);
    await store.cases.file(REQUEST);
    await store.cases.file({ ...VERSION, answers: { ...VERSION.answers, addition: 'Nog iets vergeten' } });
    await store.drafts.keep(NELE, DRAFT, { place: DRAFT_PLACE });
    await store.people.isFirstContact(NELE);
    await store.people.rememberClient(NELE, 'telecom');
    const { database } = store;
    await createLease({ database, name: 'mail', holder: 'process-fake', now, ms: 1_000 }).take();
    const mailings = createMailingStore({ database, now, newToken: () => 'token-fake' });
    await mailings.insert({ kind: 'digest', name: '2026-11-23', dueAt: now() });
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

  test('every table has rows here, so that each was looked through', async () => {
    const empty = Object.entries(await allRows(store.database)).filter(([, rows]) => rows.length === 0);
    expect(empty.map(([table]) => table)).toEqual(['seen_events', 'unanswered']);
  });

  test('what may name a person stands in columns that are encrypted or one-way marks', async () => {
    const rows = await allRows(store.database);
    const columns = (table: string, ending: string) =>
      (rows[table] ?? []).flatMap((row) =>
        Object.entries(row).flatMap(([name, value]) =>
          name.endsWith(ending) && typeof value === 'string' ? [value] : [],
        ),
      );
    const tables = Object.keys(rows);
    const [sealed, marks] = ['_sealed', '_lookup'].map((ending) => tables.flatMap((table) => columns(table, ending)));
    expect(sealed?.filter((value) => !/^k1\.[\w-]{16}\.[\w-]+$/.test(value))).toEqual([]);
    expect(marks?.filter((value) => !/^[\w-]{43}$/.test(value))).toEqual([]);
    expect(columns('drafts', '_sealed')).toHaveLength(3);
    expect(columns('case_subjects', '_lookup')).toHaveLength(2);
  });

  test('a draft moved to another person or another submission does not open there', async () => {
    const { database, drafts, encryption } = store;
    const marked = encryption.lookup('person', OMAR.channel, OMAR.tenantId, OMAR.userId);
    await database('drafts').update({ person_lookup: marked });
    await expect(drafts.read(OMAR, DRAFT.submissionId)).rejects.toThrow();
    await drafts.wipe(OMAR, DRAFT.submissionId);
    await drafts.keep(NELE, DRAFT);
    await database('drafts').update({ submission_id: 'submission-other' });
    await expect(drafts.read(NELE, 'submission-other')).rejects.toThrow();
  });

  test('rows of one person are found by the same mark, those of another by another', async () => {
    await store.cases.file({
      ...BREACH,
      submissionId: 'submission-6',
      reporter: { ...NELE, name: 'N. Voorbeeld-Gehuwd', email: 'nele.gehuwd@example.test' },
    });
    await store.cases.file({ ...BREACH, submissionId: 'submission-7', reporter: { ...NELE, userId: 'user-fake-2' } });
    await store.cases.file({
      ...BREACH,
      submissionId: 'submission-8',
      reporter: { ...NELE, tenantId: 'tenant-fake-2' },
    });
    const rows = await store.database('cases').select<{ reporter_lookup: string }[]>('reporter_lookup').orderBy('id');
    const mark = (userId: string, tenantId: string) => store.encryption.lookup('person', 'teams', tenantId, userId);
    const hers = mark(NELE.userId, NELE.tenantId);
    expect(rows.map((row) => row.reporter_lookup)).toEqual([
      hers,
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
    const { case: fresh } = await cases.file({ ...BREACH, submissionId: 'submission-6' });
    const rows = await database('case_versions')
      .select<{ answers_sealed: string }[]>('answers_sealed')
      .orderBy(['case_id', 'version']);
    expect(rows.map((row) => row.answers_sealed.split('.')[0])).toEqual(['k1', 'k1', 'k1', 'k1', 'k2']);

    const old = { caseId: '00000000-0000-4000-8000-000000000001', version: 1 };
    expect((await cases.read(old)).answers).toEqual(BREACH.answers);
    expect((await cases.read({ caseId: fresh.id, version: 1 })).reporter).toEqual(NELE);
    const queue = createQueue({ database, encryption, now, claimMs: 60_000 });
    const job = { id: 0, kind: 'chat', attempts: 1, claimedUntil: '', outdone: 0, unfit: 0, ...old } as const;
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
