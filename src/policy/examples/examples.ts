import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../../texts/language';
import type { Language } from '../../texts/language';
import type { Passage } from '../passage';
import { sourceError } from '../source-error';
import { readExampleFile } from './example-file';
import { readGuide } from './guide';
import type { Guide } from './guide';
import { lawOf } from './law';
import type { Law } from './law';

/** What a message can be for. */
export type Label =
  /** A fact of a passage; `fact` is its title. */
  | { readonly kind: 'passage'; readonly passage: string; readonly fact: string }
  /** Near what a policy document is about, and not in it; `topic` is the title of its file's section. */
  | { readonly kind: 'unanswered'; readonly topic: string; readonly law?: Law }
  /** Something to do or to say: the name of a file in `content/messages`, `breach`, `dsr-access`, `smalltalk`. */
  | { readonly kind: 'message'; readonly name: string };

/** A message that someone wrote as an example. */
export type Example = {
  readonly text: string;
  readonly language: Language;
  /** Index in {@link Examples.labels}. */
  readonly label: number;
  readonly file: string;
  readonly line: number;
};

export type Examples = {
  readonly labels: readonly Label[];
  readonly examples: readonly Example[];
  readonly guides: ReadonlyMap<string, Guide>;
};

/**
 * Reads what was written beside the policy documents, `<document>/questions/<passage>.md` and
 * `<document>/unanswered/*.md`, and `messages/*.md`. Throws an Error that names file and line.
 */
export function readExamples(contentDir: string, passages: readonly Passage[]): Examples {
  const labels: Label[] = [];
  const examples: Example[] = [];
  const guides = new Map<string, Guide>();
  const add = (label: Label, file: string, lines: Lines): void => {
    labels.push(label);
    for (const language of LANGUAGES) {
      for (const { text, line } of lines[language])
        examples.push({ text, language, label: labels.length - 1, file, line });
    }
  };

  const known = new Map(passages.map((passage) => [passage.id, passage]));
  for (const document of new Set(passages.map((passage) => passage.document))) {
    for (const [file, name] of markdownIn(join(contentDir, document, 'questions'))) {
      if (known.get(name)?.document !== document) {
        throw sourceError(file, 1, `no passage '${name}' in the document, expected the id of one as the file's name`);
      }
      const guide = readGuide(file, name);
      guides.set(name, guide);
      for (const { title, questions } of guide.facts)
        add({ kind: 'passage', passage: name, fact: title }, file, questions);
    }
    for (const [file] of markdownIn(join(contentDir, document, 'unanswered'))) {
      for (const section of readExampleFile(file).sections) {
        const law = lawOf(file, section);
        add({ kind: 'unanswered', topic: section.title, ...(law && { law }) }, file, section.lines);
      }
    }
  }
  for (const [file, name] of markdownIn(join(contentDir, 'messages'))) {
    for (const { lines } of readExampleFile(file).sections) add({ kind: 'message', name }, file, lines);
  }
  return { labels, examples, guides };
}

type Lines = Readonly<Record<Language, readonly { readonly text: string; readonly line: number }[]>>;

/** Path and bare name of the Markdown files of a folder, in the order of their names. */
function markdownIn(folder: string): readonly (readonly [file: string, name: string])[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => [join(folder, name), name.slice(0, -'.md'.length)]);
}
