import type { Law } from '../../src/cases/law';

const sourced = { source: 'an example', checked_on: '2026-11-22' };

/** The periods of the law, without public holidays. */
export const LAW: Law = {
  breach_notification: { hours: 72, ...sourced },
  breach_second_part: { days: 21, ...sourced },
  request_answer: { months: 1, ...sourced },
  request_extension: { months: 2, ...sourced },
  public_holidays: { fixed: [], days_after_easter: [], ...sourced },
};
