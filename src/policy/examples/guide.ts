import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../texts/language';
import type { Language } from '../../texts/language';
import type { Passage } from '../passage';
import { sourceError } from '../source-error';
import { readExampleFile } from './example-file';
import type { Line, Section } from './example-file';
import { lawOf } from './law';
import type { Law } from './law';

/** One thing that a passage says: the words that say it, and how people ask for it. */
export type Fact = {
  /** For the owner of the policy: `Hoe lang gegevens bewaard worden`. Unique in its passage. */
  readonly title: string;
  readonly line: number;
  /** Verbatim in the passage; what an answer marks. */
  readonly quotes: readonly Line[];
  readonly questions: Readonly<Record<Language, readonly Line[]>>;
  readonly law?: Law;
};

/** What helps to find a passage and to understand it: `questions/<passage>.md` beside the policy document. */
export type Guide = {
  readonly file: string;
  readonly passage: string;
  /** {@link fingerprint} of the passage that it was written for. */
  readonly writtenFor: string;
  /** The passage of another part of the policy that says the same: it is asked for in the same words. */
  readonly sameAs?: string;
  /** Who found the summaries faithful, and when; nobody yet when undefined. */
  readonly approved?: { readonly by: string; readonly on: string };
  readonly summaries: Readonly<Partial<Record<Language, string>>>;
  readonly facts: readonly Fact[];
};

/** The section of a guide that holds its summaries. */
const SUMMARY_TITLE = 'Samenvatting';

/** Changes with every change of a passage's words. */
export function fingerprint({ text }: Passage): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

/** Throws an Error that names file and line. */
export function readGuide(file: string, passage: string): Guide {
  const { properties, sections } = readExampleFile(file);
  const writtenFor = properties.get('written_for') ?? '';
  const sameAs = properties.get('same_as') ?? '';
  const by = properties.get('approved_by') ?? '';
  const on = properties.get('approved_on') ?? '';
  if (by !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(on)) {
    throw sourceError(file, 1, `approved_by without a day, expected approved_on: YYYY-MM-DD`);
  }
  const facts = sections.filter(({ title }) => title !== SUMMARY_TITLE);
  const twice = facts.find(({ title }, index) => facts.findIndex((fact) => fact.title === title) !== index);
  if (twice) throw sourceError(file, twice.line, `'${twice.title}' stands there twice, expected one section for it`);
  return {
    file,
    passage,
    writtenFor,
    ...(sameAs !== '' && { sameAs }),
    ...(by !== '' && { approved: { by, on } }),
    summaries: summariesOf(sections.find(({ title }) => title === SUMMARY_TITLE)),
    facts: facts.map((section): Fact => {
      const { title, line, quotes, lines } = section;
      const law = lawOf(file, section);
      return { title, line, quotes, questions: lines, ...(law && { law }) };
    }),
  };
}

function summariesOf(section: Section | undefined): Guide['summaries'] {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const text = section?.entries.get(language)?.text ?? '';
      return text === '' ? [] : [[language, text]];
    }),
  );
}
