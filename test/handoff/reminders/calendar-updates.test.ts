import ICAL from 'ical.js';
import type { Case, Filing } from '../../../src/cases/case';
import type { CaseState } from '../../../src/cases/case-progress';
import { recordDpoEvent, setCaseState, undoDpoEvent } from '../../../src/cases/case-state';
import type { DpoEvent } from '../../../src/cases/case-progress';
import { LANGUAGES } from '../../../src/texts/language';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH, NELE, REQUEST, VERSION } from '../../support/filings';
import { calendar } from '../attachments/cases';
import { openDesk } from './desk';
import type { Desk, SentMail } from './desk';

const HOUR_MS = 3_600_000;
const OWN = { ...BREACH, answers: { ...BREACH.answers, data_owner: 'ipg' } } satisfies Filing;
const CLIENTS = { ...BREACH, answers: { ...BREACH.answers, data_owner: 'client', client: 'energie' } } satisfies Filing;

/** `authority_deadline 1 cancelled 2026-11-23T15:40:00Z`: what a calendar makes of a file. */
function entries(ics = ''): string[] {
  const file = new ICAL.Component(ICAL.parse(ics) as unknown[]);
  return file.getAllSubcomponents('vevent').map((event) => {
    const { uid, startDate } = new ICAL.Event(event);
    const clock = uid.slice('00000000-0000-4000-8000-000000000000-'.length).split('@')[0];
    const status = String(event.getFirstPropertyValue('status')).toLowerCase();
    return [clock, String(event.getFirstPropertyValue('sequence')), status, startDate.toString()].join(' ');
  });
}

