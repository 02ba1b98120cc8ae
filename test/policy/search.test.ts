import { join } from 'node:path';
import { readDocuments } from '../../src/policy/policy';
import { createSearch } from '../../src/policy/search/search';
import { readStopWords } from '../../src/policy/search/stop-words';
import { readConcepts } from '../../src/policy/words/concepts';
import { contentDir, FRONT_MATTER } from './content-dir';

const CONTENT = join(__dirname, '../../content');
const STOP_WORDS = readStopWords(join(CONTENT, 'stop-words.txt'));

const searchIn = (dir: string) =>
  createSearch(
    readDocuments(dir).flatMap(({ passages }) => passages),
    STOP_WORDS,
    readConcepts(join(CONTENT, 'concepts.txt')),
  );

const search = searchIn(CONTENT);

describe('a passage is found by its own words', () => {
  test.each([
    ['klantenbeheer en rekrutering', 'p-pur'],
    ['gebruikt de website cookies?', 'p-coo'],
    ['how do children use it', 'p-min'],
    ['mogen klanten een audit doen?', 't-aud'],
    ['stilzwijgend vertrouwelijke gegevens', 'p-con'],
    ['wat is het ondernemingsnummer van IPG Holding', 'p-ent'],
  ])('%s', (question, id) => {
    expect(search(question)[0]?.passage.id).toBe(id);
  });

  test('when a word is misspelt', () => {
    expect(search('minderjarge')[0]?.passage.id).toBe('p-min');
  });

  test('when the policy has a compound of it, or the question has', () => {
    const parkeren = searchIn(
      contentDir({
        'a/policy.md': `${FRONT_MATTER}Wie met de fiets komt, zet hem in de stalling.\n\nDe vergoeding voor kilometers volgt elke maand.\n\nWie verlof neemt, vraagt een week vooraf.`,
      }),
    );
    expect(parkeren('fietsvergoeding')[0]?.passage.text).toMatch(/fiets|vergoeding/);
    expect(parkeren('fietsenstalling')[0]?.passage.text).toMatch(/^Wie met de fiets/);
    expect(parkeren('kilometervergoeding')).toEqual([]);
    expect(parkeren('kilometersvergoeding')[0]?.passage.text).toMatch(/^De vergoeding/);
  });
});

test.each(['', '   ', '?!', '😀👍🏽', 'de het een van the le der', 'x'.repeat(5_000), 'a.'.repeat(2_500)])(
  '%#: nothing is found where nothing is said',
  (question) => {
    expect(search(question)).toEqual([]);
  },
);

test('hits come best first, at most ten, with a score between 0 and 1', () => {
  const scores = search('verwerkers, klanten en de bewaartermijn van persoonsgegevens').map(({ score }) => score);
  expect(scores).toHaveLength(10);
  expect(scores).toEqual([...scores].sort((a, b) => b - a));
  expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
});

test('the words of the passage that matched are marked in order and without overlap, also behind accents and an emoji', () => {
  const marked = searchIn(
    contentDir({
      'a/policy.md': `${FRONT_MATTER}Eén 🙂 café: cafés. Mail naar Privacy@Voorbeeld.be, nummer 0865.104.792.`,
    }),
  );
  const [hit] = marked('cafe, privacy@voorbeeld.be of 0865104792');
  expect(hit?.highlights.map(([start, end]) => hit.passage.text.slice(start, end))).toEqual([
    'café',
    'Privacy@Voorbeeld.be',
    '0865.104.792',
  ]);
  for (const { highlights } of search('verwijderen van gegevens door de klant of de verwerker')) {
    const edges = highlights.flat();
    expect(edges).toEqual([...new Set(edges)].sort((a, b) => a - b));
  }
});

test('every document is searched', () => {
  const two = searchIn(join(__dirname, 'fixtures/two-documents'));
  expect(two('camera aan de ingang')[0]?.passage.id).toBe('b-cam');
  expect(two('mag een usb-stick mee naar huis')[0]?.passage.id).toBe('telewerk_thuis-werken_2');
});

test('a long pasted text is found by its beginning', () => {
  expect(search(`cookies ${'bla '.repeat(1_250)}`)[0]?.passage.id).toBe('p-coo');
});
