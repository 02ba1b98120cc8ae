import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../../src/texts/language';

const asked = { id: z.string().min(1), lang: z.enum(LANGUAGES), q: z.string() };

const question = z.object({
  ...asked,
  kind: z.enum(['answer', 'abstain', 'action']),
  /** Verbatim parts of the policy; a passage that holds any one of them answers. */
  gold: z.array(z.string()).default([]),
  action: z.enum(['breach', 'dsr', 'ask_dpo']).optional(),
  /** With action `dsr`: the one right that the message calls on. */
  right: z.string().optional(),
});

/** The first passage shown must contain the sentence, or one that says the same elsewhere in the policy. */
const fact = z.object({ ...asked, sentence: z.string().min(1), or: z.array(z.string()).default([]) });

/**
 * The policy does not answer it. `kind`: `abstain` wants no answer and no dialog. `never`: patterns (flags `iu`) of what
 * must not be claimed.
 */
const unanswerable = z.object({
  ...asked,
  never: z.array(z.string().transform((pattern) => new RegExp(pattern, 'iu'))),
  kind: z.enum(['abstain', 'any']),
});

export type Question = z.infer<typeof question>;
export type Fact = z.infer<typeof fact>;
export type Unanswerable = z.infer<typeof unanswerable>;

/** A file of labelled messages. `name` is the file's, without `.jsonl`. */
export type LabelledSet = { readonly name: string } & (
  | { readonly kind: 'questions'; readonly rows: readonly Question[] }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'unanswerable'; readonly rows: readonly Unanswerable[] }
);

/** Reads a set; its first line tells which kind it is. Throws an Error that names file and line. */
export function readSet(file: string): LabelledSet {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((text, index) => ({ text, place: `${file}:${index + 1}` }))
    .filter(({ text }) => text.trim().startsWith('{'));
  const first = lines[0]?.text ?? '';
  const name = basename(file, '.jsonl');
  if (first.includes('"sentence"')) return { name, kind: 'facts', rows: parse(lines, fact) };
  if (first.includes('"never"')) return { name, kind: 'unanswerable', rows: parse(lines, unanswerable) };
  return { name, kind: 'questions', rows: parse(lines, question) };
}

function parse<T>(lines: readonly { text: string; place: string }[], row: z.ZodType<T>): readonly T[] {
  return lines.map(({ text, place }) => {
    try {
      return row.parse(JSON.parse(text));
    } catch (error) {
      throw new Error(`${place}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`, {
        cause: error,
      });
    }
  });
}
