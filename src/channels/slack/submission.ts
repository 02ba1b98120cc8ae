import type { types, ViewOutput, ViewStateValue } from '@slack/bolt';
import type { Move, Person, Submission } from '../../assistant/turn';
import type { Inputs } from '../../dialogs/definition';
import type { FormKey } from '../../dialogs/form';
import { receiptPlaceOf } from './direct';
import type { ShownPage } from './modal';

/** What was done in a view. `tapped`: the field and option of the button that was pressed; `to`: the page to change. */
export type Pressed = { readonly move: Move; readonly tapped?: Inputs; readonly to?: string };

/** A view that came back, as something to submit. */
export function submissionFrom(view: ViewOutput, by: Pressed & { readonly person: Person }): Submission {
  return {
    person: by.person,
    state: keyFrom(view),
    inputs: { ...shownPage(view).inputs, ...by.tapped },
    move: by.move,
    ...(by.to === undefined ? {} : { to: by.to }),
    receiptPlace: receiptPlaceOf(by.person),
  };
}

export function keyFrom(view: ViewOutput): FormKey {
  return JSON.parse(view.private_metadata) as FormKey;
}

/** The fields of a form's view with what they hold. A field left empty is an empty string, not absent: it was drawn. */
export function shownPage(view: ViewOutput): ShownPage {
  const fields = view.blocks.filter(isInput).map(({ block_id = '', element }) => {
    const id = element.action_id ?? '';
    const state = view.state.values[block_id]?.[id];
    // After views.update Slack leaves initial values that nobody touched out of the state (bolt-js issue 1258).
    return { id, block_id, input: state === undefined ? initialValue(element) : valueOf(state, element) };
  });
  return {
    blockIds: Object.fromEntries(fields.map(({ id, block_id }) => [id, block_id])),
    inputs: Object.fromEntries(fields.map(({ id, input }) => [id, input])),
  };
}

function isInput(block: types.AnyBlock): block is types.InputBlock {
  return block.type === 'input';
}

function valueOf(state: ViewStateValue, element: types.InputBlockElement): string {
  switch (state.type) {
    case 'plain_text_input':
      return state.value ?? '';
    case 'radio_buttons':
    case 'static_select':
      return state.selected_option?.value ?? '';
    case 'checkboxes':
    case 'multi_static_select':
      return inOrder(
        element,
        (state.selected_options ?? []).map(({ value }) => value),
      );
    case 'datepicker':
      return state.selected_date ?? '';
    case 'timepicker':
      return state.selected_time ?? '';
    default:
      throw new RangeError(`View state of type '${state.type}': no form draws such an element`);
  }
}

function initialValue(element: types.InputBlockElement): string {
  if (element.type === 'plain_text_input') return element.initial_value ?? '';
  if (element.type === 'radio_buttons' || element.type === 'static_select') return element.initial_option?.value ?? '';
  if (element.type === 'checkboxes' || element.type === 'multi_static_select') {
    const chosen = (element.initial_options ?? []).map(({ value = '' }) => value);
    return inOrder(element, chosen);
  }
  if (element.type === 'datepicker') return element.initial_date ?? '';
  if (element.type === 'timepicker') return element.initial_time ?? '';
  throw new RangeError(`View element of type '${element.type}': no form draws such an element`);
}

/** The ids chosen, joined in the order of the options: Slack has them in the order in which they were ticked. */
function inOrder(element: types.InputBlockElement, chosen: readonly string[]): string {
  const options = 'options' in element ? (element.options ?? []) : [];
  return options.flatMap(({ value = '' }) => (chosen.includes(value) ? [value] : [])).join(',');
}
