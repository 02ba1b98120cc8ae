import { LANGUAGES } from '../../../src/texts/language';
import { breach, compose, DETAILS, factsOfHtml, factsOfText, later, question, request } from '../composing';

const CAUSES = [
  'misdirected_mail',
  'wrong_caller',
  'lost_or_stolen',
  'phishing',
  'unauthorised_access',
  'snooping',
  'lost_or_altered_data',
  'published',
  'reported_by_partner',
  'other',
  'unknown',
];
const ROLES = ['ipg', 'client', 'both', 'unknown'];

const RECEIVED = ['unknown', '2026-11-10', '2026-11-01', '2026-09-01'];
const REQUESTERS = ['self', 'other', 'child', 'representative', 'unknown'];

const details = (cause: string, data_owner: string) =>
  later(breach({ cause, data_owner, client: 'energie', ...DETAILS, number_of_people: 'more' }), 'breach_details');
const ask = (requester_role: string, data_owner: string, received_at: string) =>
  request({ requester_role, data_owner, received_at, client: 'energie', rights: 'direct_marketing,objection' });

/** Every two answers together of which a text depends on both; what depends on one alone comes with each once. */
const CASES = [
  ...CAUSES.flatMap((cause) => ROLES.map((data_owner) => breach({ cause, data_owner }))),
  ...CAUSES.map((cause) => details(cause, 'both')),
  ...ROLES.map((data_owner) => details('misdirected_mail', data_owner)),
  ...ROLES.map((data_owner) => later(breach({ data_owner, discovered_at: '2026-11-01' }), 'withdrawal')),
  ...REQUESTERS.flatMap((requester) => ['ipg', 'client', 'unknown'].map((owner) => ask(requester, owner, 'unknown'))),
  ...RECEIVED.flatMap((received) => ['ipg', 'client', 'unknown'].map((owner) => ask('other', owner, received))),
  question(),
];

test.each(LANGUAGES)('every case has every text in %s, the same in HTML and in plain text', (language) => {
  for (const [index, filed] of CASES.entries()) {
    const { subject, text, html } = compose(filed, { language });
    // Reading HTML takes most of the time, and its parts are the same in all of them.
    if (index % 7 === 0) expect(factsOfHtml(html)).toEqual(factsOfText(text));
    expect(`${subject}\n${text}`).not.toMatch(/undefined|null|\{\{|\[object|^[^\n>]*: ?$/m);
    expect(html).toContain(`<html lang="${language}">`);
    expect(subject).not.toMatch(/[\r\n]/);
  }
});

test('Dutch unless told otherwise; the reporter’s words stay as they are', () => {
  expect(compose(breach())).toEqual(compose(breach(), { language: 'nl' }));
  expect(compose(breach(), { language: 'fr' }).text).toContain('> Loonlijst naar de verkeerde klant gestuurd');
});
