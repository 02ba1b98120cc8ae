import type { Case } from '../../../src/cases/case';
import type { Recorded } from '../../../src/cases/recorded';
import { planReminders } from '../../../src/handoff/reminders/plan';
import { law } from '../../cases/shipped-law';
import { REQUEST } from '../../support/filings';
import { breach, question } from '../composing';
import { ORGANISATION } from '../organisation';

const SETTINGS = { law, clients: ORGANISATION.clients, deputyAfterHours: 24 };

function planned(filed: Case, recorded: Pick<Recorded, 'events'> = { events: {} }): string[] {
  return planReminders(filed, recorded, SETTINGS).map(({ name, dueAt }) => `${name} ${dueAt.toISOString()}`);
}

const request = (answers: Case['answers'], filedAt: string): Case => ({
  ...breach(),
  kind: 'dsr',
  answers: { ...REQUEST.answers, ...answers },
  filedAt: new Date(filedAt),
});

test('a breach of own data: 24, 48, 60 and 70 hours after awareness, also over a change of the clock', () => {
  const filedAt = new Date('2026-10-24T08:30:00Z');
  expect(planned(breach({ discovered_at: '2026-10-24T10:00:00+02:00' }, { filedAt }))).toEqual([
    'breach_24h 2026-10-25T08:00:00.000Z',
    'breach_48h 2026-10-26T08:00:00.000Z',
    'breach_60h 2026-10-26T20:00:00.000Z',
    'breach_70h 2026-10-27T06:00:00.000Z',
    'undelivered 2026-10-24T09:30:00.000Z',
    'no_state 2026-10-25T08:30:00.000Z',
  ]);
});

test('a longer period of the law moves the last two', () => {
  const longer = { ...law, breach_notification: { ...law.breach_notification, hours: 96 } };
  const names = planReminders(breach(), { events: {} }, { ...SETTINGS, law: longer }).map(({ name }) => name);
  expect(names).toEqual(['breach_24h', 'breach_48h', 'breach_84h', 'breach_94h', 'undelivered', 'no_state']);
});

test.each([
  ['client', 'energie', ['contract_half 2026-11-21T03:40', 'contract_last 2026-11-21T13:40']],
  ['client', 'telecom', []],
  ['client', 'other', []],
  [
    'both',
    'energie',
    [
      'contract_half 2026-11-21T03:40',
      'contract_last 2026-11-21T13:40',
      'breach_24h 2026-11-21T15:40',
      'breach_48h 2026-11-22T15:40',
      'breach_60h 2026-11-23T03:40',
      'breach_70h 2026-11-23T13:40',
    ],
  ],
])('data of %s, client %s: the contract counts when it is known', (data_owner, client, expected) => {
  const plan = planned(breach({ data_owner, client })).map((line) => line.replace(/:00\.000Z$/, ''));
  expect(plan).toEqual([...expected, 'undelivered 2026-11-20T16:43:12.000Z', 'no_state 2026-11-21T15:43:12.000Z']);
});

test('what was past when it was filed is one reminder, due at once and named after the last', () => {
  const filed = breach({ discovered_at: '2026-11-18T10:00:00+01:00' });
  expect(planned(filed)).toEqual([
    'breach_48h 2026-11-20T15:43:12.000Z',
    'breach_60h 2026-11-20T21:00:00.000Z',
    'breach_70h 2026-11-21T07:00:00.000Z',
    'undelivered 2026-11-20T16:43:12.000Z',
    'no_state 2026-11-21T15:43:12.000Z',
  ]);
  expect(planned(breach({ discovered_at: '2026-11-01T10:00:00+01:00' }))[0]).toBe(
    'breach_70h 2026-11-20T15:43:12.000Z',
  );
});

test('the second part comes two days before the last day and on it, at nine in Brussels', () => {
  const events = { authority_part_1: new Date('2026-10-10T22:30:00Z') };
  expect(planned(breach(), { events }).filter((line) => line.startsWith('second'))).toEqual([
    'second_part_2d 2026-10-30T08:00:00.000Z',
    'second_part 2026-11-01T08:00:00.000Z',
  ]);
});

test('a request: after 7, 14 and 21 days and two days before its last day, and before its extended last day', () => {
  expect(planned(request({ data_owner: 'ipg', received_at: '2026-03-05' }, '2026-03-05T10:00:00Z'))).toEqual([
    'request_t7 2026-03-12T08:00:00.000Z',
    'request_t14 2026-03-19T08:00:00.000Z',
    'request_t21 2026-03-26T08:00:00.000Z',
    'request_2d 2026-04-05T07:00:00.000Z',
    'request_extended_2d 2026-06-03T07:00:00.000Z',
  ]);
  expect(planned(request({ data_owner: 'unknown', received_at: '2026-03-05' }, '2026-03-25T10:00:00Z'))).toEqual([
    'request_t14 2026-03-25T10:00:00.000Z',
    'request_t21 2026-03-26T08:00:00.000Z',
    'request_2d 2026-04-05T07:00:00.000Z',
    'request_extended_2d 2026-06-03T07:00:00.000Z',
  ]);
});

test("a client's request: once, on the next working morning", () => {
  expect(planned(request({ data_owner: 'client' }, '2026-04-03T10:00:00Z'))).toEqual([
    'request_forward 2026-04-07T07:00:00.000Z',
  ]);
});

test('a question has no clock', () => {
  expect(planned(question())).toEqual([]);
});
