import type { ViewOutput } from '@slack/bolt';
import type { Assistant, FormRequest, Person, ReceiptPlace, SubmitResult } from '../../src/assistant/turn';
import { modalFor } from '../../src/channels/slack/modal';
import { submissionFrom as slackSubmission } from '../../src/channels/slack/submission';
import { submissionFrom as teamsSubmission } from '../../src/channels/teams/card-action';
import { cardFor } from '../../src/channels/teams/form-card';
import { interview } from '../../src/channels/terminal/interview';
import { listOf } from '../../src/dialogs/definition';
import type { Inputs } from '../../src/dialogs/definition';
import type { Form, FormField } from '../../src/dialogs/form';
import { PERSON, texts } from '../support/assistant';

type Json = { readonly [key: string]: unknown };

/** Fills in a dialog as a person would in one channel; `inputs` is what they choose, over all pages. */
export type Rendering = (assistant: Assistant, request: FormRequest, inputs: Inputs, person?: Person) => Promise<void>;

const isTap = (field: FormField) => field.kind === 'choice' && field.style === 'tap';

/** A modal: buttons pressed, governing fields picked first, then the rest typed under the block ids that were drawn. */
export const throughSlack: Rendering = async (assistant, request, inputs, person = PERSON) => {
  let form = await assistant.form(request, person, PLACE);
  for (;;) {
    const tapped = form.fields.find(isTap);
    if (tapped) {
      const submission = slackSubmission(viewOf(form, {}), { person, move: 'send', tapped: pick(inputs, [tapped.id]) });
      form = formOf(await assistant.submit(submission));
      continue;
    }
    const governing = form.fields.filter((field) => 'governs' in field && field.governs && inputs[field.id]);
    for (const { id } of governing) {
      const picked = viewOf(form, { ...shownIn(form), ...pick(inputs, [id]) });
      form = formOf(await assistant.submit(slackSubmission(picked, { person, move: 'redraw' })));
    }
    const result = await assistant.submit(
      slackSubmission(viewOf(form, { ...shownIn(form), ...inputs }), { person, move: 'send' }),
    );
    if (result.kind !== 'form') return;
    form = expectNext(form, result);
  }
};

/** The view as Slack sends it back, with `values` in the inputs that were drawn. */
function viewOf(form: Form, values: Inputs): ViewOutput {
  const view = modalFor(form);
  const drawn = (view.blocks as unknown as Json[]).filter((block) => block.type === 'input');
  const state = drawn.map((block) => {
    const element = block.element as { type: string; action_id: string };
    return [
      String(block.block_id),
      { [element.action_id]: stateOf(element.type, values[element.action_id] ?? '') },
    ] as const;
  });
  return { ...view, id: 'V00FAKE', hash: 'h', state: { values: Object.fromEntries(state) } } as unknown as ViewOutput;
}

function stateOf(type: string, value: string): Json {
  if (type === 'plain_text_input') return { type, value: value || null };
  if (type === 'datepicker') return { type, selected_date: value || null };
  if (type === 'timepicker') return { type, selected_time: value || null };
  if (type === 'checkboxes' || type === 'multi_static_select') {
    return { type, selected_options: listOf(value).map((id) => ({ value: id })) };
  }
  return { type, selected_option: value ? { value } : null };
}

/** A card: the row of an option pressed, or every input filled in and the first button pressed. */
export const throughTeams: Rendering = async (assistant, request, inputs, person = PERSON) => {
  let form = await assistant.form(request, person, PLACE);
  for (;;) {
    const card = JSON.parse(JSON.stringify(cardFor(form, texts))) as Json;
    const nodes = everyNode(card);
    const tapped = form.fields.find(isTap);
    const buttons = nodes.filter((node) => node.type === 'Action.Execute');
    const button = tapped
      ? buttons.find((node) => JSON.stringify(node.data).includes(`"${tapped.id}":"${inputs[tapped.id]}"`))
      : buttons.find((node) => node.title === form.sendLabel);
    const typed = nodes
      .filter((node) => String(node.type).startsWith('Input.'))
      .map((node): [string, unknown] => [String(node.id), inputs[String(node.id)] ?? node.value ?? '']);
    const inputsTyped: Json = Object.fromEntries<unknown>(tapped ? [] : typed);
    const data: Json = { ...inputsTyped, ...(button?.data as Json) };
    const action = teamsSubmission({ action: { type: 'Action.Execute', verb: button?.verb, data } });
    if (action?.verb !== 'send') throw new Error('The card has no button that sends it');
    const result = await assistant.submit({ ...action, move: 'send', person, receiptPlace: PLACE });
    if (result.kind !== 'form') return;
    form = expectNext(form, result);
  }
};

function everyNode(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(everyNode);
  if (typeof value !== 'object' || value === null) return [];
  const parts = Object.entries(value as Json).filter(([key]) => key !== 'fallback');
  return [Object.fromEntries<unknown>(parts), ...parts.flatMap(([, part]) => everyNode(part))];
}

/** The interview: each question answered as people type, by number, `20/11/2026`, `16u40`, Enter to skip. */
export const throughTerminal: Rendering = async (assistant, request, inputs, person = PERSON) => {
  let form: Form | undefined;
  const spied: Assistant = {
    ...assistant,
    form: async (...opened) => (form = await assistant.form(...opened)),
    submit: async (submission) => {
      const result = await assistant.submit(submission);
      if (result.kind === 'form') form = form && expectNext(form, result);
      return result;
    },
  };
  let printed: readonly string[] = [];
  const terminal = {
    print: (lines: readonly string[]) => void (printed = lines),
    ask: async () => {
      const { language } = request;
      if (form?.review) return texts.t(language, 'terminal.commands.send').split(' ')[0] ?? '';
      const field = form?.fields.find(({ label }) => printed.includes(label));
      if (!field) throw new Error(`No question was asked: ${printed.join(' / ')}`);
      return typedFor(field, inputs[field.id]);
    },
  };
  await interview(request, { assistant: spied, texts, terminal, person, receiptPlace: PLACE });
};

function typedFor(field: FormField, value: string | undefined): string {
  if (value === undefined) return '';
  switch (field.kind) {
    case 'choice':
      return value === '' ? '' : String(field.options.findIndex(({ id }) => id === value) + 1);
    case 'choices':
      return listOf(value)
        .map((one) => field.options.findIndex(({ id }) => id === one) + 1)
        .join(', ');
    case 'text':
      return value;
    case 'date':
      return value.split('-').reverse().join('/');
    case 'time':
      return value.replace(':', 'u');
  }
}

const PLACE: ReceiptPlace = { channel: 'terminal', address: '{}', messageId: 'shown' };

const pick = (inputs: Inputs, ids: readonly string[]): Inputs =>
  Object.fromEntries(ids.flatMap((id) => (inputs[id] === undefined ? [] : [[id, inputs[id]]])));

/** What the drawn fields hold already: presets and what was typed before. */
const shownIn = (form: Form): Inputs =>
  Object.fromEntries(form.fields.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value]])));

function formOf(result: SubmitResult): Form {
  if (result.kind !== 'form') throw new Error(`Expected a form, got ${result.kind}`);
  return result.form;
}

/** The next page; a page that came back with problems would be filled in the same way for ever. */
function expectNext(form: Form, result: Extract<SubmitResult, { kind: 'form' }>): Form {
  if (result.problems) {
    const problems = result.form.fields.flatMap(({ id, problem }) => (problem ? [`${id}: ${problem}`] : []));
    throw new Error(`Page '${form.state.page}': ${problems.join(', ')}`);
  }
  return result.form;
}
