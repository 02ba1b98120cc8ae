import type { Assistant, FormRequest, Move, Person, ReceiptPlace } from '../../assistant/turn';
import type { Form, FormField } from '../../dialogs/form';
import { nextField, readTyped } from '../../dialogs/interview';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';
import { renderForm, renderQuestion, renderReceipt, renderReply } from './render';
import { isWord } from './words';

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

/** What a page came to: something to submit, another form in its place, or the person left; a draft is kept then. */
type Turned =
  | {
      readonly kind: 'move';
      readonly move: Exclude<Move, 'keep' | 'redraw'>;
      readonly inputs: Readonly<Record<string, string>>;
      readonly to?: string;
    }
  | { readonly kind: 'other'; readonly request: FormRequest }
  | { readonly kind: 'left' };

/** Goes through a dialog turn by turn, page after page, until it is filed, cancelled or left. */
export async function interview(request: FormRequest, deps: InterviewDeps): Promise<void> {
  const { assistant, terminal, texts, person, receiptPlace } = deps;
  const opened = await trying(() => assistant.form(request, person, receiptPlace));
  if (!opened) return terminal.print([texts.t(request.language, 'terminal.failed')]);
  let form = opened;
  const { language } = form.state;
  terminal.print([form.title, texts.t(language, 'terminal.words')]);
  for (;;) {
    const turned: Turned = await (form.review ? askReview(form, deps) : askPage(form, deps));
    if (turned.kind === 'left') return terminal.print([texts.t(language, 'terminal.left')]);
    if (turned.kind === 'other') {
      const other = await trying(() => assistant.form(turned.request, person, receiptPlace));
      terminal.print(['', other ? other.title : texts.t(language, 'terminal.failed')]);
      form = other ?? form;
      continue;
    }
    const { move, inputs, to } = turned;
    const submission = { person, state: form.state, inputs, move, receiptPlace, ...(to === undefined ? {} : { to }) };
    let result = await trying(() => assistant.submit(submission));
    while (!result) {
      terminal.print([texts.t(language, 'terminal.not_saved')]);
      const line = await terminal.ask();
      if (line === undefined || isWord('cancel', line, language, texts)) return;
      result = await trying(() => assistant.submit(submission));
    }
    switch (result.kind) {
      case 'filed':
        return terminal.print(['', ...renderReceipt(result.receipt)]);
      case 'cancelled':
        return terminal.print([result.text]);
      case 'kept':
        break;
      case 'form':
        form = result.form;
    }
  }
}

/** Undefined when the store failed. */
async function trying<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

/** Asks the fields of a page; of a page that came back with problems only those, and what now matters beside them. */
async function askPage(form: Form, deps: InterviewDeps): Promise<Turned> {
  const { assistant, terminal, texts, person, receiptPlace } = deps;
  const { language } = form.state;
  const wrong = form.fields.filter((field) => field.problem);
  const asked = new Set(wrong.length > 0 ? form.fields.filter((field) => !field.problem).map(({ id }) => id) : []);
  const inputs: Record<string, string> = {};
  for (const field of form.fields) if (asked.has(field.id) && field.value !== undefined) inputs[field.id] = field.value;
  terminal.print(renderForm(form, wrong.length > 0, texts));
  // What was not asked yet holds what it held before.
  const standing = Object.fromEntries(
    form.fields.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])),
  );
  let answeredInBetween = false;
  for (let field = nextField(form, inputs, asked); field; field = nextField(form, inputs, asked)) {
    terminal.print(renderQuestion(field, language, texts));
    const line = await terminal.ask();
    if (line === undefined || isWord('stop', line, language, texts)) return { kind: 'left' };
    if (isWord('cancel', line, language, texts)) return { kind: 'move', move: 'cancel', inputs };
    if (form.backLabel && isWord('back', line, language, texts))
      return { kind: 'move', move: 'back', inputs: { ...standing, ...inputs } };
    const other = /^\*(\d)$/.exec(line.trim());
    const alternative = other ? form.alternatives[Number(other[1]) - 1] : undefined;
    if (alternative) return { kind: 'other', request: alternative.request };
    if (isWord('help', line, language, texts)) {
      terminal.print([texts.t(language, 'terminal.help')]);
      continue;
    }
    const value = isWord('skip', line, language, texts) ? skipped(field) : readAnswer(field, line, answeredInBetween);
    if (value === undefined) {
      // A question about the policy is answered, and ours is asked once more; what comes then is taken for an answer.
      const answer: readonly string[] | undefined = answeredInBetween ? undefined : await answerTo(line, deps);
      answeredInBetween = answer !== undefined;
      terminal.print(answer ?? [texts.t(language, 'terminal.not_understood', { how: howTo(field, language, texts) })]);
      continue;
    }
    answeredInBetween = false;
    asked.add(field.id);
    delete standing[field.id];
    if (value !== '') inputs[field.id] = value;
    // Every answer is kept at once; that it could not be is found out when the page is sent.
    const kept = { ...standing, ...inputs };
    await trying(() => assistant.submit({ person, state: form.state, inputs: kept, move: 'keep', receiptPlace }));
  }
  return { kind: 'move', move: 'send', inputs };
}

