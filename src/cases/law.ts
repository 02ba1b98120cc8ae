import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where a figure stands, and when someone last looked it up there. */
const sourced = { source: z.string().min(1), checked_on: z.iso.date('expected a day, YYYY-MM-DD') };
const count = z.int().positive();
const name = z.string().min(1);

/** More would be no list of public holidays, and with hundreds there would be no next working day. */
const HOLIDAYS_AT_MOST = 30;

const fixedHoliday = z
  .strictObject({ month: z.int().min(1).max(12), day: z.int().min(1), name })
  .refine(({ month, day }) => day <= daysOf(month), { path: ['day'], message: 'no such day in that month' });

/** Easter is 22 March to 25 April: within these bounds the holiday stays in Easter's year. */
const movingHoliday = z.strictObject({ days: z.int().min(-80).max(250), name });

const schema = z.strictObject({
  /** To the supervisory authority, from awareness. */
  breach_notification: z.strictObject({ hours: count, ...sourced }),
  /** Part 2 of the form on the authority's portal: calendar days from part 1. */
  breach_second_part: z.strictObject({ days: count, ...sourced }),
  /** The answer to a data subject, calendar months from receipt. */
  request_answer: z.strictObject({ months: count, ...sourced }),
  /** Further calendar months, when a person decides so. */
  request_extension: z.strictObject({ months: count, ...sourced }),
  /** On which no period of days or months ends, beside Saturdays and Sundays. The names are for who reads the file. */
  public_holidays: z.strictObject({
    fixed: z.array(fixedHoliday).max(HOLIDAYS_AT_MOST),
    /** Negative before Easter Sunday. */
    days_after_easter: z.array(movingHoliday).max(HOLIDAYS_AT_MOST),
    ...sourced,
  }),
});

/** What the law fixes in figures, from `content/law.json`: it changes without us. */
export type Law = z.infer<typeof schema>;
export type PublicHolidays = Pick<Law['public_holidays'], 'fixed' | 'days_after_easter'>;

/** Throws an Error that names the file and, a line each, everything that is wrong in it. */
export function loadLaw(contentDir: string): Law {
  const file = join(contentDir, 'law.json');
  if (!existsSync(file)) throw new Error(`${file}: not there, expected the legal periods and the public holidays`);
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
  }
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    (issue) => `${file}: ${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new Error(problems.join('\n'));
}

/** Of a leap year: 29 February is a real day. */
function daysOf(month: number): number {
  return new Date(Date.UTC(2000, month, 0)).getUTCDate();
}
