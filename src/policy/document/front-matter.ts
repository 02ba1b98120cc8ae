import { sourceError } from '../source-error';

export type FrontMatter = {
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly validFrom: string;
  /** The Markdown below, with empty lines in the place of the front matter: its line numbers are those of the file. */
  readonly body: string;
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Reads the `key: value` lines between two lines of `---` at the top of a policy document. */
export function readFrontMatter(file: string, source: string): FrontMatter {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  if (lines[0]?.trim() !== '---' || end === -1) {
    throw sourceError(
      file,
      1,
      'no front matter, expected lines of title, valid_from and language between two lines of ---',
    );
  }

  const entries = new Map<string, { value: string; line: number }>();
  lines.slice(1, end).forEach((text, index) => {
    const line = index + 2;
    if (text.trim() === '' || text.startsWith('#')) return;
    const [, key, value] = /^(\w+):(.*)$/.exec(text) ?? [];
    if (key === undefined || value === undefined) throw sourceError(file, line, `'${text}', expected 'key: value'`);
    entries.set(key, { value: unquoted(value.trim()), line });
  });

  const read = (key: string, expected: string, valid: (value: string) => boolean): string => {
    const entry = entries.get(key);
    if (entry === undefined) throw sourceError(file, 1, `front matter without ${key}, expected ${expected}`);
    if (!valid(entry.value)) throw sourceError(file, entry.line, `${key} is '${entry.value}', expected ${expected}`);
    return entry.value;
  };

  // The analyser knows Dutch only: a document in another language would be found badly, and nobody would know why.
  read('language', 'nl', (value) => value === 'nl');
  return {
    title: read('title', 'the title of the document', (value) => value !== ''),
    validFrom: read('valid_from', 'a day, YYYY-MM-DD', (value) => DAY.test(value)),
    body: lines.map((line, index) => (index <= end ? '' : line)).join('\n'),
  };
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;
}
