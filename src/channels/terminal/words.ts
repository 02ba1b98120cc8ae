import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';

/** Words that are no answer but say what to do, in each language: `terminal.commands`. */
export type CommandWord = 'back' | 'cancel' | 'help' | 'send' | 'skip' | 'stop';

export function isWord(command: CommandWord, line: string, language: Language, texts: Texts): boolean {
  return texts.t(language, `terminal.commands.${command}`).split(' ').includes(line.trim().toLowerCase());
}
