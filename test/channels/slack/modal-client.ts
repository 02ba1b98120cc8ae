import type { Json } from './recorder';
import type { Answer } from './signed-requests';
import type { RunningSlack } from './start-slack';

type Block = Json & { type: string; block_id?: string; element?: Json; elements?: Json[] };

/**
 * The modal as Slack's own client keeps it: what is typed stays under its block and action id through every update, and
 * an initial value shows only where nothing stands yet.
 */
export type ModalClient = {
  readonly id: string;
  readonly view: () => Json;
  /** Field id → what the person sees in it. */
  readonly values: () => Record<string, string>;
  readonly fill: (values: Record<string, string>) => void;
  readonly submit: () => Promise<Answer>;
  /** Presses the button with this text; `from`: of a view that was shown before. */
  readonly press: (label: string, from?: Json) => Promise<Answer>;
  /** Fills in a field, of which Slack tells the app at once; several options are joined by commas. */
  readonly pick: (field: string, value: string) => Promise<Answer>;
};

export function openModal(running: Pick<RunningSlack, 'recorder' | 'postInteraction'>): ModalClient {
  const id = [...running.recorder.views.keys()].at(-1) ?? '';
  /** `<block id> <action id>` → value. */
  const typed = new Map<string, string>();

  const stored = () => {
    const found = running.recorder.views.get(id);
    if (found === undefined) throw new Error('No modal is open');
    return found;
  };
  const blocks = () => stored().view['blocks'] as Block[];
  const inputs = () => blocks().filter((block) => block.type === 'input');
  const keyOf = (block: Block) => `${block.block_id} ${String(block.element?.['action_id'])}`;
  const shown = (block: Block) => typed.get(keyOf(block)) ?? initialOf(block.element ?? {});

  /** As Slack sends it. Actions leave out the initial values that nobody touched, which it does after an update. */
  const payloadView = (withInitial: boolean): Json => {
    const { view, hash } = stored();
    const drawn = inputs().filter((block) => withInitial || typed.has(keyOf(block)));
    const values = drawn.map((block) => [
      block.block_id,
      { [String(block.element?.['action_id'])]: stateOf(block.element ?? {}, shown(block)) },
    ]);
    return { callback_id: '', ...view, id, hash, state: { values: Object.fromEntries(values) as Json } };
  };
  const act = (action: Json, view = payloadView(false)) =>
    running.postInteraction({
      type: 'block_actions',
      view,
      container: { type: 'view', view_id: id },
      actions: [action],
    });

  return {
    id,
    view: () => payloadView(false),
    values: () => Object.fromEntries(inputs().map((block) => [String(block.element?.['action_id']), shown(block)])),
    fill: (values) => {
      for (const [field, value] of Object.entries(values)) {
        const block = inputs().find(({ element }) => element?.['action_id'] === field);
        if (block === undefined) throw new Error(`No field ${field}`);
        typed.set(keyOf(block), value);
      }
    },
    submit: async () => {
      const answer = await running.postInteraction({ type: 'view_submission', view: payloadView(true) });
      if (answer.body['response_action'] === 'update') running.recorder.replaceView(id, answer.body['view'] as Json);
      return answer;
    },
    press: (label, from) => {
      const button = ((from?.['blocks'] ?? blocks()) as Block[])
        .flatMap((block) => (block.type === 'actions' ? (block.elements ?? []) : []))
        .find((element) => (element['text'] as Json)['text'] === label);
      if (button === undefined) throw new Error(`No button ${label}`);
      return act(button, from);
    },
    pick: (field, value) => {
      const block = inputs().find(({ element }) => element?.['action_id'] === field);
      if (block?.['dispatch_action'] !== true) throw new Error(`Field ${field} tells nobody`);
      typed.set(keyOf(block), value);
      return act({ ...stateOf(block.element ?? {}, value), action_id: field, block_id: block.block_id });
    },
  };
}

function initialOf(element: Json): string {
  const option = element['initial_option'] as Json | undefined;
  const options = element['initial_options'] as Json[] | undefined;
  if (options !== undefined) return options.map(({ value }) => String(value)).join(',');
  const values = [element['initial_value'], option?.['value'], element['initial_date'], element['initial_time']];
  return values.find((value): value is string => typeof value === 'string') ?? '';
}

function stateOf(element: Json, value: string): Json {
  const type = element['type'];
  const orNull = value === '' ? null : value;
  if (type === 'plain_text_input') return { type, value: orNull };
  if (type === 'datepicker') return { type, selected_date: orNull };
  if (type === 'timepicker') return { type, selected_time: orNull };
  const option = (id: string) => ({ text: { type: 'plain_text', text: id }, value: id });
  if (type === 'checkboxes' || type === 'multi_static_select') {
    return { type, selected_options: value === '' ? [] : value.split(',').map(option) };
  }
  return { type, selected_option: value === '' ? null : option(value) };
}
