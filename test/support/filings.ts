import type { Filing, Person } from '../../src/cases/case';

export const NELE: Person = {
  channel: 'teams',
  tenantId: '00000000-0000-0000-0000-00000000fa4e',
  userId: '00000000-0000-0000-0000-0000000000aa',
  name: 'Nele Voorbeeld',
  email: 'nele.voorbeeld@example.test',
};

export const BREACH: Filing = {
  submissionId: 'submission-1',
  dialog: 'breach',
  prefix: 'INC',
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
};

export const QUESTION: Filing = {
  submissionId: 'submission-2',
  dialog: 'ask_dpo',
  prefix: 'VRG',
  language: 'fr',
  reporter: NELE,
  answers: { question: 'Combien de temps gardez-vous les candidatures ?' },
  receiptPlace: { channel: 'teams', address: '{"conversation":"gesprek-fake"}' },
};
