import { runsOf } from '../../assistant/marked-blocks';
import type { Receipt, Reply, ShownPassage } from '../../assistant/turn';
import type { FormField } from '../../dialogs/form';
import type { Language } from '../../texts/language';
import type { Texts } from '../../texts/texts';

/** How text may be drawn. `bold`: the words that answer stand in bold, by ANSI codes that only a terminal reads. */
export type Look = { readonly bold: boolean };

const PLAIN: Look = { bold: false };
const [BOLD, NOT_BOLD] = ['\u001b[1m', '\u001b[22m'];

/** A reply as lines, without its buttons. */
export function renderReply(reply: Reply, look = PLAIN): string[] {
  const shown = reply.passages.slice(0, reply.shownPassages ?? 1);
  return [
    ...reply.lead,
    ...shown.flatMap((passage) => renderPassage(passage, look)),
    ...(reply.notes.length > 0 ? [...(shown.length > 0 ? [] : ['']), ...reply.notes, ''] : []),
  ];
}

/** The buttons of a reply as numbers to type. */
export function renderChoices(choices: readonly Choice[], language: Language, texts: Texts): string[] {
  return choices.map(({ kind, label }, index) => texts.t(language, `terminal.${kind}`, { number: index + 1, label }));
}

/** What a number typed after a reply stands for. */
export type Choice =
  | { readonly kind: 'more'; readonly label: string; readonly passages: readonly ShownPassage[] }
  | { readonly kind: 'open'; readonly label: string; readonly request: Reply['actions'][number]['request'] };

export function choicesOf(reply: Reply): Choice[] {
  return [
    ...(reply.moreLabel
      ? [{ kind: 'more' as const, label: reply.moreLabel, passages: reply.passages.slice(reply.shownPassages ?? 1) }]
      : []),
    ...reply.actions.map(({ label, request }) => ({ kind: 'open' as const, label, request })),
  ];
}

export function renderPassage(passage: ShownPassage, look = PLAIN): string[] {
  const { headings, summary, source, also } = passage;
  return [
    '',
    `— ${headings.join(' › ')}`,
    ...renderText(passage, look).map((line) => `  ${line}`),
    ...(summary === undefined ? [] : ['', `  ${summary}`]),
    ...[source, ...also].map((line) => `  (${line})`),
    '',
  ];
}

/** Bold ends with each line, so that no indent is bold. */
function renderText({ text, highlights }: ShownPassage, { bold }: Look): string[] {
  let from = 0;
  return text.split('\n').map((line) => {
    const runs = runsOf(line, bold ? highlights : [], from);
    from += line.length + 1;
    return runs.map((run) => (run.marked ? `${BOLD}${run.text}${NOT_BOLD}` : run.text)).join('');
  });
}

export function renderReceipt(receipt: Receipt): string[] {
  return [receipt.title, ...receipt.lines];
}

/** A question of the interview, with the numbers of its options. */
export function renderQuestion(field: FormField, language: Language, texts: Texts): string[] {
  const options = field.kind === 'choice' ? field.options.map(({ label }, index) => `  ${index + 1}. ${label}`) : [];
  const value = field.problem ? undefined : field.value;
  const preset = field.kind === 'choice' ? field.options.find(({ id }) => id === value)?.label : value;
  const how = [
    ...(field.kind === 'choice'
      ? [texts.t(language, field.style === 'search' ? 'terminal.search' : 'terminal.choose')]
      : []),
    ...(preset ? [texts.t(language, 'terminal.preset', { value: preset })] : []),
    ...(!preset && !field.required ? [texts.t(language, 'terminal.optional')] : []),
  ];
  return [
    '',
    field.label,
    ...(field.problem ? [`! ${field.problem}`] : []),
    ...(field.hint ? [`  ${field.hint}`] : []),
    ...options,
    ...(how.length > 0 ? [`  (${how.join(' ')})`] : []),
  ];
}
