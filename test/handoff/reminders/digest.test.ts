import { recordDpoEvent, setCaseState } from '../../../src/cases/case-state';
import { isWorkingDay } from '../../../src/cases/working-days';
import { law } from '../../cases/shipped-law';
import { clockAt } from '../../support/clock';
import { DATABASES, emptySqlite } from '../../support/databases';
import { BREACH, NELE, QUESTION, REQUEST } from '../../support/filings';
import { section } from '../composing';
import { openDesk } from './desk';
import type { SentMail } from './desk';

jest.setTimeout(60_000);

const HOUR_MS = 3_600_000;

test.each(DATABASES)(
  'on working mornings, once over two processes, and only while something is open, on $name',
  async ({ create }) => {
    const empty = await create();
    const clock = clockAt('2026-10-19T21:30:00Z');
    const desks = [
      await openDesk(empty.location, clock.now, { digestTime: '08:00' }),
      await openDesk(empty.location, clock.now, { digestTime: '08:00', process: 1 }),
    ] as const;
    const sent: SentMail[] = [];
    const days = 165;
    await desks[0].cases.file(QUESTION);
    for (let hour = 0; hour < days * 24; hour++) {
      // Closed for a week in November.
      const state = { reference: 'VRG-2026-000001', at: clock.now(), now: clock.now() };
      if (hour === 21 * 24) await setCaseState(desks[0].database, { ...state, state: 'closed' });
      if (hour === 28 * 24) await setCaseState(desks[0].database, { ...state, state: 'in_progress' });
      // Other hours would only take time.
      if ([5, 6, 7, 8, 12, 20].includes(clock.now().getUTCHours())) {
        sent.push(...(await desks[0].minute()), ...(await desks[1].minute()));
      }
      clock.pass(HOUR_MS);
    }
    const expected = Array.from({ length: days }, (_, index) =>
      new Date(Date.parse('2026-10-20') + index * 24 * HOUR_MS).toISOString().slice(0, 10),
    ).filter((day) => isWorkingDay(day, law.public_holidays) && !(day > '2026-11-09' && day <= '2026-11-16'));
    expect(sent.map(({ name }) => name)).toEqual(expected);
    // Half past eight is the first look after eight, in summer and in winter.
    expect(new Set(sent.map(({ at }) => at.slice(11)))).toEqual(new Set(['06:30:00.000Z', '07:30:00.000Z']));
    for (const { database } of desks) await database.destroy();
    await empty.remove();
  },
);

test('what ends first stands first, passed ones apart, and nothing personal', async () => {
  const empty = emptySqlite();
  const clock = clockAt('2026-11-20T15:43:12Z');
  const desk = await openDesk(empty.location, clock.now, { digestTime: '08:00' });
  const file = async (submissionId: string, filing: typeof BREACH, answers: Record<string, string> = {}) =>
    (await desk.cases.file({ ...filing, submissionId, answers: { ...filing.answers, ...answers } })).case.reference;
  await file('a', QUESTION);
  const request = await file('b', REQUEST, { data_owner: 'ipg', received_at: '2026-11-18' });
  await file('c', BREACH);
  await file('d', BREACH, { data_owner: 'client', client: 'energie' });
  await file('e', REQUEST);
  const partOne = await file('f', BREACH);
  const done = await file('g', BREACH);
  const event = { at: clock.now(), event: 'authority_part_1' } as const;
  await recordDpoEvent(desk.database, { reference: partOne, ...event });
  await setCaseState(desk.database, { reference: request, state: 'extended', at: clock.now(), now: clock.now() });
  await setCaseState(desk.database, { reference: done, state: 'closed', at: clock.now(), now: clock.now() });
  clock.pass(63.5 * HOUR_MS);
  const [digest] = (await desk.minute()).filter(({ mail }) => mail.subject.includes('OVERZICHT'));
  if (!digest) throw new Error('No digest');
  const { mail } = digest;
  expect(mail.to).toBe('dpo@example.test');
  expect(mail.subject).toBe('[OVERZICHT] Open dossiers op ma 23/11/2026: 6');
  expect(section(mail, 'Termijn verstreken')).toEqual([
    'INC-2026-000002: za 21/11/2026 16:40 (verstreken) · datalek, verwerker: Energie & Zonen <Voorbeeld> · nog niets genoteerd',
  ]);
  expect(section(mail, 'Termijn loopt')).toEqual([
    'DSR-2026-000002: zonder onredelijke vertraging · verzoek, verwerker: Telecom Voorbeeld · nog niets genoteerd',
    'INC-2026-000001: ma 23/11/2026 16:40 · datalek, VG zelf · nog niets genoteerd',
    'INC-2026-000003: vr 11/12/2026 · datalek, VG zelf · er is iets genoteerd',
    'DSR-2026-000001: do 18/02/2027 · verzoek, VG zelf · termijn verlengd',
    'VRG-2026-000001: geen wettelijke termijn · vraag · nog niets genoteerd',
  ]);
  for (const personal of [NELE.name, NELE.email ?? '', 'Bram', 'Loonlijst', 'candidatures', 'oproepen']) {
    expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain(personal);
  }
  await desk.database.destroy();
  await empty.remove();
});

test('a digest that could not leave is not sent the next day', async () => {
  const empty = emptySqlite();
  const clock = clockAt('2026-11-23T06:59:00Z');
  const desk = await openDesk(empty.location, clock.now, { digestTime: '08:00' });
  await desk.cases.file(QUESTION);
  expect(await desk.minute()).toEqual([]);
  await desk.store.insert({ kind: 'digest', name: '2026-11-20', dueAt: new Date('2026-11-20T07:00:00Z') });
  clock.pass(60_000);
  expect((await desk.minute()).map(({ name }) => name)).toEqual(['2026-11-23']);
  await desk.database.destroy();
  await empty.remove();
});

test('a process that starts in the afternoon sends none', async () => {
  const empty = emptySqlite();
  const clock = clockAt('2026-11-23T11:00:00Z');
  const desk = await openDesk(empty.location, clock.now, { digestTime: '08:00' });
  await desk.cases.file(QUESTION);
  expect(await desk.minute()).toEqual([]);
  await desk.database.destroy();
  await empty.remove();
});

test('a case that cannot be read stands in the digest as such, and keeps nobody from the others', async () => {
  const empty = emptySqlite();
  const clock = clockAt('2026-11-20T05:00:00Z');
  const desk = await openDesk(empty.location, clock.now, { digestTime: '08:00' });
  const { case: broken } = await desk.cases.file({
    ...REQUEST,
    answers: { ...REQUEST.answers, data_owner: 'ipg', received_at: '23/11/2026' },
  });
  const { case: readable } = await desk.cases.file({ ...BREACH, submissionId: 'submission-2' });
  await desk.accept();
  clock.pass(3 * HOUR_MS);
  const sent = await desk.minute();
  const digest = sent.find(({ name }) => name === '2026-11-20')?.mail;
  if (!digest) throw new Error('No digest was sent');
  expect(digest.subject).toBe('[OVERZICHT] Open dossiers op vr 20/11/2026: 2');
  expect(section(digest, 'Niet te lezen')).toContainEqual(
    expect.stringContaining(`${broken.reference}: kan niet gelezen worden`),
  );
  expect(section(digest, 'Termijn loopt').join()).toContain(readable.reference);
  expect(desk.logged).toContainEqual([
    'alarm: case cannot be read',
    { reference: broken.reference, code: 'RangeError' },
  ]);
  await desk.database.destroy();
  await empty.remove();
});
