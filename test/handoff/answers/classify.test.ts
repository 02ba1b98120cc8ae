import { classifyAnswer } from '../../../src/handoff/answers/classify';
import { readMail } from '../../../src/handoff/answers/read-mail';
import {
  DELAY_NOTICE,
  EXCHANGE_BOUNCE,
  GMAIL_BOUNCE,
  MAILBOX,
  POSTFIX_BOUNCE,
  QMAIL_BOUNCE,
  READ_RECEIPT,
  TOKEN,
  mail,
} from './mails';

const classify = (raw: string) => classifyAnswer(readMail(raw), MAILBOX);

test.each([
  ['Postfix', POSTFIX_BOUNCE],
  ['Exchange', EXCHANGE_BOUNCE],
  ['qmail', QMAIL_BOUNCE],
  ['Gmail', GMAIL_BOUNCE],
])('%s returns a mail', (_, raw) => {
  expect(classify(raw)).toEqual({ kind: 'bounce', tokens: [TOKEN] });
});

test('a bounce that was put in a file, with an envelope line on top', () => {
  expect(classify(`From MAILER-DAEMON Fri Nov 20 16:44:01 2026\n${POSTFIX_BOUNCE}`).kind).toBe('bounce');
});

test.each([
  ['a delay', DELAY_NOTICE],
  ['a read receipt', READ_RECEIPT],
  ['a mail of a program', mail({ Subject: 'Rapport', 'Auto-Submitted': 'auto-generated' })],
  ['a mail to a list', mail({ Subject: 'Nieuwsbrief', Precedence: 'bulk' })],
])('%s asks for nothing', (_, raw) => {
  expect(classify(raw).kind).toBe('notice');
});

test.each<[string, Record<string, string>]>([
  ['RFC 3834', { Subject: 'Re: [DATALEK?] INC-2026-000001', 'Auto-Submitted': 'auto-replied' }],
  ['RFC 3834, a vacation', { Subject: 'Weg', 'Auto-Submitted': 'auto-replied (vacation)' }],
  ['Exchange', { Subject: 'Weg', 'X-Auto-Response-Suppress': 'All' }],
  ['an older program', { Subject: 'Weg', Precedence: 'auto_reply' }],
  ['Dutch', { Subject: 'Automatisch antwoord: [DATALEK?] INC-2026-000001' }],
  ['Dutch, by hand', { Subject: 'Afwezig tot 1 december' }],
  ['French', { Subject: 'Réponse automatique : [DATALEK?] INC-2026-000001' }],
  ['French, encoded', { Subject: '=?iso-8859-1?Q?R=E9ponse_automatique_:?= =?utf-8?B?IElOQw==?=' }],
  ['French, by hand', { Subject: 'Absence du bureau' }],
  ['English', { Subject: 'Automatic reply: [DATALEK?] INC-2026-000001' }],
  ['English, by hand', { Subject: 'Out of Office Re: [DATALEK?] INC-2026-000001' }],
  ['German', { Subject: 'Automatische Antwort: [DATALEK?] INC-2026-000001' }],
  ['German, by hand', { Subject: 'Abwesenheitsnotiz' }],
])('nobody is there: %s', (_, headers) => {
  expect(classify(mail(headers))).toEqual({ kind: 'out_of_office', tokens: [TOKEN] });
});

test.each([
  ['an answer', { Subject: 'Re: [DATALEK?] INC-2026-000001' }],
  ['an answer that says it is by hand', { Subject: 'Re: INC-2026-000001', 'Auto-Submitted': 'no' }],
  ['an answer about an automatic answer', { Subject: 'Re: Automatisch antwoord: INC-2026-000001' }],
  ['an answer about a bounce', { Subject: 'Undeliverable: wat nu?' }],
])('%s is of a person', (_, headers) => {
  expect(classify(mail(headers, 'Action: failed? Ik bel je.')).kind).toBe('answer');
});

test.each([
  ['the address that was written to', { 'In-Reply-To': '<x@y>' }],
  ['what was answered', { To: MAILBOX }],
  ['the thread', { To: MAILBOX, 'In-Reply-To': '<x@y>', References: `<z@y>\n <id-fake.r.${TOKEN}@example.test>` }],
])('the token is found in %s', (_, headers) => {
  expect(classify(mail(headers)).tokens).toEqual([TOKEN]);
});

test('tokens at other domains are not ours', () => {
  const raw = mail({ To: `privacyloket+${TOKEN}@example.invalid`, 'In-Reply-To': `<a.1.${TOKEN}@example.invalid>` });
  expect(classify(raw).tokens).toEqual([]);
});

test.each(['', '\n\n', 'geen mail', ':', 'Subject', '=?x?q?=ZZ?=', `Subject: =?nope?B?AA==?=\n\nx`])(
  'what is no mail is read all the same: %j',
  (raw) => {
    expect(classify(raw)).toEqual({ kind: 'answer', tokens: [] });
  },
);

test('a long mail is read in no time', () => {
  const startedAt = process.hrtime.bigint();
  classify(mail({ Subject: `${' '.repeat(50_000)}x`, References: '<a.b.'.repeat(20_000) }, `${'<a-'.repeat(300_000)}`));
  expect(Number(process.hrtime.bigint() - startedAt) / 1e6).toBeLessThan(2_000);
});
