import { simpleParser } from 'mailparser';
import type { Answers } from '../../../src/dialogs/definition';
import { breach, compose, DETAILS, fileOf, later, section } from '../composing';
import { ORGANISATION } from '../organisation';

const detailed = (answers: Answers = {}) => later(breach({ ...DETAILS, ...answers }), 'breach_details');
const processor: Answers = { data_owner: 'client', client: 'energie' };
const noticeOf = (...mail: Parameters<typeof compose>) => simpleParser(fileOf(compose(...mail), '.eml') ?? '');

test.each([
  ['ipg', ['kopieerblad.txt']],
  ['client', ['bericht-aan-opdrachtgever.eml']],
  ['both', ['kopieerblad.txt', 'bericht-aan-opdrachtgever.eml']],
  ['unknown', ['kopieerblad.txt', 'bericht-aan-opdrachtgever.eml']],
])('data of %s: the mail carries %j', (data_owner, files) => {
  const mail = compose(detailed({ data_owner }));
  const names = files.map((file) => `INC-2026-000001-v2-${file}`);
  expect(mail.attachments.map(({ filename }) => filename).filter((name) => /\.(txt|eml)$/.test(name))).toEqual(names);
  for (const name of names) expect(mail.text).toContain(`${name}: `);
});

test('a withdrawal carries none', () => {
  const { attachments } = compose(later(breach(), 'withdrawal'));
  expect(attachments.filter(({ filename }) => /\.(txt|eml)$/.test(filename))).toEqual([]);
});

test('the copy sheet has the fields of the form in their order, filled where known', () => {
  expect(fileOf(compose(breach({ description: 'Eén.\nTwee.' })), 'kopieerblad.txt')).toBe(
    `Kopieerblad voor een melding: Voorbeeldautoriteit
Dossier INC-2026-000001, versie 1. Ingevuld door de melder, niet geverifieerd.
Velden en volgorde: nog niet vergeleken met het portaal. Bron: een voorbeeld.
Wat nog ontbreekt, staat als [IN TE VULLEN].
Melden doe je hier: https://portaal.example.test/

1. Soort melding (nieuw of aanvulling)
[IN TE VULLEN]

2. Verantwoordelijke
[IN TE VULLEN]
Bekend: Voorbeeld Groep; welke onderneming is niet bekend

3. Vaststelling
vr 20/11/2026 16:40

4. Beschrijving
Eén.
Twee.

5. Gegevens
[IN TE VULLEN]

6. Aantal
[IN TE VULLEN]
`,
  );
  const sheet = fileOf(compose(detailed()), 'kopieerblad.txt');
  expect(sheet).toContain('5. Gegevens\nNaam, adres, telefoon of e-mail; Bank, betaalkaart of facturen\n');
  expect(sheet).toContain('6. Aantal\n101 tot 1.000\n');
  expect(sheet).toContain('2. Verantwoordelijke\nVG Holding nv\n');
});

test.each([
  ['nl', 'nl', 'kopieerblad', '5. Gegevens\nNaam'],
  ['fr', 'fr', 'fiche-a-copier', '5. Gegevens (fr)\nNom'],
  ['en', 'nl', 'copy-sheet', '5. Gegevens\nNaam'],
  ['de', 'nl', 'kopierblatt', '5. Gegevens\nNaam'],
] as const)('with mails in %s the sheet is in %s', (language, _, file, text) => {
  expect(fileOf(compose(detailed(), { language }), `${file}.txt`)).toContain(text);
});