/** Shows what was answered; the person sends it, or goes back to a page by its number. */
async function askReview(form: Form, { terminal, texts }: InterviewDeps): Promise<Turned> {
  const { language } = form.state;
  const sections = form.review ?? [];
  for (;;) {
    terminal.print(renderForm(form, false, texts));
    const line = await terminal.ask();
    if (line === undefined || isWord('stop', line, language, texts)) return { kind: 'left' };
    if (isWord('cancel', line, language, texts)) return { kind: 'move', move: 'cancel', inputs: {} };
    if (isWord('back', line, language, texts)) return { kind: 'move', move: 'back', inputs: {} };
    if (isWord('send', line, language, texts)) return { kind: 'move', move: 'send', inputs: {} };
    const other = /^\*(\d)$/.exec(line.trim());
    const alternative = other ? form.alternatives[Number(other[1]) - 1] : undefined;
    if (alternative) return { kind: 'other', request: alternative.request };
    const section = /^\d+$/.test(line.trim()) ? sections[Number(line) - 1] : undefined;
    if (section) return { kind: 'move', move: 'change', inputs: {}, to: section.page };
    terminal.print([texts.t(language, 'terminal.help_review')]);
  }
}

/** What the policy says to a line that answers no question of ours; undefined when it asks nothing that it says. */
async function answerTo(
  line: string,
  { assistant, person, terminal }: InterviewDeps,
): Promise<readonly string[] | undefined> {
  if (!/\p{L}{2}.*\s/u.test(line)) return undefined;
  const reply = await assistant.reply({ person, text: line, inPublic: true });
  return reply.kind === 'answer' ? renderReply(reply, { bold: terminal.bold === true }) : undefined;
}

/** A question is no name and no number: in a short text field it is taken for an answer only when it comes again. */
function readAnswer(field: FormField, line: string, again: boolean): string | undefined {
  const isQuestion = field.kind === 'text' && !field.multiline && line.trim().endsWith('?');
  return isQuestion && !again ? undefined : readTyped(field, line);
}

/** Nothing, where nothing has to be said; else that it is not known, where that is an answer. */
function skipped(field: FormField): string | undefined {
  if (!field.required) return '';
  const isUnknown = field.kind === 'choice' && field.options.some(({ id }) => id === 'unknown');
  return isUnknown ? 'unknown' : undefined;
}

function howTo({ kind }: FormField, language: Language, texts: Texts): string {
  switch (kind) {
    case 'choice':
      return texts.t(language, 'terminal.choose');
    case 'choices':
      return texts.t(language, 'terminal.choose_several');
    case 'text':
      return texts.t(language, 'common.problems.required');
    case 'date':
      return texts.t(language, 'common.problems.not_a_day');
    case 'time':
      return texts.t(language, 'common.problems.not_a_time');
  }
}
