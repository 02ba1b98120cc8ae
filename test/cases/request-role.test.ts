import { asksMarketingStop, requestRole } from '../../src/cases/request-role';
import type { Answers } from '../../src/dialogs/definition';

test.each<[string, Answers, string]>([
  ['for oneself', { requester_role: 'self' }, 'controller'],
  ["about the organisation's own data", { requester_role: 'other', data_owner: 'ipg' }, 'controller'],
  ['about data of a client', { requester_role: 'other', data_owner: 'client', client: 'x' }, 'processor'],
  ['about data of a client that is not known', { data_owner: 'client', client: 'unknown' }, 'processor'],
  ['of nobody knows whom', { requester_role: 'child', data_owner: 'unknown' }, 'unknown'],
  ['without an answer', {}, 'unknown'],
  [
    "about a member of staff on a client's campaign",
    { data_owner: 'client', subject_category: 'employee' },
    'controller',
  ],
  ['about someone who left', { data_owner: 'client', subject_category: 'former_employee' }, 'controller'],
  ['about an applicant', { data_owner: 'unknown', subject_category: 'applicant' }, 'controller'],
  ["about a client's customer", { data_owner: 'client', subject_category: 'end_customer' }, 'processor'],
])('a request %s: %p is answered by the %s', (_, answers, role) => {
  expect(requestRole(answers)).toBe(role);
});

test('the stop of direct marketing is seen among other rights', () => {
  expect(asksMarketingStop({ rights: 'erasure,direct_marketing' })).toBe(true);
  expect(asksMarketingStop({ rights: 'stop_contact' })).toBe(false);
  expect(asksMarketingStop({})).toBe(false);
});
