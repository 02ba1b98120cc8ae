import type { Answers } from '../../../src/dialogs/definition';
import { RIGHTS } from '../../../src/dialogs/dsr/definition';
import { compose, factsOfHtml, factsOfText, firstScreen, headings, request, section } from '../composing';

const urgent = (filed: ReturnType<typeof request>) =>
  firstScreen(compose(filed)).filter((line) => line.startsWith('!'));

test('several rights stand apart as the language has it', () => {
  const what = (language: 'nl' | 'fr') =>
    firstScreen(compose(request({ rights: 'access,erasure' }), { language })).find((line) => line.includes(';'));
  expect(what('nl')).toBe('Wat: Inzage of kopie; Wissing');
  expect(what('fr')).toContain('\u00A0; ');
});

test('a request that the organisation answers itself', () => {
  const mail = compose(
    request({ rights: 'access,erasure', access_scope: 'call_recordings,messages', signals: 'complaint,lawyer' }),
  );
  expect([mail.subject, mail.headers]).toEqual([
    '[DSR] DSR-2026-000001 | inzage + wissen | verantwoordelijke VG | ten laatste wo 23/12/2026',
    { 'X-Privacyloket-Case': 'DSR-2026-000001', 'Auto-Submitted': 'auto-generated' },
  ]);
  expect(firstScreen(mail)).toEqual([
    'Verzoek van een betrokkene DSR-2026-000001',
    '==========================================',
    '=> Antwoorden ten laatste op (AVG art. 12.3): wo 23/12/2026',
    'VG is verantwoordelijk en antwoordt zelf.',
    'Wat: Inzage of kopie; Wissing',
    'Van wie: VG zelf',
    'Voor wie: iemand die de melder contacteerde',
    'Ontvangen: ma 23/11/2026 10:14',
    'Meteen uit te voeren: nee',
    'Bericht: eerste bericht, ma 23/11/2026 10:20',
  ]);
  expect(headings(mail)).toEqual([
    'Termijnen (Europe/Brussels)',
    'Wie antwoordt',
    'Wat gevraagd wordt',
    'Het verzoek (zoals het werd neergeschreven, taal: Nederlands)',
    'Identiteit',
    'De persoon',
    'Signalen',
    'Melder',
    'Af te vinken door de DPO',
    'Herkomst',
  ]);
  expect(section(mail, 'Termijnen')).toEqual([
    'Ontvangen: ma 23/11/2026 10:14',
    'Hoe: Telefoon',
    'Ingevoerd: ma 23/11/2026 10:20',
    'Antwoorden ten laatste op (AVG art. 12.3): wo 23/12/2026',
    'Veilige datum (zonder verschuiving door een weekend of feestdag): wo 23/12/2026',
    'Eigen streefdatum: wo 16/12/2026',
    'Alleen na verlenging: di 23/02/2027; door de DPO, met reden, en vóór de gewone termijn meegedeeld',
    'Opschorting: enkel door de DPO',
  ]);
  expect(section(mail, 'Wat gevraagd wordt')).toEqual([
    'Inzage of kopie: AVG art. 15',
    '    Inkijken: alles of iets bepaalds? Gespreksopnames; Mails of chats',
    '    Inkijken: welke periode? onbekend',
    'Wissing: AVG art. 17',
    '    Wissen: alles of een deel? onbekend',
    '    Wissen: waarom? onbekend',
  ]);
  expect(section(mail, 'Het verzoek')).toEqual(['> Wat weten jullie over mij?']);
});

test("a request about a client's data is passed on: no date of the organisation", () => {
  const mail = compose(request({ rights: 'erasure', data_owner: 'client', client: 'telecom' }));
  expect(mail.subject).toBe(
    '[DSR][DOORSTUREN] DSR-2026-000001 | wissen | verwerker: Telecom Voorbeeld | ontvangen ma 23/11/2026 10:14',
  );
  expect(firstScreen(mail).slice(2, 4)).toEqual([
    '=> Bezorgen aan Telecom Voorbeeld: nog dezelfde werkdag (eigen streefdoel)',
    'VG is verwerker: Telecom Voorbeeld beslist en antwoordt. Bezorg het verzoek, er vertrekt niets automatisch.',
  ]);
  expect(section(mail, 'Termijnen').slice(4)).toEqual([
    'Termijn uit het contract: zie de verwerkersovereenkomst',
    'Richtdatum van de verantwoordelijke (geen termijn van VG): wo 23/12/2026',
  ]);
  expect(section(mail, 'Af te vinken')[0]).toBe(
    '[ ] Verzoek bezorgd aan Telecom Voorbeeld, bij voorkeur dezelfde werkdag',
  );
});

