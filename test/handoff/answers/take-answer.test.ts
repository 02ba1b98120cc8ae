import { takeAnswer } from '../../../src/handoff/answers/take-answer';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH, REQUEST, VERSION } from '../../support/filings';
import { DEPUTY, openDesk } from '../reminders/desk';
import type { Desk } from '../reminders/desk';
import { DPO, MAILBOX, POSTFIX_BOUNCE, TOKEN, mail } from './mails';

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

  const take = (raw: string, token: string) =>
    takeAnswer(raw.replaceAll(TOKEN, token), { ...desk, mailbox: MAILBOX, dpo: DPO, hasDeputy: true, now: clock.now });
  const away = mail({ Subject: 'Automatisch antwoord: x' });

  test('the deputy hears once of every mail of a case that came back', async () => {
    const { case: first } = await desk.cases.file(BREACH);
    const { case: second } = await desk.cases.file(VERSION);
    await desk.accept();
    const reference = 'INC-2026-000001';
    expect(await take(POSTFIX_BOUNCE, first.messageToken)).toEqual({ kind: 'bounce', reference, deputy: 'told' });
    expect(await take(POSTFIX_BOUNCE, first.messageToken)).toEqual({
      kind: 'bounce',
      reference,
      deputy: 'told_before',
    });
    expect((await desk.minute()).map(({ name, mail: { to } }) => [name, to])).toEqual([['bounce_v1', DEPUTY]]);
    expect(await take(POSTFIX_BOUNCE, second.messageToken)).toEqual({ kind: 'bounce', reference, deputy: 'told' });
    expect((await desk.minute()).map(({ name }) => name)).toEqual(['bounce_v2']);
  });

  test('that nobody reads the mailbox the deputy hears once a case, of incidents alone', async () => {
    const { case: breach } = await desk.cases.file(BREACH);
    const { case: request } = await desk.cases.file(REQUEST);
    await desk.accept();
    expect(await take(away, breach.messageToken)).toMatchObject({ kind: 'out_of_office', deputy: 'told' });
    expect(await take(away, breach.messageToken)).toMatchObject({ deputy: 'told_before' });
    expect(await take(away, request.messageToken)).toMatchObject({ kind: 'out_of_office', deputy: 'nothing' });
    expect((await desk.minute()).map(({ name }) => name)).toEqual(['out_of_office']);
  });

  test("when the deputy's own mail comes back nobody is told again", async () => {
    const { case: filed } = await desk.cases.file(BREACH);
    await desk.accept();
    await take(POSTFIX_BOUNCE, filed.messageToken);
    const [sent] = await desk.minute();
    const token = /\+(\w+)@/.exec(sent?.mail.replyTo ?? '')?.[1] ?? '';
    expect(await take(POSTFIX_BOUNCE, token)).toEqual({
      kind: 'bounce',
      reference: 'INC-2026-000001',
      deputy: 'nothing',
    });
    expect(await desk.minute()).toEqual([]);
  });

  test('what a person answers, or what is about no case of ours, tells nobody', async () => {
    const { case: filed } = await desk.cases.file(BREACH);
    expect(await take(mail({ Subject: 'Re: x' }), filed.messageToken)).toMatchObject({
      kind: 'answer',
      deputy: 'nothing',
    });
    const OTHERS = POSTFIX_BOUNCE.replaceAll(DPO, 'other@example.test').replaceAll('INC-2026-000001', 'a quote');
    expect(await take(OTHERS, 'unknown')).toEqual({ kind: 'bounce', deputy: 'nothing' });
    expect(
      await take(mail({ Subject: 'Automatisch antwoord: offerte', From: 'other@example.test' }), 'unknown'),
    ).toMatchObject({
      kind: 'out_of_office',
      deputy: 'nothing',
    });
    expect(await desk.database('mailings').where({ kind: 'deputy' }).select('id')).toEqual([]);
  });

  test('a mail that brings back only the reference is about that case', async () => {
    await desk.cases.file(BREACH);
    await desk.accept();
    const reference = 'INC-2026-000001';
    expect(await take(POSTFIX_BOUNCE, 'unknown')).toEqual({ kind: 'bounce', reference, deputy: 'told' });
    const absent = mail({ Subject: `Automatisch antwoord: [DATALEK?] ${reference} | toestel kwijt` });
    expect(await take(absent, 'unknown')).toEqual({ kind: 'out_of_office', reference, deputy: 'told' });
    expect((await desk.minute()).map(({ name }) => name)).toEqual(['bounce_mail', 'out_of_office']);
  });

  test('the headers of a returned mail are read in base64 too', async () => {
    const { case: filed } = await desk.cases.file(BREACH);
    await desk.accept();
    const [head = '', returned = ''] = POSTFIX_BOUNCE.split('Content-Type: text/rfc822-headers\n\n');
    const encoded = Buffer.from(returned.replaceAll(TOKEN, filed.messageToken)).toString('base64');
    const lines = encoded.replace(/.{76}/g, '$&\n');
    const inBase64 = `${head}Content-Type: text/rfc822-headers\nContent-Transfer-Encoding: base64\n\n${lines}\n`;
    expect(await take(inBase64, 'unknown')).toMatchObject({ kind: 'bounce', reference: 'INC-2026-000001' });
    expect((await desk.minute()).map(({ name }) => name)).toEqual(['bounce_v1']);
  });

  test("of the DPO's mailbox, without a case, the deputy hears once a day", async () => {
    const bounce = POSTFIX_BOUNCE.replaceAll('INC-2026-000001', 'a subject');
    expect(await take(bounce, 'unknown')).toEqual({ kind: 'bounce', deputy: 'told' });
    expect(await take(bounce, 'unknown')).toEqual({ kind: 'bounce', deputy: 'told_before' });
    expect(await take(mail({ Subject: 'Afwezig', From: DPO }), 'unknown')).toEqual({
      kind: 'out_of_office',
      deputy: 'told',
    });
    const [first, second] = await desk.minute();
    expect(first?.mail.to).toBe(DEPUTY);
    expect(first?.mail.text).toContain('kwam terug');
    expect(second?.mail.text).toContain('antwoordt automatisch');
    const token = /\+(\w+)@/.exec(first?.mail.replyTo ?? '')?.[1] ?? '';
    expect(await take(bounce, token)).toEqual({ kind: 'bounce', deputy: 'nothing' });
    clock.pass(24 * 3_600_000);
    expect(await take(bounce, 'unknown')).toMatchObject({ deputy: 'told' });
  });

  test('the digest that came back is told too', async () => {
    await desk.store.insert({ kind: 'digest', name: '2026-11-20', dueAt: clock.now() });
    await desk.cases.file(BREACH);
    const [digest] = await desk.send();
    const token = /\+(\w+)@/.exec(digest?.mail.replyTo ?? '')?.[1] ?? '';
    expect(await take(POSTFIX_BOUNCE, token)).toEqual({ kind: 'bounce', deputy: 'told' });
  });
});
