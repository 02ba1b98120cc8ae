import ICAL from 'ical.js';
import { calendarFile } from '../../../src/handoff/attachments/icalendar';
import type { CalendarEvent } from '../../../src/handoff/attachments/icalendar';

const AT = new Date('2026-11-23T15:40:00Z');

function fileOf(event: Partial<CalendarEvent>): string {
  return calendarFile({
    productId: '-//Privacyloket//0.0.0//NL',
    organiser: { name: 'Privacyloket', address: 'privacyloket@example.test' },
    events: [
      {
        uid: 'een@example.test',
        sequence: 0,
        createdAt: AT,
        changedAt: AT,
        when: AT,
        summary: 'Termijn',
        description: '',
        alarmsAt: [],
        ...event,
      },
    ],
  });
}

function readBack(text: string): ICAL.Event {
  const event = new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent');
  if (!event) throw new Error(`No event in:\n${text}`);
  return new ICAL.Event(event);
}

test.each([
  ['commas, semicolons and backslashes', 'Eén, twee; drie \\ vier \\n geen nieuwe regel: "vijf"'],
  ['lines', 'Eerste\nTweede\n\nVierde'],
  ['emoji and accents on long lines', `${'🚨👩‍💻 Ménage, privé; '.repeat(20)}einde`],
  ['what looks like a part of the file', 'END:VEVENT\nBEGIN:VALARM\nTRIGGER:-PT1M'],
])('%s are read back as they were', (_, text) => {
  const event = readBack(fileOf({ summary: text, description: text }));
  expect([event.summary, event.description]).toEqual([text, text]);
});

test.each(['\r\n', '\r', '\u2028', '\u0085', '\v'])('no kind of line break leaves its line (%j)', (lineBreak) => {
  const text = fileOf({ summary: `Een${lineBreak}ATTENDEE:mailto:iemand@example.test` });
  expect(readBack(text).summary).toBe('Een\nATTENDEE:mailto:iemand@example.test');
  expect(text.split('\r\n').filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
});

test('a line holds 75 octets at most, and no character is cut', () => {
  const lines = fileOf({ description: '🚨é–x'.repeat(100) }).split('\r\n');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  // A half of a character does not survive being written.
  expect(lines.map((line) => Buffer.from(line).toString())).toEqual(lines);
  expect(lines.at(-1)).toBe('');
});

test('a whole day ends before the next', () => {
  const event = readBack(fileOf({ when: '2026-12-31' }));
  expect([event.startDate, event.endDate].map(String)).toEqual(['2026-12-31', '2027-01-01']);
  expect(event.startDate.isDate).toBe(true);
});
