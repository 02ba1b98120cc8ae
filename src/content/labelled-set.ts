import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Asked } from './report';

const line = z.object({ id: z.string().min(1), lang: z.string(), q: z.string() });

/**
 * The messages of a file with a line of JSON each, `{"id","lang","q"}`; what else a line holds is not read. Throws an
 * Error that names file and line, without repeating what stands there: it may be a message of a real person.
 */
export function readLabelledSet(file: string): readonly Asked[] {
  const lines = readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return lines.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const parsed = line.safeParse(jsonOf(text));
    if (!parsed.success) throw new Error(`${file}:${index + 1}: expected {"id": "…", "lang": "…", "q": "…"}`);
    const { id, lang, q } = parsed.data;
    return [{ text: q, language: lang, place: id }];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
