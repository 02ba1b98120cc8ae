import type { Answers } from '../../../src/dialogs/definition';
import { LAW } from '../law';
import {
  breach,
  compose,
  DETAILS,
  factsOfHtml,
  factsOfText,
  firstScreen,
  headings,
  later,
  section,
} from '../composing';

test("a breach of the organisation's own data", () => {
  const mail = compose(breach());
  const { messageId, inReplyTo, references, from, to, replyTo, subject, headers, text } = mail;
  expect({ messageId, inReplyTo, references, from, to, replyTo, subject, headers }).toEqual({
    messageId: '<00000000-0000-4000-8000-000000000001.1.token-fake@example.test>',
    from: 'Privacyloket <privacyloket@example.test>',
    to: 'dpo@example.test',
    replyTo: 'privacyloket+token-fake@example.test',
    subject: '[DATALEK?] INC-2026-000001 | VG zelf | verkeerde ontvanger | 72u: ma 23/11/2026 16:40',
    headers: { 'X-Privacyloket-Case': 'INC-2026-000001', 'Auto-Submitted': 'auto-generated', Importance: 'high' },
  });
  expect(text).toBe(`Vermoedelijk datalek INC-2026-000001
====================================

=> 72 uur verstrijkt (AVG art. 33.1): ma 23/11/2026 16:40
Verkeerde ontvanger; gegevens van VG zelf (verwerkingsverantwoordelijke); onbekend hoeveel mensen; onbekend of het gestopt is.
Soort gegevens: onbekend
Te beslissen: Melden aan de toezichthouder? De betrokkenen verwittigen?
Bericht: eerste bericht, vr 20/11/2026 16:43

Rol en termijnen (Europe/Brussels)
----------------------------------
Rol van VG: verwerkingsverantwoordelijke (volgens de melder)
Vastgesteld door de melder: vr 20/11/2026 16:40
Gemeld: vr 20/11/2026 16:43
72 uur verstrijkt (AVG art. 33.1): ma 23/11/2026 16:40
Deel 2 van de melding aan de toezichthouder: 21 kalenderdagen na deel 1

Indicatie van de ernst (alleen voor de DPO)
-------------------------------------------
Automatische indicatie uit de antwoorden, geen beoordeling.
Ernst volgens de methode van ENISA (2013): nog niet te berekenen, de soort gegevens is onbekend
Kwaad opzet: nee
Nog onbekend: Bijzondere categorieën (AVG art. 9); Strafrechtelijke gegevens (AVG art. 10); Rijksregisternummer of identiteitskaart; Kinderen of kwetsbare mensen; Meer dan 100 mensen; Onleesbaar (versleuteld)
Lijkt op voorbeeld van de EDPB (richtsnoeren 01/2021): hangt af van wat nog niet bekend is: mogelijk 09, 14, 15

Wat de melder zegt (in zijn of haar woorden, taal: Nederlands)
--------------------------------------------------------------
> Loonlijst naar de verkeerde klant gestuurd

Alle antwoorden
---------------
Wat is er gebeurd? Mail, brief of bestand naar de verkeerde persoon
Wanneer merkte je het? vr 20/11/2026 16:40
Van wie zijn de gegevens? Van VG zelf (personeel, sollicitanten, eigen klanten)
Mag je naam in de mail aan de DPO? Ja, de DPO mag weten wie ik ben

Nog te weten voor een melding (AVG art. 33.3)
---------------------------------------------
(a) wanneer het gebeurde: na te vragen
(a) of het gestopt is: na te vragen
(a) categorieën van betrokkenen: te bepalen door de DPO
(a) aantal betrokkenen, ongeveer: na te vragen
(a) categorieën van gegevens: na te vragen
(a) aantal gegevensrecords, ongeveer: te bepalen door de DPO
(b) naam van de DPO of een ander contactpunt: te bepalen door de DPO
(c) waarschijnlijke gevolgen: te bepalen door de DPO
(d) beveiliging op dat moment: na te vragen
(d) genomen of voorgestelde maatregelen: na te vragen

Melder
------
Naam: Nele Voorbeeld
E-mail: nele.voorbeeld@example.test
Gemeld via: Microsoft Teams

Af te vinken door de DPO
------------------------
[ ] Het incident gestopt en het bewijs bewaard (IT)
[ ] Risico voor de betrokkenen beoordeeld en gemotiveerd
[ ] Toezichthouder: deel 1 via het portaal, of motivering waarom niet (AVG art. 33.1)
[ ] Toezichthouder: deel 2, 21 kalenderdagen na deel 1, ten laatste op: ____
[ ] Betrokkenen verwittigen: ja of nee, met motivering (AVG art. 34)
[ ] Nagekeken of ook NIS2 een melding vraagt (CCB)
[ ] In het register van inbreuken: feiten, gevolgen, maatregelen (AVG art. 33.5)

In bijlage
----------
INC-2026-000001-v1-kopieerblad.txt: Wat bekend is, in de volgorde van het formulier (toezichthouder: Voorbeeldautoriteit). Bevat de woorden van de melder.

Herkomst
--------
Ingevuld door de melder, niet geverifieerd. Privacyloket beoordeelt niet of dit een datalek is en of het gemeld moet worden.
Privacyloket 0.0.0 · dossier INC-2026-000001, versie 1 · gegevens als JSON in bijlage
Beleid waaruit Privacyloket antwoordt: SHA-256 c0ffee00c0ff… · ingediend op vr 20/11/2026 16:43
`);
});

