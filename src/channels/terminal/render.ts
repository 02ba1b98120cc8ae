import { runsOf } from '../../assistant/marked-blocks';
import type { CaseLine, OlderCases, OpenAction, Receipt, Reply, ShownPassage } from '../../assistant/turn';
import { listOf } from '../../dialogs/definition';
import type { Form, FormField, FormOption } from '../../dialogs/form';
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
    ...(reply.cases ?? []).flatMap(({ lines }) => ['', ...lines]),
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
  | { readonly kind: 'open'; readonly label: string; readonly request: OpenAction['request'] }
  | { readonly kind: 'older'; readonly label: string; readonly request: OlderCases };

export function choicesOf(reply: Reply): Choice[] {
  return [
    ...(reply.moreLabel
      ? [{ kind: 'more' as const, label: reply.moreLabel, passages: reply.passages.slice(reply.shownPassages ?? 1) }]
      : []),
    ...[...reply.actions, ...(reply.cases ?? []).flatMap(caseChoices)].map(({ label, request }) => ({
      kind: 'open' as const,
      label,
      request,
    })),
    ...(reply.older ? [{ kind: 'older' as const, ...reply.older }] : []),
  ];
}

/** A list of numbers says of each which case it is about. */
function caseChoices({ actions }: CaseLine): OpenAction[] {
  return actions.map(({ label, request }) => ({ label: `${request.reference ?? ''} ${label}`, request }));
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

/** What stands above the questions of a page; of one that came back with problems only what is new. Or the review. */
export function renderForm(form: Form, cameBack: boolean, texts: Texts): string[] {
  const { language } = form.state;
  const t = (key: string, params?: Readonly<Record<string, string | number>>) =>
    texts.t(language, `terminal.${key}`, params);
  const script = form.script && !cameBack ? [form.script.lead, `  ${t('sentence', { text: form.script.text })}`] : [];
  const others = form.alternatives.map(({ label }, index) => t('alternative', { number: index + 1, label }));
  const sections = (form.review ?? []).flatMap(({ title, rows }, index) => [
    '',
    `${index + 1}. ${title}`,
    ...rows.map(({ label, value }) => `   ${label} ${value.replaceAll('\n', ' · ')}`),
  ]);
  return ['', ...form.notices, ...script, ...others, ...sections, ...(form.review ? ['', t('help_review')] : [])];
}

/** A question of the interview, with the numbers of its options. */
export function renderQuestion(field: FormField, language: Language, texts: Texts): string[] {
  const listed = field.kind === 'choice' || field.kind === 'choices' ? field.options : [];
  const options = listed.map(({ label }, index) => `  ${index + 1}. ${label}`);
  const value = field.problem ? undefined : field.value;
  const preset = listed.length === 0 ? value : labelsOf(listed, value);
  const how = [
    ...(field.kind === 'choice'
      ? [texts.t(language, field.style === 'search' ? 'terminal.search' : 'terminal.choose')]
      : []),
    ...(field.kind === 'choices' ? [texts.t(language, 'terminal.choose_several')] : []),
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

/** The labels of the options chosen; empty when there are none. */
function labelsOf(options: readonly FormOption[], value: string | undefined): string {
  const chosen = listOf(value);
  return options.flatMap(({ id, label }) => (chosen.includes(id) ? [label] : [])).join(', ');
}
