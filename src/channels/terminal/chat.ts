import { createInterface } from 'node:readline';
import type { Assistant, Person, ReceiptPlace } from '../../assistant/turn';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import type { ShowReceipt } from '../channel';
import { interview } from './interview';
import type { Terminal } from './interview';
import { choicesOf, renderChoices, renderPassage, renderReply } from './render';
import type { Choice } from './render';
import { isWord } from './words';

export type ChatDeps = {
  readonly assistant: Assistant;
  readonly texts: Texts;
  readonly terminal: Terminal;
  readonly person: Person;
  readonly locale?: string;
};

/** The receipt of a report made here is shown by the interview itself: this is where it would be edited. */
const RECEIPT_PLACE: ReceiptPlace = { channel: 'terminal', address: '{}', messageId: 'shown' };

/** Talks until the input ends or the person says stop. */
export async function chat(deps: ChatDeps): Promise<void> {
  const { assistant, texts, terminal, person, locale } = deps;
  const look = { bold: terminal.bold === true };
  const welcome = assistant.welcome(locale);
  let language: Language = welcome.language;
  let choices: Choice[] = choicesOf(welcome);
  terminal.print([
    ...renderReply(welcome, look),
    ...renderChoices(choices, language, texts),
    '',
    texts.t(language, 'terminal.greeting'),
  ]);
  for (;;) {
    const line = await terminal.ask();
    const typed = line?.trim() ?? '';
    if (line === undefined || isWord('stop', line, language, texts)) break;
    const choice = /^\d{1,2}$/.test(typed) ? choices[Number(typed) - 1] : undefined;
    if (choice?.kind === 'more') {
      terminal.print(choice.passages.flatMap((passage) => renderPassage(passage, look)));
    } else if (choice?.kind === 'open') {
      const notice = await assistant.firstNotice(person, choice.request.language);
      if (notice) terminal.print(['', ...renderReply(notice, look)]);
      await interview(choice.request, { assistant, texts, terminal, person, receiptPlace: RECEIPT_PLACE });
    } else {
      const turn = { person, text: typed, ...(locale === undefined ? {} : { locale }) };
      const answer =
        choice === undefined
          ? assistant.reply(turn)
          : assistant.cases(person, choice.request.language, choice.request.before);
      const reply = await answer.catch(() => undefined);
      if (!reply) {
        terminal.print([texts.t(language, 'terminal.failed')]);
        continue;
      }
      ({ language } = reply);
      choices = choicesOf(reply);
      terminal.print([...renderReply(reply, look), ...renderChoices(choices, language, texts)]);
    }
  }
  terminal.print([texts.t(language, 'terminal.bye')]);
}

/** Tells when a receipt changed after it was printed. */
export function terminalReceipts(terminal: Terminal, texts: Texts): ShowReceipt {
  return (place, receipt) => {
    if (receipt.state === 'sent') {
      terminal.print([texts.t(receipt.language, 'terminal.sent', { reference: receipt.reference })]);
    }
    return Promise.resolve(place.messageId ?? 'shown');
  };
}

/** A terminal on the process's input and output; lines typed ahead wait. */
export function openTerminal(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream & { readonly isTTY?: boolean },
): Terminal & { close: () => void } {
  const lines = createInterface({ input, terminal: false });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    print: (text) => void output.write(`${text.join('\n')}\n`),
    ask: async () => {
      output.write('> ');
      const next = await iterator.next();
      return next.done ? undefined : next.value;
    },
    bold: output.isTTY === true,
    close: () => lines.close(),
  };
}
