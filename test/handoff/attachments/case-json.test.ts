import { LANGUAGES } from '../../../src/texts/language';
import { NELE } from '../../support/filings';
import { POLICY_SHA256, compose, headings, section } from '../composing';
import { CASES, aBreach, aQuestion, aRequest, json, parsed, stagesOf } from './cases';

const SATURDAY = new Date('2026-10-24T08:00:00Z');

test('a breach of own data: what was answered, by when, and where the figure stands', () => {
  const inputs = { discovered_at: 'today', discovered_at_time: '16:40' };
  expect(parsed(aBreach(inputs))).toEqual({
    schema: 'privacyloket/case-1',
    '@context': {
      dpv: 'https://w3id.org/dpv#',
      'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
      risk: 'https://w3id.org/dpv/risk#',
      'legal-be': 'https://w3id.org/dpv/legal/be#',
      pd: 'https://w3id.org/dpv/pd#',
    },
    '@id': 'urn:privacyloket:INC-2026-000001',
    '@type': expect.arrayContaining(['eu-gdpr:DataBreach']) as unknown,
    'dpv:hasStatus': [{ '@id': 'risk:IncidentSuspected' }],
    'dpv:hasPersonalData': [],
    'dpv:hasAuthority': [{ '@id': 'legal-be:DPA-BE' }],
    kind: 'breach',
    reference: 'INC-2026-000001',
    version: 1,
    stage: 'filed',
    language: 'nl',
    times: {
      timezone: 'Europe/Brussels',
      filed_at: '2026-11-20T16:43:12+01:00',
      submitted_at: '2026-11-20T16:43:12+01:00',
      discovered_at: '2026-11-20T16:40:00+01:00',
      discovered_basis: 'stated',
      authority_deadline_at: '2026-11-23T16:40:00+01:00',
      rules: {
        authority_deadline_at: {
          counted: 'discovered_at + 72 hours',
          applies: 'certain',
          source: expect.stringContaining('Art. 33(1)') as unknown,
        },
      },
    },
    role: 'controller',
    client: null,
    entity: null,
    nature: { cia: ['C'] },
    records: null,
    answers: {
      cause: 'misdirected_mail',
      discovered_at: '2026-11-20T16:40:00+01:00',
      data_owner: 'ipg',
      description: 'Een lijst ging naar de verkeerde ontvanger',
      confidential: 'no',
    },
    missing: [
      'started_at',
      'ongoing',
      'people_categories',
      'number_of_people',
      'data_categories',
      'number_of_records',
      'dpo_name',
      'consequences',
      'protection',
      'measures',
    ],
    hints: {
      severity: null,
      edpb_cases: ['09', '14', '15'],
      special_categories: 'unknown',
      national_number: 'unknown',
      more_than_100: 'unknown',
      malice: 'no',
    },
    additions: [],
    withdrawal: null,
    similar: [],
    reporter: { confidential: false, name: NELE.name, email: NELE.email, channel: 'teams' },
    provenance: { assistant: 'privacyloket 0.0.0', policy_sha256: POLICY_SHA256, verified: false },
  });
});

test('a processor has no 72 hours of its own: a guide, and what the contract says', () => {
  const filed = aBreach({ data_owner: 'client', client: 'energie' }, { filedAt: SATURDAY, submittedAt: SATURDAY });
  const { times, role, client } = parsed(filed) as { times: object; role: string; client: unknown };
  expect({ times, role, client }).toMatchObject({
    role: 'processor',
    client: { id: 'energie', name: 'Energie & Zonen <Voorbeeld>' },
    times: {
      controller_guide_at: '2026-10-27T09:00:00+01:00',
      contractual_deadline_at: '2026-10-25T09:00:00+01:00',
      rules: { controller_guide_at: { applies: 'guide' }, contractual_deadline_at: { applies: 'certain' } },
    },
  });
  expect(Object.keys(times)).not.toContain('authority_deadline_at');
});

test.each([
  ['both', 'both', 'certain'],
  ['unknown', 'unknown', 'if_processor'],
])('data of %s: the 72 hours if the organisation is the controller', (data_owner, role, contract) => {
  expect(parsed(aBreach({ data_owner, client: 'energie' }))).toMatchObject({
    role,
    times: {
      rules: { authority_deadline_at: { applies: 'if_controller' }, contractual_deadline_at: { applies: contract } },
    },
  });
});

test('a client that is not on the list has no name', () => {
  expect(parsed(aBreach({ data_owner: 'client', client: 'other' }))).toMatchObject({
    client: { id: 'other', name: null },
  });
});

