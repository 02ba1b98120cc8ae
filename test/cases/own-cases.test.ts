import type { Filing, Person, Subject } from '../../src/cases/case';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { DATABASES } from '../support/databases';
import type { EmptyDatabase } from '../support/databases';
import { BREACH, NELE, OMAR, QUESTION, REQUEST, VERSION } from '../support/filings';
import { openStore } from '../support/open-store';
import type { OpenStore } from '../support/open-store';

const DAY_MS = 24 * 3_600_000;
const CONTACT: Subject = ['erasure', 'contact', 'bram.verzonnen@example.test'];

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

  const request = (submissionId: string, reporter: Person, subjects: readonly Subject[] = [CONTACT]): Filing => ({
    ...REQUEST,
    submissionId,
    reporter,
    files: { as: 'case', kind: 'dsr', prefix: 'DSR', subjects },
  });
  const stateOf = (reference: string, state: string) => store.database('cases').where({ reference }).update({ state });
  const wipe = (reference: string) =>
    store.database('cases').where({ reference }).update({ wiped_at: '2026-11-20T15:43:12.000Z' });

  test('people see their own cases, newest first, with the latest answers and whether its mail was accepted', async () => {
    await store.cases.file(BREACH);
    clock.pass(1_000);
    await store.cases.file({ ...QUESTION, submissionId: 'of-another', reporter: OMAR });
    await store.cases.file(QUESTION);
    await store.cases.file(VERSION);
    await store.database('outbox').where({ kind: 'mail', version: 1 }).update({ done_at: '2026-11-20T15:43:20.000Z' });
    await stateOf('INC-2026-000001', 'in_progress');
    const [first, second] = [
      {
        reference: 'VRG-2026-000002',
        kind: 'ask_dpo',
        state: 'open',
        filedAt: new Date('2026-11-20T15:43:13Z'),
        answers: QUESTION.answers,
        isMailed: true,
      },
      {
        reference: 'INC-2026-000001',
        kind: 'breach',
        state: 'in_progress',
        filedAt: new Date('2026-11-20T15:43:12Z'),
        answers: { ...BREACH.answers, ...VERSION.answers },
        // The first version was, the second was not.
        isMailed: false,
      },
    ];
    expect(await store.cases.list(NELE, 5)).toEqual([first, second]);
    expect(await store.cases.list(NELE, 1)).toEqual([first]);
    await wipe('VRG-2026-000002');
    expect(await store.cases.list(NELE, 5)).toEqual([second]);
  });

  test('older cases go on behind the one shown last, over cases of the same moment and one wiped meanwhile', async () => {
    const ids = ['q-1', 'q-2', 'q-3', 'q-4'];
    for (const [index, submissionId] of ids.entries()) {
      // The second and the third come at the same moment.
      if (index !== 2) clock.pass(1_000);
      await store.cases.file({ ...QUESTION, submissionId });
    }
    await store.cases.file({ ...QUESTION, submissionId: 'of-another', reporter: OMAR });
    const listed = async (person: Person, before?: string) =>
      (await store.cases.list(person, 5, before)).map(({ reference }) => reference);
    expect(await listed(NELE)).toEqual([4, 3, 2, 1].map((nth) => `VRG-2026-00000${nth}`));
    expect(await listed(NELE, 'VRG-2026-000003')).toEqual(['VRG-2026-000002', 'VRG-2026-000001']);
    await wipe('VRG-2026-000002');
    expect(await listed(NELE, 'VRG-2026-000002')).toEqual(['VRG-2026-000001']);
    expect(await listed(NELE, 'VRG-2026-000001')).toEqual([]);
    expect(await listed(NELE, 'VRG-2026-000099')).toEqual([]);
    expect(await listed(OMAR, 'VRG-2026-000004')).toEqual([]);
  });

  test("the latest version of one's own case can be read, that of another or a wiped one cannot", async () => {
    await store.cases.file(BREACH);
    await store.cases.file(VERSION);
    expect(await store.cases.own(NELE, 'INC-2026-000001')).toMatchObject({ version: 2, stage: 'breach_details' });
    expect(await store.cases.own(OMAR, 'INC-2026-000001')).toBeUndefined();
    expect(await store.cases.own(NELE, 'INC-2026-000002')).toBeUndefined();
    await wipe('INC-2026-000001');
    expect(await store.cases.own(NELE, 'INC-2026-000001')).toBeUndefined();
  });

  test("a request of one's own about the same person and right is found, the newest of them", async () => {
    await store.cases.file(request('r-1', NELE));
    clock.pass(DAY_MS);
    const since = clock.now();
    const second = { reference: 'DSR-2026-000002', filedAt: clock.now() };
    await store.cases.file(request('r-2', NELE));
    await store.cases.file(request('r-3', NELE, [['access', 'contact', 'bram.verzonnen@example.test']]));
    await store.cases.file(request('r-4', OMAR));
    const found = (subjects: readonly Subject[], from = since) => store.cases.ownSimilar(NELE, subjects, from);
    expect(await found([['erasure', 'name', 'iemand', ''], CONTACT], new Date(0))).toEqual(second);
    expect(await found([CONTACT])).toEqual(second);
    expect(await found([['erasure', 'contact', 'a@example.test']])).toBeUndefined();
    expect(await found([])).toBeUndefined();
    expect(await found([CONTACT], new Date(since.getTime() + 1))).toBeUndefined();
  });

  test.each(['withdrawal_asked', 'closed'])('a case that is %s is no longer taken for the same', async (state) => {
    await store.cases.file(request('r-1', NELE));
    await store.cases.file(BREACH);
    const found = async () => [
      (await store.cases.ownSimilar(NELE, [CONTACT], new Date(0)))?.reference,
      (await store.cases.ownRecent(NELE, 'breach', new Date(0)))?.reference,
    ];
    expect(await found()).toEqual(['DSR-2026-000001', 'INC-2026-000001']);
    await stateOf('DSR-2026-000001', state);
    await stateOf('INC-2026-000001', state);
    expect(await found()).toEqual([undefined, undefined]);
  });

  test("the newest case of one kind is one's own and not too old", async () => {
    await store.cases.file(BREACH);
    clock.pass(1_000);
    await store.cases.file({ ...BREACH, submissionId: 'b-2' });
    await store.cases.file({ ...BREACH, submissionId: 'b-3', reporter: OMAR });
    await store.cases.file(QUESTION);
    const filedAt = clock.now();
    expect(await store.cases.ownRecent(NELE, 'breach', filedAt)).toEqual({ reference: 'INC-2026-000002', filedAt });
    expect(await store.cases.ownRecent(NELE, 'breach', new Date(filedAt.getTime() + 1))).toBeUndefined();
    expect(await store.cases.ownRecent(NELE, 'dsr', new Date(0))).toBeUndefined();
  });

  test('the DPO is told of requests of others about the same person and right in the thirty days before', async () => {
    const name: Subject = ['erasure', 'name', 'bram verzonnen', 'telecom'];
    await store.cases.file(request('too-old', OMAR));
    clock.pass(1);
    await store.cases.file(request('by-contact', OMAR));
    clock.pass(15 * DAY_MS);
    await store.cases.file(request('by-name', { ...OMAR, userId: 'another' }, [name]));
    await store.cases.file(request('other-right', OMAR, [['access', 'contact', 'bram.verzonnen@example.test']]));
    await store.cases.file(request('her-own', NELE));
    clock.pass(15 * DAY_MS);
    const { case: filed } = await store.cases.file(request('r-6', NELE, [CONTACT, name, CONTACT]));
    expect(filed.similar).toEqual(['DSR-2026-000002', 'DSR-2026-000003']);
    clock.pass(1_000);
    await store.cases.file(request('later', OMAR));
    expect((await store.cases.read({ caseId: filed.id, version: 1 })).similar).toEqual(filed.similar);
  });
});
