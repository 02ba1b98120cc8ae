import { attachmentOf, breach, compose, factsOfHtml, factsOfText, section } from './compose';

test("a breach of the organisation's own data", () => {
  const mail = compose(breach());
  const { messageId, from, to, replyTo, subject, headers, text, attachments } = mail;
  expect({ messageId, from, to, replyTo, subject, headers }).toEqual({
    messageId: '<00000000-0000-4000-8000-000000000001.1.token-fake@example.test>',
    from: 'Privacyloket <privacyloket@example.test>',
    to: 'dpo@example.test',
    replyTo: 'privacyloket+token-fake@example.test',
    subject: '[DATALEK?] INC-2026-000001 | VG zelf | verkeerde ontvanger | 72u: ma 23/11/2026 16:40',
    headers: { 'X-Privacyloket-Case': 'INC-2026-000001', 'Auto-Submitted': 'auto-generated', Importance: 'high' },
  });
  expect(text).toBe(`Vermoedelijk datalek INC-2026-000001

Verkeerde ontvanger; gegevens van VG zelf, dat verwerkingsverantwoordelijke is.

Rol en termijnen (Europe/Brussels)
----------------------------------
Rol van VG: verwerkingsverantwoordelijke (volgens de melder)
Vastgesteld door de melder: vr 20/11/2026 16:40
Gemeld: vr 20/11/2026 16:43
72 uur verstrijkt (AVG art. 33.1): ma 23/11/2026 16:40

Wat de melder zegt (in zijn of haar woorden, taal: nl)
------------------------------------------------------
> Loonlijst naar de verkeerde klant gestuurd

Alle antwoorden
---------------
Wat is er gebeurd?: ✉️ Mail, brief of bestand naar de verkeerde persoon
Wanneer merkte je het?: vr 20/11/2026 16:40
Van wie zijn de gegevens?: Van VG zelf (personeel, sollicitanten, eigen klanten)
Vertel kort wat er gebeurd is: Loonlijst naar de verkeerde klant gestuurd
Mag je naam in de mail aan de DPO?: Ja, de DPO mag weten wie ik ben

Melder
------
Naam: Nele Voorbeeld
E-mail: nele.voorbeeld@example.test
Gemeld via: Microsoft Teams

Herkomst
--------
Ingevuld door de melder, niet geverifieerd. Privacyloket beoordeelt niet of dit een datalek is en of het gemeld moet worden.
Privacyloket 0.0.0 · dossier INC-2026-000001, versie 1 · gegevens als JSON in bijlage
`);
  expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['INC-2026-000001-v1.json', 'application/json'],
  ]);
  expect(attachmentOf(mail)).toEqual({
    schema: 'privacyloket/case-1',
    reference: 'INC-2026-000001',
    kind: 'breach',
    version: 1,
    times: {
      aware_at: '2026-11-20T16:40:00+01:00',
      aware_basis: 'stated',
      authority_deadline_at: '2026-11-23T16:40:00+01:00',
      reported_at: '2026-11-20T16:43:12+01:00',
      timezone: 'Europe/Brussels',
    },
    role: 'controller',
    language: 'nl',
    answers: breach().answers,
    reporter: { confidential: false, name: 'Nele Voorbeeld', email: 'nele.voorbeeld@example.test', channel: 'teams' },
    provenance: { assistant: 'privacyloket 0.0.0', verified: false },
  });
});

describe("a breach of a client's data", () => {
  test('wants the client told without undue delay, within the hours of the contract when they are known', () => {
    const mail = compose(breach({ data_owner: 'client', client: 'energie' }));
    expect(mail.subject).toBe(
      '[DATALEK?] INC-2026-000001 | verwerker voor Energie & Zonen <Voorbeeld> | verkeerde ontvanger | verwittig de klant zonder onredelijke vertraging (contract: za 21/11/2026 16:40)',
    );
    expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
      'Vastgesteld door de melder: vr 20/11/2026 16:40',
      'Gemeld: vr 20/11/2026 16:43',
      'De klant verwittigen (AVG art. 33.2): zonder onredelijke vertraging',
      'Termijn uit het contract met Energie & Zonen <Voorbeeld>: za 21/11/2026 16:40',
      'Richttijd van de verantwoordelijke (72 uur na vaststelling, geen termijn van VG): ma 23/11/2026 16:40',
    ]);
    expect(section(mail, 'Rol en termijnen').slice(0, 1)).toEqual([
      'Rol van VG: verwerker voor Energie & Zonen <Voorbeeld> (volgens de melder)',
    ]);
    expect(attachmentOf(mail)).toMatchObject({ role: 'processor' });
    expect((attachmentOf(mail) as { times: unknown }).times).toEqual({
      aware_at: '2026-11-20T16:40:00+01:00',
      aware_basis: 'stated',
      controller_guide_at: '2026-11-23T16:40:00+01:00',
      contractual_deadline_at: '2026-11-21T16:40:00+01:00',
      reported_at: '2026-11-20T16:43:12+01:00',
      timezone: 'Europe/Brussels',
    });
  });

  test.each([
    ['telecom', 'Telecom Voorbeeld', 'Telecom Voorbeeld'],
    ['other', 'een opdrachtgever', 'Een andere opdrachtgever'],
    ['unknown', 'een opdrachtgever', 'onbekend'],
  ])('with client %s the contract has to be looked up', (client, name, answer) => {
    const mail = compose(breach({ data_owner: 'client', client }));
    expect(mail.subject).toBe(
      `[DATALEK?] INC-2026-000001 | verwerker voor ${name} | verkeerde ontvanger | verwittig de klant zonder onredelijke vertraging`,
    );
    expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
      'Vastgesteld door de melder: vr 20/11/2026 16:40',
      'Gemeld: vr 20/11/2026 16:43',
      'De klant verwittigen (AVG art. 33.2): zonder onredelijke vertraging',
      `Termijn uit het contract met ${name}: na te kijken in de verwerkersovereenkomst`,
      'Richttijd van de verantwoordelijke (72 uur na vaststelling, geen termijn van VG): ma 23/11/2026 16:40',
    ]);
    expect(section(mail, 'Alle antwoorden')).toContain(`Welke opdrachtgever?: ${answer}`);
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
        expect(Object.keys((attachmentOf(mail) as { times: object }).times)).not.toContain('authority_deadline_at');
      }
    },
  );
});

