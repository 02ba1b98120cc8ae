import { brusselsCalendar } from './calendar';
import { laterDay } from './days';
import type { Law } from './law';

/** The last day for the second part of a notification, `YYYY-MM-DD`: the authority counts calendar days from the first. */
export function secondPartDay(
  firstPartAt: Date,
  { breach_second_part: { days } }: Pick<Law, 'breach_second_part'>,
): string {
  return laterDay(brusselsCalendar(firstPartAt).today, days);
}