test('the details come in a second version, with nothing left to ask', () => {
  const mail = compose(later(breach(DETAILS), 'breach_details'));
  expect(firstScreen(mail)).toEqual([
    'Vermoedelijk datalek INC-2026-000001',
    '====================================',
    '!! Dringend: het incident is nog bezig; meer dan 100 mensen. Bel nu ook IT.',
    '=> 72 uur verstrijkt (AVG art. 33.1): ma 23/11/2026 16:40',
    'Verkeerde ontvanger; gegevens van VG zelf (verwerkingsverantwoordelijke); 101 tot 1.000 mensen; nog bezig.',
    'Soort gegevens: Naam, adres, telefoon of e-mail; Bank, betaalkaart of facturen',
    'Te beslissen: Melden aan de toezichthouder? De betrokkenen verwittigen?',
    'Bericht: aanvulling 1: details over het incident, vr 20/11/2026 17:13',
  ]);
  expect(headings(mail)).toEqual([
    'Nieuw of gewijzigd in deze aanvulling',
    'Rol en termijnen (Europe/Brussels)',
    'Indicatie van de ernst (alleen voor de DPO)',
    'Wat de melder zegt (in zijn of haar woorden, taal: Nederlands)',
    'Alle antwoorden',
    'Wat al gedaan is en wie het weet',
    'Nog te weten voor een melding (AVG art. 33.3)',
    'Melder',
    'Af te vinken door de DPO',
    'In bijlage',
    'Herkomst',
  ]);
  expect(section(mail, 'Indicatie van de ernst').slice(0, 2)).toEqual([
    'Automatische indicatie uit de antwoorden, geen beoordeling.',
    'Ernst volgens de methode van ENISA (2013): 2,75 (middelmatig) = soort gegevens 3 × herkenbaarheid 0,75 + omstandigheden 0,5',
  ]);
  expect(section(mail, 'Wat al gedaan is')).toEqual([
    'Wat is er al gedaan? Ontvanger gevraagd om te wissen; IT gebeld',
    'Wie weet het al? Teamleider; Opdrachtgever',
    'Wie bij de opdrachtgever weet het, en sinds wanneer? De servicedesk, sinds 17 uur',
  ]);
  expect(section(mail, 'Nog te weten').filter((line) => line.includes('na te vragen'))).toEqual([]);
  expect(section(mail, 'Melder')).toContain('Hoe bereikt de DPO je het snelst? Bel 0470 00 00 00');
});

test('details of which nothing was filled in are all unknown', () => {
  const mail = compose(later(breach(), 'breach_details'));
  const answers = [...section(mail, 'Alle antwoorden').slice(4), ...section(mail, 'Wat al gedaan is')];
  expect(answers.filter((line) => !line.endsWith('? onbekend'))).toEqual([]);
  expect(answers).toHaveLength(10);
});

