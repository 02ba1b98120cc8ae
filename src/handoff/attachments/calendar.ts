import type { Case } from '../../cases/case';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import { formatDay, formatInstant } from '../../texts/dates';
import type { Language } from '../../texts/language';
import type { TextParams } from '../../texts/texts';
import { clockEvents } from './clock-events';
import type { ClockEvent } from './clock-events';
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
 * The clocks of a case as a calendar file; undefined when none runs. Of a later version the same events, changed. Holds
 * the case's number and the listed name of a client, and nothing that anybody wrote.
 */
export function caseCalendar(filed: Case, context: CalendarContext): string | undefined {
  const [first, ...others] = clockEvents(filed, context).map((event) => described(event, filed, context));
  if (!first) return undefined;
  const { from, version, language } = context;
  return calendarFile({
    productId: `-//Privacyloket//${version}//${language.toUpperCase()}`,
    organiser: { name: 'Privacyloket', address: from },
    events: [first, ...others],
  });
}

function described(event: ClockEvent, filed: Case, context: CalendarContext): CalendarEvent {
  const { t, language, organisation, law, from } = context;
  const { clock, applies, when, alarmsAt } = event;
  const client = organisation.clients.find(({ id }) => id === filed.answers.client);
  const params = {
    reference: filed.reference,
    organisation: organisation.short_name,
    client: client?.name ?? t('calendar.client_unnamed'),
    hours: law.breach_notification.hours,
    when: when instanceof Date ? formatInstant(when, language) : formatDay(when, language),
  };
  return {
    uid: `${filed.id}-${clock}@${from.split('@')[1] ?? ''}`,
    sequence: filed.version - 1,
    createdAt: filed.filedAt,
    changedAt: filed.submittedAt,
    when,
    summary: t(`calendar.${clock}.summary.${applies}`, params),
    description: [
      t(`calendar.${clock}.description`, params),
      ...(filed.stage === 'withdrawal' ? [t('calendar.withdrawal_asked')] : []),
      t('calendar.case', params),
    ].join('\n'),
    alarmsAt,
  };
}
