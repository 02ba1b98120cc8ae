import { failureOf } from '../../../src/handoff/outbox/failure';
import { RoadError } from '../../../src/handoff/roads/road';

const reply = (responseCode: number, response = `${responseCode} no`, command = 'DATA') =>
  Object.assign(new Error('refused'), { responseCode, response, command, code: 'EMESSAGE' });

test.each([
  ['the server closes', reply(421), 'away'],
  ['too many connections for all', reply(432), 'away'],
  ['a login that cannot be checked now', reply(454, '454 4.7.0 try later', 'AUTH PLAIN'), 'away'],
  ['a greeting that puts off', reply(451, '451 not now', 'CONN'), 'away'],
  ['a mail system in trouble', reply(451, '451 4.3.2 not accepting', 'MAIL FROM'), 'away'],
  ['greylisting', reply(450, '450 4.2.0 greylisted', 'RCPT TO'), 'later'],
  ['a mailbox that is full', reply(452, '452 4.2.2 full', 'RCPT TO'), 'later'],
  ['an unknown mailbox', reply(550, '550 5.1.1 unknown', 'RCPT TO'), 'refused'],
  ['a refused login', reply(535, '535 5.7.3 no', 'AUTH PLAIN'), 'refused'],
  ['nobody answers', new RoadError('ECONNREFUSED'), 'away'],
  ['a mail that took too long', new RoadError('ETIMEDOUT'), 'away'],
  ['a token server in trouble', new RoadError('http_503'), 'away'],
  ['a token server that is asked too often', new RoadError('http_429', 120_000), 'away'],
  ['a token server that cannot now', new RoadError('temporarily_unavailable'), 'away'],
  ['a token server in passing trouble', new RoadError('AADSTS90033'), 'away'],
  ['a wrong secret', new RoadError('AADSTS7000215'), 'refused'],
  ['an identity without permission', new RoadError('http_403'), 'refused'],
  ['Graph in trouble', new RoadError('graph:503:ServiceUnavailable'), 'away'],
  ['Graph asked too often', new RoadError('graph:429:ApplicationThrottled', 5_000), 'later'],
  ['Graph without permission', new RoadError('graph:403:ErrorAccessDenied'), 'refused'],
])('%s', (_, error, kind) => {
  expect(failureOf(error).kind).toBe(kind);
});

test('how long the server asked to be left alone is passed on', () => {
  expect(failureOf(new RoadError('http_429', 120_000)).retryAfterMs).toBe(120_000);
  expect(failureOf(reply(450)).retryAfterMs).toBe(0);
});
