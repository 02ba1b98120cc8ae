import { z } from 'zod';
import type { Assistant, Person, Reply } from '../../assistant/turn';

/** Questions asked on the command line come from nobody in particular. */
const NOBODY: Person = { channel: 'terminal', tenantId: 'local', userId: 'local', name: 'terminal' };

/** A line that is no question; its message says why, without repeating the line. */
export class BadLine extends Error {}

const question = z.object({ id: z.string().min(1), q: z.string() });

/** What `ask` answers to a question. */
export function askOnce(assistant: Assistant, text: string): Promise<Reply> {
  return assistant.reply({ person: NOBODY, text, inPublic: true });
}

/**
 * Answers one line of `ask --jsonl`: `{"id","q"}` in, one line of JSON out, passages best first and verbatim.
 * Throws {@link BadLine} when the line is no such object.
 */
export async function answerLine(assistant: Assistant, line: string): Promise<string> {
  const { id, q } = parse(line);
  const reply = await askOnce(assistant, q);
  return JSON.stringify({
    id,
    kind: reply.kind,
    ...(reply.dialog ? { dialog: reply.dialog } : {}),
    ...(reply.right ? { right: reply.right } : {}),
    lang: reply.language,
    confidence: round(reply.confidence),
    passages: reply.passages.map(({ id, headings, text, score }) => ({
      id,
      heading: headings,
      text,
      score: round(score),
    })),
  });
}

/** Editors on Windows begin a file with a byte order mark, which is no JSON. */
export function withoutByteOrderMark(line: string): string {
  return line.startsWith('\uFEFF') ? line.slice(1) : line;
}

function parse(line: string): z.infer<typeof question> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new BadLine('no JSON');
  }
  const result = question.safeParse(json);
  if (!result.success) throw new BadLine('expected {"id": "…", "q": "…"}');
  return result.data;
}

function round(score: number): number {
  return Math.round(score * 1_000) / 1_000;
}
