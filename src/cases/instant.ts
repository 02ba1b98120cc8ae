import { DateTime } from 'luxon';

const RFC_3339 =
  /^\d{4}-\d{2}-\d{2}T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/**
 * The instant that a text says as RFC 3339, `2026-11-20T16:40:00+01:00`; the seconds may be left out, the offset may not:
 * when summer time ends an hour comes twice. Throws RangeError for anything else, and for a day that does not exist.
 */
export function readInstant(text: string): Date {
  const at = RFC_3339.test(text) ? DateTime.fromISO(text) : undefined;
  if (!at?.isValid) {
    throw new RangeError(`'${text}': expected a date and time that exist with their offset, 2026-11-20T16:40:00+01:00`);
  }
  return at.toJSDate();
}
