import { join } from 'node:path';
import { loadAuthorityForm } from '../../../src/cases/authority-form';
import type { Case } from '../../../src/cases/case';
import type { MailSettings } from '../../../src/handoff/compose/case-mail';
import { breach, compose, DETAILS, fileOf, later } from '../composing';
import { ORGANISATION } from '../organisation';

const FORM = loadAuthorityForm(join(__dirname, '../../../content'));
const GAP = '[IN TE VULLEN]';

/** The lines of each field of the form that is used, by its id. */
function sheetOf(filed: Case, settings: Partial<MailSettings> = {}): Readonly<Record<string, readonly string[]>> {
  const sheet = fileOf(compose(filed, { authorityForm: FORM, ...settings }), 'kopieerblad.txt') ?? '';
  const places = FORM.fields.map(({ label }, index) => sheet.indexOf(`\n${index + 1}. ${label.nl}`));
  expect(places).toEqual([...places].sort((a, b) => a - b));
  return Object.fromEntries(
    FORM.fields.map(({ id }, index) => [
      id,
      sheet
        .slice(places[index], places[index + 1])
        .trim()
        .split('\n')
        .slice(1),
    ]),
  );
}

const detailed = (answers = {}, more: Partial<Case> = {}) =>
  later(breach({ ...DETAILS, ...answers }), 'breach_details', more);

test('what nobody was asked is a gap, with what is known of it', () => {
  const sheet = sheetOf(
    detailed({
      ongoing: 'stopped',
      informed: 'data_subject',
      cause: 'other',
      entity: 'unknown',
      discovered_at: 'unknown',
    }),
  );
  expect(sheet).toMatchObject({
    end: [GAP, 'Bekend: volgens de melder gestopt; wanneer is niet gevraagd'],
    communication: [GAP, 'Bekend: volgens de melder weet de betrokken persoon het al'],
    cause: [GAP, 'Bekend: de melder koos “Iets anders”'],
    controller: [GAP, 'Bekend: Voorbeeld Groep; welke onderneming is niet bekend'],
    enterprise_number: [GAP],
    dpo: [GAP, 'Bekend: dpo@example.test'],
    aware: [GAP, 'Bekend: gemeld op vr 20/11/2026 16:43; wanneer het vastgesteld werd, weet de melder niet'],
    contact_person: [GAP],
  });
});

test('what is known is filled in', () => {
  const organisation = {
    ...ORGANISATION,
    entities: [{ id: 'vg_holding', name: 'VG Holding nv', number: '0123.456.749' }],
    dpo: { name: 'Dirk Verzonnen', phone: '02 000 00 00' },
  };
  expect(sheetOf(detailed(), { organisation })).toMatchObject({
    controller: ['VG Holding nv'],
    enterprise_number: ['0123.456.749'],
    dpo: ['Dirk Verzonnen, dpo@example.test, 02 000 00 00'],
    end: ['nog bezig'],
    aware: ['vr 20/11/2026 16:40'],
    cause: ['Mail, brief of bestand naar de verkeerde persoon'],
    delay: ['niet van toepassing bij een melding vóór ma 23/11/2026 16:40'],
    communication: [GAP],
  });
});

test('an organisation that is one company is the controller', () => {
  const organisation = { ...ORGANISATION, entities: [] };
  expect(sheetOf(breach(), { organisation })).toMatchObject({ controller: ['Voorbeeld Groep'] });
});

test('what was added later stands below the first words, with its time', () => {
  const additions = [
    { version: 2, at: new Date('2026-11-20T16:10:00Z'), text: 'De lijst stond open.\nTot vandaag.' },
    { version: 3, at: new Date('2026-11-21T08:00:00Z'), text: 'Hij is weg.' },
  ];
  expect(sheetOf(later(breach({ description: 'Eerst dit.' }), 'addition', { version: 3, additions }))).toMatchObject({
    description: [
      'Eerst dit.',
      '',
      'Aanvulling 1, vr 20/11/2026 17:10:',
      'De lijst stond open.',
      'Tot vandaag.',
      '',
      'Aanvulling 2, za 21/11/2026 09:00:',
      'Hij is weg.',
    ],
  });
});

test.each([
  [
    'before the 72 hours ended',
    '2026-11-23T15:39:00Z',
    ['niet van toepassing bij een melding vóór ma 23/11/2026 16:40'],
  ],
  [
    'after they ended, of a report in time',
    '2026-11-25T09:00:00Z',
    [
      GAP,
      'Bekend: 72 uur verstreken op ma 23/11/2026 16:40; in te vullen als deel 1 later vertrok of nog moet vertrekken',
    ],
  ],
])('details sent %s say so of the delay', (_, submittedAt, delay) => {
  expect(sheetOf(detailed({}, { submittedAt: new Date(submittedAt) }))).toMatchObject({ delay });
});

test('a report that came in late has a delay for sure', () => {
  expect(sheetOf(breach({ discovered_at: '2026-11-16T09:00' }))).toMatchObject({
    delay: [GAP, 'Bekend: 72 uur verstreken op do 19/11/2026 10:00, nog voor de melding binnenkwam'],
  });
});

test('words in a language that the authority does not take are marked', () => {
  const of = (language: Case['language']) => sheetOf(breach({ description: 'Said so.' }, { language })).description;
  expect(of('en')).toEqual([
    '[In het Engels geschreven? Te vertalen: de toezichthouder aanvaardt enkel Nederlands, Frans, Duits.]',
    'Said so.',
  ]);
  expect(of('de')).toEqual(['Said so.']);
});

test('how far the form can be trusted stands at the top, in the language of the sheet', () => {
  const top = (settings: Partial<MailSettings>) =>
    (
      compose(breach(), { authorityForm: FORM, ...settings }).attachments.find(({ filename }) =>
        filename.endsWith('.txt'),
      )?.content ?? ''
    ).split('\n\n')[0];
  expect(top({})).toContain(`\nVelden en volgorde: nog niet vergeleken met het portaal. Bron: ${FORM.source.nl}.\n`);
  expect(top({ language: 'fr' })).toContain(`Source : ${FORM.source.fr}.\n`);
  expect(top({ language: 'fr' })).toContain('https://www.autoriteprotectiondonnees.be/');
  expect(top({ authorityForm: { ...FORM, compared_on: '2026-12-01' } })).toContain(
    'Velden en volgorde: met het portaal vergeleken op di 01/12/2026.',
  );
});
