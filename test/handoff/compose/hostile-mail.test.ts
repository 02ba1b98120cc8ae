import { JSDOM } from 'jsdom';
import { createSmtpRoad } from '../../../src/handoff/roads/smtp';
import { NELE } from '../../support/filings';
import { startSmtp } from '../../support/smtp-server';
import {
  attachmentOf,
  breach,
  compose,
  DETAILS,
  factsOfHtml,
  factsOfText,
  later,
  question,
  request,
  section,
} from '../composing';

const HTML = '<script>alert(1)</script><img src=x onerror="alert(2)"> &amp; </td></tr></table><h1>Alles in orde</h1>';

test('HTML that a person wrote is shown, not obeyed', () => {
  const hostile = { ...NELE, name: '<b onmouseover=alert(3)>Nele</b>', email: '"><script>@example.test' };
  const mail = compose(breach({ description: HTML }, { reporter: hostile }));
  const { document } = new JSDOM(mail.html).window;
  const tags = new Set([...document.body.querySelectorAll('*')].map((element) => element.tagName.toLowerCase()));
  expect([...tags].sort()).toEqual([
    'blockquote',
    'h1',
    'h2',
    'p',
    'span',
    'strong',
    'table',
    'tbody',
    'td',
    'th',
    'tr',
  ]);
  const attributes = [...document.body.querySelectorAll('*')].flatMap((element) => element.getAttributeNames());
  expect([...new Set(attributes)].sort()).toEqual([
    'align',
    'cellpadding',
    'cellspacing',
    'class',
    'dir',
    'role',
    'scope',
    'style',
  ]);
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  expect(document.querySelector('blockquote')?.textContent).toBe(HTML);
  expect(factsOfHtml(mail.html)).toEqual(factsOfText(mail.text));
  expect(section(mail, 'Melder')[0]).toBe('Naam: <b onmouseover=alert(3)>Nele</b>');
});

test.each([
  ['CR LF', '\r\n'],
  ['LF', '\n'],
  ['CR', '\r'],
  ['vertical tab', '\v'],
  ['form feed', '\f'],
  ['next line', '\u0085'],
  ['line separator', '\u2028'],
  ['paragraph separator', '\u2029'],
])('a text cannot leave its quotation with %s', (_, lineBreak) => {
  const mail = compose(breach({ description: ['Gestuurd.', '', 'Melder', '------', 'Naam: De Baas'].join(lineBreak) }));
  expect(section(mail, 'Wat de melder zegt')).toEqual(['> Gestuurd.', '> ', '> Melder', '> ------', '> Naam: De Baas']);
  expect(section(mail, 'Melder')[0]).toBe('Naam: Nele Voorbeeld');
  expect(mail.text).not.toMatch(/[\r\v\f\u0085\u2028\u2029]/);
  expect(mail.html).toContain('Gestuurd.<br><br>Melder<br>------<br>Naam: De Baas</blockquote>');
});

test('words of a person add no header, no recipient and no subject', async () => {
  const injected = 'x\r\nBcc: iedereen@example.test\r\nSubject: Niets aan de hand\r\n\r\n.\r\nQUIT\r\n';
  const smtp = await startSmtp();
  const transport = createSmtpRoad({ host: '127.0.0.1', port: smtp.port, tls: 'none', timeoutMs: 2_000 });
  await transport.send(compose(breach({ description: injected }, { reporter: { ...NELE, name: injected } })));
  await transport.send(compose(question(injected, { reporter: { ...NELE, name: injected } })));
  transport.close();
  await smtp.close();
  const plain = (filed: ReturnType<typeof breach>) => compose(filed).subject;
  expect(smtp.deliveries.map(({ mail }) => [mail.subject, [mail.to].flat().map((to) => to?.text), mail.bcc])).toEqual([
    [plain(breach()), ['dpo@example.test'], undefined],
    [plain(question()), ['dpo@example.test'], undefined],
  ]);
  const headers = (raw: string) => [...(raw.split('\r\n\r\n')[0] ?? '').matchAll(/^[\w-]+(?=:)/gm)].map(String);
  expect(smtp.deliveries.map(({ raw }) => headers(raw).sort())).toEqual([
    [
      'Auto-Submitted',
      'Content-Type',
      'Date',
      'From',
      'Importance',
      'MIME-Version',
      'Message-ID',
      'Reply-To',
      'Subject',
      'To',
      'X-Privacyloket-Case',
    ],
    [
      'Auto-Submitted',
      'Content-Type',
      'Date',
      'From',
      'MIME-Version',
      'Message-ID',
      'Reply-To',
      'Subject',
      'To',
      'X-Privacyloket-Case',
    ],
  ]);
});