describe("a breach of a client's data", () => {
  test('wants the client told without undue delay, within the hours of the contract when they are known', () => {
    const mail = compose(breach({ data_owner: 'client', client: 'energie' }));
    expect(mail.subject).toBe(
      '[DATALEK?] INC-2026-000001 | verwerker voor Energie & Zonen <Voorbeeld> | verkeerde ontvanger | verwittig de opdrachtgever zonder onredelijke vertraging (contract: za 21/11/2026 16:40)',
    );
    expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
      'Vastgesteld door de melder: vr 20/11/2026 16:40',
      'Gemeld: vr 20/11/2026 16:43',
      'De opdrachtgever verwittigen (AVG art. 33.2): zonder onredelijke vertraging',
      'Termijn uit het contract met Energie & Zonen <Voorbeeld>: za 21/11/2026 16:40',
      'Richttijd van de verantwoordelijke (72 uur na vaststelling, geen termijn van VG): ma 23/11/2026 16:40',
    ]);
    expect(section(mail, 'Rol en termijnen').slice(0, 1)).toEqual([
      'Rol van VG: verwerker voor Energie & Zonen <Voorbeeld> (volgens de melder)',
    ]);
  });

  test.each([
    ['telecom', 'Telecom Voorbeeld', 'Telecom Voorbeeld'],
    ['other', 'een opdrachtgever', 'Een andere opdrachtgever'],
    ['unknown', 'een opdrachtgever', 'onbekend'],
  ])('with client %s the contract has to be looked up', (client, name, answer) => {
    const mail = compose(breach({ data_owner: 'client', client }));
    expect(mail.subject).toBe(
      `[DATALEK?] INC-2026-000001 | verwerker voor ${name} | verkeerde ontvanger | verwittig de opdrachtgever zonder onredelijke vertraging`,
    );
    expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
      'Vastgesteld door de melder: vr 20/11/2026 16:40',
      'Gemeld: vr 20/11/2026 16:43',
      'De opdrachtgever verwittigen (AVG art. 33.2): zonder onredelijke vertraging',
      `Termijn uit het contract met ${name}: na te kijken in de verwerkersovereenkomst`,
      'Richttijd van de verantwoordelijke (72 uur na vaststelling, geen termijn van VG): ma 23/11/2026 16:40',
    ]);
    expect(section(mail, 'Alle antwoorden')).toContain(`Welke opdrachtgever? ${answer}`);
  });

  test.each(['energie', 'telecom', 'other', 'unknown'])(
    'never carries the 72 hours as a deadline of the organisation (client %s)',
    (client) => {
      for (const discovered_at of ['2026-11-20T16:40:00+01:00', '2026-11-10', 'unknown']) {
        const mail = compose(breach({ data_owner: 'client', client, discovered_at }));
        expect(mail.subject).not.toMatch(/72/);
        const hours = factsOfText(mail.text).filter((line) => line.includes('72'));
        expect(hours).toEqual([
          expect.stringMatching(
            /^Richttijd van de verantwoordelijke \(72 uur na vaststelling, geen termijn van VG\): .. \d\d\/11\/2026 \d\d:\d\d$/,
          ),
        ]);
      }
    },
  );
});

test("a breach of the organisation's and a client's data has both clocks", () => {
  const mail = compose(breach({ data_owner: 'both', client: 'energie', cause: 'snooping' }));
  expect(mail.subject).toBe(
    '[DATALEK?] INC-2026-000001 | VG en Energie & Zonen <Voorbeeld> | gekeken zonder reden | verwittig de opdrachtgever zonder onredelijke vertraging (contract: za 21/11/2026 16:40) | 72u indien VG verantwoordelijke is: ma 23/11/2026 16:40',
  );
  expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
    'Vastgesteld door de melder: vr 20/11/2026 16:40',
    'Gemeld: vr 20/11/2026 16:43',
    'De opdrachtgever verwittigen (AVG art. 33.2): zonder onredelijke vertraging',
    'Termijn uit het contract met Energie & Zonen <Voorbeeld>: za 21/11/2026 16:40',
    '72 uur verstrijkt, indien VG verantwoordelijke is (AVG art. 33.1): ma 23/11/2026 16:40',
    'Deel 2 van de melding aan de toezichthouder: 21 kalenderdagen na deel 1',
  ]);
  expect(section(mail, 'Rol en termijnen').slice(0, 1)).toEqual([
    'Rol van VG: verwerkingsverantwoordelijke én verwerker voor Energie & Zonen <Voorbeeld> (volgens de melder)',
  ]);
});

