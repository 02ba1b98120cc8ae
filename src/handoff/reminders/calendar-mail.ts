import type { Case } from '../../cases/case';
import { formatDay, formatInstant } from '../../texts/dates';
import type { Mail } from '../mail';
import { calendarAttachment, calendarEvents, caseCalendar } from '../attachments/calendar';
import type { CalendarContext } from '../attachments/calendar';
import type { CalendarEvent } from '../attachments/icalendar';
import type { CaseStatus } from './case-status';
import { openClocks } from './clocks';
import { byWhen, clockRow, contextOf, mailingOf, standing, threadIn } from './mail-frame';
import type { MailingSettings } from './mail-frame';
import type { Mailing } from './mailing-store';

/** To the DPO, in the thread of the case: its clocks after what was recorded, as a calendar file and in words. */
export function calendarMail(
  { messageToken, dueAt }: Pick<Mailing, 'messageToken' | 'dueAt'>,
  filed: Case,
  status: CaseStatus,
  now: Date,
  settings: MailingSettings,
): Mail {
  const context = contextOf(settings);
  const { t, language, texts, organisation, law, version, from } = context;
  const { reference, kind } = filed;
  const clocks = openClocks(filed, status, { law, clients: organisation.clients });
  const [first] = clocks;
  const deadline = first ? byWhen(first, now, context) : t('by.nothing_left');
  const words = (key: string, params = {}) => texts.t(language, key, params);
  const calendar: CalendarContext = { t: words, language, organisation, law, version, from };
  const as = { recorded: status.recorded, at: dueAt };
  const file = caseCalendar(filed, calendar, as);
  const mail = mailingOf(
    {
      to: settings.dpo,
      id: `${filed.id}.c.${messageToken}`,
      token: filed.messageToken,
      reference,
      thread: threadIn(filed),
      subject: t('subject.calendar', { reference, kind: t(`kind.${kind}`), deadline }),
      content: {
        title: t('title.calendar', { reference }),
        banners: [],
        summary: {
          headlines: clocks.map((clock) => clockRow(clock, now, context)),
          sentence: t('sentence.calendar'),
          rows: [
            { label: t('state.label'), value: standing(status, t) },
            ...Object.entries(status.recorded.events).map(([event, at]) => ({
              label: t('calendar.recorded'),
              value: `${words(`register.events.${event}`)}, ${formatInstant(at, language)}`,
            })),
          ],
        },
        sections: [
          {
            kind: 'lines',
            heading: t('calendar.heading'),
            lines: runningFirst(calendarEvents(filed, calendar, as)).map((event) => lineOf(event, context)),
          },
        ],
      },
    },
    context,
  );
  return { ...mail, attachments: file === undefined ? [] : [calendarAttachment(filed, file)] };
}

function runningFirst(events: readonly CalendarEvent[]): CalendarEvent[] {
  const [running, over] = [false, true].map((isOver) =>
    events.filter(({ isCancelled = false }) => isCancelled === isOver).sort((one, other) => at(one) - at(other)),
  );
  return [...(running ?? []), ...(over ?? [])];
}

function at({ when }: CalendarEvent): number {
  return new Date(when).getTime();
}

function lineOf({ summary, when }: CalendarEvent, { language }: Pick<CalendarContext, 'language'>): string {
  return `${when instanceof Date ? formatInstant(when, language) : formatDay(when, language)} · ${summary}`;
}
