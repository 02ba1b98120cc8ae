import { join } from 'node:path';
import { loadPolicy } from '../../src/policy/policy';
import { ANSWER_THRESHOLD } from '../../src/policy/search';
import { contentDir, FRONT_MATTER } from './content-dir';

const policy = loadPolicy(join(__dirname, '../../content'));

describe('an everyday question finds its passage', () => {
  test.each([
    ['hoe lang houden jullie gegevens bij?', 'p-pur'],
    ['combien de temps gardez-vous mes données ?', 'p-pur'],
    ['how long do you keep my data', 'p-pur'],
    ['wie lange speichern wir das', 'p-pur'],
    ['gebruikt de website cookies?', 'p-coo'],
    ['verkopen jullie gegevens aan derde partijen?', 'p-rec'],
    ['mag ik mijn gegevens laten wissen of verbeteren?', 'p-rig'],
    ['what about the data of children?', 'p-min'],
    ['je ne veux plus de publicité', 'p-dm'],
    ['wat als er een datalek is, wie wordt geïnformeerd?', 'p-bre'],
    ['kloppen de gegevens niet, wat gebeurt er dan met de toegang?', 'p-jui'],
    ['wat is het ondernemingsnummer van IPG Holding', 'p-ent'],
    ['gelten Sprache oder Übersetzung?', 'p-lan'],
    ['mogen klanten een audit doen?', 't-aud'],
    ['sind meine Daten vertraulich?', 'p-con'],
    ['Bewaartermijnen', 'p-pur'],
  ])('%s', (question, id) => {
    const [best] = policy.search(question);
    expect(best?.passage.id).toBe(id);
    expect(best?.score).toBeGreaterThanOrEqual(ANSWER_THRESHOLD);
  });
});

test('a misspelt word is understood', () => {
  expect(policy.search('minderjarge')[0]?.passage.id).toBe('p-min');
});

describe('a question that the policy does not answer', () => {
  test.each([
    'wat eten we vandaag',
    'hoeveel verlofdagen heb ik',
    'wie gewinnt heute das Spiel?',
    'quel temps fait-il à Liège ?',
    'the coffee machine on the second floor is broken',
    'asdf qwerty',
  ])('stays below the threshold: %s', (question) => {
    expect(policy.search(question)[0]?.score ?? 0).toBeLessThan(ANSWER_THRESHOLD);
  });

  test.each(['', '   ', '?!', '😀👍🏽', 'de het een van the le der'])('finds nothing in %j', (question) => {
    expect(policy.search(question)).toEqual([]);
  });
});

describe('hits', () => {
  test('come best first, with a score between 0 and 1', () => {
    const scores = policy
      .search('verwerkers, klanten en de bewaartermijn van persoonsgegevens')
      .map(({ score }) => score);
    expect(scores.length).toBeGreaterThan(10);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
  });

  test('mark the words of the passage that matched', () => {
    const hit = policy.search('hoe lang houden jullie gegevens bij?')[0];
    const words = hit?.highlights.map(([start, end]) => hit.passage.text.slice(start, end));
    expect(words).toEqual([
      'gegevensverwerking',
      'bewaartermijn',
      'persoonsgegevens',
      'lang',
      'opvragen',
      'persoonsgegevens',
      'persoonsgegevens',
    ]);
  });

  test('mark in order and without overlap, also behind accents and an emoji', () => {
    const dir = contentDir({
      'a/policy.md': `${FRONT_MATTER}Eén 🙂 café: cafés. Mail naar Privacy@Voorbeeld.be, nummer 0865.104.792.`,
    });
    const [hit] = loadPolicy(dir).search('cafe, privacy@voorbeeld.be of 0865104792');
    expect(hit?.highlights.map(([start, end]) => hit.passage.text.slice(start, end))).toEqual([
      'café',
      'Privacy@Voorbeeld.be',
      '0865.104.792',
    ]);
    for (const { highlights } of policy.search('verwijderen van gegevens door de klant of de verwerker')) {
      const edges = highlights.flat();
      expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
    }
  });

  test('come from every document, also without lists of words', () => {
    const two = loadPolicy(join(__dirname, 'fixtures/two-documents'));
    expect(two.search('camera aan de ingang')[0]?.passage.id).toBe('b-cam');
    expect(two.search('mag een usb-stick mee naar huis')[0]?.passage.id).toBe('telewerk_thuis-werken_2');
  });

  test('of a long pasted text are found by its beginning', () => {
    expect(policy.search(`cookies ${'bla '.repeat(1_250)}`)[0]?.passage.id).toBe('p-coo');
    expect(policy.search('x'.repeat(5_000))).toEqual([]);
    expect(policy.search('a.'.repeat(2_500))).toEqual([]);
  });
});
