const DAY_MS = 24 * 3_600_000;

/** The calendar day so many days later; both are `YYYY-MM-DD`, without a zone. */
export function laterDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
