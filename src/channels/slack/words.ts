import { LANGUAGES, languageOf } from '../../texts/language';
import type { Language } from '../../texts/language';

/** Words after `/privacy` that are no question, with the languages they may be in. */
const WORDS: Readonly<Record<string, { readonly kind: 'incident' | 'help'; readonly languages: readonly Language[] }>> =
  {
    incident: { kind: 'incident', languages: LANGUAGES },
    melden: { kind: 'incident', languages: ['nl', 'de'] },
    signaler: { kind: 'incident', languages: ['fr'] },
    vorfall: { kind: 'incident', languages: ['de'] },
    help: { kind: 'help', languages: LANGUAGES },
    hulp: { kind: 'help', languages: ['nl'] },
    aide: { kind: 'help', languages: ['fr'] },
    hilfe: { kind: 'help', languages: ['de'] },
  };

export type SlashCommand =
  | { readonly kind: 'incident' | 'help'; readonly languages: readonly Language[] }
  | { readonly kind: 'question'; readonly text: string };

/** What `/privacy <text>` asks for. `text` is plain text; nothing asks for help. */
export function commandFrom(text: string): SlashCommand {
  const word = text.toLowerCase();
  if (word === '') return { kind: 'help', languages: LANGUAGES };
  return (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined) ?? { kind: 'question', text };
}

/** The person's own language where the word exists in it, else the word's. */
export function languageFor(languages: readonly Language[], locale: string | undefined): Language {
  const own = languageOf(locale);
  if (own !== undefined && languages.includes(own)) return own;
  return languages[0] ?? 'nl';
}
