import { concernsMoreThan100, hasSpecialCategories, malice, severityHint } from '../../src/cases/severity';
import type { Answers } from '../../src/dialogs/definition';

const LAPTOP: Answers = {
  cause: 'lost_or_stolen',
  theft: 'stolen',
  medium: 'device',
  data_types: 'contact,financial',
  protection: 'encrypted',
  recoverable: 'no',
};

test.each<[string, Answers, number, string]>([
  [
    "a customer's invoice to a stranger",
    { cause: 'misdirected_mail', data_types: 'contact,financial', recipient: 'stranger' },
    2.75,
    'medium',
  ],
  [
    'a health file to a trusted colleague',
    { cause: 'misdirected_mail', data_types: 'contact,birth_date,health', recipient: 'trusted' },
    4.25,
    'very_high',
  ],
  ['a stolen laptop, encrypted', LAPTOP, 1.75, 'low'],
  [
    'an impostor at the contact centre',
    { cause: 'wrong_caller', data_types: 'contact,national_number', recipient: 'stranger' },
    4.25,
    'very_high',
  ],
])('%s', (_, answers, score, band) => {
  expect(severityHint(answers)).toMatchObject({ score, band });
});

test.each<[string, Answers, [number, number, number]]>([
  [
    'a customer number alone',
    { cause: 'published', data_types: 'customer_number', recipient: 'everyone' },
    [1, 0.5, 0.5],
  ],
  ['a recording', { cause: 'misdirected_mail', data_types: 'call_recording', recipient: 'trusted' }, [2, 1, 0.25]],
  ['children add one', { cause: 'misdirected_mail', data_types: 'contact,vulnerable_people' }, [2, 0.75, 0.25]],
  ['never above four', { cause: 'misdirected_mail', data_types: 'health,vulnerable_people' }, [4, 0.75, 0.25]],
  ['found with nobody', { cause: 'misdirected_mail', data_types: 'contact', recipient: 'nobody' }, [1, 0.75, 0]],
  [
    'the wrong caller, but a trusted one',
    { cause: 'wrong_caller', data_types: 'contact', recipient: 'trusted' },
    [1, 0.75, 0.25],
  ],
  ['phishing', { cause: 'phishing', data_types: 'credentials' }, [3, 0.75, 0.75]],
  [
    'gone, with a backup',
    { cause: 'lost_or_altered_data', data_types: 'contact', recoverable: 'yes' },
    [1, 0.75, 0.75],
  ],
  ['gone for good', { cause: 'lost_or_altered_data', data_types: 'contact', recoverable: 'no' }, [1, 0.75, 1]],
])('%s', (_, answers, [dataContext, identification, circumstances]) => {
  expect(severityHint(answers)).toEqual({
    dataContext,
    identification,
    circumstances,
    score: dataContext * identification + circumstances,
    band: expect.any(String) as string,
  });
});

test.each(['', 'unknown'])('without a kind of data (%j) there is no score', (data_types) => {
  expect(severityHint({ cause: 'phishing', data_types })).toBeUndefined();
});

test('what is not known is not no', () => {
  expect([hasSpecialCategories({}), hasSpecialCategories({ data_types: 'unknown' })]).toEqual(['unknown', 'unknown']);
  expect([
    hasSpecialCategories({ data_types: 'contact' }),
    hasSpecialCategories({ data_types: 'contact,health' }),
  ]).toEqual(['no', 'yes']);
  expect([{}, { number_of_people: 'up_to_100' }, { number_of_people: 'more' }].map(concernsMoreThan100)).toEqual([
    'unknown',
    'no',
    'yes',
  ]);
  expect([{ cause: 'other' }, { cause: 'lost_or_stolen' }, { cause: 'wrong_caller' }].map(malice)).toEqual([
    'unknown',
    'unknown',
    'assumed',
  ]);
});
