import { breachClock } from '../../src/cases/breach-clock';
import { brusselsTime } from '../../src/cases/calendar';
import type { ClientEntry } from '../../src/cases/organisation';
import type { Law } from '../../src/cases/law';
import type { Answers } from '../../src/dialogs/definition';
import { law } from './shipped-law';

const ENERGIE: ClientEntry = { id: 'energie', name: 'Energie Voorbeeld', aliases: [], campaigns: [], breach_hours: 24 };
const TELECOM: ClientEntry = { id: 'telecom', name: 'Telecom Voorbeeld', aliases: [], campaigns: [] };
const SUBMITTED = new Date('2026-11-20T15:43:12Z');

const clockOf = (answers: Answers, submittedAt = SUBMITTED, of: Law = law) =>
  breachClock(answers, submittedAt, [ENERGIE, TELECOM], of);

describe('72 hours after awareness, to the minute', () => {
  test.each([
    ['over a weekend', '2026-11-20T16:40:00+01:00', '2026-11-23T16:40:00+01:00'],
    ['over the end of summer time', '2026-10-24T10:00:00+02:00', '2026-10-27T09:00:00+01:00'],
    ['over its beginning', '2027-03-27T10:00:00+01:00', '2027-03-30T11:00:00+02:00'],
  ])('%s', (_, awareAt, deadlineAt) => {
    expect(clockOf({ data_owner: 'ipg', discovered_at: awareAt })).toEqual({
      role: 'controller',
      awareAt: new Date(awareAt),
      basis: 'stated',
      controllerDeadlineAt: new Date(deadlineAt),
    });
  });
});

describe('72 hours, never an hour more or less by the wall clock of a change', () => {
  const HOUR_MS = 3_600_000;

  test.each([
    ['2026-03-28T10:00:00+01:00', '2026-03-31T11:00:00+02:00'],
    ['2026-10-24T10:00:00+02:00', '2026-10-27T09:00:00+01:00'],
    ['2027-03-27T10:00:00+01:00', '2027-03-30T11:00:00+02:00'],
    ['2027-10-30T10:00:00+02:00', '2027-11-02T09:00:00+01:00'],
    ['2028-03-25T10:00:00+01:00', '2028-03-28T11:00:00+02:00'],
    ['2028-10-28T10:00:00+02:00', '2028-10-31T09:00:00+01:00'],
    ['2029-03-24T10:00:00+01:00', '2029-03-27T11:00:00+02:00'],
    ['2029-10-27T10:00:00+02:00', '2029-10-30T09:00:00+01:00'],
    ['2030-03-30T10:00:00+01:00', '2030-04-02T11:00:00+02:00'],
    ['2030-10-26T10:00:00+02:00', '2030-10-29T09:00:00+01:00'],
  ])('from %s until %s, and from every quarter of an hour around', (aware, deadline) => {
    const { controllerDeadlineAt } = clockOf({ discovered_at: aware });
    expect(brusselsTime(controllerDeadlineAt)).toBe(deadline);
    for (let quarter = -4 * 96; quarter <= 4 * 96; quarter++) {
      const awareAt = new Date(Date.parse(aware) + (quarter * HOUR_MS) / 4);
      const clock = clockOf({ discovered_at: brusselsTime(awareAt) });
      expect(clock.controllerDeadlineAt.getTime() - awareAt.getTime()).toBe(72 * HOUR_MS);
    }
  });
});

test('the hours are those of the law', () => {
  const proposed = { ...law, breach_notification: { ...law.breach_notification, hours: 96 } };
  expect(clockOf({ discovered_at: '2026-11-20T16:40:00+01:00' }, SUBMITTED, proposed).controllerDeadlineAt).toEqual(
    new Date('2026-11-24T16:40:00+01:00'),
  );
});

describe('awareness, taken strictly', () => {
  test('a day without an hour counts from its first instant in Brussels', () => {
    expect(clockOf({ data_owner: 'ipg', discovered_at: '2026-11-19' })).toEqual({
      role: 'controller',
      awareAt: new Date('2026-11-18T23:00:00Z'),
      basis: 'start_of_day',
      controllerDeadlineAt: new Date('2026-11-21T23:00:00Z'),
    });
    expect(clockOf({ discovered_at: '2026-07-01' }).awareAt).toEqual(new Date('2026-06-30T22:00:00Z'));
  });

  test.each([['unknown'], [undefined]])('%s counts from the report', (discovered) => {
    const answers: Answers = { data_owner: 'ipg', ...(discovered ? { discovered_at: discovered } : {}) };
    expect(clockOf(answers)).toEqual({
      role: 'controller',
      awareAt: SUBMITTED,
      basis: 'reported',
      controllerDeadlineAt: new Date('2026-11-23T15:43:12Z'),
    });
  });
});

describe('the contract with the client', () => {
  const discovered_at = '2026-11-20T16:40:00+01:00';
  const common = {
    awareAt: new Date(discovered_at),
    basis: 'stated',
    controllerDeadlineAt: new Date('2026-11-23T16:40:00+01:00'),
  };

  test('its hours count from awareness too', () => {
    expect(clockOf({ data_owner: 'client', client: 'energie', discovered_at })).toEqual({
      ...common,
      role: 'processor',
      client: ENERGIE,
      contractualDeadlineAt: new Date('2026-11-21T16:40:00+01:00'),
    });
  });

  test('a client without hours on the list gets none', () => {
    expect(clockOf({ data_owner: 'both', client: 'telecom', discovered_at })).toEqual({
      ...common,
      role: 'both',
      client: TELECOM,
    });
  });

  test.each(['other', 'unknown'])('client %s is none of the list', (client) => {
    expect(clockOf({ data_owner: 'client', client, discovered_at })).toEqual({ ...common, role: 'processor' });
  });
});

test.each([
  ['ipg', 'controller'],
  ['client', 'processor'],
  ['both', 'both'],
  ['unknown', 'unknown'],
  [undefined, 'unknown'],
  ['anything', 'unknown'],
])('data of %s make the organisation %s', (owner, role) => {
  expect(clockOf(owner ? { data_owner: owner } : {}).role).toBe(role);
});
