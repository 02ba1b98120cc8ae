import { LANGUAGES } from '../../texts/language';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';

/** Words that are no answer but say what to do, in each language: `terminal.commands`. */
export type CommandWord = 'back' | 'cancel' | 'help' | 'send' | 'skip' | 'stop';

/** People of a bilingual floor type them in either language. */
const IN_EVERY_LANGUAGE: readonly CommandWord[] = ['back', 'cancel', 'help'];

export function isWord(command: CommandWord, line: string, language: Language, texts: Texts): boolean {
  const languages = IN_EVERY_LANGUAGE.includes(command) ? LANGUAGES : [language];
  const word = line.trim().toLowerCase();
  return languages.some((one) => texts.t(one, `terminal.commands.${command}`).split(' ').includes(word));
}