test.each(['client', 'unknown'])(
  'what the client must hear stands beside it, or that it is unknown: data of %s',
  (data_owner) => {
    const about = (answers: Answers) =>
      section(compose(request({ data_owner, client: 'telecom', ...answers })), 'Wie antwoordt').filter((line) =>
        /^(?:Voor welke campagne|Staan er ook|Wat heb je al)/.test(line),
      );
    expect(about({})).toEqual([
      'Voor welke campagne of welk project? onbekend',
      'Wat heb je al tegen de persoon gezegd of geschreven? onbekend',
      'Staan er ook gegevens van die persoon in systemen van VG zelf? onbekend',
    ]);
    expect(about({ campaign: 'Lente', own_copies: 'recording,ticket', told_person: 'Dat we het doorgeven.' })).toEqual([
      'Voor welke campagne of welk project? Lente',
      'Wat heb je al tegen de persoon gezegd of geschreven? Dat we het doorgeven.',
      'Staan er ook gegevens van die persoon in systemen van VG zelf? In de opnametool (gespreksopnames); In een ticket',
    ]);
    expect(about({ own_copies: 'unknown' })[2]).toMatch(/ onbekend$/);
  },
);

test('data of the organisation itself have no campaign of a client', () => {
  expect(section(compose(request({})), 'Wie antwoordt').join()).not.toMatch(/campagne/);
});

test.each<[string, Answers, string]>([
  [
    'nobody knows whose',
    { data_owner: 'unknown' },
    'rol onbekend | ten laatste wo 23/12/2026 indien verantwoordelijke',
  ],
  [
    'an applicant of a campaign',
    { data_owner: 'client', client: 'telecom', subject_category: 'applicant' },
    'verantwoordelijke VG | ten laatste wo 23/12/2026',
  ],
  [
    'a client that is not listed',
    { data_owner: 'client', client: 'other' },
    'verwerker: een opdrachtgever | ontvangen ma 23/11/2026 10:14',
  ],
])('the role follows from the answers: %s', (_, answers, parts) => {
  expect(compose(request(answers)).subject).toMatch(
    new RegExp(`^\\[DSR\\](\\[DOORSTUREN\\])? DSR-2026-000001 \\| inzage \\| ${parts}$`),
  );
});

test('a client that is not on the list has the name that was typed, in no subject', () => {
  const mail = compose(request({ data_owner: 'client', client: 'other', client_name: 'Fictieve Bank' }));
  expect(mail.subject).not.toContain('Fictieve');
  expect(firstScreen(mail).join('\n')).toContain('Fictieve Bank beslist en antwoordt');
});

test('who asks for himself is the reporter, signed in', () => {
  const filed = request({}, { answers: { requester_role: 'self', rights: 'unsure', request_text: 'Alles, graag' } });
  const mail = compose(filed);
  expect(mail.subject).toBe(
    '[DSR] DSR-2026-000001 | recht te bepalen | verantwoordelijke VG | ten laatste wo 23/12/2026',
  );
  expect(firstScreen(mail)).toContain('Voor wie: de melder zelf');
  expect(section(mail, 'Identiteit')).toEqual([
    'Aangemeld: met het eigen account op het platform van het bedrijf; meer enkel bij redelijke twijfel (AVG art. 12.6)',
  ]);
  expect(section(mail, 'Wie antwoordt')[1]).toBe('Reden: een medewerker vraagt het voor zichzelf');
  expect(section(mail, 'Termijnen').slice(0, 2)).toEqual([
    'Ontvangen: ma 23/11/2026 10:20',
    'Ingevoerd: ma 23/11/2026 10:20',
  ]);
});

