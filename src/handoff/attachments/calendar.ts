import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import { formatDay, formatInstant } from '../../texts/dates';
import type { Language } from '../../texts/language';
import type { TextParams } from '../../texts/texts';
import { clockEvents, filedAs } from './clock-events';
import type { AsOf, ClockEvent } from './clock-events';
import { calendarFile } from './icalendar';
import type { CalendarEvent } from './icalendar';

export type CalendarContext = {
  /** In `language`. */
  readonly t: (key: string, params?: TextParams) => string;
  readonly language: Language;
  readonly organisation: Organisation;
  readonly law: Law;
  /** Of this software. */
  readonly version: string;
  /** The assistant's own mailbox, whose events they are. */
  readonly from: string;
};

/**
 * The clocks of a case as a calendar file, as of a moment, or when the version was filed; undefined
 * when it has none. Of a later version, and after something was recorded, the same events, changed or cancelled. Holds
 * the case's number and the listed name of a client, and nothing that anybody wrote.
 */
export function caseCalendar(filed: Case, context: CalendarContext, as?: AsOf): string | undefined {
  const [first, ...others] = calendarEvents(filed, context, as);
  if (!first) return undefined;
  const { from, version, language } = context;
  return calendarFile({
    productId: `-//Privacyloket//${version}//${language.toUpperCase()}`,
    organiser: { name: 'Privacyloket', address: from },
    events: [first, ...others],
  });
}

/** What the file holds. */
export function calendarEvents(filed: Case, context: CalendarContext, as = filedAs(filed)): CalendarEvent[] {
  return clockEvents(filed, context, as).map((event) => described(event, filed, as, context));
}

/** As a mail carries it. */
export function calendarAttachment({ reference }: Case, content: string) {
  return { filename: `${reference}.ics`, contentType: 'text/calendar; charset=utf-8; method=PUBLISH', content };
}

function described(event: ClockEvent, filed: Case, { recorded, at }: AsOf, context: CalendarContext): CalendarEvent {
  const { t, language, organisation, law, from } = context;
  const { clock, applies, when, alarmsAt, texts = clock, isOver } = event;
  const client = organisation.clients.find(({ id }) => id === filed.answers.client);
  const params = {
    reference: filed.reference,
    organisation: organisation.short_name,
    client: client?.name ?? t('calendar.client_unnamed'),
    hours: law.breach_notification.hours,
    days: law.breach_second_part.days,
    when: when instanceof Date ? formatInstant(when, language) : formatDay(when, language),
  };
  const summary = t(`calendar.${texts}.summary.${applies}`, params);
  return {
    uid: `${filed.id}-${clock}@${from.split('@')[1] ?? ''}`,
    // Both only grow, and each makes the next of its events.
    sequence: filed.version - 1 + recorded.count,
    createdAt: filed.filedAt,
    changedAt: at,
    when,
    summary: isOver ? t('calendar.over', { event: summary }) : summary,
    description: [
      t(`calendar.${texts}.description`, params),
      ...(filed.stage === 'withdrawal' ? [t('calendar.withdrawal_asked')] : []),
      t('calendar.case', params),
    ].join('\n'),
    alarmsAt,
    ...(isOver ? { isCancelled: true } : {}),
  };
}
