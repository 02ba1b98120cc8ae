import { recordDpoEvent, setCaseState } from '../../../src/cases/case-state';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH, NELE, VERSION } from '../../support/filings';
import { DEPUTY, openDesk } from './desk';
import type { Desk } from './desk';

const HOUR_MS = 3_600_000;

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

  /** Updates of the calendar apart, which have tests of their own. */
  const names = async () =>
    (await desk.minute()).map(({ name }) => name).filter((name) => !name.startsWith('calendar'));
  const pass = (hours: number) => clock.pass(hours * HOUR_MS);

  test('a reminder stands in the thread of its case, says by when, and tells nothing that was reported', async () => {
    const { case: first } = await desk.cases.file(BREACH);
    const { case: second } = await desk.cases.file(VERSION);
    await desk.accept();
    expect(await desk.minute()).toEqual([]);
    pass(23.95);
    const [sent] = await desk.minute();
    expect(sent?.mail).toMatchObject({
      to: 'dpo@example.test',
      replyTo: `privacyloket+${second.messageToken}@example.test`,
      subject: '[HERINNERING] INC-2026-000001 | datalek | ma 23/11/2026 16:40',
      references: `<${first.id}.1.${first.messageToken}@example.test> <${first.id}.2.${second.messageToken}@example.test>`,
      inReplyTo: `<${first.id}.2.${second.messageToken}@example.test>`,
      headers: { 'X-Privacyloket-Case': 'INC-2026-000001', 'Auto-Submitted': 'auto-generated', Importance: 'high' },
    });
    const { text = '', html = '' } = sent?.mail ?? {};
    expect(text).toContain('ma 23/11/2026 16:40');
    expect(text).toContain('privacyloket cases state INC-2026-000001');
    for (const personal of [NELE.name, NELE.email ?? '', 'Loonlijst']) expect(text + html).not.toContain(personal);
  });

  test('while the mail of the case was not accepted the deputy alone hears of it; then the reminders due are one', async () => {
    await desk.cases.file(BREACH);
    pass(61);
    expect(await names()).toEqual(['undelivered', 'no_state']);
    await desk.accept();
    expect(await names()).toEqual(['breach_60h']);
    pass(1);
    expect(await names()).toEqual([]);
    pass(9);
    expect(await names()).toEqual(['breach_70h']);
  });

  test('two processes send each once', async () => {
    await desk.cases.file(BREACH);
    await desk.accept();
    const other = await openDesk(empty.location, clock.now, { process: 1 });
    const sent: string[] = [];
    for (let hour = 0; hour < 80; hour++) {
      for (const one of [desk, other]) sent.push(...(await one.minute()).map(({ name }) => name));
      pass(1);
    }
    expect(sent).toEqual(['breach_24h', 'no_state', 'breach_48h', 'breach_60h', 'breach_70h']);
    await other.database.destroy();
  });

  test('a mail that failed is tried again, and given up when something was recorded meanwhile', async () => {
    const { case: filed } = await desk.cases.file(BREACH);
    await desk.accept();
    pass(1);
    await desk.minute();
    pass(23);
    const [mailing] = await desk.store.nextDue();
    if (!mailing) throw new Error('Nothing is due');
    await desk.store.claim(mailing, HOUR_MS);
    await desk.store.failed(mailing, HOUR_MS);
    expect((await desk.minute()).map(({ name }) => name)).toEqual(['no_state']);
    await setCaseState(desk.database, { ...filed, state: 'in_progress', at: clock.now(), now: clock.now() });
    pass(1);
    expect(await names()).toEqual([]);
    expect(await desk.store.isDue()).toBe(false);
  });

  test('a clock that is set back keeps no reminder that failed, and brings none that is planned for later', async () => {
    await desk.cases.file(BREACH);
    await desk.accept();
    pass(23.5);
    expect(await names()).toEqual([]);
    pass(1);
    const [mailing] = await desk.store.nextDue();
    if (!mailing) throw new Error('nothing is due');
    await desk.store.claim(mailing, HOUR_MS);
    await desk.store.failed(mailing, HOUR_MS);
    pass(-3);
    expect(await names()).toEqual(['breach_24h']);
    expect(await names()).toEqual([]);
  });

  test('what the DPO recorded ends what it answers, and no more', async () => {
    const { case: filed } = await desk.cases.file({
      ...BREACH,
      answers: { ...BREACH.answers, data_owner: 'both', client: 'energie' },
    });
    await desk.accept();
    await recordDpoEvent(desk.database, { ...filed, event: 'authority_part_1', at: clock.now() });
    const sent: string[] = [];
    for (let hour = 0; hour < 24 * 25; hour++) {
      sent.push(...(await names()));
      pass(1);
    }
    expect(sent).toEqual(['contract_half', 'contract_last', 'second_part_2d', 'second_part']);
  });

  test('part 2 recorded ends the reminders of it', async () => {
    const { case: filed } = await desk.cases.file(BREACH);
    await desk.accept();
    await recordDpoEvent(desk.database, { ...filed, event: 'authority_part_1', at: clock.now() });
    await desk.minute();
    await recordDpoEvent(desk.database, { ...filed, event: 'authority_part_2', at: clock.now() });
    pass(24 * 19.8);
    expect(await names()).toEqual([]);
  });

  test('a corrected time of part 1 moves what follows from it', async () => {
    const { case: filed } = await desk.cases.file(BREACH);
    await desk.accept();
    await recordDpoEvent(desk.database, { ...filed, event: 'authority_part_1', at: clock.now() });
    await desk.minute();
    const at = new Date('2026-11-23T09:00:00Z');
    await recordDpoEvent(desk.database, { ...filed, event: 'authority_part_1', at });
    const due = async () =>
      (await desk.database('mailings').where({ name: 'second_part' }).first<{ due_at: string }>('due_at')).due_at;
    await desk.minute();
    expect(await due()).toBe('2026-12-14T08:00:00.000Z');
  });

  test('after a day without a state the deputy hears of it, without what was reported', async () => {
    await desk.cases.file(BREACH);
    await desk.accept();
    await desk.minute();
    pass(24);
    const sent = (await desk.minute()).find(({ name }) => name === 'no_state');
    expect(sent?.mail).toMatchObject({
      to: DEPUTY,
      subject: '[DRINGEND][VERVANGER] INC-2026-000001 | datalek',
    });
    expect(sent?.mail.text).not.toContain('Loonlijst');
    expect(sent?.mail.text).not.toContain(NELE.name);
  });

  test('without a deputy there is an alarm in the log instead', async () => {
    await desk.database.destroy();
    desk = await openDesk(empty.location, clock.now, { organisation: { deputy: undefined } });
    await desk.cases.file(BREACH);
    await desk.accept();
    await desk.minute();
    pass(24);
    expect(await names()).toEqual(['breach_24h']);
    expect(desk.logged).toEqual([['alarm: no deputy to tell', { reference: 'INC-2026-000001', outcome: 'no_state' }]]);
  });

  test('after a long stop a case of which nothing was recorded is reminded of once', async () => {
    await desk.cases.file(BREACH);
    await desk.accept();
    pass(24 * 30);
    expect(await names()).toEqual(['breach_70h', 'no_state']);
    expect(await names()).toEqual([]);
  });

  test('a mail that was accepted after days brings its reminder and says what is past', async () => {
    await desk.cases.file(BREACH);
    await desk.minute();
    pass(24 * 12);
    await desk.accept();
    const [reminder] = (await desk.minute()).filter(({ name }) => name === 'breach_70h');
    expect(reminder?.mail.text).toContain('(verstreken)');
  });

  test('the deputy is told where the case is when its mail was not accepted or came back', async () => {
    const { case: filed } = await desk.cases.file(BREACH);
    pass(2);
    const [undelivered] = await desk.minute();
    expect(undelivered?.mail.to).toBe(DEPUTY);
    expect(undelivered?.mail.text).toContain(`privacyloket cases show ${filed.reference}`);
    await desk.accept();
    await desk.store.insert({ caseId: filed.id, kind: 'deputy', name: 'bounce_v1', dueAt: clock.now() });
    const [bounced] = await desk.minute();
    expect(bounced?.mail.text).toContain(`privacyloket cases show ${filed.reference}`);
    expect(bounced?.mail.text).not.toContain('staat in de mailbox');
  });

  test('part 1 that is corrected to a later day brings the reminders of part 2 again, on the new days', async () => {
    const { case: filed } = await desk.cases.file(BREACH);
    await desk.accept();
    const record = (at: Date) => recordDpoEvent(desk.database, { ...filed, event: 'authority_part_1', at });
    await record(clock.now());
    const tokens = new Set<string>();
    const seconds = async (days: number) => {
      const found: string[] = [];
      for (let day = 0; day < days; day++) {
        pass(24);
        for (const { name, at, mail } of await desk.minute()) {
          if (!name.startsWith('second')) continue;
          found.push(`${name} ${at.slice(0, 10)}`);
          tokens.add(mail.messageId);
        }
      }
      return found;
    };
    expect(await seconds(23)).toEqual(['second_part_2d 2026-12-09', 'second_part 2026-12-11']);
    await record(new Date(clock.now().getTime() - 18 * 24 * HOUR_MS));
    await desk.minute();
    expect(await seconds(10)).toEqual(['second_part_2d 2026-12-14', 'second_part 2026-12-16']);
    expect(tokens.size).toBe(4);
  });

  test('a case that cannot be read keeps nobody from hearing of the others', async () => {
    const { case: broken } = await desk.cases.file(BREACH);
    await desk.cases.file({ ...BREACH, submissionId: 'submission-9' });
    await desk.accept();
    await desk.database('case_versions').where({ case_id: broken.id }).update({ answers_sealed: 'k1.changed.bytes' });
    await desk.minute();
    pass(24);
    expect((await names()).sort()).toEqual(['breach_24h', 'no_state']);
    expect(desk.logged[0]?.[0]).toBe('alarm: case not planned');
  });
});
