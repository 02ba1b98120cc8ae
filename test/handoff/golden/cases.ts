import { join } from 'node:path';
import { loadAuthorityForm } from '../../../src/cases/authority-form';
import type { Case } from '../../../src/cases/case';
import { loadLaw } from '../../../src/cases/law';
import type { Organisation } from '../../../src/cases/organisation';
import { RIGHTS } from '../../../src/dialogs/dsr/definition';
import type { Mail } from '../../../src/handoff/mail';
import type { Language } from '../../../src/texts/language';
import { NELE } from '../../support/filings';
import { breach, compose, DETAILS, later, question, request } from '../composing';
import { ORGANISATION } from '../organisation';

/** One client with all that can be known of one, one with nothing. */
const GOLDEN_ORGANISATION: Organisation = {
  ...ORGANISATION,
  sites: [{ id: 'dorp', name: 'Dorp' }],
  clients: ORGANISATION.clients.map((client) =>
    client.id === 'energie' ? { ...client, privacy_contact: 'privacy@energie.example.test' } : client,
  ),
  entities: ORGANISATION.entities.map((entity) => ({ ...entity, number: '0123.456.749' })),
  dpo: { name: 'Dirk Verzonnen', phone: '02 000 00 00' },
};

/** The law and the authority's form as they are shipped: what the DPO copies is in the order of the real form. */
const CONTENT = join(__dirname, '../../../content');
const SHIPPED = { law: loadLaw(CONTENT), authorityForm: loadAuthorityForm(CONTENT) };

/** Two texts for the DPO that a confidential report must not betray its reporter by. */
const NAMED =
  'Groeten, Nele Voorbeeld (nele.voorbeeld@example.test). Ik zag het toevallig, en wil er geen last mee. Nele';

const HOSTILE = [
  '<img src=x onerror=alert(1)><script>alert(2)</script></td></tr></table><h1>Alles in orde</h1>',
  'Bcc: iedereen@example.test',
  '.',
  '=cmd|"/c calc"!A1',
  '<!channel> <@U00FAKE> @everyone {{reference}} $t(mail.urgent)',
  '',
  'Melder',
  '------',
  'Naam: De Baas',
  '-->]]>END:VCALENDAR',
].join('\r\n');

const LONG = `${'De klant belde drie keer over hetzelfde, '.repeat(22)}en toen:\n${'x'.repeat(80)}`;

const UNKNOWN_DETAILS = Object.fromEntries(
  ['ongoing', 'data_types', 'number_of_people', 'recipient', 'protection', 'actions', 'informed', 'occurred_at']
    .concat(['entity', 'site'])
    .map((field) => [field, 'unknown']),
);