test('what was asked and not answered is null, what nobody knows is unknown, several are an array', () => {
  const filed = aBreach();
  const [, , , , empty, answered] = stagesOf(filed);
  const questions = ['ongoing', 'data_types', 'number_of_people', 'occurred_at', 'site', 'callback'];
  const of = (one: typeof empty) => {
    const answers = parsed(one ?? filed).answers as Record<string, unknown>;
    return Object.fromEntries(questions.map((id) => [id, answers[id]]));
  };
  expect(of(empty)).toEqual(Object.fromEntries(questions.map((id) => [id, null])));
  expect(of(answered)).toEqual({
    ongoing: 'ongoing',
    data_types: ['contact', 'national_number', 'vulnerable_people'],
    number_of_people: 'unknown',
    occurred_at: 'unknown',
    site: 'home',
    callback: null,
  });
  expect(Object.keys(parsed(filed).answers)).not.toContain('ongoing');
  expect(parsed(answered ?? filed)).toMatchObject({
    hints: { severity: { data_context: 4, identification: 1, score: 4.5, band: 'very_high' }, national_number: 'yes' },
  });
});

test('what is missing is what the mail still asks, line by line', () => {
  const late = new Date('2026-11-28T08:00:00Z');
  const breaches = [
    ...CASES.filter(({ kind }) => kind === 'breach'),
    aBreach({ discovered_at: 'earlier', discovered_at_on: '2026-11-20' }, { filedAt: late, submittedAt: late }),
  ];
  const lists = breaches.map((filed) => {
    const mail = compose(filed);
    const { missing } = JSON.parse(mail.attachments[0]?.content ?? '') as { missing: string[] };
    return [missing.length, section(mail, 'Nog te weten voor een melding').length];
  });
  expect(lists.filter(([machine, people]) => machine !== people)).toEqual([]);
  expect(new Set(lists.flat()).size).toBeGreaterThan(3);
});

test('what was told is missing no more, and a processor owes no reasons for a delay', () => {
  const missing = (filed: typeof whole) => (parsed(filed) as { missing?: string[] }).missing;
  const whole = aBreach();
  const [, , , , , answered] = stagesOf(whole);
  expect(missing(answered ?? whole)).toEqual([
    'started_at',
    'people_categories',
    'number_of_people',
    'number_of_records',
    'dpo_name',
    'consequences',
    'measures',
  ]);
  const afterwards = { filedAt: new Date('2026-11-28T08:00:00Z'), submittedAt: new Date('2026-11-28T08:00:00Z') };
  const long = { discovered_at: 'earlier', discovered_at_on: '2026-11-20', discovered_at_time: '10:00' };
  expect(missing(aBreach(long, afterwards))).toContain('delay');
  expect(missing(aBreach({ ...long, data_owner: 'client', client: 'energie' }, afterwards))).not.toContain('delay');
  expect(missing(aRequest())).toBeUndefined();
});

test.each([
  ['misdirected_mail', ['C']],
  ['lost_or_stolen', ['C', 'A']],
  ['lost_or_altered_data', ['I', 'A']],
  ['reported_by_partner', []],
  ['unknown', []],
])('with the cause %s the data lost %j', (cause, cia) => {
  expect(parsed(aBreach({ cause }))).toMatchObject({ nature: { cia } });
});

test('the letters of the nature are the kinds of breach in DPV', () => {
  const TERMS: Readonly<Record<string, string>> = {
    C: 'eu-gdpr:ConfidentialityBreach',
    I: 'eu-gdpr:IntegrityBreach',
    A: 'eu-gdpr:AvailabilityBreach',
  };
  const differing = CASES.filter(({ kind }) => kind === 'breach').filter((filed) => {
    const { nature, '@type': types } = parsed(filed) as { nature: { cia: string[] }; '@type': string[] };
    const kinds = types.filter((type) => Object.values(TERMS).includes(type));
    return nature.cia.map((letter) => TERMS[letter]).join() !== kinds.join();
  });
  expect(differing).toEqual([]);
});

test('the number of records is nobody asked, so it is null', () => {
  const records = CASES.filter(({ kind }) => kind === 'breach').map((filed) => parsed(filed) as { records?: unknown });
  expect(new Set(records.map((one) => one.records))).toEqual(new Set([null]));
});

test('the entity of the group is the one that an answer names, with its name on the list', () => {
  const entityOf = (filed: ReturnType<typeof aBreach>, entity: string) =>
    parsed({ ...filed, answers: { ...filed.answers, entity } });
  for (const filed of [aBreach(), aRequest()]) {
    expect(parsed(filed)).toMatchObject({ entity: null });
    expect(entityOf(filed, 'unknown')).toMatchObject({ entity: null });
    expect(entityOf(filed, 'vg_holding')).toMatchObject({ entity: { id: 'vg_holding', name: 'VG Holding nv' } });
    expect(entityOf(filed, 'sold_since')).toMatchObject({ entity: { id: 'sold_since', name: null } });
  }
});

