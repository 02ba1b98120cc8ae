import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOrganisation } from '../../src/cases/organisation';

const folder = mkdtempSync(join(tmpdir(), 'privacyloket-organisation-'));
const file = join(folder, 'organisation.json');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MINIMAL = { name: 'Voorbeeld Groep', short_name: 'VG', entities: [], sites: [], clients: [], dpo: {} };

function load(json: unknown) {
  writeFileSync(file, typeof json === 'string' ? json : JSON.stringify(json));
  return loadOrganisation(folder);
}

/** What `loadOrganisation` says, a line each, without the path of the file. */
function problemsOf(json: unknown): string[] {
  try {
    load(json);
  } catch (error) {
    return (error as Error).message.split('\n').map((line) => line.replace(`${file}: `, ''));
  }
  return [];
}

test('an organisation may leave out what it does not have', () => {
  expect(load({ ...MINIMAL, clients: [{ id: 'energie', name: 'Energie Voorbeeld' }] })).toEqual({
    ...MINIMAL,
    clients: [{ id: 'energie', name: 'Energie Voorbeeld', aliases: [], campaigns: [] }],
  });
});

test('everything an organisation can say is kept', () => {
  const whole = {
    name: 'Voorbeeld Groep',
    short_name: 'VG',
    entities: [{ id: 'vg_holding', name: 'VG Holding nv', number: '0123.456.749' }],
    sites: [{ id: 'gent', name: 'Gent' }],
    clients: [
      {
        id: 'energie',
        name: 'Energie Voorbeeld',
        aliases: ['EV'],
        campaigns: ['Klantendienst'],
        breach_hours: 24,
        caller_script: { nl: 'Ik noteer uw vraag.', fr: 'Je note votre question.' },
        privacy_contact: 'privacy@energie.example.test',
      },
    ],
    dpo: { name: 'Dirk Verzonnen', phone: '+32 0 000 00 00' },
    deputy: { mailbox: 'plaatsvervanger@example.test' },
    whistleblowing_url: 'https://example.test/klokkenluider',
    hours: { from: '09:00', to: '17:00' },
  };
  expect(load(whole)).toEqual(whole);
});

test('everything that is wrong is named at once, each with its place', () => {
  expect(
    problemsOf({
      ...MINIMAL,
      short_name: '',
      clients: [
        { id: 'Energie', name: 'Energie Voorbeeld', breach_hours: 0 },
        { id: 'other', name: 'Andere' },
        { id: 'telecom', name: 'Telecom', caller_script: { es: 'Hola' } },
      ],
      deputy: { mailbox: 'geen adres' },
      hours: { from: '9u', to: '17:00' },
      dpo_phone: '0',
    }),
  ).toEqual([
    'short_name: Too small: expected string to have >=1 characters',
    'clients.0.id: expected snake_case',
    'clients.0.breach_hours: Too small: expected number to be >0',
    'clients.1.id: other and unknown are reserved',
    'clients.2.caller_script: Unrecognized key: "es"',
    'deputy.mailbox: Invalid email address',
    'hours.from: Invalid string: must match pattern /^\\d\\d:\\d\\d$/',
    'the file: Unrecognized key: "dpo_phone"',
  ]);
});

test.each(['0123.456.748', '0123456749', '2123.456.749', 'BE 0123.456.749'])(
  'an enterprise number that is none is refused: %s',
  (number) => {
    expect(problemsOf({ ...MINIMAL, entities: [{ id: 'vg', name: 'VG nv', number }] })).toEqual([
      'entities.0.number: expected an enterprise number such as 0123.456.749, with its check digits',
    ]);
  },
);

test('two clients with one id are named', () => {
  const client = { id: 'energie', name: 'Energie Voorbeeld' };
  expect(problemsOf({ ...MINIMAL, clients: [client, client] })).toEqual(['clients: two clients have the same id']);
});

test('more clients than a list in chat can hold are too many', () => {
  const clients = Array.from({ length: 99 }, (_, index) => ({ id: `klant_${index}`, name: `Klant ${index}` }));
  expect(problemsOf({ ...MINIMAL, clients })).toEqual([
    'clients: a list in chat holds 100 options, two of which are ours',
  ]);
  expect(problemsOf({ ...MINIMAL, clients: clients.slice(1) })).toEqual([]);
});

test('a file that is no JSON says where', () => {
  expect(problemsOf('{ "name": }')).toEqual([expect.stringContaining('is not valid JSON')]);
});

test('a file that is not there is named', () => {
  expect(() => loadOrganisation(join(folder, 'nergens'))).toThrow(
    `${join(folder, 'nergens', 'organisation.json')}: not there, expected the organisation's name, sites and clients`,
  );
});
