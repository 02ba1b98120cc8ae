import type { Assistant, FormRequest, Person, ReceiptPlace, SubmitResult } from '../../assistant/turn';
import type { Form } from '../../dialogs/form';
import { nextField, readTyped } from '../../dialogs/interview';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import { renderQuestion, renderReceipt } from './render';

export type Terminal = {
  readonly print: (lines: readonly string[]) => void;
  /** The next line typed; undefined when the input has ended. */
  readonly ask: () => Promise<string | undefined>;
  /** It draws ANSI codes; when absent it does not. */
  readonly bold?: boolean;
};

export type InterviewDeps = {
  readonly assistant: Assistant;
  readonly texts: Texts;
  readonly terminal: Terminal;
  readonly person: Person;
  readonly receiptPlace: ReceiptPlace;
};

type Move = 'send' | 'back' | 'cancel';

/** Goes through a dialog turn by turn, page after page, until it is filed or cancelled. */
export async function interview(request: FormRequest, deps: InterviewDeps): Promise<void> {
  const { assistant, terminal, texts, person, receiptPlace } = deps;
  let form = assistant.form(request);
  terminal.print([form.title, texts.t(request.language, 'terminal.words')]);
  for (;;) {
    const { inputs, move } = await askPage(form, deps);
    const submission = { person, state: form.state, inputs, move, receiptPlace };
    let result = await trySubmit(() => assistant.submit(submission));
    while (!result) {
      terminal.print([texts.t(request.language, 'terminal.not_saved')]);
      const word = (await terminal.ask())?.trim().toLowerCase();
      if (word === undefined || commandWords('cancel', request.language, texts).includes(word)) return;
      result = await trySubmit(() => assistant.submit(submission));
    }
    switch (result.kind) {
      case 'filed':
        return terminal.print(['', ...renderReceipt(result.receipt)]);
      case 'cancelled':
        return terminal.print([result.text]);
      case 'form':
        form = result.form;
    }
  }
}

async function trySubmit(submit: () => Promise<SubmitResult>): Promise<SubmitResult | undefined> {
  try {
    return await submit();
  } catch {
    return undefined;
  }
}

/** Asks the fields of a page; of a page that came back with problems only those, and what now matters beside them. */
async function askPage(
  form: Form,
  { terminal, texts }: InterviewDeps,
): Promise<{ inputs: Record<string, string>; move: Move }> {
  const { language } = form.state;
  const wrong = form.fields.filter((field) => field.problem);
  const asked = new Set(wrong.length > 0 ? form.fields.filter((field) => !field.problem).map(({ id }) => id) : []);
  const inputs: Record<string, string> = {};
  for (const field of form.fields) if (asked.has(field.id) && field.value !== undefined) inputs[field.id] = field.value;
  if (wrong.length === 0) terminal.print(['', ...form.notices]);
  for (let field = nextField(form, inputs, asked); field; field = nextField(form, inputs, asked)) {
    terminal.print(renderQuestion(field, language, texts));
    const line = await terminal.ask();
    const word = line?.trim().toLowerCase() ?? '';
    if (line === undefined || commandWords('cancel', language, texts).includes(word)) return { inputs, move: 'cancel' };
    if (form.backLabel && commandWords('back', language, texts).includes(word)) return { inputs, move: 'back' };
    const value = readTyped(field, line);
    if (value === undefined) {
      const how =
        field.kind === 'choice' ? texts.t(language, 'terminal.choose') : texts.t(language, problemOf(field.kind));
      terminal.print([texts.t(language, 'terminal.not_understood', { how })]);
      continue;
    }
    asked.add(field.id);
    if (value !== '') inputs[field.id] = value;
  }
  return { inputs, move: 'send' };
}

function commandWords(command: 'cancel' | 'back', language: Language, texts: Texts): string[] {
  return texts.t(language, `terminal.commands.${command}`).split(' ');
}

function problemOf(kind: 'text' | 'date' | 'time'): string {
  switch (kind) {
    case 'text':
      return 'common.problems.required';
    case 'date':
      return 'common.problems.not_a_day';
    case 'time':
      return 'common.problems.not_a_time';
  }
}