test.each(LANGUAGES)('the mail in %s shows the beginning of the hash that the attachment holds whole', (language) => {
  for (const filed of [aBreach(), aRequest(), aQuestion()]) {
    const mail = compose(filed, { language, policySha256: '0123456789abcdef'.repeat(4) });
    const provenance = section(mail, headings(mail).at(-1) ?? '').join('\n');
    expect(provenance).toMatch(/SHA-256 0123456789ab….* 20\/11\/2026 16:43/);
    expect(provenance).not.toContain('0123456789abc');
    expect(JSON.parse(mail.attachments[0]?.content ?? '')).toMatchObject({
      provenance: { policy_sha256: '0123456789abcdef'.repeat(4) },
    });
  }
});

test('a request to the organisation: a month, the safe date, and what an extension would give', () => {
  const filedAt = new Date('2026-11-25T10:00:00Z');
  expect(parsed(aRequest({}, { filedAt, submittedAt: filedAt })).times).toEqual({
    timezone: 'Europe/Brussels',
    filed_at: '2026-11-25T11:00:00+01:00',
    submitted_at: '2026-11-25T11:00:00+01:00',
    received_at: '2026-11-25T11:00:00+01:00',
    received_on: '2026-11-25',
    received_basis: 'stated',
    answer_due_on: '2026-12-28',
    answer_safe_on: '2026-12-25',
    answer_extended_due_on: '2027-02-25',
    rules: {
      answer_due_on: {
        counted: 'received_on + 1 calendar months, then the next working day',
        applies: 'certain',
        source: expect.stringContaining('Art. 12(3)') as unknown,
      },
      answer_extended_due_on: {
        counted: 'received_on + 3 calendar months, then the next working day',
        applies: 'certain',
        source: expect.stringContaining('Art. 12(3)') as unknown,
      },
    },
  });
});

test('a request to a client has no deadline of the organisation: it is passed on, on a working day', () => {
  const filed = aRequest({ data_owner: 'client', client: 'telecom' }, { filedAt: SATURDAY, submittedAt: SATURDAY });
  const { times } = parsed(filed);
  expect(times).toMatchObject({ pass_on_on: '2026-10-26', controller_guide_on: '2026-11-24' });
  expect(Object.keys(times)).not.toContain('answer_due_on');
});

test('a question holds its day, when there is one', () => {
  const dated = aQuestion({ urgency: 'by_day', needed_by: '2026-12-04' });
  expect(parsed(dated).times).toMatchObject({ needed_on: '2026-12-04' });
  expect(parsed(aQuestion()).times).toEqual({
    timezone: 'Europe/Brussels',
    filed_at: '2026-11-20T16:43:12+01:00',
    submitted_at: '2026-11-20T16:43:12+01:00',
  });
});

test('later versions hold what was added, and that withdrawal is asked', () => {
  const [filed, added, withdrawn, withReason] = stagesOf(aRequest());
  const shown = [filed, added, withdrawn, withReason].map((one) => {
    const { version, stage, additions, withdrawal, times } = parsed(one ?? aRequest());
    return { version, stage, added: additions.map(({ at }) => at), withdrawal, at: times.submitted_at };
  });
  const at = '2026-11-20T17:43:12+01:00';
  expect(shown).toEqual([
    { version: 1, stage: 'filed', added: [], withdrawal: null, at: '2026-11-20T16:43:12+01:00' },
    { version: 2, stage: 'addition', added: [at], withdrawal: null, at },
    { version: 2, stage: 'withdrawal', added: [], withdrawal: { reason: null }, at },
    { version: 2, stage: 'withdrawal', added: [], withdrawal: { reason: 'Het was een vergissing' }, at },
  ]);
});

test('a confidential report holds its reporter nowhere, also not in what was written', () => {
  const description = 'Ik, Nele Voorbeeld (nele.voorbeeld@example.test), stuurde het naar de verkeerde';
  const [filed, ...later] = stagesOf(aBreach({ confidential: 'yes', description }));
  const signed = {
    ...(later[0] ?? aBreach()),
    additions: [{ version: 2, at: SATURDAY, text: 'Groeten, NELE VOORBEELD' }],
  };
  const versions = [filed ?? aBreach(), ...later, signed].map(json);
  const named = ['nele', 'voorbeeld@', 'nele.voorbeeld', NELE.userId, NELE.tenantId, 'teams'];
  expect(versions.flatMap((text) => named.filter((name) => text.toLowerCase().includes(name)))).toEqual([]);
  expect(versions[0]).toContain('stuurde het naar de verkeerde');
  // The same search finds the reporter of a report that is not confidential.
  expect(json(aBreach({ description })).toLowerCase()).toContain('nele.voorbeeld');
});

test('an unknown answer is shown as unknown in every case', () => {
  const missing = CASES.filter(({ answers }) => Object.values(answers).includes('unknown')).flatMap((filed) => {
    const shown = parsed(filed).answers as Record<string, unknown>;
    return Object.entries(filed.answers)
      .filter(([id, answer]) => answer === 'unknown' && ![shown[id]].flat().includes('unknown'))
      .map(([id]) => id);
  });
  expect(missing).toEqual([]);
});