const fileOf = (sent: SentMail | undefined) => sent?.mail.attachments[0]?.content;
const uidsOf = (ics = '') => new Set(ics.match(/^UID:.*$/gm));

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let desk: Desk;
  beforeEach(async () => {
    empty = await create();
    clock = clockAt('2026-11-20T15:43:12Z');
    desk = await openDesk(empty.location, clock.now);
  });
  afterEach(async () => {
    await desk.database.destroy();
    await empty.remove();
  });

  async function filed(filing: Filing): Promise<Case> {
    const { case: made } = await desk.cases.file(filing);
    await desk.accept();
    await desk.minute();
    clock.pass(HOUR_MS);
    return made;
  }

  const mailings = () => desk.mailings;
  const updates = async () => (await desk.minute()).filter(({ name }) => name.startsWith('calendar'));
  const record = ({ reference }: Case, event: DpoEvent) =>
    recordDpoEvent(desk.database, { reference, event, at: clock.now() });
  const state = ({ reference }: Case, to: CaseState) =>
    setCaseState(desk.database, { reference, state: to, at: clock.now(), now: clock.now() });

  test('part 1 recorded cancels its deadline and brings the day of part 2, in the thread and once', async () => {
    const breach = await filed(OWN);
    expect(entries(calendar(breach))).toEqual(['authority_deadline 0 confirmed 2026-11-23T15:40:00Z']);
    await record(breach, 'authority_part_1');
    const [sent, ...others] = await updates();
    expect(others).toEqual([]);
    expect(entries(fileOf(sent))).toEqual([
      'authority_deadline 1 cancelled 2026-11-23T15:40:00Z',
      'second_part 1 confirmed 2026-12-11',
    ]);
    const messageId = `<${breach.id}.1.${breach.messageToken}@example.test>`;
    expect(sent?.mail).toMatchObject({
      to: 'dpo@example.test',
      subject: '[AGENDA] INC-2026-000001 | datalek | vr 11/12/2026',
      inReplyTo: messageId,
      references: messageId,
      headers: { 'X-Privacyloket-Case': 'INC-2026-000001', 'Auto-Submitted': 'auto-generated' },
      attachments: [{ filename: 'INC-2026-000001.ics', contentType: 'text/calendar; charset=utf-8; method=PUBLISH' }],
    });
    expect(sent?.mail.text).toContain('Genoteerd: deel 1 gemeld aan de toezichthouder, vr 20/11/2026 17:43');
    expect(sent?.mail.text).toContain('Vervalt: INC-2026-000001: 72 uur verstrijkt');
    for (const uid of uidsOf(calendar(breach))) expect(uidsOf(fileOf(sent))).toContain(uid);
    expect(await updates()).toEqual([]);
  });

  test('part 2, a first part that is taken back, and the end of a case change the same entries again', async () => {
    const breach = await filed(OWN);
    await record(breach, 'authority_part_1');
    await updates();
    await undoDpoEvent(desk.database, { reference: breach.reference, event: 'authority_part_1', now: clock.now() });
    expect(entries(fileOf((await updates())[0]))).toEqual([
      'authority_deadline 2 confirmed 2026-11-23T15:40:00Z',
      'second_part 2 cancelled 2026-12-11',
    ]);
    clock.pass(24 * HOUR_MS);
    await record(breach, 'authority_part_1');
    expect(entries(fileOf((await updates())[0]))).toEqual([
      'authority_deadline 3 cancelled 2026-11-23T15:40:00Z',
      'second_part 3 confirmed 2026-12-12',
    ]);
    await record(breach, 'authority_part_2');
    const [last] = await updates();
    expect(entries(fileOf(last))[1]).toBe('second_part 4 cancelled 2026-12-12');
    expect(last?.mail.subject).toBe('[AGENDA] INC-2026-000001 | datalek | geen open termijn');
    await state(breach, 'closed');
    expect(await updates()).toEqual([]);
    await state(breach, 'open');
    expect(await updates()).toEqual([]);
  });

  test('a client that was told, and a case that is closed, cancel what was to be done', async () => {
    const breach = await filed(CLIENTS);
    expect(entries(calendar(breach)).map((one) => one.split(' ')[0])).toEqual([
      'inform_client',
      'contractual_deadline',
    ]);
    await record(breach, 'client_informed');
    expect(entries(fileOf((await updates())[0])).every((one) => one.includes(' 1 cancelled '))).toBe(true);
    const other = await filed({ ...OWN, submissionId: 'submission-2' });
    await state(other, 'closed');
    expect(entries(fileOf((await updates())[0]))).toEqual(['authority_deadline 1 cancelled 2026-11-23T15:40:00Z']);
    await state(other, 'open');
    expect(entries(fileOf((await updates())[0]))).toEqual(['authority_deadline 2 confirmed 2026-11-23T15:40:00Z']);
  });

  test('a request that is extended moves its entry, stays extended while it is worked on, and is over when answered', async () => {
    const request = await filed({ ...REQUEST, answers: { ...REQUEST.answers, data_owner: 'ipg' } });
    const [due] = entries(calendar(request));
    expect(due).toBe('answer_due 0 confirmed 2026-12-21');
    await state(request, 'extended');
    const [extended] = await updates();
    expect(entries(fileOf(extended))).toContain('answer_due 1 confirmed 2027-02-22');
    expect(extended?.mail.text).toContain('verlengd');
    await state(request, 'in_progress');
    expect(await updates()).toEqual([]);
    await state(request, 'answered');
    expect(entries(fileOf((await updates())[0]))).toContain('answer_due 3 cancelled 2027-02-22');
  });

  test('what changes no clock sends nothing, and several records of a minute send one mail', async () => {
    const breach = await filed(OWN);
    const request = await filed({ ...REQUEST, answers: { ...REQUEST.answers, data_owner: 'ipg' } });
    await state(breach, 'in_progress');
    await record(breach, 'data_subjects_informed');
    await record(request, 'identity_checked');
    expect(await updates()).toEqual([]);
    await record(breach, 'authority_part_1');
    await record(breach, 'authority_part_2');
    await state(breach, 'closed');
    expect((await updates()).map(({ name }) => name)).toEqual(['calendar_5']);
  });

  test('a version filed afterwards carries what was recorded, with entries newer than the mail before', async () => {
    const first = await filed(OWN);
    await record(first, 'authority_part_1');
    await updates();
    const second = await filed(VERSION);
    const read = await desk.cases.read({ caseId: second.id, version: 2 });
    expect(entries(calendar(read))).toEqual([
      'authority_deadline 2 cancelled 2026-11-23T15:40:00Z',
      'second_part 2 confirmed 2026-12-11',
    ]);
    // The mail of a version is the same however late it is sent.
    await record(first, 'authority_part_2');
    expect(await desk.cases.read({ caseId: second.id, version: 2 })).toEqual(read);
    expect(entries(fileOf((await updates())[0]))[1]).toBe('second_part 3 cancelled 2026-12-11');
  });

  test('a change that the mail of a newer version tells has no mail of its own', async () => {
    const first = await filed(OWN);
    await record(first, 'authority_part_1');
    await desk.cases.file(VERSION);
    await desk.accept();
    expect(await updates()).toEqual([]);
  });

  test('it waits until the case itself was accepted, is tried again under the same Message-ID, and two processes send it once', async () => {
    await desk.cases.file(OWN);
    await desk.minute();
    const [row] = await desk.database('cases').select<{ reference: string }[]>('reference');
    await recordDpoEvent(desk.database, {
      reference: row?.reference ?? '',
      event: 'authority_part_1',
      at: clock.now(),
    });
    expect(await updates()).toEqual([]);
    await desk.accept();
    const [mailing] = await desk.store.nextDue();
    if (!mailing) throw new Error('nothing is due');
    await desk.store.claim(mailing, HOUR_MS);
    await desk.store.failed(mailing, HOUR_MS);
    expect(await updates()).toEqual([]);
    clock.pass(2 * HOUR_MS);
    const other = await openDesk(empty.location, clock.now, { process: 1 });
    const sent = [...(await updates()), ...(await other.minute())];
    await other.database.destroy();
    expect(sent.map(({ mail }) => mail.messageId)).toEqual([
      expect.stringContaining(`.c.${mailing.messageToken}@example.test`),
    ]);
  });

  test('it tells nothing of what was reported or by whom', async () => {
    const breach = await filed({ ...OWN, answers: { ...OWN.answers, confidential: 'yes' } });
    await record(breach, 'authority_part_1');
    const [sent] = await updates();
    for (const personal of [NELE.name, NELE.email ?? '', 'Loonlijst']) {
      expect(JSON.stringify(sent?.mail)).not.toContain(personal);
    }
  });

  test('a case that cannot be read keeps no other mail back', async () => {
    const unreadable = await filed(OWN);
    await record(unreadable, 'authority_part_1');
    await desk.database('case_versions').where({ case_id: unreadable.id }).update({ answers_sealed: 'k1.broken' });
    await desk.database('mailings').insert({
      case_id: unreadable.id,
      scope: unreadable.id,
      kind: 'calendar',
      name: 'calendar_1',
      created_at: clock.now().toISOString(),
      due_at: clock.now().toISOString(),
      next_attempt_at: clock.now().toISOString(),
      message_token: 'token-fake',
    });
    const letter = await mailings().next();
    await expect(letter?.compose()).rejects.toThrow();
    expect(await mailings().next()).toBeUndefined();
  });

  test('of updates that wait the newest is sent, however far back what it tells happened', async () => {
    const { case: breach } = await desk.cases.file(OWN);
    await desk.minute();
    clock.pass(HOUR_MS);
    await record(breach, 'authority_part_1');
    await desk.minute();
    const earlier = new Date(clock.now().getTime() - 24 * HOUR_MS);
    await recordDpoEvent(desk.database, { ...breach, event: 'authority_part_1', at: earlier });
    await desk.minute();
    await desk.accept();
    const sent = await updates();
    expect(sent.map(({ name }) => name)).toEqual(['calendar_2']);
    expect(entries(fileOf(sent[0]))[1]).toBe('second_part 2 confirmed 2026-12-10');
    // Changed when it was recorded, not when it happened: what is past has no alarm.
    expect(fileOf(sent[0])).toContain('LAST-MODIFIED:20261120T16');
  });

  test('what was taken back before anything was sent changes nothing', async () => {
    const breach = await filed(OWN);
    await record(breach, 'authority_part_1');
    await undoDpoEvent(desk.database, { reference: breach.reference, event: 'authority_part_1', now: clock.now() });
    expect(await updates()).toEqual([]);
  });

  test('a case that is over has no open clock, in the mail as in the calendar', async () => {
    const breach = await filed(OWN);
    await state(breach, 'closed');
    const [sent] = await updates();
    expect(sent?.mail.subject).toBe('[AGENDA] INC-2026-000001 | datalek | geen open termijn');
    expect(sent?.mail.text).not.toContain('=>');
  });

  test('a processor that notified all the same has the second part in mail and calendar', async () => {
    const breach = await filed(CLIENTS);
    await record(breach, 'authority_part_1');
    await record(breach, 'client_informed');
    const [sent] = await updates();
    expect(sent?.mail.subject).toBe('[AGENDA] INC-2026-000001 | datalek | vr 11/12/2026');
    expect(entries(fileOf(sent)).filter((one) => one.includes('confirmed'))).toEqual([
      'second_part 2 confirmed 2026-12-11',
    ]);
  });

  test('a case that was wiped sends none', async () => {
    const breach = await filed(OWN);
    await record(breach, 'authority_part_1');
    await desk.database('cases').update({ wiped_at: clock.now().toISOString() });
    expect(await updates()).toEqual([]);
  });

  test.each(LANGUAGES)('in %s every text is there', async (language) => {
    const tongue = await openDesk(empty.location, clock.now, { process: 1, language });
    const breach = await filed(OWN);
    const request = await filed({ ...REQUEST, answers: { ...REQUEST.answers, data_owner: 'unknown' } });
    await record(breach, 'authority_part_1');
    await state(request, 'extended');
    const sent = (await tongue.minute()).filter(({ name }) => name.startsWith('calendar'));
    await tongue.database.destroy();
    expect(sent).toHaveLength(2);
    for (const { mail } of sent)
      expect(mail.subject + mail.text + fileOf({ mail } as SentMail)).not.toMatch(
        /\{\{|calendar\.|reminder\.|register\./,
      );
  });
});
