import type { Answers } from '../../../src/dialogs/definition';
import { breach, compose, DETAILS, headings, later, section } from '../composing';

const HEADING = 'Nieuw of gewijzigd';
const third = (answersBefore: Answers, answers: Answers, more = {}) => {
  const before = { ...breach().answers, ...answersBefore };
  return compose(
    later(breach({ ...answers, ...more }), 'breach_details', {
      version: 3,
      messageToken: 'token-fake-3',
      earlierTokens: ['token-fake', 'token-fake-2'],
      answersBefore: { ...before, ...more },
    }),
  );
};

test('the first details are new, all that was answered', () => {
  const mail = compose(later(breach({ ...DETAILS, recipient: 'unknown' }), 'breach_details'));
  expect(headings(mail)[0]).toBe('Nieuw of gewijzigd in deze aanvulling');
  expect(section(mail, HEADING)).toEqual([
    'Is het gestopt? Nee, het is nog bezig',
    'Welke gegevens? Naam, adres, telefoon of e-mail; Bank, betaalkaart of facturen',
    'Van hoeveel mensen ongeveer? 101 tot 1.000',
    'Waren de gegevens beveiligd? Nee',
    'Wat is er al gedaan? Ontvanger gevraagd om te wissen; IT gebeld',
    'Wie weet het al? Teamleider; Opdrachtgever',
    'Wie bij de opdrachtgever weet het, en sinds wanneer? De servicedesk, sinds 17 uur',
    'Wanneer gebeurde het, denk je? vr 20/11/2026, uur onbekend',
    'Bij welke onderneming van VG? VG Holding nv',
    'Op welke vestiging? Thuis',
    'Hoe bereikt de DPO je het snelst? Bel 0470 00 00 00',
  ]);
});

test('later details show what changed and what it was before', () => {
  const mail = third(DETAILS, { ...DETAILS, number_of_people: 'up_to_10000', ongoing: 'unknown', callback: '' });
  expect(section(mail, HEADING)).toEqual([
    'Is het gestopt? onbekend (eerder: Nee, het is nog bezig)',
    'Van hoeveel mensen ongeveer? 1.001 tot 10.000 (eerder: 101 tot 1.000)',
    'Hoe bereikt de DPO je het snelst? onbekend (eerder: Bel 0470 00 00 00)',
  ]);
});

test('details that change nothing say so', () => {
  expect(section(third(DETAILS, DETAILS), HEADING)).toEqual(['Geen nieuwe of gewijzigde antwoorden.']);
  expect(section(third({}, { ongoing: 'unknown' }), HEADING)).toEqual(['Geen nieuwe of gewijzigde antwoorden.']);
});

test('a confidential reporter stands in neither what is new nor what it was', () => {
  const mail = third(
    { informed_client: 'Nele Voorbeeld belde' },
    { informed: 'client', informed_client: 'Nele Voorbeeld mailde' },
    { confidential: 'yes', informed: 'client' },
  );
  expect(section(mail, HEADING)).toEqual([
    'Wie bij de opdrachtgever weet het, en sinds wanneer? [naam weggelaten] mailde (eerder: [naam weggelaten] belde)',
  ]);
  expect(JSON.stringify(mail)).not.toMatch(/nele/i);
});

test('an addition and a withdrawal change no answer', () => {
  for (const stage of ['addition', 'withdrawal'] as const)
    expect(headings(compose(later(breach(DETAILS), stage))).join()).not.toContain(HEADING);
});
