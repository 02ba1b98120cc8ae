import { brusselsCalendar } from '../../src/cases/calendar';
import { dialogs } from '../../src/dialogs';
import type { Inputs } from '../../src/dialogs/definition';
import { inputsFrom, nextPage, previousPage, reachable, stillAnswered, withFixedMoments } from '../../src/dialogs/flow';
import { pageOf } from '../../src/dialogs/form-for';
import { NOW, organisation } from '../support/assistant';
import { CALLER, SELF } from '../support/filling-in';

const { dsr, breach } = dialogs;
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const context = {
  calendar: brusselsCalendar(NOW),
  clientIds: ids(organisation.clients),
  listedIds: { entities: ids(organisation.entities), sites: ids(organisation.sites) },
};
const next = (page: string, inputs: Inputs, visited: readonly string[] = []) =>
  nextPage(dsr, pageOf(dsr, page), { inputs, visited }, context).id;

test('pages follow each other past those that do not matter', () => {
  expect([next('who', SELF), next('request', SELF), next('follow_up', SELF)]).toEqual([
    'request',
    'follow_up',
    'closing',
  ]);
  expect(next('request', { ...SELF, rights: 'unsure' })).toBe('closing');
  expect(next('request', CALLER)).toBe('person');
  expect(next('closing', CALLER)).toBe('review');
});

test('a page answered before the review was reached is not skipped', () => {
  expect(next('who', CALLER, ['who', 'request', 'person'])).toBe('request');
});

test('after the review, only what is not answered or not right any more comes before it', () => {
  const all = ['who', 'request', 'person', 'follow_up', 'closing', 'review'];
  expect(next('who', CALLER, all)).toBe('review');
  expect(
    next(
      'who',
      CALLER,
      all.filter((id) => id !== 'person'),
    ),
  ).toBe('person');
  expect(next('request', { ...CALLER, rights: 'direct_marketing' }, all)).toBe('follow_up');
  expect(next('request', { ...CALLER, subject_contact: 'nergens' }, all)).toBe('person');
});

test('back goes to the page before that matters', () => {
  const back = (page: string, inputs: Inputs) => previousPage(dsr, pageOf(dsr, page), inputs).id;
  expect([back('who', SELF), back('follow_up', SELF), back('follow_up', CALLER)]).toEqual(['who', 'request', 'person']);
});

test('a page that does not matter cannot be reached', () => {
  expect(reachable(dsr, pageOf(dsr, 'person'), SELF).id).toBe('who');
  expect(reachable(dsr, pageOf(dsr, 'person'), CALLER).id).toBe('person');
});

test.each<[string, Inputs, Inputs, readonly string[]]>([
  [
    'nothing that matters',
    CALLER,
    { ...CALLER, request_text: 'Iets anders' },
    ['who', 'request', 'person', 'follow_up'],
  ],
  ['for a child', CALLER, { ...CALLER, requester_role: 'child' }, ['who', 'request', 'follow_up']],
  ['a right more', CALLER, { ...CALLER, rights: 'access,erasure' }, ['who', 'request', 'person']],
  ['a right less', { ...CALLER, rights: 'access,erasure' }, CALLER, ['who', 'request', 'person', 'follow_up']],
  ['for somebody else', SELF, CALLER, []],
])('%s: pages that ask more than before are not answered any more', (_, before, after, answered) => {
  const still = stillAnswered(dsr, ['who', 'request', 'person', 'follow_up'], before, after);
  if (answered.length > 0) expect(still).toEqual(answered);
  else expect(still).not.toEqual(expect.arrayContaining(['person']));
});

test.each<[string, Inputs, Inputs]>([
  ['now', { m: 'now', discovered_at_time: '08:00' }, { m: 'earlier', on: '2026-11-20', time: '16:43' }],
  ['today', { m: 'today', discovered_at_time: '08:00' }, { m: 'earlier', on: '2026-11-20', time: '08:00' }],
  ['yesterday', { m: 'yesterday' }, { m: 'earlier', on: '2026-11-19' }],
  ['unknown', { m: 'unknown' }, { m: 'unknown' }],
])('%s means the same later', (_, { m, ...others }, fixed) => {
  const inputs = withFixedMoments(breach, { ...(m ? { discovered_at: m } : {}), ...others }, context.calendar);
  const { discovered_at, discovered_at_on, discovered_at_time } = inputs;
  expect({ m: discovered_at, on: discovered_at_on, time: discovered_at_time }).toEqual(fixed);
});

test('now in the hour that comes twice is a moment that can be sent', () => {
  for (const instant of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']) {
    const calendar = brusselsCalendar(new Date(instant));
    const inputs = withFixedMoments(breach, { discovered_at: 'now' }, calendar);
    const at = calendar.instantAt(inputs.discovered_at_on ?? '', inputs.discovered_at_time ?? '');
    expect(at.toISOString()).toBe('2026-10-25T00:30:00.000Z');
  }
});

test('answers become inputs again, moments in their parts', () => {
  const details = dialogs.breach_details;
  if (details.files !== 'version') throw new Error('Details are a version');
  const answers = {
    cause: 'phishing',
    description: 'Geheim',
    occurred_at: '2026-11-19T14:30:00+01:00',
    ongoing: 'stopped',
  };
  expect(inputsFrom(details, answers)).toEqual({
    cause: 'phishing',
    ongoing: 'stopped',
    occurred_at: 'earlier',
    occurred_at_on: '2026-11-19',
    occurred_at_time: '14:30',
  });
  expect(inputsFrom(details, { occurred_at: '2026-11-19' })).toEqual({
    occurred_at: 'earlier',
    occurred_at_on: '2026-11-19',
  });
  expect(inputsFrom(details, { occurred_at: 'unknown' })).toEqual({ occurred_at: 'unknown' });
});
