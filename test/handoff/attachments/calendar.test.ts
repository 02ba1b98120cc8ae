import ICAL from 'ical.js';
import { brusselsTime } from '../../../src/cases/calendar';
import type { Case } from '../../../src/cases/case';
import type { Inputs } from '../../../src/dialogs/definition';
import { NELE } from '../../support/filings';
import { LANGUAGES } from '../../../src/texts/language';
import { ORGANISATION } from '../organisation';
import { CASES, FILED_AT, aBreach, aQuestion, aRequest, calendar, stagesOf } from './cases';

type Shown = { readonly clock: string; readonly when: string; readonly alarms: readonly string[] };

/** The file as another program reads it; instants in the time of Brussels. */
function eventsOf(text: string | undefined): ICAL.Event[] {
  if (text === undefined) return [];
  const file = new ICAL.Component(ICAL.parse(text) as unknown[]);
  expect(file.getFirstPropertyValue('method')).toBe('PUBLISH');
  return file.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

function shown(filed: Case): Shown[] {
  return eventsOf(calendar(filed)).map((event) => ({
    clock: event.uid.replace(`${filed.id}-`, '').replace('@example.test', ''),
    when: event.startDate.isDate ? event.startDate.toString() : brusselsTime(event.startDate.toJSDate()),
    alarms: event.component.getAllSubcomponents('valarm').map((alarm) => brusselsTime(alarmAt(alarm, event))),
  }));
}

function alarmAt(alarm: ICAL.Component, event: ICAL.Event): Date {
  const trigger = alarm.getFirstPropertyValue('trigger');
  if (trigger instanceof ICAL.Time) return trigger.toJSDate();
  const at = event.startDate.clone();
  at.addDuration(trigger as ICAL.Duration);
  return at.toJSDate();
}

const filedOn = (at: string) => ({ filedAt: new Date(at), submittedAt: new Date(at) });

test.each([
  [
    'winter time begins',
    '2026-10-24T10:00:00+02:00',
    '2026-10-27T09:00:00+01:00',
    [
      '2026-10-25T09:00:00+01:00',
      '2026-10-26T09:00:00+01:00',
      '2026-10-26T21:00:00+01:00',
      '2026-10-27T07:00:00+01:00',
    ],
  ],
  [
    'summer time begins',
    '2027-03-27T10:00:00+01:00',
    '2027-03-30T11:00:00+02:00',
    [
      '2027-03-28T11:00:00+02:00',
      '2027-03-29T11:00:00+02:00',
      '2027-03-29T23:00:00+02:00',
      '2027-03-30T09:00:00+02:00',
    ],
  ],
])('the 72 hours and their alarms are hours also when %s', (_, at, when, alarms) => {
  expect(shown(aBreach({}, filedOn(at)))).toEqual([{ clock: 'authority_deadline', when, alarms }]);
});

test.each([
  [
    'winter time begins',
    '2026-09-29T10:00:00Z',
    '2026-10-29',
    '2026-10-22T09:00:00+02:00',
    '2026-10-27T09:00:00+01:00',
  ],
  [
    'summer time begins',
    '2027-02-26T10:00:00Z',
    '2027-03-26',
    '2027-03-19T09:00:00+01:00',
    '2027-03-24T09:00:00+01:00',
  ],
  ['summer time began', '2027-02-28T10:00:00Z', '2027-03-30', '2027-03-23T09:00:00+01:00', '2027-03-28T09:00:00+02:00'],
])('the alarms of a request are at nine in Brussels also when %s', (_, at, when, first, second) => {
  const [due] = shown(aRequest({}, filedOn(at)));
  expect(due).toEqual({ clock: 'answer_due', when, alarms: [first, second] });
});

test('the safe date is there when it is another than the last day', () => {
  const clocks = (at: string) => shown(aRequest({}, filedOn(at))).map(({ clock, when }) => [clock, when]);
  expect(clocks('2026-11-25T10:00:00Z')).toEqual([
    ['answer_due', '2026-12-28'],
    ['answer_safe', '2026-12-25'],
  ]);
  expect(clocks('2026-11-23T10:00:00Z')).toEqual([['answer_due', '2026-12-23']]);
});

test('a request for a client is passed on the same day, on a Saturday on Monday', () => {
  const inputs = { data_owner: 'client', client: 'telecom' };
  const passOn = (at: string) => shown(aRequest(inputs, filedOn(at)));
  expect(passOn('2026-11-20T10:00:00Z')).toEqual([{ clock: 'pass_on', when: '2026-11-20', alarms: [] }]);
  expect(passOn('2026-11-21T10:00:00Z')).toEqual([{ clock: 'pass_on', when: '2026-11-23', alarms: [] }]);
});

test.each([
  ['ipg', undefined, ['authority_deadline']],
  ['client', 'energie', ['inform_client', 'contractual_deadline']],
  ['client', 'telecom', ['inform_client']],
  ['both', 'energie', ['authority_deadline', 'inform_client', 'contractual_deadline']],
  ['unknown', undefined, ['authority_deadline', 'inform_client']],
])('a breach of data of %s (%s) runs these clocks', (data_owner, client, clocks) => {
  const filed = aBreach({ data_owner, ...(client ? { client } : {}) });
  expect(shown(filed).map(({ clock }) => clock)).toEqual(clocks);
});

test('a client is to be told at once, with the hours of the contract and without 72', () => {
  const filed = aBreach({ data_owner: 'client', client: 'energie' });
  expect(shown(filed)).toEqual([
    { clock: 'inform_client', when: '2026-11-20T16:43:12+01:00', alarms: [] },
    {
      clock: 'contractual_deadline',
      when: '2026-11-21T16:43:12+01:00',
      alarms: ['2026-11-21T04:43:12+01:00', '2026-11-21T14:43:12+01:00'],
    },
  ]);
  expect(calendar(filed)).not.toContain('72');
});

test.each([
  ['both', ['indien VG verantwoordelijke is', 'verwittig Energie & Zonen <Voorbeeld> zonder onredelijke vertraging (']],
  ['unknown', ['indien VG verantwoordelijke is', 'indien VG verwerker is']],
])('data of %s: the summaries say under which condition', (data_owner, marks) => {
  const [first, second] = eventsOf(calendar(aBreach({ data_owner, client: 'energie' })));
  expect(first?.summary).toContain(marks[0]);
  expect(second?.summary).toContain(marks[1]);
});

test('a question with a day has that day, and one that can wait has no file', () => {
  const dated = aQuestion({ urgency: 'by_day', needed_by: '2026-12-04' });
  expect(shown(dated)).toEqual([{ clock: 'needed_by', when: '2026-12-04', alarms: [] }]);
  expect(calendar(aQuestion())).toBeUndefined();
});

test('an alarm that was past when the case came in is left out', () => {
  const inputs = { discovered_at: 'earlier', discovered_at_on: '2026-11-18', discovered_at_time: '12:00' };
  expect(shown(aBreach(inputs))).toEqual([
    {
      clock: 'authority_deadline',
      when: '2026-11-21T12:00:00+01:00',
      alarms: ['2026-11-21T00:00:00+01:00', '2026-11-21T10:00:00+01:00'],
    },
  ]);
});

test('a later version changes the same events', () => {
  const [filed, added] = stagesOf(aBreach({ data_owner: 'both', client: 'energie' }));
  const of = (one = aBreach()) =>
    eventsOf(calendar(one)).map((event) => ({
      uid: event.uid,
      sequence: event.sequence,
      changed: event.component.getFirstPropertyValue('dtstamp')?.toString(),
    }));
  const uids = ['authority_deadline', 'inform_client', 'contractual_deadline'].map(
    (clock) => `00000000-0000-4000-8000-000000000001-${clock}@example.test`,
  );
  expect(of(filed)).toEqual(uids.map((uid) => ({ uid, sequence: 0, changed: '2026-11-20T15:43:12Z' })));
  expect(of(added)).toEqual(uids.map((uid) => ({ uid, sequence: 1, changed: '2026-11-20T16:43:12Z' })));
});

test('an alarm after the beginning of its entry is written with the sign that RFC 5545 allows', () => {
  const text = calendar(aBreach({ data_owner: 'client', client: 'telecom' })) ?? '';
  const triggers = [...text.matchAll(/^TRIGGER[^:]*:(.*)\r$/gm)].map(([, trigger]) => trigger);
  expect(triggers).toEqual(['PT1H', 'PT4H']);
  const all = CASES.flatMap((filed) =>
    [...(calendar(filed) ?? '').matchAll(/^TRIGGER:(.*)\r$/gm)].map(([, one]) => one),
  );
  expect(all.filter((one) => !/^-?PT\d+[HM]$/.test(one ?? ''))).toEqual([]);
});

test('clocks that do not apply any more after a later version are cancelled, and those that move keep their entry', () => {
  const unknown = aBreach({ data_owner: 'both', client: 'energie' });
  const later = (inputs: Inputs): Case => ({
    ...aBreach(inputs),
    version: 2,
    stage: 'breach_details',
    answersBefore: unknown.answers,
  });
  const of = (filed: Case) =>
    eventsOf(calendar(filed)).map(({ uid, summary, component }) => [
      uid.split('-').at(-1)?.split('@')[0],
      component.getFirstPropertyValue('status'),
      component.getAllSubcomponents('valarm').length > 0,
      summary.startsWith('Vervalt: '),
    ]);
  expect(of(later({ data_owner: 'ipg' }))).toEqual([
    ['authority_deadline', 'CONFIRMED', true, false],
    ['inform_client', 'CANCELLED', false, true],
    ['contractual_deadline', 'CANCELLED', false, true],
  ]);
  expect(of(later({ data_owner: 'client', client: 'telecom' }))).toEqual([
    ['inform_client', 'CONFIRMED', true, false],
    ['authority_deadline', 'CANCELLED', false, true],
    ['contractual_deadline', 'CANCELLED', false, true],
  ]);
});

test('a withdrawal that is asked stands in the event, which stays: the DPO decides', () => {
  const [filed, , withdrawn] = stagesOf(aRequest());
  const [[before], [after]] = [filed, withdrawn].map((one) => eventsOf(calendar(one ?? aRequest()))) as [
    ICAL.Event[],
    ICAL.Event[],
  ];
  expect(before?.description).not.toContain('Intrekking gevraagd');
  expect(after?.description).toContain('Intrekking gevraagd');
  expect(after?.component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  expect(String(after?.startDate)).toBe(String(before?.startDate));
});

test('no calendar holds what a person wrote, or who it was', () => {
  const files = CASES.map((filed) => calendar(filed) ?? '').map((text) => text.replace(/\r\n /g, '').toLowerCase());
  const personal = ['nele', 'bram', 'verzonnen', NELE.userId, 'gooi', 'een lijst', 'vergissing', 'nog dit'];
  expect(personal.filter((word) => files.some((text) => text.includes(word)))).toEqual([]);
});

test.each(LANGUAGES)('every case has its calendar in %s, and the same bytes each time', (language) => {
  const files = CASES.map((filed) => calendar(filed, ORGANISATION, language));
  expect(files).toEqual(CASES.map((filed) => calendar({ ...filed }, ORGANISATION, language)));
  expect(files.filter((text) => text?.includes('{{'))).toEqual([]);
  expect(files.flatMap(eventsOf).length).toBeGreaterThan(200);
});

test('a client named with signs of the format is shown as it is named', () => {
  const named = { id: 'energie', name: 'Energie; Gas, Water \\ 🚨', aliases: [], campaigns: [] };
  const filed = aBreach({ data_owner: 'client', client: 'energie' }, { filedAt: FILED_AT });
  const [event] = eventsOf(calendar(filed, { ...ORGANISATION, clients: [named] }));
  expect(event?.summary).toContain('verwittig Energie; Gas, Water \\ 🚨 zonder');
});