test('a breach of which nothing is known but that it happened shows every unknown', () => {
  const mail = compose(breach({ cause: 'unknown', data_owner: 'unknown', discovered_at: 'unknown' }));
  expect(mail.subject).toBe(
    '[DATALEK?] INC-2026-000001 | wiens gegevens: onbekend | oorzaak onbekend | 72u indien VG verantwoordelijke is: ma 23/11/2026 16:43 | indien van een opdrachtgever: verwittig die zonder onredelijke vertraging',
  );
  expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
    'Vastgesteld door de melder: onbekend (gerekend vanaf de melding)',
    'Gemeld: vr 20/11/2026 16:43',
    '72 uur verstrijkt, indien VG verantwoordelijke is (AVG art. 33.1): ma 23/11/2026 16:43',
    'De opdrachtgever verwittigen, indien de gegevens van een opdrachtgever zijn (AVG art. 33.2): zonder onredelijke vertraging',
    'Termijn uit het contract met een opdrachtgever: na te kijken in de verwerkersovereenkomst',
    'Deel 2 van de melding aan de toezichthouder: 21 kalenderdagen na deel 1',
  ]);
  expect(section(mail, 'Rol en termijnen').slice(0, 1)).toEqual(['Rol van VG: onbekend']);
  expect(section(mail, 'Alle antwoorden')).toEqual([
    'Wat is er gebeurd? onbekend',
    'Wanneer merkte je het? onbekend',
    'Van wie zijn de gegevens? onbekend',
    'Welke opdrachtgever? onbekend',
    'Mag je naam in de mail aan de DPO? Ja, de DPO mag weten wie ik ben',
  ]);
});

test('a client that was not filled in is unknown, not blank', () => {
  const mail = compose(breach({ data_owner: 'both' }));
  expect(section(mail, 'Alle antwoorden')).toContain('Welke opdrachtgever? onbekend');
});

test('a day without an hour says from when it was counted', () => {
  const mail = compose(breach({ discovered_at: '2026-11-19' }));
  expect(mail.subject).toMatch(/\| 72u: zo 22\/11\/2026 00:00$/);
  expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
    'Vastgesteld door de melder: do 19/11/2026, uur onbekend (gerekend vanaf het begin van die dag)',
    'Gemeld: vr 20/11/2026 16:43',
    '72 uur verstrijkt (AVG art. 33.1): zo 22/11/2026 00:00',
    'Deel 2 van de melding aan de toezichthouder: 21 kalenderdagen na deel 1',
  ]);
  expect(section(mail, 'Alle antwoorden')).toContain('Wanneer merkte je het? do 19/11/2026, uur onbekend');
});

test.each([
  [
    '2026-11-17T16:43:12+01:00',
    'vr 20/11/2026 16:43, al verstreken toen de melding binnenkwam; de vertraging moet gemotiveerd worden',
  ],
  ['2026-11-17T16:44:00+01:00', 'vr 20/11/2026 16:44'],
])('noticed at %s and reported three days later, the 72 hours read: %s', (discovered_at, value) => {
  expect(section(compose(breach({ discovered_at })), 'Rol en termijnen')[3]).toBe(
    `72 uur verstrijkt (AVG art. 33.1): ${value}`,
  );
});

test.each([
  ['misdirected_mail', false],
  ['wrong_caller', false],
  ['lost_or_stolen', false],
  ['phishing', true],
  ['unauthorised_access', false],
  ['snooping', false],
  ['lost_or_altered_data', true],
  ['published', false],
  ['reported_by_partner', false],
  ['other', false],
  ['unknown', false],
])('cause %s is urgent: %s', (cause, urgent) => {
  const { subject, text } = compose(breach({ cause }));
  expect([subject.startsWith('[DRINGEND][DATALEK?] '), text.includes('!! Dringend: ')]).toEqual([urgent, urgent]);
});

test.each<[string, Answers, string]>([
  ['going on', { ongoing: 'ongoing' }, 'het incident is nog bezig'],
  ['stolen', { cause: 'lost_or_stolen', theft: 'stolen' }, 'diefstal'],
  ['health', { data_types: 'contact,health' }, 'gevoelige gegevens (AVG art. 9)'],
  ['sensitive', { data_types: 'special_category' }, 'gevoelige gegevens (AVG art. 9)'],
  ['national number', { data_types: 'national_number' }, 'rijksregisternummer of identiteitskaart'],
  ['passwords', { data_types: 'credentials' }, 'wachtwoorden of inloggegevens'],
  ['101 people', { number_of_people: 'up_to_1000' }, 'meer dan 100 mensen'],
  ['more people', { number_of_people: 'more' }, 'meer dan 100 mensen'],
  ['none of these', { ongoing: 'stopped', data_types: 'contact,financial', number_of_people: 'up_to_100' }, ''],
  ['nothing known', { ongoing: 'unknown', data_types: 'unknown', number_of_people: 'unknown' }, ''],
])('urgent for its details: %s', (_, answers, reason) => {
  const mail = compose(later(breach(answers), 'breach_details'));
  expect(mail.subject.startsWith('[DRINGEND][DATALEK?][AANVULLING 1] INC-')).toBe(reason !== '');
  const urgent = mail.text.split('\n').filter((line) => line.startsWith('!! '));
  expect(urgent).toEqual(reason === '' ? [] : [expect.stringContaining(`!! Dringend: ${reason}.`)]);
});

