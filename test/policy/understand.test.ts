import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { routeOf } from '../../src/assistant/route';
import type { Hit } from '../../src/policy/passage';
import { loadPolicy } from '../../src/policy/policy';
import { policy } from '../support/assistant';
import { contentDir, FRONT_MATTER } from './content-dir';

const CONTENT = join(__dirname, '../../content');

const marked = (hit: Hit | undefined) => hit?.highlights.map(([start, end]) => hit.passage.text.slice(start, end));

test('the outcomes are shares of one, highest first', () => {
  const shares = policy.understand('hoe lang houden jullie gegevens bij?').outcomes.map(({ share }) => share);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
});

test('the sentence that answers is marked, word for word', () => {
  const [hit] = policy.understand('combien de temps gardez-vous mes données ?').hits;
  expect(hit?.passage.id).toBe('p-pur');
  expect(marked(hit)).toEqual([
    'de bewaartermijn van de persoonsgegevens is beperkt tot zo lang als nodig met betrekking tot het realiseren van de doeleinden van de verwerking',
  ]);
});

test('of a table the row that was asked for is marked', () => {
  expect(marked(policy.understand('wat is het ondernemingsnummer van IPG IT Solutions').hits[0])).toEqual([
    '0465.358.092',
  ]);
  expect(marked(policy.understand('adres van contact expert').hits[0])).toEqual(['Louizalaan 251, 1050 Brussel']);
});

test('what two parts of the policy say alike is found once, with both places', () => {
  const { hits } = policy.understand('welke taal telt als de vertaling anders is');
  expect(hits[0]).toMatchObject({ passage: { id: 'p-lan' }, alsoIn: [{ id: 't-lan' }] });
  expect(hits.map(({ passage }) => passage.id)).not.toContain('t-lan');
});

describe('however a message is typed, it is understood', () => {
  const question = 'mag een klant een audit doen bij ons';
  test.each([
    ['in capitals', question.toUpperCase()],
    ['without spaces after dots', `dag allemaal.ik heb een vraag.${question}.merci`],
    ['with emoji', `👋 ${question} 🤔🤔`],
    ['between greetings', `Goeiemorgen, hopelijk alles goed? ${question}? Alvast bedankt en fijne dag!`],
    [
      'above a quoted mail',
      `${question}?\n\nVan: Jan Voorbeeld <jan@example.test>\nOnderwerp: gestolen laptop\n> mijn laptop is gestolen\n> met alle klantgegevens`,
    ],
    ['above the answer to a mail', `${question}\n\nOp ma 3 mrt 2025 om 10:00 schreef Jan:\n> wis mijn data`],
    ['above a name and a number', `${question}?\n\nGroetjes,\nNele Voorbeeld\nTeamlead\n+32 470 00 00 00`],
    ['above a signature', `${question}\n\nMet vriendelijke groeten\nNele Voorbeeld\nPrivacy & Cookies Team`],
  ])('%s', (_, text) => {
    const route = routeOf(policy.understand(text));
    expect(route.kind === 'answer' && route.hits[0]?.passage.id).toBe('t-aud');
  });

  test('of a long paste the beginning and the end are read', () => {
    const paste = 'De levering van de nieuwe stoelen is uitgesteld tot volgende week dinsdag. '.repeat(65);
    const route = routeOf(policy.understand(`${question}? ${paste}`.slice(0, 5_000)));
    expect(route.kind).not.toBe('dialog');
    expect(policy.understand(`${paste} ${question}?`.slice(-5_000)).hits[0]?.passage.id).toBe('t-aud');
  });
});

test('a passage that was changed since is still found, without what was written about its old words', () => {
  const dir = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync(CONTENT, dir, { recursive: true });
  const file = join(dir, 'privacybeleid-ipg-group', 'policy.md');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('zo snel mogelijk worden behandeld', 'traag worden behandeld'),
  );
  const changed = loadPolicy(dir);
  const [hit] = changed.understand('hoe snel wordt een aanvraag behandeld?').hits;
  expect(hit?.passage.id).toBe('p-lim');
  expect(hit?.law).toBeUndefined();
  expect(changed.summary('p-lim', 'nl')).toBeUndefined();
  expect(changed.summary('p-rig', 'nl')).toBeDefined();
});

