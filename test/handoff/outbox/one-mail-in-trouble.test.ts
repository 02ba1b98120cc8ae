import { setTimeout as pause } from 'node:timers/promises';
import type { Mail } from '../../../src/handoff/mail';
import { clockAt } from '../../support/clock';
import type { Clock } from '../../support/clock';
import { DATABASES } from '../../support/databases';
import type { EmptyDatabase } from '../../support/databases';
import { BREACH, QUESTION, REQUEST, VERSION } from '../../support/filings';
import { until } from '../../support/until';
import { A_WHILE_MS, MINUTE_MS, runOutbox } from './outbox-run';
import type { OutboxRun } from './outbox-run';

const AWAY = { code: 'ECONNECTION' };
const URGENT = { ...BREACH, answers: { ...BREACH.answers, cause: 'phishing' } };

describe.each(DATABASES)('on $name', ({ create }) => {
  let empty: EmptyDatabase;
  let clock: Clock;
  let run: OutboxRun;
  let tried: string[];
  let accepted: string[];
  let sent: Mail[];
  /** The error of the server for a mail; undefined when it is accepted. */
  let answer: (reference: string, mail: Mail) => object | undefined;
  beforeEach(async () => {
    empty = await create();
    clock = clockAt('2026-11-20T15:43:12Z');
    [tried, accepted, sent] = [[], [], []];
    answer = () => undefined;
    run = await runOutbox({
      location: empty.location,
      smtpPort: 1,
      now: clock.now,
      sendMail: async (mail) => {
        const reference = mail.headers['X-Privacyloket-Case'] ?? '';
        tried.push(reference);
        const failure = answer(reference, mail);
        if (failure) throw Object.assign(new Error('no'), failure);
        accepted.push(reference);
        sent.push(mail);
      },
    });
  });
  afterEach(async () => {
    await run.stop();
    await empty.remove();
  });

  /** Lets time go by in steps of the clock, with looks at the queue in between. */
  async function pass(ms: number, stepMs: number): Promise<void> {
    for (let gone = 0; gone < ms; gone += stepMs) {
      clock.pass(stepMs);
      await pause(20);
    }
  }

  test('mails at which the server hangs up every time keep no less urgent mail back, and are tried ever more rarely', async () => {
    answer = (reference) => (reference.startsWith('INC') ? AWAY : undefined);
    await run.file(BREACH);
    await run.file({ ...BREACH, submissionId: 'submission-9' });
    await run.file({ ...REQUEST, answers: { ...REQUEST.answers, requester_role: 'other' } });
    await pass(2 * MINUTE_MS, 15_000);
    expect(accepted).toEqual(['DSR-2026-000001']);
    for (let number = 1; number <= 4; number++) {
      await run.file({ ...QUESTION, submissionId: `question-${number}` });
      await pass(MINUTE_MS, 10_000);
    }
    expect(accepted).toHaveLength(5);
    const before = tried.length;
    await pass(30 * MINUTE_MS, MINUTE_MS);
    expect(tried.length - before).toBeLessThan(10);
    await run.file({ ...QUESTION, submissionId: 'question-5' });
    await until('the next question left at once', () => accepted.length === 6);
  });

  test('when one mail is accepted after failures, those that wait leave at once, not when their pauses are over', async () => {
    answer = () => ({ responseCode: 451 });
    for (let number = 1; number <= 3; number++) await run.file({ ...BREACH, submissionId: `submission-${number}` });
    await pass(40 * MINUTE_MS, 5 * MINUTE_MS);
    expect(accepted).toEqual([]);
    answer = () => undefined;
    await run.file({ ...QUESTION, submissionId: 'question-1' });
    await until('all have left', () => accepted.length === 4);
  });

  test('a mail alone that is put off does not become due whenever another is accepted', async () => {
    answer = (reference) => (reference.startsWith('INC') ? { responseCode: 451 } : undefined);
    await run.file(BREACH);
    for (let number = 1; number <= 9; number++) {
      await run.file({ ...QUESTION, submissionId: `question-${number}` });
      await until('it has left', () => accepted.length === number);
    }
    await pause(A_WHILE_MS);
    expect(tried.filter((reference) => reference.startsWith('INC')).length).toBeLessThanOrEqual(4);
  });

  test('a breach that failed again and again while others were accepted leaves before them all when its pause is over', async () => {
    answer = (reference) => (reference.startsWith('INC') ? { responseCode: 451 } : undefined);
    await run.file(BREACH);
    for (let number = 1; number <= 5; number++) {
      await run.file({ ...QUESTION, submissionId: `question-${number}` });
      await until('it has left', () => accepted.length === number);
    }
    await run.outbox.stop();
    answer = () => undefined;
    for (let number = 6; number <= 9; number++) await run.file({ ...QUESTION, submissionId: `question-${number}` });
    clock.pass(60 * MINUTE_MS);
    run.outbox.start();
    await until('all have left', () => accepted.length === 10);
    expect(accepted[5]).toBe('INC-2026-000001');
  });

  test('a server that wants to be left alone is left alone by all mails', async () => {
    answer = () => ({ code: 'graph:429:ApplicationThrottled', retryAfterMs: 10 * MINUTE_MS });
    for (let number = 1; number <= 5; number++) await run.file({ ...BREACH, submissionId: `submission-${number}` });
    await run.failed('mail', 1);
    await pass(9 * MINUTE_MS, MINUTE_MS);
    expect(tried).toHaveLength(1);
    answer = () => undefined;
    await pass(2 * MINUTE_MS, MINUTE_MS);
    await until('all have left', () => accepted.length === 5);
  });

  test('a clock that is set back keeps no mail that failed', async () => {
    answer = () => AWAY;
    await run.file(BREACH);
    await run.failed('mail', 1);
    answer = () => undefined;
    clock.pass(-120 * MINUTE_MS);
    await run.done('mail');
  });

  test('a clock that is set back keeps no mail that was never tried', async () => {
    await run.outbox.stop();
    await run.file(BREACH);
    clock.pass(-30 * MINUTE_MS);
    run.outbox.start();
    await run.done('mail');
  });

  test('an urgent breach leaves before the others, and what makes a case urgent takes its first mail along', async () => {
    await run.outbox.stop();
    await run.file({ ...BREACH, submissionId: 'a' });
    await run.file({ ...BREACH, submissionId: 'b' });
    await run.file({ ...URGENT, submissionId: 'c' });
    await run.file({
      ...VERSION,
      answers: { ongoing: 'ongoing' },
      files: { as: 'version', reference: 'INC-2026-000002', stage: 'breach_details', replaces: [] },
    });
    run.outbox.start();
    await until('all have left', () => accepted.length === 4);
    expect(accepted).toEqual(['INC-2026-000002', 'INC-2026-000003', 'INC-2026-000002', 'INC-2026-000001']);
  });

  test.each<[string, object, number]>([
    ['the server names the content', { responseCode: 554, response: '554 5.6.0 no', code: 'EMESSAGE' }, 5],
    ['it is too big', { responseCode: 552, response: '552 5.3.4 too big', code: 'EMESSAGE' }, 5],
    ['Graph finds it too big', { code: 'graph:413' }, 5],
    ['it is refused after its content for six hours', { responseCode: 554, code: 'EMESSAGE' }, 25],
  ])('a mail goes without its details when %s', async (_, refusal, times) => {
    answer = (_reference, mail) => (mail.attachments.length > 0 ? refusal : undefined);
    const filed = await run.file(BREACH);
    for (let attempt = 1; attempt <= times; attempt++) {
      await run.failed('mail', attempt);
      expect(accepted).toEqual([]);
      clock.pass(15 * MINUTE_MS);
    }
    await run.done('mail');
    const [mail] = sent;
    expect(mail).toMatchObject({
      messageId: `<${filed.id}.1.${filed.messageToken}@example.test>`,
      subject: expect.stringContaining(
        '[DATALEK?] INC-2026-000001 | zonder details | 72u: ma 23/11/2026 16:40',
      ) as string,
      attachments: [],
    });
    expect(mail?.text).toContain('privacyloket cases show INC-2026-000001');
    expect(JSON.stringify(mail)).not.toContain('Loonlijst');
    expect(run.logged.map(({ event }) => event)).toContain('alarm: mail sent without its details');
  });

  test.each<[string, object]>([
    ['the address', { responseCode: 550, response: '550 5.1.1 no such user', code: 'EENVELOPE' }],
    ['a full mailbox', { responseCode: 552, response: '552 5.2.2 mailbox full', code: 'EENVELOPE' }],
    ['the sender', { code: 'graph:403:ErrorAccessDenied' }],
  ])('a refusal because of %s keeps the details in the mail', async (_, refusal) => {
    answer = () => refusal;
    await run.file(BREACH);
    for (let attempt = 1; attempt <= 30; attempt++) {
      await run.failed('mail', attempt);
      clock.pass(15 * MINUTE_MS);
    }
    answer = () => undefined;
    await run.done('mail');
    expect(sent[0]?.attachments.length).toBeGreaterThan(0);
  });
});