test('the clocks of a later version run from the filing, and say what has passed since', () => {
  const at = (hours: number) => new Date(breach().filedAt.getTime() + hours * 3_600_000);
  const unsaid = breach({ discovered_at: 'unknown' });
  const clock = (hours: number) =>
    section(compose(later(unsaid, 'breach_details', { submittedAt: at(hours) })), 'Rol en termijnen').slice(1, 4);
  expect(clock(10)).toEqual([
    'Vastgesteld door de melder: onbekend (gerekend vanaf de melding)',
    'Gemeld: vr 20/11/2026 16:43',
    '72 uur verstrijkt (AVG art. 33.1): ma 23/11/2026 16:43',
  ]);
  expect(clock(72)[2]).toBe(
    '72 uur verstrijkt (AVG art. 33.1): ma 23/11/2026 16:43, intussen verstreken; te motiveren als deel 1 later vertrok of nog moet vertrekken',
  );
});

test('the hours and days of the law are those of the configured law', () => {
  const law = { ...LAW, breach_notification: { ...LAW.breach_notification, hours: 96 } };
  const mail = compose(breach(), { law });
  expect(mail.subject).toMatch(/\| 96u: di 24\/11\/2026 16:40$/);
  expect(`${mail.subject}${mail.text}`).not.toContain('72');
});

test('the same version of a case is the same mail whenever it is composed, a later one another', () => {
  expect(compose(breach())).toEqual(compose(breach()));
  expect(compose(breach({}, { version: 2, messageToken: 'token-fake-2' })).messageId).toBe(
    '<00000000-0000-4000-8000-000000000001.2.token-fake-2@example.test>',
  );
});

test('a reporter whose address is not known', () => {
  const reporter = { channel: 'slack', tenantId: 'T00FAKE', userId: 'U00FAKE', name: 'Nele Voorbeeld' } as const;
  expect(section(compose(breach({}, { reporter })), 'Melder')).toEqual([
    'Naam: Nele Voorbeeld',
    'E-mail: niet bekend',
    'Gemeld via: Slack',
  ]);
});

test.each([
  ['own data', breach()],
  ["a client's", breach({ data_owner: 'client', client: 'energie' })],
  ['both', breach({ data_owner: 'both', client: 'other', cause: 'phishing' })],
  ['unknown', breach({ cause: 'unknown', data_owner: 'unknown', discovered_at: 'unknown' })],
  ['late', breach({ discovered_at: '2026-11-01' })],
  ['confidential', breach({ confidential: 'yes' })],
  ['several lines', breach({ description: 'Eerst dit.\n\nDan <dat> & "zo".\r\nEn verder.' })],
])('HTML and text say the same: %s', (_, filed) => {
  const { html, text } = compose(filed);
  expect(factsOfHtml(html)).toEqual(factsOfText(text));
});

test.each([
  ['other', 0],
  ['unknown', 0],
  ['phishing', 2],
])('cause %s: the words of the reporter are section %i', (cause, index) => {
  expect(headings(compose(breach({ cause })))[index]).toMatch(/^Wat de melder zegt/);
});

test('one example of the EDPB with its outcome, several without', () => {
  const edpb = (answers: Answers) =>
    section(compose(breach(answers)), 'Indicatie').find((line) => line.startsWith('Lijkt op'));
  expect(edpb({ data_types: 'health' })).toBe(
    'Lijkt op voorbeeld van de EDPB (richtsnoeren 01/2021): 14, gevoelige gegevens verkeerd gemaild: documenteren ja, toezichthouder ja, betrokkenen ja',
  );
  expect(edpb({ cause: 'lost_or_stolen' })).toMatch(/: mogelijk 10, 11, 12$/);
  expect(edpb({ cause: 'other' })).toMatch(/: geen gelijkend voorbeeld$/);
});

test('French sets a semicolon apart from its word', () => {
  const filed = later(breach({ ...DETAILS, cause: 'phishing', medium: 'unknown' }), 'breach_details');
  const { text } = compose(filed, { language: 'fr' });
  expect(text).toContain('Nom, adresse, téléphone ou mail\u00A0; Banque');
  expect(text).toContain('l’incident est toujours en cours\u00A0; phishing');
  expect(text.match(/\S;.*/g)?.filter((part) => !part.startsWith('\u00A0'))).toBeUndefined();
});
