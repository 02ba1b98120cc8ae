import { readFileSync } from 'node:fs';
import { LANGUAGES } from '../../texts/language';
import type { Language } from '../../texts/language';
import { sourceError } from '../source-error';

/** A line that someone wrote, and where it stands. */
export type Line = { readonly text: string; readonly line: number };

/** What stands under one `# title`. */
export type Section = {
  readonly title: string;
  readonly line: number;
  /** Lines `> …` under the title. */
  readonly quotes: readonly Line[];
  /** Lines `- key: …` before the first language. */
  readonly entries: ReadonlyMap<string, Line>;
  /** Lines `- …` under `## nl`, `## fr`, `## en`, `## de`. */
  readonly lines: Readonly<Record<Language, readonly Line[]>>;
};

export type ExampleFile = {
  readonly file: string;
  /** The `key: value` lines between two lines of `---` at the top; a file may be without. */
  readonly properties: ReadonlyMap<string, string>;
  readonly sections: readonly Section[];
};

/**
 * Reads a file of example messages: sections of `# title`, in them `> quote`, `- key: value` and, under `## nl` and the
 * other languages, a message a line `- …`. Throws an Error that names file and line where a line is none of these.
 */
export function readExampleFile(file: string): ExampleFile {
  const source = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const lines = source.split(/\r?\n/);
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  const properties = new Map<string, string>();
  for (const [index, text] of lines.slice(1, Math.max(end, 1)).entries()) {
    const [, key, value] = /^(\w+):\s*(.*?)\s*$/.exec(text) ?? [];
    if (key === undefined || value === undefined)
      throw sourceError(file, index + 2, `'${text}', expected 'key: value'`);
    properties.set(key, value);
  }

  const sections: MutableSection[] = [];
  let language: Language | undefined;
  for (let index = end + 1; index < lines.length; index++) {
    const text = lines[index]?.trim() ?? '';
    const line = index + 1;
    if (text === '') continue;
    const section = sections.at(-1);
    if (text.startsWith('# ')) {
      sections.push(emptySection(text.slice(2).trim(), line));
      language = undefined;
    } else if (section === undefined) {
      throw sourceError(file, line, `'${shorten(text)}', expected '# title' first`);
    } else if (text.startsWith('## ')) {
      language = LANGUAGES.find((known) => known === text.slice(3).trim());
      if (!language)
        throw sourceError(file, line, `'${shorten(text)}', expected '## ' and one of ${LANGUAGES.join(', ')}`);
    } else if (text.startsWith('> ')) {
      section.quotes.push({ text: text.slice(2).trim(), line });
    } else if (!text.startsWith('- ')) {
      throw sourceError(file, line, `'${shorten(text)}', expected '- ' and a message`);
    } else if (language) {
      section.lines[language].push({ text: text.slice(2).trim(), line });
    } else {
      const [, key, value] = /^- (\w+):\s*(.*)$/.exec(text) ?? [];
      if (key === undefined || value === undefined) {
        throw sourceError(file, line, `'${shorten(text)}', expected '- key: value' or a language '## nl' above it`);
      }
      section.entries.set(key, { text: value, line });
    }
  }
  return { file, properties, sections };
}

type MutableSection = {
  readonly title: string;
  readonly line: number;
  readonly quotes: Line[];
  readonly entries: Map<string, Line>;
  readonly lines: Record<Language, Line[]>;
};

function emptySection(title: string, line: number): MutableSection {
  return { title, line, quotes: [], entries: new Map(), lines: { nl: [], fr: [], en: [], de: [] } };
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
