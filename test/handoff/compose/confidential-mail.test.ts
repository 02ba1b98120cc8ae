import type { Case, Person } from '../../../src/cases/case';
import { mimeOf } from '../../../src/handoff/roads/message';
import { NELE } from '../../support/filings';
import { breach, compose, DETAILS, later, section } from '../composing';

const LEO: Person = {
  channel: 'teams',
  tenantId: 'tenant-geheim',
  userId: 'user-geheim',
  name: 'Léonie Van den Bossche-Fictief',
  email: 'leonie.vdb@example.test',
};

const WRITTEN = [
  'Léonie Van den Bossche-Fictief meldt dit.',
  'LEONIE VAN DEN BOSSCHE FICTIEF en Van den Bossche-Fictief Léonie,',
  'leonie.van.den.bossche.fictief of Leonie.VDB@Example.test.',
].join('\n');

const confidential = breach(
  { ...DETAILS, callback: '', data_owner: 'both', client: 'energie', confidential: 'yes', description: WRITTEN },
  { reporter: LEO },
);
const addition = { version: 2, at: new Date('2026-11-20T16:00:00Z'), text: WRITTEN };

const VERSIONS: readonly [string, Case][] = [
  ['the first alarm', confidential],
  [
    'the details',
    later({ ...confidential, answers: { ...confidential.answers, informed_client: WRITTEN } }, 'breach_details'),
  ],
  ['an addition', later(confidential, 'addition', { additions: [addition] })],
  [
    'the withdrawal',
    later({ ...confidential, answers: { ...confidential.answers, withdrawal_reason: WRITTEN } }, 'withdrawal', {
      additions: [addition],
    }),
  ],
];

