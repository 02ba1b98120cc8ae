import { readContact } from '../../src/dialogs/contact';

test.each([
  ['  Jo.Verzonnen@Example.TEST ', 'jo.verzonnen@example.test'],
  ['jo+privacy@post.example.test', 'jo+privacy@post.example.test'],
  ['0470 00 00 00', '+32470000000'],
  ['0470/00.00.00', '+32470000000'],
  ['03 000 00 00', '+3230000000'],
  ['+32 (0)470 00 00 00', '+32470000000'],
  ['0032 470 00 00 00', '+32470000000'],
  ['+33 6 00 00 00 00', '+33600000000'],
  ['Voorbeeldstraat 1 bus 2, 2000 Antwerpen', 'Voorbeeldstraat 1 bus 2, 2000 Antwerpen'],
])('%s reaches a person as %s', (typed, contact) => {
  expect(readContact(typed)).toEqual({ contact });
});

test.each([
  ['jo@example', 'not_a_contact'],
  ['jo @example.test', 'not_a_contact'],
  ['a@b@example.test', 'not_a_contact'],
  ['@example.test', 'not_a_contact'],
  ['jo@example.test, nobody', 'not_a_contact'],
  ['470 00 00 00', 'not_a_phone'],
  ['0470', 'not_a_phone'],
  ['+32 470 00 00 00 00 00 00', 'not_a_phone'],
  ['bij de balie', 'not_a_contact'],
  ['Straat 1', 'not_a_contact'],
  ['', 'not_a_contact'],
])('%s reaches nobody: %s', (typed, problem) => {
  expect(readContact(typed)).toEqual({ problem });
});

test('several ways to reach the same person stay several', () => {
  expect(readContact('0470 12 34 56 en Jo@example.test')).toEqual({ contact: '+32470123456, jo@example.test' });
  expect(readContact('Voorbeeldstraat 1, 2000 Antwerpen')).toEqual({ contact: 'Voorbeeldstraat 1, 2000 Antwerpen' });
});
