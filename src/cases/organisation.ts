import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const id = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/, 'expected snake_case');
const caller = z.partialRecord(z.enum(['nl', 'fr', 'en', 'de']), z.string().min(1));

const client = z.strictObject({
  id: id.refine((value) => value !== 'other' && value !== 'unknown', 'other and unknown are reserved'),
  name: z.string().min(1).max(75),
  aliases: z.array(z.string().min(1)).default([]),
  campaigns: z.array(z.string().min(1)).default([]),
  /** Hours within which the contract wants the client told of a breach. */
  breach_hours: z.number().positive().optional(),
  /** What an agent may say to a caller, by language, where the client wants its own words. */
  caller_script: caller.optional(),
  privacy_contact: z.string().min(1).optional(),
});

const entity = z.strictObject({
  id,
  name: z.string().min(1),
  /** In the Belgian register of enterprises (KBO, BCE): `0123.456.749`. */
  number: z
    .string()
    .refine(isEnterpriseNumber, 'expected an enterprise number such as 0123.456.749, with its check digits')
    .optional(),
});

const schema = z.strictObject({
  name: z.string().min(1),
  /** In the subject of a mail: `IPG zelf`. */
  short_name: z.string().min(1).max(30),
  entities: z.array(entity),
  sites: z.array(z.strictObject({ id, name: z.string().min(1) })),
  clients: z
    .array(client)
    .max(98, 'a list in chat holds 100 options, two of which are ours')
    .refine((list) => new Set(list.map((one) => one.id)).size === list.length, 'two clients have the same id'),
  /** Leave out what there is not: nothing is made up. */
  dpo: z.strictObject({ name: z.string().min(1).optional(), phone: z.string().min(1).optional() }),
  /** Only when it really is so may people be told that neither their team leader nor HR reads the mailbox. */
  only_the_dpo_reads: z.boolean().optional(),
  deputy: z.strictObject({ mailbox: z.email() }).optional(),
  whistleblowing_url: z.url().optional(),
  /** When someone reads the mailbox, in Europe/Brussels. */
  hours: z.strictObject({ from: z.string().regex(/^\d\d:\d\d$/), to: z.string().regex(/^\d\d:\d\d$/) }).optional(),
});

/** What the organisation is, from `content/organisation.json`. */
export type Organisation = z.infer<typeof schema>;
export type ClientEntry = Organisation['clients'][number];

/** Throws an Error that names the file and, a line each, everything that is wrong in it. */
export function loadOrganisation(contentDir: string): Organisation {
  const file = join(contentDir, 'organisation.json');
  if (!existsSync(file)) throw new Error(`${file}: not there, expected the organisation's name, sites and clients`);
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

/** The last two digits are 97 less the remainder of the first eight divided by 97. */
function isEnterpriseNumber(text: string): boolean {
  if (!/^[01]\d{3}\.\d{3}\.\d{3}$/.test(text)) return false;
  const digits = text.replaceAll('.', '');
  return Number(digits.slice(8)) === 97 - (Number(digits.slice(0, 8)) % 97);
}
