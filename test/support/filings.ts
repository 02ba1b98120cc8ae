import type { Filing, Person } from '../../src/cases/case';

export const NELE: Person = {
  channel: 'teams',
  tenantId: '00000000-0000-0000-0000-00000000fa4e',
  userId: '00000000-0000-0000-0000-0000000000aa',
  name: 'Nele Voorbeeld',
  email: 'nele.voorbeeld@example.test',
};

/** A colleague of Nele's on the same platform. */
export const OMAR: Person = {
  ...NELE,
  userId: '00000000-0000-0000-0000-0000000000bb',
  name: 'Omar Fictief',
  email: 'omar.fictief@example.test',
};

export const BREACH: Filing = {
  submissionId: 'submission-1',
  language: 'nl',
  reporter: NELE,
  answers: {
    cause: 'misdirected_mail',
    discovered_at: '2026-11-20T16:40:00+01:00',
    data_owner: 'ipg',
    description: 'Loonlijst naar de verkeerde klant gestuurd',
    confidential: 'no',
  },
  receiptPlace: { channel: 'teams', address: '{"conversation":"gesprek-fake"}', messageId: 'card-fake' },
  files: { as: 'case', kind: 'breach', prefix: 'INC', subjects: [] },
};

export const QUESTION: Filing = {
  submissionId: 'submission-2',
  language: 'fr',
  reporter: NELE,
  answers: { question: 'Combien de temps gardez-vous les candidatures ?' },
  receiptPlace: { channel: 'teams', address: '{"conversation":"gesprek-fake"}' },
  files: { as: 'case', kind: 'ask_dpo', prefix: 'VRG', subjects: [] },
};

export const REQUEST: Filing = {
  submissionId: 'submission-3',
  language: 'nl',
  reporter: NELE,
  answers: {
    requester_role: 'caller',
    data_owner: 'client',
    client: 'telecom',
    rights: 'erasure',
    request_text: 'Gooi al mijn oproepen weg',
    subject_name: 'Bram Verzonnen',
    subject_contact: 'bram.verzonnen@example.test',
  },
  receiptPlace: { channel: 'teams', address: '{"conversation":"gesprek-fake"}', messageId: 'card-fake' },
  files: {
    as: 'case',
    kind: 'dsr',
    prefix: 'DSR',
    subjects: [
      ['erasure', 'contact', 'bram.verzonnen@example.test'],
      ['erasure', 'name', 'bram verzonnen', 'telecom'],
    ],
  },
};

/** More about {@link BREACH}, when that is the first case of the year. */
export const VERSION: Filing = {
  submissionId: 'submission-4',
  language: 'nl',
  reporter: NELE,
  answers: { ongoing: 'stopped', data_types: 'identity,financial' },
  receiptPlace: { channel: 'teams', address: '{"conversation":"gesprek-fake"}', messageId: 'card-fake-2' },
  files: {
    as: 'version',
    reference: 'INC-2026-000001',
    stage: 'breach_details',
    replaces: ['ongoing', 'data_types', 'number_of_people'],
  },
};
