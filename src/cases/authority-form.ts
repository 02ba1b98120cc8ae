import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../texts/language';

/** What a report and what we know of the organisation can tell to a field of the form. */
export const BREACH_FACTS = [
  'controller',
  'enterprise_number',
  'dpo',
  'dpo_name',
  'started_at',
  'ended_at',
  'ongoing',
  'aware_at',
  'delay',
  'nature',
  'cause',
  'description',
  'data_categories',
  'national_number',
  'vulnerable_people',
  'number_of_people',
  'protection',
  'recipient',
  'measures',
  'informed_people',
] as const;
export type BreachFact = (typeof BREACH_FACTS)[number];

/** In the languages of the authority that its form exists in and that we know the words of. */
const words = z.strictObject({ nl: z.string().min(1), fr: z.string().min(1) });
const addresses = z.strictObject({ nl: z.url(), fr: z.url() });

const field = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/, 'expected snake_case'),
  /** In the authority's words. */
  label: words,
  /** What the authority offers to choose from, or wants to read. */
  hint: words.optional(),
  /** Filled in from this; a field without it is for a person. */
  fact: z.enum(BREACH_FACTS).optional(),
});

const schema = z.strictObject({
  authority: words,
  /** Where the notification is made. */
  portal: addresses,
  /** The languages in which the authority takes what is filled in. */
  languages: z.array(z.enum(LANGUAGES)).min(1),
  /** What the fields and their order were taken from. */
  source: words,
  /** The day on which someone last compared them with the portal; left out: nobody has. */
  compared_on: z.iso.date('expected a day, YYYY-MM-DD').optional(),
  fields: z
    .array(field)
    .min(1)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, 'two fields have the same id'),
});

/** The supervisory authority's form for a personal data breach, from `content/authority-form.json`: it changes without us. */
export type AuthorityForm = z.infer<typeof schema>;

/** Throws an Error that names the file and, a line each, everything that is wrong in it. */
export function loadAuthorityForm(contentDir: string): AuthorityForm {
  const file = join(contentDir, 'authority-form.json');
  if (!existsSync(file)) throw new Error(`${file}: not there, expected the fields of the authority's breach form`);
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
