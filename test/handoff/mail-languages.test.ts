import { LANGUAGES } from '../../src/texts/language';
import { breach, compose, DETAILS, factsOfHtml, factsOfText, later, question, request } from './compose';

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

const CASES = [
  ...CAUSES.flatMap((cause) =>
    ROLES.flatMap((data_owner) => [
      breach({ cause, data_owner }),
      later(breach({ cause, data_owner, client: 'energie', ...DETAILS, number_of_people: 'more' }), 'breach_details'),
      later(breach({ cause, data_owner, discovered_at: '2026-11-01' }), 'withdrawal'),
    ]),
  ),
  ...['self', 'other', 'child', 'representative', 'unknown'].flatMap((requester_role) =>
    ['ipg', 'client', 'unknown'].flatMap((data_owner) =>
      ['unknown', '2026-11-10', '2026-11-01', '2026-09-01'].map((received_at) =>
        request({ requester_role, data_owner, received_at, client: 'energie', rights: 'direct_marketing,objection' }),
      ),
    ),
  ),
  question(),
];

test.each(LANGUAGES)('every case has every text in %s, the same in HTML and in plain text', (language) => {
  for (const [index, filed] of CASES.entries()) {
    const { subject, text, html } = compose(filed, { language });
    // Reading HTML takes most of the time, and its parts are the same in all of them.
    if (index % 13 === 0) expect(factsOfHtml(html)).toEqual(factsOfText(text));
    expect(`${subject}\n${text}`).not.toMatch(/undefined|null|\{\{|\[object|^[^\n>]*: ?$/m);
    expect(html).toContain(`<html lang="${language}">`);
    expect(subject).not.toMatch(/[\r\n]/);
  }
});

test('Dutch unless told otherwise; the reporter’s words stay as they are', () => {
  expect(compose(breach())).toEqual(compose(breach(), { language: 'nl' }));
  expect(compose(breach(), { language: 'fr' }).text).toContain('> Loonlijst naar de verkeerde klant gestuurd');
});
