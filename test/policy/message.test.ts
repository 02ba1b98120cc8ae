import { ownWords, readMessage } from '../../src/policy/model/message';
import { isPaste, piecesOf } from '../../src/policy/model/paste';
import { sentencesOf } from '../../src/policy/model/sentences';

const QUESTION = 'Hoe lang bewaren jullie gegevens?';

describe('of a message with a quoted mail, only what stands above is read', () => {
  test.each([
    ['lines of a mail', '> wis mijn data\n> nu'],
    ['Dutch', 'Op ma 3 mrt 2025 om 10:00 schreef Jan:\nwis mijn data'],
    [
      'Dutch, broken over two lines',
      'Op ma 3 mrt 2025 om 10:00 schreef Jan Voorbeeld <jan@\nexample.test>:\nwis mijn data',
    ],
    ['English', 'On Mon, Mar 3, 2025 at 10:00 AM Jan <jan@example.test> wrote:\nerase my data'],
    ['French', 'Le lun. 3 mars 2025 à 10:00, Jan a écrit :\neffacez mes données'],
    ['German', 'Am 03.03.2025 um 10:00 schrieb Jan Voorbeeld:\nDaten löschen'],
    ['a separator', '-----Original Message-----\nwis mijn data'],
    ['a Dutch separator', '-----Oorspronkelijk bericht-----\nwis mijn data'],
    ['Outlook in Dutch', 'Van: Jan\nVerzonden: maandag\nAan: Nele\nOnderwerp: laptop gestolen\n\nwis mijn data'],
    ['Outlook in French', 'De : Jan\nEnvoyé : lundi\nÀ : Nele\nObjet : vol\n\neffacez mes données'],
    ['Outlook in English', 'From: Jan\nSent: Monday\nTo: Nele\nSubject: theft\n\nerase my data'],
    ['Outlook in German', 'Von: Jan\nGesendet: Montag\nAn: Nele\nBetreff: Diebstahl\n\nDaten löschen'],
    ['headers in bold', '*From:* Jan\n*Sent:* Monday\n\nerase my data'],
  ])('%s', (_, quoted) => {
    expect(ownWords(`${QUESTION}\n\n${quoted}`).trim()).toBe(QUESTION);
    expect(ownWords(`${QUESTION}\r\n\r\n${quoted.replace(/\n/g, '\r\n')}`).trim()).toBe(QUESTION);
  });

  test.each([
    ['nothing', 'From: Jan\nTo: Nele\n\nerase my data', 'erase my data'],
    [
      'a greeting that points below',
      'Hallo, zie hieronder\n\nOp 3/3/2025 schreef Jan:\nwis mijn data',
      'wis mijn data',
    ],
    ['nothing, and all lines marked', '> wis mijn data\n> nu', 'wis mijn data'],
  ])('unless there is %s above it', (_, text, kept) => {
    expect(ownWords(text)).toContain(kept);
  });

  test.each([
    'een klant belde\nOp kantoor schreef iemand dit op het bord:\nwis mijn data',
    'Mijn vraag\nvan: wie komt die lijst',
  ])('words of the person stay: %j', (text) => {
    expect(ownWords(text)).toContain(text.split('\n')[0]);
  });
});

describe('a signature is not read', () => {
  test.each([
    'Groetjes,\nEls Voorbeeld\nTeamlead\n+32 470 00 00 00',
    'groet\nEls',
    'Groeten, Els',
    'mvg',
    'Met vriendelijke groet\nEls\nDienst Privacy & Cookies',
    'Met vriendelijke groeten,\nEls',
    'Hartelijke groeten\nEls',
    'Bien à vous,\nEls',
    'Cordialement\nEls',
    'Bonne journée !\nEls',
    'Kind regards,\nEls',
    'Best regards\nEls',
    'Warm regards\nEls',
    'Thanks,\nEls',
    'Cheers\nEls',
    'LG\nEls',
    'MfG\nEls',
    'Mit freundlichen Grüßen\nEls',
    'Liebe Grüße\nEls',
    'Viele Grüße\nEls',
    '-- \nEls\nTeamlead',
    'Verzonden vanaf mijn iPhone',
  ])('%j', (signature) => {
    expect(ownWords(`${QUESTION}\n\n${signature}`).trim()).toBe(QUESTION);
  });

  test.each([
    ['nothing stands above', 'Groetjes,\nEls'],
    ['a question follows', 'Dag\nBedankt\nhoe lang bewaren jullie gegevens?'],
    ['more is said', 'Dag\nGroetjes\nPS mijn laptop is gestolen'],
    ['many lines follow', `Dag\nGroetjes\n${'een regel\n'.repeat(9)}`],
    ['a long line follows', `Dag\nGroetjes\n${'een lange regel '.repeat(9)}`],
    ['it is the beginning of a sentence', 'Dag\nThanks to Jan the client list is on the street'],
  ])('unless %s', (_, text) => {
    expect(ownWords(text)).toBe(text);
  });
});

test('without a line break nothing is dropped', () => {
  expect(readMessage('Groeten van: Els').words).toEqual(['groeten', 'van', 'els']);
});

describe('sentences', () => {
  test.each([
    ['wis mijn data?mijn gsm is gestolen', ['wis mijn data?', 'mijn gsm is gestolen']],
    ['wis mijn data?k heb haast', ['wis mijn data?', 'k heb haast']],
    ['laptop weg.ik bel', ['laptop weg.', 'ik bel']],
    ['help!ik', ['help!', 'ik']],
    ['wat nu?!de gsm is weg', ['wat nu?!', 'de gsm is weg']],
    ['Ik wacht... Wat nu?', ['Ik wacht...', 'Wat nu?']],
    ['een regel\n\nnog een', ['een regel', 'nog een']],
  ])('%j are parted', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });

  test.each([
    'mail naar jan.voorbeeld@example.test of bel',
    'kijk op www.example.test/zoek?term=data of niet',
    'kijk op https://example.test/a?b=c voor meer',
    'op ipggroup.be staat het',
    'klanten.xlsx is weg',
    'dat zijn 2.500 klanten',
    'een lek, bv. een mail',
    'namen, o.a. van klanten',
    'een brief z.o.z. voor meer',
    'dhr. J. Voorbeeld belde',
  ])('%j is one', (text) => {
    expect(sentencesOf(text)).toEqual([text]);
  });
});

describe('pastes', () => {
  const sentence = (index: number): string => `zin ${index}.`;
  const many = (count: number): string[] => Array.from({ length: count }, (_, index) => sentence(index));

  test('are more than eight sentences or more than 120 words', () => {
    expect(isPaste(many(8))).toBe(false);
    expect(isPaste(many(9))).toBe(true);
    expect(isPaste(['woord '.repeat(120).trim()])).toBe(false);
    expect(isPaste(['woord '.repeat(121).trim()])).toBe(true);
  });

  test('without punctuation are cut at 40 words', () => {
    const words = Array.from({ length: 90 }, (_, index) => `w${index}`);
    expect(piecesOf([words.join(' ')]).map((piece) => piece.split(' ').length)).toEqual([40, 40, 10]);
  });

  test('are read in 150 pieces at most, the same piece once', () => {
    expect(piecesOf(many(1_000))).toHaveLength(150);
    expect(piecesOf(many(1_000))).toEqual(expect.arrayContaining([sentence(0), sentence(999)]));
    expect(piecesOf(['zin.', 'zin.'])).toEqual(['zin.']);
  });
});
