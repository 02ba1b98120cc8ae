import { brusselsCalendar } from '../../src/cases/calendar';
import { dialogs } from '../../src/dialogs';
import { checkDialog } from '../../src/dialogs/check';
import type { DialogId, Inputs } from '../../src/dialogs/definition';
import { NOW } from '../support/assistant';

const context = {
  calendar: brusselsCalendar(NOW),
  clientIds: ['voorbeeld_energie'],
  listedIds: { entities: [], sites: ['leuven'] },
};
const good: Inputs = {
  cause: 'phishing',
  discovered_at: 'now',
  data_owner: 'ipg',
  description: 'Op een link geklikt.',
  confidential: 'no',
};
const problemsOf = (inputs: Inputs, dialog: DialogId = 'breach') => {
  const checked = checkDialog(dialogs[dialog], inputs, context);
  return 'problems' in checked ? checked.problems : {};
};

test('a complete alarm has no problems', () => {
  expect(problemsOf(good)).toEqual({});
});

test.each<[string, Inputs, object]>([
  ['nothing filled in stops at the first page', {}, { cause: { code: 'required' } }],
  ['an option that does not exist', { ...good, cause: 'aliens' }, { cause: { code: 'not_an_option' } }],
  ['white space is no description', { ...good, description: ' \n\t ' }, { description: { code: 'required' } }],
  [
    'four characters are too few',
    { ...good, description: ' oeps ' },
    { description: { code: 'too_short', params: { min: 5 } } },
  ],
  [
    '801 characters are too many',
    { ...good, description: 'a'.repeat(801) },
    { description: { code: 'too_long', params: { max: 800, length: 801 } } },
  ],
  ['an earlier day needs its day', { ...good, discovered_at: 'earlier' }, { discovered_at_on: { code: 'required' } }],
  [
    'a day that does not exist',
    { ...good, discovered_at: 'earlier', discovered_at_on: '2026-02-30' },
    { discovered_at_on: { code: 'not_a_day' } },
  ],
  [
    'tomorrow',
    { ...good, discovered_at: 'earlier', discovered_at_on: '2026-11-21' },
    { discovered_at_on: { code: 'in_the_future' } },
  ],
  [
    'later today',
    { ...good, discovered_at: 'today', discovered_at_time: '16:44' },
    { discovered_at_time: { code: 'in_the_future' } },
  ],
  [
    'an hour that does not exist',
    { ...good, discovered_at: 'today', discovered_at_time: '25:00' },
    { discovered_at_time: { code: 'not_a_time' } },
  ],
  [
    'a client that is not on the list',
    { ...good, data_owner: 'client', client: 'nobody' },
    { client: { code: 'not_an_option' } },
  ],
])('%s is refused at its field', (_, inputs, problems) => {
  expect(problemsOf(inputs)).toEqual(problems);
});

test('800 characters count as people count them, emoji as one', () => {
  expect(problemsOf({ ...good, description: '🚨'.repeat(800) })).toEqual({});
});

test.each<[string, Inputs, string]>([
  ['a client, although the data are ours', { client: 'voorbeeld_energie' }, 'client'],
  ['a day, although it was just now', { discovered_at_on: '2026-11-18' }, 'discovered_at_on'],
  ['an hour, although it was just now', { discovered_at_time: '08:00' }, 'discovered_at_time'],
  ['a day, although it is not known', { discovered_at: 'unknown', discovered_at_on: '2026-11-18' }, 'discovered_at_on'],
  [
    'another day, although it was today',
    { discovered_at: 'today', discovered_at_on: '2026-11-18' },
    'discovered_at_on',
  ],
])('%s, is asked again instead of dropped', (_, inputs, at) => {
  expect(problemsOf({ ...good, ...inputs })).toEqual({ [at]: { code: 'contradicts' } });
});

test('a client that is not known says nothing against data of ours', () => {
  expect(checkDialog(dialogs.breach, { ...good, client: 'unknown' }, context)).toEqual({
    answers: { ...good, discovered_at: '2026-11-20T16:43:12+01:00' },
  });
});

