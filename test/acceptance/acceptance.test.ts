import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dialogs } from '../../src/dialogs';
import { LANGUAGES } from '../../src/texts/language';
import { PERSON, texts } from '../support/assistant';
import { ALARM, CALLER, receiptOf, SELF } from '../support/filling-in';
import { until } from '../support/until';
import { DPO, running, wholeOf } from './running';
import type { Running } from './running';

/** The acceptance list of the analysis (§7), line by line; line 3 stands in `deadlines.test.ts`, line 5 in `scrubber.test.ts`. */
jest.setTimeout(60_000);

let loket: Running;
beforeEach(async () => void (loket = await running()));
afterEach(() => loket.close());

const file = async (dialog: 'breach' | 'dsr', inputs: Readonly<Record<string, string>>) =>
  receiptOf(await loket.someone.goOn(await loket.someone.open({ dialog }), inputs));
const add = async (
  dialog: 'breach_details' | 'addition' | 'withdrawal',
  reference: string,
  inputs: Readonly<Record<string, string>>,
) => receiptOf(await loket.someone.goOn(await loket.someone.open({ dialog, reference }), inputs));

const linesOf = <Row>(name: string): Row[] =>
  readFileSync(join(__dirname, '../evaluation', name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

test('1. the facts of the policy: asked in four languages, the first passage holds the Dutch quote and its place', async () => {
  // Some of them; all 58 are counted in test/evaluation.
  const facts = linesOf<{ id: string; lang: string; q: string; sentence: string }>('facts.jsonl');
  const asked = facts.filter(({ id }) => /^F(01|08|22|46)-/.test(id));
  expect(new Set(asked.map(({ lang }) => lang))).toEqual(new Set(LANGUAGES));
  for (const { q, lang, sentence } of asked) {
    const reply = await loket.assistant.reply({ person: PERSON, text: q, locale: lang });
    expect([q, reply.passages[0]?.text.replace(/\s+/g, ' ')]).toEqual([q, expect.stringContaining(sentence)]);
    expect(reply.passages[0]?.source).toMatch(/2020$/);
  }
});

test('2. what the policy does not say gets no invented figure and no answer', async () => {
  // Some of them; all are counted in test/evaluation.
  const rows = linesOf<{ q: string; lang: string; kind: string; never: string[] }>('unanswerable.jsonl');
  for (const { q, lang, never } of rows.filter(({ kind }) => kind === 'abstain').slice(0, 8)) {
    const reply = await loket.assistant.reply({ person: PERSON, text: q, locale: lang, inPublic: true });
    expect([q, reply.kind, reply.passages]).toEqual([q, 'abstain', []]);
    for (const pattern of never) expect(reply.lead.join('\n')).not.toMatch(new RegExp(pattern, 'iu'));
  }
});

test('4. a breach: the mail is accepted within a minute after four answers, and the receipt then says so', async () => {
  const asked = dialogs.breach.pages.flatMap(({ fields }) => fields.filter(({ required }) => required));
  // Confidential has its preset; the others are the four.
  expect(asked.map(({ id }) => id)).toEqual(['cause', 'discovered_at', 'data_owner', 'description', 'confidential']);
  const started = Date.now();
  const receipt = await file('breach', ALARM);
  expect([receipt.state, receipt.title]).toEqual(['saved', texts.t('nl', 'common.receipt.saved')]);
  const { mail } = await loket.mail(1);
  expect(mail.subject).toContain(receipt.reference);
  expect(Date.now() - started).toBeLessThan(60_000);
  await until('the receipt says sent', () => loket.shown.some(({ state }) => state === 'sent'));
});

test('4. the mail server is down: the person is told and told what to do, the mail follows, once, of one case', async () => {
  loket.smtp.meet(() => 'hang up');
  const receipt = await file('breach', ALARM);
  expect(receipt.state).toBe('saved');
  const told = await until('the person is told', () => {
    loket.clock.pass(60_000);
    return loket.shown.find(({ state }) => state === 'delayed');
  });
  expect(told.lines.join('\n')).toContain(DPO);
  expect(told.lines.join('\n')).toContain(receipt.reference);
  loket.smtp.meet(() => 'ok');
  await until('the mail was accepted', () => {
    loket.clock.pass(60_000);
    return loket.smtp.deliveries.some(({ accepted }) => accepted);
  });
  await until('the receipt says sent', () => {
    loket.clock.pass(60_000);
    return loket.shown.some(({ state }) => state === 'sent');
  });
  expect(loket.smtp.deliveries.filter(({ accepted }) => accepted)).toHaveLength(1);
  expect((await loket.assistant.cases(PERSON, 'nl')).cases).toHaveLength(1);
});

test('5. a national number, an account and a card never stay: see the scrubber’s own tests; the person is told', async () => {
  const iban = ['BE68', '5390', '0754', '7034'].join(' ');
  const receipt = await file('breach', { ...ALARM, description: `Rekening ${iban} doorgegeven` });
  expect(receipt.lines.join('\n')).toMatch(/rekeningnummer/);
  const mailed = wholeOf(await loket.mail(1));
  expect(mailed).not.toContain('5390');
  expect(mailed).toContain('[rekeningnummer verwijderd]');
});

test('6. a file is not read and not stored, and the person is told why', async () => {
  const reply = await loket.assistant.reply({ person: PERSON, text: '', files: 1 });
  expect(reply.lead).toEqual([texts.t('nl', 'common.files.not_read')]);
  expect(reply.passages).toEqual([]);
});

test('7. what is added and the withdrawal keep the number and go in the same thread', async () => {
  const { reference } = await file('breach', ALARM);
  const first = await loket.mail(1);
  expect((await add('breach_details', reference, { ongoing: 'stopped' })).reference).toBe(reference);
  const second = await loket.mail(2);
  expect((await add('addition', reference, { addition: 'De klant belde terug.' })).reference).toBe(reference);
  const third = await loket.mail(3);
  expect((await add('withdrawal', reference, {})).reference).toBe(reference);
  const fourth = await loket.mail(4);
  for (const { mail } of [first, second, third, fourth]) expect(mail.subject).toContain(reference);
  expect(second.mail.inReplyTo).toBe(first.mail.messageId);
  expect(third.mail.inReplyTo).toBe(second.mail.messageId);
  expect(fourth.mail.references).toEqual([first, second, third].map(({ mail }) => mail.messageId));
  expect(new Set([first, second, third, fourth].map(({ mail }) => mail.messageId)).size).toBe(4);
});

test('8. a confidential report: who reports stands in no version of the mail, its attachments, Reply-To or calendar', async () => {
  const { reference } = await file('breach', { ...ALARM, confidential: 'yes' });
  await add('breach_details', reference, { ongoing: 'ongoing', callback: 'Nele, 0470 00 00 00' });
  await add('addition', reference, { addition: 'Het bestand is gewist.' });
  await add('withdrawal', reference, {});
  for (const nth of [1, 2, 3, 4]) {
    const delivery = await loket.mail(nth);
    const whole = wholeOf(delivery).toLowerCase();
    const named = ['nele', 'voorbeeld@', PERSON.email ?? '', PERSON.userId, PERSON.tenantId, '0470 00'];
    expect(named.filter((text) => whole.includes(text.toLowerCase()))).toEqual([]);
    expect(delivery.mail.replyTo?.text).toMatch(/^privacyloket\+/);
  }
  const { reference: open } = await file('breach', ALARM);
  expect(open).not.toBe(reference);
  expect(wholeOf(await loket.mail(5)).toLowerCase()).toContain('nele');
});

test('9. a request about data of a client: no date for the reporter, and the DPO is asked to pass it on', async () => {
  const receipt = await file('dsr', CALLER);
  expect(receipt.lines.join('\n')).not.toMatch(/\/12\/2026|\/01\/2027/);
  expect(receipt.lines.join('\n')).toContain('Voorbeeld Energie');
  const { subject, text } = (await loket.mail(1)).mail;
  expect(subject).toMatch(/^\[DSR\]\[DOORSTUREN\] DSR-2026-000001 \|/);
  expect(text).toMatch(
    /campagne .*\? onbekend\n.*tegen de persoon .*\? onbekend\n.*systemen van IPG zelf\? onbekend\n/,
  );
  await file('dsr', {
    ...CALLER,
    rights: 'direct_marketing',
    marketing_contact: '0470 00 00 00',
    campaign: 'Klantendienst',
    told_person: 'Dat ik het doorgeef.',
    own_copies: 'recording,mailbox',
  });
  const stop = (await loket.mail(2)).mail.text ?? '';
  expect(stop).toMatch(/\? Klantendienst\n.*\? Dat ik het doorgeef\.\n.*\? In de opnametool \(.*\); In een mailbox\n/);
  expect(stop).toContain('Nagekeken of ook IPG zelf een bel-niet-lijst bijhoudt');
});

test('10. the stop of direct marketing is an urgent line of its own, beside other rights too', async () => {
  await file('dsr', { ...SELF, rights: 'access,direct_marketing', marketing_contact: '0470 00 00 00' });
  const { mail } = await loket.mail(1);
  const urgent = (mail.text ?? '').split('\n').filter((line) => line.startsWith('!!'));
  expect(urgent.join('\n')).toMatch(/reclame|direct marketing|verkoop/i);
  await file('dsr', { ...SELF, rights: 'erasure' });
  expect((await loket.mail(2)).mail.text).not.toMatch(/^!!.*(reclame|direct marketing|verkoop)/im);
});

test('11. what is not known says so in the mail', async () => {
  const unknown = { ...ALARM, cause: 'unknown', discovered_at: 'unknown', data_owner: 'unknown' };
  const { reference } = await file('breach', unknown);
  const asked = { ongoing: 'unknown', data_types: 'unknown', recipient: 'unknown', protection: 'unknown' };
  await add('breach_details', reference, asked);
  const text = (await loket.mail(2)).mail.text ?? '';
  expect(text.match(/onbekend/gi)?.length).toBeGreaterThanOrEqual(5);
});

test('12. nobody but the DPO’s mailbox receives the case, and who asked what is counted nowhere', async () => {
  await file('dsr', CALLER);
  const { mail } = await loket.mail(1);
  expect([mail.to].flat().map((to) => to?.text)).toEqual([DPO]);
  expect([mail.cc, mail.bcc]).toEqual([undefined, undefined]);
  expect(loket.smtp.deliveries).toHaveLength(1);
  await loket.assistant.reply({ person: PERSON, text: 'hoeveel verlofdagen heb ik' });
  await loket.assistant.reply({ person: PERSON, text: 'mag ik een kopie van mijn loonfiche van juni' });
  const log = loket.logged.join('\n');
  const named = [PERSON.userId, PERSON.name, PERSON.email ?? '', 'Verzonnen', 'verlofdagen', 'loonfiche'];
  expect(named.filter((text) => log.includes(text) || loket.stored().includes(text))).toEqual([]);
});
