import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../texts/language';
import { readDocument } from '../document/document';
import type { PolicyDocument } from '../passage';
import { readStopWords } from '../search/stop-words';
import { readConcepts } from '../words/concepts';
import { readExampleFile } from './example-file';
import type { Section } from './example-file';
import { readGuide } from './guide';
import type { Guide } from './guide';
import { lawOf } from './law';
import { markdownIn } from './markdown-files';
import { problemOf } from './problem';
import type { Problem } from './problem';
import type { Written } from './repeated';

/** All of a content directory that can be read, with a problem for each file that cannot. */
export type ReadableContent = {
  readonly documents: readonly PolicyDocument[];
  readonly guideFiles: readonly GuideFile[];
  /** The messages of each subject that the policy does not answer. */
  readonly topics: readonly (readonly Written[])[];
  /** The messages of each file of `messages/`. */
  readonly messageFiles: readonly (readonly Written[])[];
  readonly problems: readonly Problem[];
};

/** A file of `questions/`; `passage` is its name, and `guide` is undefined when it cannot be read. */
export type GuideFile = {
  readonly document: string;
  readonly file: string;
  readonly passage: string;
  readonly guide?: Guide;
};

/** Reads on where `loadPolicy` stops at the first error. Throws only when there is no such directory. */
export function readReadableContent(contentDir: string): ReadableContent {
  const problems: Problem[] = [];
  /** What `read` gives, or undefined and a problem. */
  const attempt = <T>(file: string, read: (file: string) => T): T | undefined => {
    try {
      return read(file);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      problems.push(problemOf(file, error));
      return undefined;
    }
  };
  const sectionsOf = (file: string): readonly Section[] => attempt(file, readExampleFile)?.sections ?? [];

  attempt(join(contentDir, 'concepts.txt'), readConcepts);
  attempt(join(contentDir, 'stop-words.txt'), readStopWords);
  const ids = readdirSync(contentDir).sort();
  const hasPolicy = (id: string): boolean => existsSync(join(contentDir, id, 'policy.md'));
  for (const folder of ids.filter((id) => !hasPolicy(id)).map((id) => join(contentDir, id))) {
    const lost = ['questions', 'unanswered'].filter((name) => existsSync(join(folder, name)));
    if (lost.length === 0) continue;
    const text = `no policy, and yet a folder '${lost.join("' and '")}', write it or move the folder`;
    problems.push({ file: join(folder, 'policy.md'), line: 1, text });
  }
  if (!ids.some(hasPolicy)) {
    problems.push({ file: contentDir, line: 1, text: 'no policy document, add a folder with a policy.md' });
  }
  const documents = ids
    .filter(hasPolicy)
    .flatMap((id) => attempt(join(contentDir, id, 'policy.md'), (file) => readDocument(id, file)) ?? []);
  return {
    documents,
    guideFiles: documents.flatMap(({ id }) =>
      markdownIn(join(contentDir, id, 'questions')).map(([file, passage]): GuideFile => {
        const guide = attempt(file, () => readGuide(file, passage));
        return { document: id, file, passage, ...(guide && { guide }) };
      }),
    ),
    topics: documents.flatMap(({ id }) =>
      markdownIn(join(contentDir, id, 'unanswered')).flatMap(([file]) =>
        sectionsOf(file).map((section) => {
          attempt(file, () => lawOf(file, section));
          return messagesOf(file, `topic '${section.title}'`, section.lines);
        }),
      ),
    ),
    messageFiles: markdownIn(join(contentDir, 'messages')).map(([file, name]) =>
      sectionsOf(file).flatMap(({ lines }) => messagesOf(file, `message ${name}`, lines)),
    ),
    problems,
  };
}

/** The messages that stand in a section, in every language. */
export function messagesOf(file: string, purpose: string, lines: Section['lines']): readonly Written[] {
  return LANGUAGES.flatMap((language) => lines[language].map(({ text, line }) => ({ text, file, line, purpose })));
}
