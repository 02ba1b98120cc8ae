import { subjectsOf } from '../../src/cases/subjects';
import type { Answers } from '../../src/dialogs/definition';
import { NELE, OMAR } from '../support/filings';

const answers: Answers = {
  requester_role: 'other',
  rights: 'erasure',
  subject_name: 'Zoë Verzonnen',
  subject_contact: 'zoe@example.test',
  client: 'telecom',
};
const subjects = (more: Answers = {}, reporter = NELE) => subjectsOf('dsr', { ...answers, ...more }, reporter);
const shared = (one: Answers, other: Answers) => {
  const [a, b] = [one, other].map((more) => subjects(more).map((parts) => JSON.stringify(parts)));
  return (a ?? []).some((subject) => b?.includes(subject));
};

test('a request has a subject for each right, by contact and by name at the client', () => {
  expect(subjects({ rights: 'access,erasure' })).toEqual([
    ['access', 'contact', 'zoe@example.test'],
    ['access', 'name', 'zoe verzonnen', 'telecom'],
    ['erasure', 'contact', 'zoe@example.test'],
    ['erasure', 'name', 'zoe verzonnen', 'telecom'],
  ]);
});

test('only requests have subjects', () => {
  expect(subjectsOf('breach', answers, NELE)).toEqual([]);
  expect(subjectsOf('ask_dpo', answers, NELE)).toEqual([]);
});

test('for oneself the subject is the account, whatever else was filled in before', () => {
  const self = subjects({ requester_role: 'self' });
  expect(self).toEqual([['erasure', 'person', NELE.channel, NELE.tenantId, NELE.userId]]);
  expect(subjects({ requester_role: 'self' }, OMAR)).not.toEqual(self);
});

test.each<[string, Answers, Answers, boolean]>([
  ['a name without its accents', { subject_contact: 'a@example.test' }, { subject_name: 'ZOE  verzonnen ' }, true],
  [
    'a phone number as typed and as filed',
    { subject_contact: '0470 00 00 00' },
    { subject_contact: '+32470000000' },
    true,
  ],
  [
    'an address with other commas',
    { subject_contact: 'Voorbeeldstraat 1, 2000 Antwerpen' },
    { subject_name: 'Zoë V.', subject_contact: 'voorbeeldstraat 1 - 2000 ANTWERPEN' },
    true,
  ],
  [
    'the same name at two clients',
    { subject_contact: 'a@example.test' },
    { subject_contact: 'b@example.test', client: 'energie' },
    false,
  ],
  ['two rights', {}, { rights: 'access' }, false],
  [
    'two addresses that differ in a dot',
    { subject_name: 'A B' },
    { subject_name: 'C D', subject_contact: 'z.oe@example.test' },
    false,
  ],
])('%s', (_, one, other, isSame) => {
  expect(shared(one, other)).toBe(isSame);
});

test('nothing filled in is about nobody', () => {
  expect(subjectsOf('dsr', { requester_role: 'other', rights: 'erasure' }, NELE)).toEqual([]);
  expect(subjectsOf('dsr', {}, NELE)).toEqual([]);
});
