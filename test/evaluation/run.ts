import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answerLine, askOnce } from '../../src/channels/terminal/ask';
import { contentDirOf, createAnswering } from '../../src/content/content';
import { readExamples } from '../../src/policy/examples/examples';
import { loadPolicy } from '../../src/policy/policy';
import { wordsOf } from '../../src/policy/words/analyser';
import { confusionOf, scoreQuestions } from './score-questions';
import type { Answer } from './score-questions';
import { scoreFacts, scoreUnanswerable } from './score-replies';
import type { Sources } from './score-replies';
import type { Scored } from './scored';
import type { LabelledSet } from './sets';

/** A set with what the assistant made of it. */
export type Result = Scored & {
  readonly name: string;
  readonly kind: LabelledSet['kind'];
  /** Of questions: how many that want the one outcome got the other. */
  readonly confusion?: Readonly<Record<string, Readonly<Record<string, number>>>>;
};

/** The sets of this folder that exist. */
export function ownSets(): readonly string[] {
  return ['questions.dev', 'questions.own', 'facts', 'unanswerable']
    .map((name) => join(__dirname, `${name}.jsonl`))
    .filter((file) => existsSync(file));
}

/** Answers sets of labelled messages with the assistant and its content as they are, one message after the other. */
export async function evaluate(sets: readonly LabelledSet[]): Promise<readonly Result[]> {
  const { assistant, texts } = createAnswering({});
  const policy = loadPolicy(contentDirOf({}));
  const sources: Sources = {
    passageText: (id) => policy.passage(id)?.text,
    isLaw: (note, language) => {
      const [mark = ''] = texts.t(language, 'common.answer.law', { law: '\0', source: '\0' }).split('\0');
      return mark !== '' && note.startsWith(mark);
    },
  };

  const passages = policy.documents.flatMap((document) => document.passages);
  const written = new Set(readExamples(contentDirOf({}), passages).examples.map(({ text }) => alike(text)));

  const results: Result[] = [];
  for (const set of sets) {
    const { name, kind } = set;
    switch (kind) {
      case 'questions': {
        const answers = await collect(set.rows, async (row) => {
          // The very line that `ask --jsonl` prints.
          return JSON.parse(await answerLine(assistant, JSON.stringify(row))) as Answer;
        });
        results.push({
          name,
          kind,
          ...scoreQuestions(set.rows, answers),
          confusion: confusionOf(set.rows, answers),
        });
        const unseen = set.rows.filter(({ q }) => !written.has(alike(q)));
        results.push({
          name: `${name}, unseen`,
          kind,
          ...scoreQuestions(unseen, answers),
        });
        break;
      }
      case 'facts': {
        const replies = await collect(set.rows, ({ q }) => askOnce(assistant, q));
        results.push({ name, kind, ...scoreFacts(set.rows, replies) });
        break;
      }
      case 'unanswerable': {
        const replies = await collect(set.rows, ({ q }) => askOnce(assistant, q));
        results.push({ name, kind, ...scoreUnanswerable(set.rows, replies, sources) });
        break;
      }
    }
  }
  return results;
}

/** The words of a message: who wrote the content may have thought of the very same message as who labelled the set. */
function alike(text: string): string {
  return wordsOf(text)
    .map(({ folded }) => folded)
    .join(' ');
}

/** What came of each row, by its id. */
async function collect<R extends { readonly id: string }, T>(
  rows: readonly R[],
  make: (row: R) => Promise<T>,
): Promise<(id: string) => T> {
  const made = new Map<string, T>();
  for (const row of rows) made.set(row.id, await make(row));
  return (id) => {
    const one = made.get(id);
    if (one === undefined) throw new Error(`No row with id '${id}'`);
    return one;
  };
}