test("a breach of the organisation's and a client's data has both clocks", () => {
  const mail = compose(breach({ data_owner: 'both', client: 'energie', cause: 'snooping' }));
  expect(mail.subject).toBe(
    '[DATALEK?] INC-2026-000001 | VG en Energie & Zonen <Voorbeeld> | gekeken zonder reden | 72u indien VG verantwoordelijke is: ma 23/11/2026 16:40',
  );
  expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
    'Vastgesteld door de melder: vr 20/11/2026 16:40',
    'Gemeld: vr 20/11/2026 16:43',
    '72 uur verstrijkt, indien VG verantwoordelijke is (AVG art. 33.1): ma 23/11/2026 16:40',
    'De klant verwittigen (AVG art. 33.2): zonder onredelijke vertraging',
    'Termijn uit het contract met Energie & Zonen <Voorbeeld>: za 21/11/2026 16:40',
  ]);
  expect(section(mail, 'Rol en termijnen').slice(0, 1)).toEqual([
    'Rol van VG: verwerkingsverantwoordelijke én verwerker voor Energie & Zonen <Voorbeeld> (volgens de melder)',
  ]);
});

test('a breach of which nothing is known but that it happened shows every unknown', () => {
  const mail = compose(breach({ cause: 'unknown', data_owner: 'unknown', discovered_at: 'unknown' }));
  expect(mail.subject).toBe(
    '[DATALEK?] INC-2026-000001 | wiens gegevens: onbekend | oorzaak onbekend | 72u indien VG verantwoordelijke is: ma 23/11/2026 16:43',
  );
  expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
    'Vastgesteld door de melder: onbekend (gerekend vanaf de melding)',
    'Gemeld: vr 20/11/2026 16:43',
    '72 uur verstrijkt, indien VG verantwoordelijke is (AVG art. 33.1): ma 23/11/2026 16:43',
    'De klant verwittigen, indien de gegevens van een klant zijn (AVG art. 33.2): zonder onredelijke vertraging',
    'Termijn uit het contract met een opdrachtgever: na te kijken in de verwerkersovereenkomst',
  ]);
  expect(section(mail, 'Rol en termijnen').slice(0, 1)).toEqual(['Rol van VG: onbekend']);
  expect(section(mail, 'Alle antwoorden')).toEqual([
    'Wat is er gebeurd?: onbekend',
    'Wanneer merkte je het?: onbekend',
    'Van wie zijn de gegevens?: onbekend',
    'Welke opdrachtgever?: onbekend',
    'Vertel kort wat er gebeurd is: Loonlijst naar de verkeerde klant gestuurd',
    'Mag je naam in de mail aan de DPO?: Ja, de DPO mag weten wie ik ben',
  ]);
});

test('a client that was not filled in is unknown, not blank', () => {
  const mail = compose(breach({ data_owner: 'both' }));
  expect(section(mail, 'Alle antwoorden')).toContain('Welke opdrachtgever?: onbekend');
});

test('a day without an hour says from when it was counted', () => {
  const mail = compose(breach({ discovered_at: '2026-11-19' }));
  expect(mail.subject).toMatch(/\| 72u: zo 22\/11\/2026 00:00$/);
  expect(section(mail, 'Rol en termijnen').slice(1)).toEqual([
    'Vastgesteld door de melder: do 19/11/2026, uur onbekend (gerekend vanaf het begin van die dag)',
    'Gemeld: vr 20/11/2026 16:43',
    '72 uur verstrijkt (AVG art. 33.1): zo 22/11/2026 00:00',
  ]);
  expect(section(mail, 'Alle antwoorden')).toContain('Wanneer merkte je het?: do 19/11/2026, uur onbekend');
});

test.each([
  [
    '2026-11-17T16:43:12+01:00',
    'vr 20/11/2026 16:43: al verstreken toen de melding binnenkwam; de vertraging moet gemotiveerd worden',
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
  expect([subject.startsWith('[DRINGEND][DATALEK?] '), text.includes('!! Dringend: bel IT.')]).toEqual([
    urgent,
    urgent,
  ]);
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
