import type { ReceiptPlace } from '../../src/cases/case';
import type { FormState } from '../../src/dialogs/form';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { NELE, OMAR } from '../support/filings';
import { KEEPERS } from './draft-stores';
import type { Keeping } from './draft-stores';

const STARTED_AT = new Date('2026-11-20T15:43:12Z');
const PLACE: ReceiptPlace = { channel: 'teams', address: '{"conversation":"gesprek-fake"}', messageId: 'card-fake' };
const STATE: FormState = {
  dialog: 'breach',
  submissionId: 'submission-1',
  page: 'alarm',
  language: 'nl',
  inputs: { cause: 'misdirected_mail', description: 'Loonlijst verstuurd' },
  visited: ['cause'],
};
const OPENED: FormState = { ...STATE, submissionId: 'submission-2', page: 'cause', inputs: {}, visited: [] };
const ADDITION: FormState = {
  dialog: 'addition',
  submissionId: 'submission-3',
  page: 'addition',
  language: 'fr',
  reference: 'INC-2026-000001',
  inputs: { addition: 'Le client a appelé' },
  visited: ['addition'],
};

describe.each(KEEPERS)('drafts $name', ({ open }) => {
  let clock: Clock;
  let keeping: Keeping;
  beforeEach(async () => {
    clock = clockAt(STARTED_AT.toISOString());
    keeping = await open(clock.now);
  });
  afterEach(() => keeping.close());

  const keep = (
    ...[state, options, person = NELE]: [FormState, { place?: ReceiptPlace; ifPage?: string }?, typeof NELE?]
  ) => keeping.drafts.keep(person, state, options);
  const read = (submissionId = STATE.submissionId) => keeping.drafts.read(NELE, submissionId);
  const later = (ms: number) => new Date(STARTED_AT.getTime() + ms);

  test('a draft reads as it was kept, also in another process, and the last one counts', async () => {
    await keep(STATE);
    expect(await keeping.elsewhere.drafts.read(NELE, STATE.submissionId)).toEqual({
      state: STATE,
      touchedAt: STARTED_AT,
    });
    clock.pass(5_000);
    const next: FormState = { ...STATE, page: 'review', language: 'fr', inputs: {}, visited: ['cause', 'alarm'] };
    await keep(next);
    expect(await read()).toEqual({ state: next, touchedAt: later(5_000) });
  });

  test('the draft of one person is not there for another who knows its id, nor overwritten or wiped by them', async () => {
    await keep(STATE);
    const others = [OMAR, { ...NELE, tenantId: 'tenant-fake-2' }, { ...NELE, channel: 'slack' as const }];
    for (const other of others) {
      expect(await keeping.drafts.read(other, STATE.submissionId)).toBeUndefined();
      expect(await keeping.drafts.list(other)).toEqual([]);
      await keep(OPENED, { ifPage: 'alarm' }, other);
      await keep({ ...STATE, inputs: { cause: 'theft' } }, {}, other);
      await keeping.drafts.wipe(other, STATE.submissionId);
    }
    expect(await read()).toEqual({ state: STATE, touchedAt: STARTED_AT });
  });

  test('a person keeps the draft under another name and address', async () => {
    await keep(STATE);
    const renamed = { ...NELE, name: 'N. Voorbeeld-Gehuwd', email: 'nele.gehuwd@example.test' };
    expect((await keeping.drafts.read(renamed, STATE.submissionId))?.state).toEqual(STATE);
  });

  test('drafts with a page that was sent on are listed, last touched first, with the case they add to', async () => {
    await keep(STATE);
    await keep(OPENED);
    clock.pass(1_000);
    await keep(ADDITION);
    const [alarm, addition] = [
      { submissionId: 'submission-1', dialog: 'breach', touchedAt: STARTED_AT },
      { submissionId: 'submission-3', dialog: 'addition', reference: 'INC-2026-000001', touchedAt: later(1_000) },
    ];
    expect(await keeping.drafts.list(NELE)).toEqual([addition, alarm]);
    clock.pass(1_000);
    await keep(STATE);
    expect(await keeping.drafts.list(NELE)).toEqual([{ ...alarm, touchedAt: later(2_000) }, addition]);
  });

  test('what is typed is kept only while the draft stands on that page', async () => {
    const typed: FormState = { ...STATE, inputs: { ...STATE.inputs, description: 'Loonlijst van april' } };
    await keep(typed, { ifPage: 'alarm' });
    expect(await read()).toBeUndefined();
    await keep(STATE);
    clock.pass(1_000);
    await keep(typed, { ifPage: 'alarm' });
    expect(await read()).toEqual({ state: typed, touchedAt: later(1_000) });
    const next: FormState = { ...typed, page: 'review', visited: ['cause', 'alarm'] };
    await keep(next);
    await keep(STATE, { ifPage: 'alarm' });
    expect((await read())?.state).toEqual(next);
  });

  test('what is typed never takes a page back that was sent at the same moment', async () => {
    await keep(STATE);
    const next: FormState = { ...STATE, page: 'review', visited: ['cause', 'alarm'] };
    const typed = (text: string): FormState => ({ ...STATE, inputs: { ...STATE.inputs, description: text } });
    await Promise.all([
      ...[1, 2, 3].map((nth) => keep(typed(`Tekst ${nth}`), { ifPage: 'alarm' })),
      keeping.elsewhere.drafts.keep(NELE, next),
      ...[4, 5, 6].map((nth) => keep(typed(`Tekst ${nth}`), { ifPage: 'alarm' })),
    ]);
    expect((await read())?.state).toEqual(next);
  });

  test('a form that was sent leaves no draft, and a late event of its window brings none back', async () => {
    await keep(STATE, { place: PLACE });
    await keeping.file(STATE.submissionId);
    expect(await read()).toBeUndefined();
    await keep(STATE, { place: PLACE });
    await keep(STATE, { ifPage: 'alarm' });
    expect(await read()).toBeUndefined();
    expect(await keeping.drafts.list(NELE)).toEqual([]);
  });

  test('a form that is kept and sent at the same moment leaves no draft', async () => {
    const ids = Array.from({ length: 12 }, (_, index) => `submission-x${index}`);
    for (const submissionId of ids) {
      const state = { ...STATE, submissionId };
      await Promise.all([keep(state), keeping.file(submissionId), keep(state, { ifPage: 'alarm' }), keep(state)]);
    }
    expect(await keeping.drafts.list(NELE)).toEqual([]);
  });

  test('a draft that is cancelled is gone, the others are not', async () => {
    await keep(STATE);
    await keep(ADDITION);
    await keeping.drafts.wipe(NELE, STATE.submissionId);
    expect([await read(), (await read(ADDITION.submissionId))?.state]).toEqual([undefined, ADDITION]);
  });

  test('drafts left for too long are wiped, counted from the last touch', async () => {
    await keep(STATE);
    await keep(OPENED);
    clock.pass(1_000);
    await keep(STATE, { ifPage: 'alarm' });
    expect(await keeping.drafts.wipeBefore(STARTED_AT)).toBe(0);
    expect(await keeping.drafts.wipeBefore(later(1_000))).toBe(1);
    expect([await read(OPENED.submissionId), (await read())?.state]).toEqual([undefined, STATE]);
  });

  test('a begun breach report that nobody touched is taken for a nudge once, over two processes', async () => {
    await keep(STATE, { place: PLACE });
    const nudge = { person: NELE, place: PLACE, state: STATE, touchedAt: STARTED_AT };
    expect(await keeping.drafts.takeNudges(STARTED_AT)).toEqual([]);
    const taken = await Promise.all(
      Array.from({ length: 6 }, (_, index) => (index % 2 ? keeping : keeping.elsewhere).drafts.takeNudges(later(1))),
    );
    expect(taken.flat()).toEqual([nudge]);
    clock.pass(1_000);
    await keep(STATE, { place: PLACE });
    expect(await keeping.drafts.takeNudges(later(5_000))).toEqual([]);
  });

  test.each<[string, FormState, ReceiptPlace | undefined]>([
    ['that cannot be reached', STATE, undefined],
    ['of which no page was sent on', OPENED, PLACE],
    ['that are no breach report', { ...ADDITION, dialog: 'breach_details' }, PLACE],
  ])('nobody is nudged about drafts %s', async (_, state, place) => {
    await keep(state, place ? { place } : {});
    expect(await keeping.drafts.takeNudges(later(1))).toEqual([]);
  });

  test('where a person can be reached stays known until it is another place', async () => {
    await keep(STATE, { place: PLACE });
    await keep(STATE);
    await keep(STATE, { ifPage: 'alarm' });
    expect(await keeping.drafts.takeNudges(later(1))).toMatchObject([{ place: PLACE }]);
    const second = { ...STATE, submissionId: 'submission-9' };
    await keep(second, { place: PLACE });
    await keep(second, { place: { ...PLACE, address: '{"conversation":"gesprek-fake-2"}' } });
    expect(await keeping.drafts.takeNudges(later(1))).toMatchObject([
      { place: { address: '{"conversation":"gesprek-fake-2"}' } },
    ]);
  });
});