test.each([
  ['today without an hour', { discovered_at: 'today' }, '2026-11-20'],
  ['yesterday at an hour', { discovered_at: 'yesterday', discovered_at_time: '23:59' }, '2026-11-19T23:59:00+01:00'],
  [
    'a day in summer',
    { discovered_at: 'earlier', discovered_at_on: '2026-07-21', discovered_at_time: '08:00' },
    '2026-07-21T08:00:00+02:00',
  ],
  ['not known', { discovered_at: 'unknown' }, 'unknown'],
])('%s becomes the moment meant', (_, inputs, discovered_at) => {
  expect(checkDialog(dialogs.breach, { ...good, ...inputs }, context)).toEqual({ answers: { ...good, discovered_at } });
});

describe('a request', () => {
  const self: Inputs = {
    requester_role: 'self',
    reply_language: 'nl',
    rights: 'access',
    request_text: 'Ik wil mijn gegevens zien.',
  };

  test('without the right to send it is a word about the do-not-call list and no request', () => {
    expect(problemsOf({ ...self, rights: 'do_not_call' }, 'dsr')).toEqual({ rights: { code: 'only_information' } });
    const checked = checkDialog(dialogs.dsr, { ...self, rights: 'do_not_call,access' }, context);
    expect('answers' in checked && checked.answers.rights).toBe('access');
  });

  test.each<[string, Inputs, object]>([
    ['everything beside a part', { access_scope: 'messages,everything' }, { access_scope: { code: 'alone' } }],
    ['a right that there is not', { rights: 'access,free_beer' }, { rights: { code: 'not_an_option' } }],
    [
      'no number for the stop of advertising',
      { rights: 'direct_marketing' },
      { marketing_contact: { code: 'required' } },
    ],
    [
      'half a number for the stop of advertising',
      { rights: 'direct_marketing', marketing_contact: '0470 00' },
      { marketing_contact: { code: 'not_a_phone' } },
    ],
    ['whose data, though it is for oneself', { data_owner: 'client' }, { data_owner: { code: 'contradicts' } }],
  ])('%s is refused', (_, inputs, problems) => {
    expect(problemsOf({ ...self, ...inputs }, 'dsr')).toEqual(problems);
  });

  test('what belongs to fields of a page that is no part of it is left out', () => {
    const more = {
      subject_name: 'Jo',
      subject_contact: 'nergens',
      received_at: 'now',
      erasure_part: 'x',
      child_age: 'y',
    };
    expect(checkDialog(dialogs.dsr, { ...self, ...more }, context)).toEqual({ answers: self });
  });
});

test('a question is needed today or later', () => {
  const question = { question: 'Mag dat zomaar?', urgency: 'by_day', publish: 'no' };
  expect(problemsOf({ ...question, needed_by: '2026-11-19' }, 'ask_dpo')).toEqual({
    needed_by: { code: 'in_the_past' },
  });
  expect(problemsOf({ ...question, needed_by: '2026-11-20' }, 'ask_dpo')).toEqual({});
  expect(problemsOf(question, 'ask_dpo')).toEqual({ needed_by: { code: 'required' } });
});

test('a site is one of the list or an extra', () => {
  expect(problemsOf({ site: 'leuven' }, 'breach_details')).toEqual({});
  expect(problemsOf({ site: 'home' }, 'breach_details')).toEqual({});
  expect(problemsOf({ site: 'antwerpen' }, 'breach_details')).toEqual({ site: { code: 'not_an_option' } });
});

test('a number that looks like a national number is asked about, and stays on request', () => {
  const wrong = { ...good, description: 'Het gaat om 85.07.30-033.29' };
  expect(problemsOf(wrong)).toEqual({ description_numbers: { code: 'doubtful_number' } });
  expect(problemsOf({ ...wrong, description_numbers: 'keep' })).toEqual({});
});
