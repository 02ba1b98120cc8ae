import { LANGUAGES } from '../../texts/language';
import type { Language } from '../../texts/language';
import { sourceError } from '../source-error';
import type { Section } from './example-file';

/** What the law says where the policy is silent, in one plain sentence a language. Never part of the policy. */
export type Law = {
  /** `AVG, artikel 33, lid 1`. */
  readonly source: string;
  readonly texts: Readonly<Record<Language, string>>;
};

const SOURCE = 'law';

/** The line from the law of a section, its entries `law`, `nl`, `fr`, `en` and `de`; most sections have none. */
export function lawOf(file: string, { title, line, entries }: Section): Law | undefined {
  const source = entries.get(SOURCE)?.text ?? '';
  if (source === '') return undefined;
  const text = (language: Language): string => {
    const entry = entries.get(language)?.text ?? '';
    if (entry === '')
      throw sourceError(file, line, `'${title}' has a law and no '- ${language}: …', expected its sentence`);
    return entry;
  };
  return { source, texts: Object.fromEntries(LANGUAGES.map((language) => [language, text(language)])) as Law['texts'] };
}
