import jsonld from 'jsonld';
import { DATA_TERMS } from '../../../src/handoff/attachments/dpv';
import { CASES, aBreach, aQuestion, aRequest, json, stagesOf } from './cases';

const DPV = 'https://w3id.org/dpv#';
const GDPR = 'https://w3id.org/dpv/legal/eu/gdpr#';
const RISK = 'https://w3id.org/dpv/risk#';
const PD = 'https://w3id.org/dpv/pd#';
const DPA_BE = 'https://w3id.org/dpv/legal/be#DPA-BE';

/** Terms of DPV 2.3 (github.com/w3c/dpv, commit f01a55c, folder 2.3) that were looked up one by one. */
const KNOWN = [
  ...'A15 A16 A17 A18 A19 A20 A21 A22 A7-3'.split(' ').map((name) => GDPR + name),
  ...'DataBreach ConfidentialityBreach IntegrityBreach AvailabilityBreach'.split(' ').map((name) => GDPR + name),
  ...'DataSubjectRight RightExerciseActivity hasRight hasRequestStatus RequestInitiated RequestUnfulfilled'
    .split(' ')
    .map((name) => DPV + name),
  DPA_BE,
  ...'ControllerInformed DataSubjectInformed hasStatus hasPersonalData hasAuthority SpecialCategoryPersonalData'
    .split(' ')
    .map((name) => DPV + name),
  ...'TelephoneNumber EmailAddress OfficialID BankAccount Health VoiceCommunicationRecording'
    .split(' ')
    .map((name) => PD + name),
  ...'IncidentSuspected IncidentOngoing IncidentStatusUnknown'.split(' ').map((name) => RISK + name),
  ...'HumanErrors PhishingScam UnauthorisedDataDisclosure UnauthorisedDataAccess DataLoss DataCorruption'
    .split(' ')
    .map((name) => RISK + name),
];

const ALL_DATA = Object.keys(DATA_TERMS).join(',');

/** Expanded with nothing but the context inside the file: looking up another one fails. */
async function expanded(text: string) {
  return jsonld.expand(JSON.parse(text) as jsonld.JsonLdDocument, {
    documentLoader: (url) => Promise.reject(new Error(`Not to be fetched: ${url}`)),
  });
}

test('a breach is one of confidentiality, integrity or availability after its cause, and stays suspected', async () => {
  const byCause: Readonly<Record<string, readonly string[]>> = {
    misdirected_mail: [`${GDPR}ConfidentialityBreach`, `${RISK}HumanErrors`, `${RISK}UnauthorisedDataDisclosure`],
    lost_or_stolen: [`${GDPR}ConfidentialityBreach`, `${GDPR}AvailabilityBreach`, `${RISK}DataLoss`],
    phishing: [`${GDPR}ConfidentialityBreach`, `${RISK}PhishingScam`],
    lost_or_altered_data: [
      `${GDPR}IntegrityBreach`,
      `${GDPR}AvailabilityBreach`,
      `${RISK}DataLoss`,
      `${RISK}DataCorruption`,
    ],
    unknown: [],
  };
  for (const [cause, terms] of Object.entries(byCause)) {
    const filed = aBreach({ cause });
    expect(await expanded(json(filed))).toEqual([
      {
        '@id': `urn:privacyloket:${filed.reference}`,
        '@type': [`${GDPR}DataBreach`, ...terms],
        [`${DPV}hasStatus`]: [{ '@id': `${RISK}IncidentSuspected` }],
        [`${DPV}hasPersonalData`]: [],
        [`${DPV}hasAuthority`]: [{ '@id': DPA_BE }],
      },
    ]);
  }
});