describe('in a long paste, what is asked or told is found wherever it stands', () => {
  const notes = [
    'De levering van de nieuwe stoelen is uitgesteld tot volgende week dinsdag.',
    'De vergadering van maandag gaat door in zaal drie.',
    'Het nieuwe koffieapparaat staat op de tweede verdieping.',
    'De planning van de zomer hangt aan het bord.',
    'Er komt een nieuwe parking achter het gebouw.',
    'De kantine sluit vrijdag om twee uur.',
    'Het budget voor opleidingen wordt in januari verdeeld.',
    'De schoonmaakploeg komt voortaan op woensdag.',
  ];
  const paste = Array.from({ length: 75 }, (_, index) => notes[index % notes.length] ?? '');
  const within = (said: string, at: number) => [...paste.slice(0, at), said, ...paste.slice(at)].join(' ');
  const got = (message: string): string | undefined => {
    const route = routeOf(policy.understand(message));
    return route.kind === 'dialog' ? route.dialog : route.kind === 'answer' ? route.hits[0]?.passage.id : route.kind;
  };

  test.each(
    [
      ['hoe lang houden jullie gegevens bij?', 'p-pur'],
      ['geven jullie data door buiten europa?', 'p-rec'],
      ['mijn laptop is gestolen uit mijn auto.', 'breach'],
      ['I sent the client list to the wrong person.', 'breach'],
      ['een klant wil inzage in al zijn gegevens.', 'dsr'],
    ].flatMap(([said = '', wanted]) => [0, 37, 75].map((at) => [said, at, wanted] as const)),
  )('%s after %i sentences', (said, at, wanted) => {
    expect(got(within(said, at))).toBe(wanted);
  });

  test('and nothing where nothing is', () => {
    expect(got(paste.join(' '))).toBe('abstain');
  });

  test('soon', () => {
    const start = performance.now();
    got(within('hoe lang houden jullie gegevens bij?', 37).repeat(6));
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('a second document', () => {
  const dir = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync(CONTENT, dir, { recursive: true });
  mkdirSync(join(dir, 'telewerk'));
  writeFileSync(
    join(dir, 'telewerk', 'policy.md'),
    `${FRONT_MATTER}# Telewerk\n\nTelewerken kan hoogstens twee dagen per week, na akkoord van je teamleider.\n\nDe thuiswerkvergoeding bedraagt een vast bedrag per maand en wordt met het loon betaald.\n`,
  );
  const two = loadPolicy(dir);
  const first = (message: string): string | undefined => {
    const route = routeOf(two.understand(message));
    return route.kind === 'answer' ? route.hits[0]?.passage.document : route.kind;
  };

  test('without written questions answers from its own words, also by the parts of a compound', () => {
    expect(first('hoeveel dagen per week mag ik telewerken')).toBe('telewerk');
    expect(first('vergoeding voor thuiswerk')).toBe('telewerk');
  });

  test('does not disturb the first', () => {
    expect(first('hoe lang houden jullie gegevens bij')).toBe('privacybeleid-ipg-group');
    expect(first('laptop gestolen uit mijn auto')).toBe('dialog');
    expect(first('wat eten we vandaag')).toBe('abstain');
  });
});

test('a content directory with nothing but a document still answers by words, and says so when it does not', () => {
  const bare = loadPolicy(
    contentDir({
      'a/policy.md': `${FRONT_MATTER}Aan de ingang hangt een camera.\n\nBezoekers tekenen het register.\n\nHet register wordt na een maand vernietigd.`,
    }),
  );
  expect(routeOf(bare.understand('camera ingang'))).toMatchObject({ kind: 'answer' });
  expect(routeOf(bare.understand('laptop gestolen'))).toMatchObject({ kind: 'abstain' });
});
