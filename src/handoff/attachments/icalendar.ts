/** A calendar file of RFC 5545, published as RFC 5546 has it: whoever opens it again updates the same events. */
export type CalendarFile = {
  /** Of the software: `-//Privacyloket//1.0.0//NL`. */
  readonly productId: string;
  /** The mailbox whose events they are. */
  readonly organiser: { readonly name: string; readonly address: string };
  readonly events: readonly [CalendarEvent, ...CalendarEvent[]];
};

export type CalendarEvent = {
  /** The same in every version of the event. */
  readonly uid: string;
  /** Counts the versions, from 0. */
  readonly sequence: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** An instant, or a whole day `YYYY-MM-DD`. */
  readonly when: Date | string;
  readonly summary: string;
  readonly description: string;
  readonly alarmsAt: readonly Date[];
  readonly isCancelled?: true;
};

const DAY_MS = 86_400_000;
/** RFC 5545 §3.1: octets of a line, without its end. */
const LINE_OCTETS = 75;

/** The file, in UTC and in the order given: the same events give the same bytes. Lines end in CRLF. */
export function calendarFile({ productId, organiser, events }: CalendarFile): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escaped(productId)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...events.flatMap((event) => eventLines(event, organiser)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function eventLines(event: CalendarEvent, organiser: CalendarFile['organiser']): string[] {
  const { uid, sequence, createdAt, changedAt, when, summary, description, alarmsAt } = event;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${instant(changedAt)}`,
    `CREATED:${instant(createdAt)}`,
    `LAST-MODIFIED:${instant(changedAt)}`,
    `ORGANIZER;CN="${organiser.name.replace(/["\p{Cc}]/gu, '')}":mailto:${organiser.address}`,
    ...(when instanceof Date
      ? [`DTSTART:${instant(when)}`]
      : [`DTSTART;VALUE=DATE:${day(when)}`, `DTEND;VALUE=DATE:${day(dayAfter(when))}`]),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    // Who may look into the calendar of the DPO sees that something is there, and not what.
    'CLASS:PRIVATE',
    event.isCancelled ? 'STATUS:CANCELLED' : 'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    ...alarmsAt.flatMap((at) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `DESCRIPTION:${escaped(summary)}`,
      trigger(at, when),
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

/**
 * From an instant in minutes, which every calendar understands; a whole day begins at another instant in another zone,
 * so that its alarms need one of their own.
 */
function trigger(at: Date, when: Date | string): string {
  if (!(when instanceof Date)) return `TRIGGER;VALUE=DATE-TIME:${instant(at)}`;
  const minutes = Math.round((when.getTime() - at.getTime()) / 60_000);
  // RFC 5545 §3.3.6: the sign stands before the P, and nowhere else.
  const [sign, size] = [minutes < 0 ? '' : '-', Math.abs(minutes)];
  return size % 60 === 0 ? `TRIGGER:${sign}PT${size / 60}H` : `TRIGGER:${sign}PT${size}M`;
}

/** `20261123T154000Z` */
function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** `20261123` */
function day(on: string): string {
  return on.replace(/-/g, '');
}

function dayAfter(on: string): string {
  return new Date(Date.parse(on) + DAY_MS).toISOString().slice(0, 10);
}

/** A text as RFC 5545 §3.3.11 writes it, every kind of line break as `\n`; other control characters go. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/g, '\\n')
    .replace(/[^\P{Cc}\t]/gu, '');
}

/** In octets and not in characters, and never in the middle of one. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      // The space that the next line begins with counts.
      [part, octets] = ['', 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
