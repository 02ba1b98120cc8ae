import { breachClock } from '../../src/cases/breach-clock';
import { requestClock } from '../../src/cases/request-clock';
import { law, NOW, organisation } from '../support/assistant';
import { ALARM } from '../support/filling-in';

test.each([
  ['2026-03-05', '2026-04-07', '2026-06-05'],
  ['2026-08-31', '2026-09-30', '2026-11-30'],
  ['2026-10-31', '2026-11-30', '2027-02-01'],
  ['2026-11-23', '2026-12-23', '2027-02-23'],
  ['2026-11-25', '2026-12-28', '2027-02-25'],
  ['2026-12-01', '2027-01-04', '2027-03-01'],
  ['2027-01-29', '2027-03-01', '2027-04-29'],
  ['2027-02-28', '2027-03-30', '2027-05-28'],
  ['2027-03-31', '2027-04-30', '2027-06-30'],
  ['2027-04-06', '2027-05-07', '2027-07-06'],
  ['2027-04-17', '2027-05-18', '2027-07-19'],
  ['2027-06-21', '2027-07-22', '2027-09-21'],
])('3. a request received on %s is due on %s, extended on %s', (received, dueOn, extendedDueOn) => {
  expect(requestClock({ received, submittedAt: NOW }, law)).toMatchObject({ dueOn, extendedDueOn });
});

test.each([
  ['2026-11-20T16:40:00+01:00', '2026-11-23T15:40:00.000Z'],
  ['2026-10-24T10:00:00+02:00', '2026-10-27T08:00:00.000Z'],
  ['2027-03-27T10:00:00+01:00', '2027-03-30T09:00:00.000Z'],
])('3. an incident noticed at %s has its 72 hours until %s', (discovered_at, deadline) => {
  const clock = breachClock({ ...ALARM, discovered_at }, new Date(discovered_at), organisation.clients, law);
  expect(JSON.stringify(clock)).toContain(deadline);
});