test('the notice to the client opens as a draft and says what is known', async () => {
  const clients = ORGANISATION.clients.map((one) => ({ ...one, privacy_contact: 'privacy@energie.example.test' }));
  const eml = fileOf(compose(detailed(processor), { organisation: { ...ORGANISATION, clients } }), '.eml') ?? '';
  expect(eml.split('\r\n')[0]).toBe('X-Unsent: 1');
  expect(eml).toMatch(/^[\x20-\x7e\r\n]*$/);
  expect(Math.max(...eml.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  const notice = await simpleParser(eml);
  expect([notice.subject, notice.from?.text, [notice.to].flat()[0]?.text, notice.date?.toISOString()]).toEqual([
    'Aanvulling op onze kennisgeving ref. INC-2026-000001: mogelijk datalek met gegevens van Energie & Zonen <Voorbeeld>',
    'dpo@example.test',
    'privacy@energie.example.test',
    '2026-11-20T16:13:12.000Z',
  ]);
  expect(notice.text?.split('\n').filter((line) => line.startsWith('- '))).toEqual([
    '- Onze referentie: INC-2026-000001',
    '- Onderneming: VG Holding nv',
    '- Vastgesteld: vr 20/11/2026 16:40',
    '- Vermoedelijk gebeurd: vr 20/11/2026, uur onbekend',
    '- Toestand: nog bezig',
    '- Aard van het incident: Mail, brief of bestand naar de verkeerde persoon',
    '- Categorieën van gegevens: Naam, adres, telefoon of e-mail; Bank, betaalkaart of facturen',
    '- Aantal betrokkenen, ongeveer: 101 tot 1.000',
    '- Wie de gegevens gezien kan hebben: een onbekende buitenstaander',
    '- Beveiliging van de gegevens: geen',
    '- Genomen maatregelen: Ontvanger gevraagd om te wissen; IT gebeld',
    '- Waarschijnlijke gevolgen: door u te beoordelen als verwerkingsverantwoordelijke; wij helpen daarbij',
    '- Contact (functionaris voor gegevensbescherming): dpo@example.test',
  ]);
});

test('a first alarm gives a notice without blanks', async () => {
  const filed = breach({ data_owner: 'client', client: 'other', cause: 'unknown', discovered_at: 'unknown' });
  const { subject, to, text } = await simpleParser(fileOf(compose(filed), '.eml') ?? '');
  expect([subject, to]).toEqual(['Mogelijk datalek met gegevens van uw organisatie (ref. INC-2026-000001)', undefined]);
  expect(text?.match(/: nog niet bekend$/gm)).toHaveLength(9);
});

test('a client that is not on the list is called what the reporter typed, but not in the subject', async () => {
  const filed = breach({ data_owner: 'client', client: 'other', client_name: 'Fictieve Bank' });
  const { subject, text } = await noticeOf(filed);
  expect(text).toContain('als verwerker voor Fictieve Bank verwerken');
  expect(subject).toBe('Mogelijk datalek met gegevens van uw organisatie (ref. INC-2026-000001)');
});

test('a first notice announces, a later one follows it up', async () => {
  const first = await noticeOf(breach({ ...DETAILS, ...processor }));
  expect(first.subject).toBe('Mogelijk datalek met gegevens van Energie & Zonen <Voorbeeld> (ref. INC-2026-000001)');
  expect(first.text).toContain('Wij brengen u hiervan zonder onredelijke vertraging op de hoogte');
  const second = await noticeOf(detailed(processor));
  expect(second.text).toContain('Dit vult onze kennisgeving INC-2026-000001 aan');
  expect(second.text).not.toContain('Wij brengen u hiervan');
});

test.each(['both', 'unknown'])('data of %s: what may be about others is left open', async (data_owner) => {
  const filed = detailed({ ...processor, data_owner, data_types: 'health,national_number' });
  const { text = '' } = await noticeOf(filed);
  for (const label of ['Categorieën van gegevens', 'Aantal betrokkenen, ongeveer', 'Wie de gegevens gezien kan hebben'])
    expect(text).toContain(`- ${label}: nog te bepalen voor uw gegevens\n`);
  expect(text).not.toMatch(/Gezondheid|Rijksregister|101|buitenstaander/);
  const pack = section(compose(filed), 'In bijlage').join('\n');
  expect(pack).toContain('Soort gegevens, aantal en ontvanger staan nog open');
  expect(pack).toContain('neem enkel over wat eigen gegevens zijn');
});

test.each(['reported_by_partner', 'other', 'unknown'])('the cause %s tells a client nothing', async (cause) => {
  const { text } = await noticeOf(detailed({ ...processor, cause }));
  expect(text).toContain('- Aard van het incident: nog niet bekend\n');
});

test('the DPO’s name and telephone stand in the notice when they are known', async () => {
  const organisation = { ...ORGANISATION, dpo: { name: 'Dirk Verzonnen', phone: '02 000 00 00' } };
  const { text } = await noticeOf(detailed(processor), { organisation });
  expect(text).toContain('(functionaris voor gegevensbescherming): Dirk Verzonnen, dpo@example.test, 02 000 00 00\n');
});

test.each(['not an address', 'a@b.test\r\nBcc: x@example.test', 'a@b.test, c@d.test'])(
  'a contact that is no single address (%j) is left out',
  (privacy_contact) => {
    const clients = ORGANISATION.clients.map((one) => ({ ...one, privacy_contact }));
    const eml = fileOf(compose(detailed(processor), { organisation: { ...ORGANISATION, clients } }), '.eml') ?? '';
    expect(eml).not.toMatch(/^(To|Bcc):/m);
  },
);

test.each(['nl', 'fr', 'en', 'de'] as const)('in %s the client sees nothing of the inside', async (language) => {
  const filed = later(
    breach({
      ...DETAILS,
      ...processor,
      description: 'Geheimenis van de melder',
      informed_client: 'Geheimenis bij de klant',
      callback: 'Geheimenis om terug te bellen',
    }),
    'addition',
    { additions: [{ version: 2, at: new Date('2026-11-20T16:10:00Z'), text: 'Geheimenis erbij' }] },
  );
  const mail = compose(filed, { language });
  const { text = '', subject = '' } = await simpleParser(fileOf(mail, '.eml') ?? '');
  const seen = `${subject}\n${text}`;
  for (const hidden of [
    'Geheimenis',
    'Nele',
    'nele.',
    'ENISA',
    'EDPB',
    'EDSA',
    '2,75',
    '2.75',
    'Thuis',
    'Teams',
    'Telecom',
  ])
    expect(seen).not.toContain(hidden);
  // The mail to the DPO holds what was looked for.
  expect(mail.text).toMatch(/Geheimenis[\s\S]*Nele/);
});