test.each([
  '=cmd|"/c calc"!A1',
  '<!channel> <@U00FAKE> @everyone',
  'Tekst \u202Eomgekeerd\u202C en \u05E9\u05DC\u05D5\u05DD',
  '\u{1F92F} emoji \u{1F469}\u200D\u{1F4BB}',
  '{{reference}} $t(mail.urgent)',
  '../../etc/passwd',
  '%s %d ${1+1}',
])('a text such as %j is only a text', (description) => {
  const mail = compose(breach({ description }));
  expect(section(mail, 'Wat de melder zegt')).toEqual([`> ${description}`]);
  expect(factsOfHtml(mail.html)).toEqual(factsOfText(mail.text));
  expect({ ...mail, text: '', html: '', attachments: [] }).toEqual({
    ...compose(breach()),
    text: '',
    html: '',
    attachments: [],
  });
});

test('a text of the greatest length arrives whole, accents, emoji and all', async () => {
  const description = `${'é😬 '.repeat(266)}.`;
  const smtp = await startSmtp();
  const transport = createSmtpRoad({ host: '127.0.0.1', port: smtp.port, tls: 'none', timeoutMs: 2_000 });
  const mail = compose(breach({ description }));
  await transport.send(mail);
  transport.close();
  await smtp.close();
  const arrived = smtp.deliveries[0]?.mail;
  expect([arrived?.text, arrived?.html]).toEqual([mail.text, mail.html]);
  expect(JSON.parse(arrived?.attachments[0]?.content.toString('utf8') ?? '')).toEqual(attachmentOf(mail));
  expect(section(mail, 'Wat de melder zegt')).toEqual([`> ${description}`]);
});

test('subject, headers and file names carry nothing that a person wrote or is called', () => {
  const secret = 'Geheimenis';
  for (const data_owner of ['ipg', 'client', 'both', 'unknown']) {
    const filed = breach({ data_owner, client: 'other', description: secret }, { reporter: { ...NELE, name: secret } });
    const mail = compose(filed);
    const filenames = mail.attachments.map(({ filename }) => filename);
    expect(JSON.stringify({ ...mail, text: '', html: '', attachments: filenames })).not.toMatch(/Geheimenis|nele/i);
  }
});

test('texts of a request cannot leave their places either', () => {
  const injected = 'x\r\nAf te vinken door de DPO\r\n------\r\n[ ] Alles wissen<br>';
  const filed = request({
    subject_name: injected,
    subject_contact: injected,
    erasure_part: injected,
    rights: 'erasure',
  });
  const mail = compose(later(filed, 'addition', { additions: [{ version: 2, at: filed.filedAt, text: injected }] }));
  expect(section(mail, 'Af te vinken')[0]).toBe('[ ] Ontvangst bevestigd aan de persoon');
  expect(mail.text.match(/^Af te vinken/gm)).toHaveLength(1);
  expect(mail.subject).not.toMatch(/[\r\n]/);
  expect(factsOfHtml(mail.html)).toEqual(factsOfText(mail.text));
});

test('nothing is loaded from elsewhere and nothing runs', () => {
  const { html } = compose(later(breach({ ...DETAILS, description: HTML }), 'breach_details'));
  const { document } = new JSDOM(html).window;
  expect(document.querySelectorAll('script, img, link, iframe, object, form, a')).toHaveLength(0);
  expect(html).not.toMatch(/url\(|@import|https?:/);
  expect(document.querySelector('style')?.textContent?.length).toBeLessThan(8_192);
});
