import type { CaseKind } from '../../dialogs/definition';
import { LANGUAGES, languageOf } from '../../texts/language';
import type { Language } from '../../texts/language';

/** What a word opens or shows: a dialog, the person's own cases, what is kept of people, or how it all works. */
type Wanted = CaseKind | 'cases' | 'notice' | 'help';

/** Words after `/privacy` that are no question, with the languages they may be in. */
const WORDS: Readonly<Record<Wanted, Readonly<Record<string, readonly Language[]>>>> = {
  breach: {
    incident: LANGUAGES,
    melden: ['nl', 'de'],
    signaler: ['fr'],
    vorfall: ['de'],
  },
  dsr: {
    verzoek: ['nl'],
    demande: ['fr'],
    request: ['en'],
    antrag: ['de'],
  },
  ask_dpo: {
    vraag: ['nl'],
    question: ['fr', 'en'],
    frage: ['de'],
  },
  cases: {
    dossiers: ['nl', 'fr'],
    'mijn dossiers': ['nl'],
    'mes dossiers': ['fr'],
    cases: ['en'],
    'my cases': ['en'],
    fälle: ['de'],
    'meine fälle': ['de'],
  },
  notice: {
    privacy: LANGUAGES,
    gegevens: ['nl'],
    'mijn gegevens': ['nl'],
    données: ['fr'],
    'mes données': ['fr'],
    data: ['en', 'nl'],
    'my data': ['en'],
    daten: ['de'],
    'meine daten': ['de'],
  },
  help: {
    help: LANGUAGES,
    hulp: ['nl'],
    aide: ['fr'],
    hilfe: ['de'],
  },
};

export type SlashCommand =
  | { readonly kind: Wanted; readonly languages: readonly Language[] }
  | { readonly kind: 'question'; readonly text: string };

/** What `/privacy <text>` asks for. `text` is plain text; nothing asks for help. */
export function commandFrom(text: string): SlashCommand {
  const words = text.toLowerCase().normalize('NFC');
  if (words === '') return { kind: 'help', languages: LANGUAGES };
  return COMMANDS.get(words) ?? { kind: 'question', text };
}

const COMMANDS: ReadonlyMap<string, SlashCommand> = new Map(
  (Object.keys(WORDS) as Wanted[]).flatMap((kind) =>
    Object.entries(WORDS[kind]).map(([word, languages]): [string, SlashCommand] => [word, { kind, languages }]),
  ),
);

/** The person's own language where the word exists in it, else the word's. */
export function languageFor(languages: readonly Language[], locale: string | undefined): Language {
  const own = languageOf(locale);
  if (own !== undefined && languages.includes(own)) return own;
  return languages[0] ?? 'nl';
}