test('direct marketing has its own urgent line, whatever else is asked', () => {
  const filed = request({
    rights: 'access,direct_marketing',
    marketing_channels: 'phone',
    marketing_contact: '+32470000000',
  });
  const mail = compose(filed);
  expect(mail.subject).toMatch(/^\[DSR\] DSR-2026-000001 \| inzage \+ DM-stop \|/);
  expect(urgent(filed)).toEqual([
    '!! Direct marketing onmiddellijk stoppen (AVG art. 21.3), los van de rest van het verzoek.',
  ]);
  expect(firstScreen(mail)).toContain('Meteen uit te voeren: ja');
  expect(headings(mail)[0]).toBe('Direct marketing: onmiddellijk stoppen');
  expect(section(mail, 'Direct marketing').slice(1)).toEqual([
    'Reclame: via welke kanalen? Telefoon',
    'Reclame: welk nummer of adres mag niet meer gebruikt worden? +32470000000',
  ]);
  expect(section(mail, 'Af te vinken')[0]).toBe(
    '[ ] Direct marketing gestopt op het opgegeven nummer of adres (AVG art. 21.3)',
  );
  // Through a client's campaign the organisation may have a list of its own.
  const forClient = compose(request({ rights: 'direct_marketing', data_owner: 'client', client: 'telecom' }));
  expect(section(forClient, 'Af te vinken')[1]).toBe('[ ] Nagekeken of ook VG zelf een bel-niet-lijst bijhoudt');
});

test.each([
  ['2026-11-16', 'ipg', []],
  ['2026-11-15', 'ipg', ['! Dit verzoek kwam binnen op zo 15/11/2026: meer dan 7 dagen geleden.']],
  [
    '2026-11-01',
    'ipg',
    [
      '!! Dit verzoek kwam al binnen op zo 01/11/2026: meer dan 21 dagen geleden. Ten laatste di 01/12/2026 moet het antwoord weg zijn.',
    ],
  ],
  ['2026-10-20', 'ipg', ['!! Termijn al verstreken: ontvangen op di 20/10/2026, te beantwoorden tegen vr 20/11/2026.']],
  [
    '2026-10-20',
    'client',
    [
      '!! Termijn al verstreken: ontvangen op di 20/10/2026, richtdatum van de verantwoordelijke vr 20/11/2026. Bezorg het nu aan Telecom Voorbeeld.',
    ],
  ],
])('received on %s, data of %s: %j', (received_at, data_owner, banners) => {
  const filed = request({ received_at, data_owner, client: 'telecom' });
  expect(urgent(filed)).toEqual(banners);
  const { subject, headers } = compose(filed);
  expect(headers.Importance).toBe(banners.some((line) => line.startsWith('!! ')) ? 'high' : undefined);
  if (received_at === '2026-10-20' && data_owner === 'ipg')
    expect(subject).toMatch(/\| ten laatste vr 20\/11\/2026, termijn al verstreken$/);
});

test('similar cases of others are named to the DPO', () => {
  const mail = compose(request({}, { similar: ['DSR-2026-000007', 'DSR-2026-000008'] }));
  expect(section(mail, 'Wie antwoordt')).toContain(
    'Lijkt op (dezelfde persoon en hetzelfde recht): DSR-2026-000007, DSR-2026-000008',
  );
});

test('the register against sales calls is no right, and is not in the subject', () => {
  const mail = compose(request({ rights: 'objection,do_not_call' }));
  expect(mail.subject).toContain('| bezwaar |');
  expect(section(mail, 'Wat gevraagd wordt')).toContain(
    'Bel-me-niet-meer-register: alleen informatie gekregen: de persoon schrijft zich zelf in, geen verzoek aan de organisatie',
  );
});

test.each(['nl', 'fr', 'en', 'de'] as const)('every right, for a child and with danger, in %s', (language) => {
  const mail = compose(
    request({
      rights: RIGHTS.join(','),
      requester_role: 'child',
      signals: 'danger',
      marketing_contact: '+32470000000',
    }),
    { language },
  );
  expect(mail.subject).toMatch(/ \+ (?:nog 8|8 de plus|8 more|8 weitere) \|/);
  expect(factsOfHtml(mail.html)).toEqual(factsOfText(mail.text));
  // Six rights with questions of their own, and each answer once.
  expect(mail.text.split('Bram Verzonnen')).toHaveLength(2);
  expect(mail.text.split('+32470000000')).toHaveLength(2);
  expect(mail.text).not.toMatch(/undefined|\{\{|: $/m);
});