/** What the DPO may get, from the plainest to the worst: by name, that of the folder of its expected mail. */
export const GOLDEN_CASES: Readonly<Record<string, Case>> = {
  'breach-controller': breach(),
  'breach-processor': breach(
    {
      cause: 'phishing',
      data_owner: 'client',
      client: 'energie',
      description: 'J’ai cliqué sur un lien dans un courriel qui semblait venir du service informatique.',
    },
    { language: 'fr', reference: 'INC-2026-000002' },
  ),
  'breach-both-details': later(
    breach(
      {
        ...DETAILS,
        cause: 'lost_or_stolen',
        data_owner: 'both',
        client: 'telecom',
        description: 'Mein Laptop wurde im Zug gestohlen; darauf war eine Kundenliste.',
        data_types: 'contact,financial,national_number',
        theft: 'stolen',
        medium: 'device',
        recoverable: 'yes',
        actions: 'it_called,device_blocked,police',
        site: 'dorp',
      },
      { language: 'de', reference: 'INC-2026-000003' },
    ),
    'breach_details',
  ),
  'breach-all-unknown': later(
    breach(
      {
        cause: 'unknown',
        discovered_at: 'unknown',
        data_owner: 'unknown',
        client: 'unknown',
        description: 'Something is off with the shared folder, I do not know what.',
        ...UNKNOWN_DETAILS,
      },
      { language: 'en', reference: 'INC-2026-000004' },
    ),
    'breach_details',
  ),
  'breach-confidential-addition': later(
    breach(
      { cause: 'snooping', confidential: 'yes', description: `Een collega zocht een bekende op. ${NAMED}` },
      { reference: 'INC-2026-000005' },
    ),
    'addition',
    { additions: [{ version: 2, at: new Date('2026-11-20T16:10:00Z'), text: `Nog dit. ${NAMED}` }] },
  ),
  'breach-late-withdrawal': later(
    breach(
      {
        cause: 'wrong_caller',
        data_owner: 'client',
        client: 'energie',
        discovered_at: '2026-11-12',
        description: 'Adres aan de verkeerde beller gegeven.',
        withdrawal_reason: 'Het was toch de juiste persoon.',
      },
      {
        reference: 'INC-2026-000006',
        additions: [{ version: 2, at: new Date('2026-11-20T15:55:00Z'), text: 'De beller kende het klantnummer.' }],
      },
    ),
    'withdrawal',
    { version: 3, messageToken: 'token-fake-3', earlierTokens: ['token-fake', 'token-fake-2'] },
  ),
  'breach-controller-late': later(
    breach(
      {
        ...DETAILS,
        cause: 'other',
        discovered_at: '2026-11-16T09:00:00+01:00',
        description: 'De badgelijst hing een week in de gang.',
        ongoing: 'stopped',
        informed: 'data_subject',
        occurred_at: '2026-11-09',
        entity: 'unknown',
      },
      { reference: 'INC-2026-000009' },
    ),
    'breach_details',
  ),
  'breach-both-contract': later(
    breach(
      {
        ...DETAILS,
        data_owner: 'both',
        client: 'energie',
        discovered_at: '2026-11-19T17:00:00+01:00',
        description: 'De lijst van zieke collega’s en drie klanten van de opdrachtgever in één mail.',
        data_types: 'health,national_number',
        occurred_at: '2026-11-19',
      },
      { reference: 'INC-2026-000010' },
    ),
    'breach_details',
    // Ten minutes before the hours of the contract end.
    { submittedAt: new Date('2026-11-20T15:50:00Z') },
  ),
  'breach-unknown-contract': later(
    breach(
      {
        data_owner: 'unknown',
        client: 'energie',
        cause: 'unauthorised_access',
        description: 'De gedeelde map stond open voor iedereen.',
      },
      { reference: 'INC-2026-000011' },
    ),
    'addition',
    {
      submittedAt: new Date('2026-11-25T09:00:00Z'),
      additions: [{ version: 2, at: new Date('2026-11-25T09:00:00Z'), text: 'Ze stond al sinds maandag open.' }],
    },
  ),
  'breach-both-in-french': later(
    breach(
      { ...DETAILS, data_owner: 'both', client: 'energie', description: 'I sent the list to the wrong person.' },
      { language: 'en', reference: 'INC-2026-000012' },
    ),
    'breach_details',
  ),
  'breach-processor-in-german': later(
    breach(
      { ...DETAILS, data_owner: 'client', client: 'other', client_name: 'Fictieve Bank', cause: 'reported_by_partner' },
      { reference: 'INC-2026-000013' },
    ),
    'breach_details',
  ),
  'breach-right-to-left': breach(
    {
      cause: 'published',
      description:
        'تم نشر القائمة في مجموعة واتساب 😱 (Team Noord).\nשלחתי הודעה 👩🏽‍💻 naar iedereen. \u202Eomgekeerd\u202C',
    },
    { reference: 'INC-2026-000007', reporter: { ...NELE, name: 'نيلي Voorbeeld' } },
  ),
  'breach-hostile': later(
    breach(
      {
        ...DETAILS,
        cause: 'other',
        data_owner: 'both',
        client: HOSTILE,
        description: HOSTILE,
        informed_client: HOSTILE,
        callback: '=HYPERLINK("https://kwaad.example.test";"bel")',
      },
      { reference: 'INC-2026-000008', reporter: { ...NELE, name: `Nele\r\nBcc: x@example.test`, email: HOSTILE } },
    ),
    'breach_details',
  ),
  'request-self': request(
    {
      requester_role: 'self',
      data_owner: '',
      rights: 'access,rectification',
      request_text: 'Ik wil mijn personeelsdossier inkijken en mijn adres laten aanpassen.',
      access_scope: 'staff_file,messages',
      rectification_what: 'Mijn adres',
      signals: 'conflict',
      entity: 'vg_holding',
    },
    { reference: 'DSR-2026-000001' },
  ),
  'request-processor-marketing': request(
    {
      data_owner: 'client',
      client: 'energie',
      rights: 'direct_marketing,erasure',
      request_text: 'Ne m’appelez plus jamais et effacez tout.',
      campaign: 'Klantendienst',
      told_person: 'Dat het doorgegeven wordt.',
      own_copies: 'recording,ticket',
      marketing_channels: 'phone,sms',
      marketing_contact: '0470 00 00 00',
      erasure_scope: 'everything',
      subject_category: 'end_customer',
      reply_language: 'fr',
    },
    { language: 'fr', reference: 'DSR-2026-000002', similar: ['DSR-2026-000001'] },
  ),
  'request-child-late': request(
    {
      requester_role: 'child',
      data_owner: 'unknown',
      rights: 'unsure',
      request_text: 'A boy of 12 filled in the contest form on our site and his mother wants it gone.',
      received_at: '2026-10-12',
      received_by: 'email',
      child_relation: 'parent',
      child_age: 'under_13',
      child_consent: 'without_consent',
      identity_status: 'partly',
      identity_method: 'asked for the e-mail address used',
      signals: 'danger,complaint',
      reply_language: 'en',
    },
    { language: 'en', reference: 'DSR-2026-000003' },
  ),
  'request-long': request(
    {
      requester_role: 'representative',
      rights: RIGHTS.join(','),
      request_text: LONG.slice(0, 1000),
      received_at: '2026-10-29',
      subject_name: 'Maximiliaan-Alexander Verzonnen van den Uitzonderlijk Lange Naam '.repeat(2).slice(0, 120),
      subject_contact: `${'heel.lang.adres.'.repeat(10)}@example.test`,
      mandate: 'lawyer',
      access_scope: 'everything',
      marketing_channels: 'all',
      marketing_contact: 'bram.verzonnen@example.test',
      objection_use: LONG.slice(0, 300),
      signals: 'lawyer,press',
    },
    { reference: 'DSR-2026-000004' },
  ),
  'request-withdrawal': later(
    request(
      { data_owner: 'client', client: 'other', withdrawal_reason: '' },
      { language: 'de', reference: 'DSR-2026-000005' },
    ),
    'withdrawal',
  ),
  'request-unknown-in-english': request(
    {
      data_owner: 'unknown',
      rights: 'erasure,direct_marketing',
      erasure_scope: 'everything',
      marketing_channels: 'phone',
      marketing_contact: 'bram.verzonnen@example.test',
      request_text: 'Wis alles en bel mij niet meer.',
      received_at: '2026-11-25T10:14:00+01:00',
      signals: 'complaint',
    },
    {
      reference: 'DSR-2026-000006',
      filedAt: new Date('2026-11-25T09:20:00Z'),
      submittedAt: new Date('2026-11-25T09:20:00Z'),
    },
  ),
  'question-by-day': question('Dürfen wir Gespräche zu Schulungszwecken aufzeichnen?', {
    language: 'de',
    answers: {
      question: 'Dürfen wir Gespräche zu Schulungszwecken aufzeichnen?',
      urgency: 'by_day',
      needed_by: '2026-11-27',
      publish: 'yes',
    },
  }),
};

/** Mails to a DPO who reads another language than Dutch. */
const MAIL_LANGUAGES: Readonly<Record<string, Language>> = {
  'breach-both-in-french': 'fr',
  'breach-processor-in-german': 'de',
  'request-unknown-in-english': 'en',
};

export const GOLDEN_NAMES = Object.keys(GOLDEN_CASES);

export function goldenMail(name: string): Mail {
  const filed = GOLDEN_CASES[name];
  if (!filed) throw new RangeError(`No golden case '${name}'`);
  return compose(filed, { ...SHIPPED, organisation: GOLDEN_ORGANISATION, language: MAIL_LANGUAGES[name] ?? 'nl' });
}