test('that it is going on and who knows of it are statuses', async () => {
  const [, , , , , answered] = stagesOf(aBreach({ cause: 'other', data_owner: 'both' }));
  const [node] = await expanded(json(answered ?? aBreach()));
  expect(node?.[`${DPV}hasStatus`]).toEqual(
    [`${RISK}IncidentSuspected`, `${RISK}IncidentOngoing`, `${DPV}ControllerInformed`, `${DPV}DataSubjectInformed`].map(
      (id) => ({ '@id': id }),
    ),
  );
  const [, , , , , own] = stagesOf(aBreach({ cause: 'other', data_owner: 'ipg' }));
  const [ofOwn] = await expanded(json(own ?? aBreach()));
  expect(ofOwn?.[`${DPV}hasStatus`]).toEqual(
    [`${RISK}IncidentSuspected`, `${RISK}IncidentOngoing`, `${DPV}DataSubjectInformed`].map((id) => ({ '@id': id })),
  );
});

test.each([
  ['ipg', [{ '@id': DPA_BE }]],
  ['both', [{ '@id': DPA_BE }]],
  ['unknown', [{ '@id': DPA_BE }]],
  ['client', []],
])('a breach of data of %s concerns the authority %j', async (data_owner, authorities) => {
  const [node] = await expanded(json(aBreach({ data_owner })));
  expect(node?.[`${DPV}hasAuthority`]).toEqual(authorities);
});

test.each([
  ['access', ['A15']],
  ['portability', ['A20']],
  ['rectification', ['A16', 'A19']],
  ['restriction', ['A18']],
  ['erasure', ['A17']],
  ['objection', ['A21']],
  ['direct_marketing', ['A21']],
  ['stop_contact', ['A21']],
  ['withdraw_consent', ['A7-3']],
  ['automated_decision', ['A22']],
  ['access,objection,direct_marketing', ['A15', 'A21']],
])('the right %s is %j', async (rights, articles) => {
  const filed = aRequest({ rights });
  expect(await expanded(json(filed))).toEqual([
    {
      '@id': `urn:privacyloket:${filed.reference}`,
      '@type': [`${DPV}RightExerciseActivity`],
      [`${DPV}hasRight`]: articles.map((article) => ({ '@id': GDPR + article })),
      [`${DPV}hasRequestStatus`]: [{ '@id': `${DPV}RequestInitiated` }],
    },
  ]);
  expect(JSON.parse(json(filed))).toMatchObject({
    purpose: rights.includes('direct_marketing') ? 'direct_marketing' : null,
  });
});

test('a request of which nobody knows the right is one of a data subject; withdrawn it is not fulfilled', async () => {
  const [, , withdrawn] = stagesOf(aRequest({ rights: 'unsure' }));
  const filed = withdrawn ?? aRequest();
  expect(await expanded(json(filed))).toEqual([
    {
      '@id': `urn:privacyloket:${filed.reference}`,
      '@type': [`${DPV}RightExerciseActivity`],
      [`${DPV}hasRight`]: [{ '@id': `${DPV}DataSubjectRight` }],
      [`${DPV}hasRequestStatus`]: [{ '@id': `${DPV}RequestUnfulfilled` }],
    },
  ]);
});

test('a question is nothing that DPV has a word for', async () => {
  expect(await expanded(json(aQuestion()))).toEqual([]);
});

test('every case expands to terms of DPV and nothing else, and each of them is in use', async () => {
  const found = new Set<string>();
  const breach = aBreach();
  for (const filed of [
    ...CASES,
    { ...breach, answers: { ...breach.answers, ongoing: 'unknown', data_types: ALL_DATA } },
  ]) {
    wordsIn(await expanded(json(filed)))
      .filter((word) => !word.startsWith('urn:privacyloket:'))
      .forEach((word) => found.add(word));
  }
  expect([...found].sort()).toEqual([...KNOWN].sort());
});

/** Names and values, without the keywords of JSON-LD. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(wordsIn);
  return Object.entries(value ?? {}).flatMap(([name, inner]) => [
    ...(name.startsWith('@') ? [] : [name]),
    ...wordsIn(inner),
  ]);
}