/** The whole mail as it leaves, and every part of it decoded. */
async function everything(filed: Case, language: 'nl' | 'fr' | 'en' | 'de'): Promise<string> {
  const mail = compose(filed, { language });
  const raw = (await mimeOf(mail)).toString('utf8');
  const decoded = [raw, JSON.stringify(mail), ...mail.attachments.map(({ content }) => content)].join('\n');
  const encoded = decoded.match(/(?:^[A-Za-z0-9+/]{60,76}={0,2}\r?\n)+(?:[A-Za-z0-9+/=]+)?/gm) ?? [];
  const texts = encoded.map((text) => Buffer.from(text, 'base64').toString('utf8'));
  return [decoded, ...texts].join('\n').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

test.each(
  VERSIONS.flatMap(([what, filed]) =>
    (['nl', 'fr', 'en', 'de'] as const).map((language) => [what, language, filed] as const),
  ),
)('who reported is nowhere in the mail of %s in %s', async (_, language, filed) => {
  const whole = await everything(filed, language);
  const named = ['leonie', 'bossche', 'vdb', 'geheim', 'teams'].filter((text) => whole.includes(text));
  expect(named).toEqual([]);
});

test('the same search finds the reporter of a report that is not confidential', async () => {
  const open = { ...confidential, answers: { ...confidential.answers, confidential: 'no' } };
  expect(await everything(open, 'nl')).toMatch(/leonie[\s\S]*bossche/);
});

test('it says that it is confidential, and marks what was taken out', () => {
  const mail = compose(confidential);
  expect(section(mail, 'Melder')).toEqual(['vertrouwelijk: de melder wil niet genoemd worden']);
  expect(section(mail, 'Wat de melder zegt')).toEqual([
    '> [naam weggelaten] meldt dit.',
    '> [naam weggelaten] en [naam weggelaten],',
    '> [naam weggelaten] of [naam weggelaten].',
  ]);
});

test.each([
  ['Voorbeeld van Nele', 'Een voorbeeld: Neleke Voorbeelden belde.'],
  ['another address', 'Stuur het naar xnele.voorbeeld@example.testen.'],
])('words that only look like the name stay: %s', (_, description) => {
  const filed = breach({ confidential: 'yes', description }, { reporter: { ...NELE, email: 'n.v@example.test' } });
  expect(section(compose(filed), 'Wat de melder zegt')).toEqual([`> ${description}`]);
});

test.each([
  ['Nele Voorbeeld', 'Groeten, Nele', 'Groeten, [naam weggelaten]'],
  ['Nele Voorbeeld', 'groetjes nele', 'groetjes [naam weggelaten]'],
  ['Voorbeeld, Nele', 'groetjes nele uit een voorbeeld', 'groetjes [naam weggelaten] uit een voorbeeld'],
  ['Nele Voorbeeld (Team IT)', 'NELE van het team IT', '[naam weggelaten] van het team IT'],
  [
    'Léa Van den Bossche',
    'Van den Bossche zag het, de klant van den hoek niet',
    '[naam weggelaten] zag het, de klant van den hoek niet',
  ],
  ['Jo Fictief', 'Jo wist het, jo', '[naam weggelaten] wist het, jo'],
])('a part of the name is one too: %s, %s', (name, description, expected) => {
  const filed = breach({ confidential: 'yes', description }, { reporter: { ...LEO, name } });
  expect(section(compose(filed), 'Wat de melder zegt')).toEqual([`> ${expected}`]);
});

test.each([
  ['Jan Peeters', 'janpeeters, JanPeeters82, peetersjan en peeters.jan'],
  ['Jan Peeters', 'jpeeters, j.peeters, peeters_j en J. Peeters'],
  ['Peeters, Jan', 'janpeeters, jpeeters, jan_peeters en Peeters J.'],
  ['Ann De Smet', 'DeSmet, anndesmet, DESMET en ann.desmet'],
  ['De Smet, Ann (HR)', 'AnnDeSmet, desmet.ann, adesmet en De Smet'],
  ['Jean-Luc Dupont', 'jeanlucdupont, dupont.jeanluc, jeanluc en Dupont Jean Luc'],
  ['Léonie Van den Bossche-Fictief', 'vandenbossche, VanDenBosscheFictief, bosschefictief en van den Bossche'],
])('a name written as one word goes too: %s, %s', (name, written) => {
  const filed = breach({ confidential: 'yes', description: `Zie ${written}!` }, { reporter: { ...LEO, name } });
  const [line = ''] = section(compose(filed), 'Wat de melder zegt');
  expect(line.replace(/\[naam weggelaten\]/g, '#')).toMatch(/^> Zie #(?:82)?, #(?:82)?, # en #[.!]+$/);
});

test.each([
  ['Jan De Man', 'De man belde, de man legde af.'],
  ['Jo Den', 'Joden en christenen, een jodenbuurt.'],
  ['Piet De Pot', 'Het depot is leeg, de pot niet.'],
  ['Sara Bakker', 'Twee bakkers en een bakkerij.'],
  ['Jan Peeters', 'De heer Janpeetersen en peetersjannen.'],
  ['Bo Ten', 'Twee boten lagen er.'],
])('words that hold the letters of a name stay: %s, %s', (name, description) => {
  const filed = breach({ confidential: 'yes', description }, { reporter: { ...LEO, name } });
  expect(section(compose(filed), 'Wat de melder zegt')).toEqual([`> ${description}`]);
});

test('the name of the account goes, that of a mailbox of many is a word', () => {
  const told = (email: string, description: string) =>
    section(
      compose(breach({ confidential: 'yes', description }, { reporter: { ...LEO, email } })),
      'Wat de melder zegt',
    );
  expect(told('leo.vdb7@example.test', 'Aangemeld als leo.vdb7 op de pc.')).toEqual([
    '> Aangemeld als [naam weggelaten] op de pc.',
  ]);
  expect(told('onthaal@example.test', 'Aan het onthaal.')).toEqual(['> Aan het onthaal.']);
});

test('a name of patterns and a reporter without a name change nothing else', () => {
  for (const name of ['', '.* (+', 'A']) {
    const filed = breach({ confidential: 'yes', description: 'Een lijst verstuurd.' }, { reporter: { ...LEO, name } });
    expect(section(compose(filed), 'Wat de melder zegt')).toEqual(['> Een lijst verstuurd.']);
  }
});
