import type { types, ViewOutput, ViewStateValue } from '@slack/bolt';
import type { Person, ReceiptPlace, Submission } from '../../assistant/turn';
import type { Inputs } from '../../dialogs/definition';
import type { FormState } from '../../dialogs/form';
import type { ShownPage } from './modal';

/** A view that came back, as something to submit. `tapped`: the field and option of the button that was pressed. */
export function submissionFrom(
  view: ViewOutput,
  by: { readonly person: Person; readonly move: Submission['move']; readonly tapped?: Inputs },
): Submission {
  return {
    person: by.person,
    state: stateFrom(view),
    inputs: { ...shownPage(view).inputs, ...by.tapped },
    move: by.move,
    receiptPlace: receiptPlaceOf(by.person),
  };
}

export function stateFrom(view: ViewOutput): FormState {
  return JSON.parse(view.private_metadata) as FormState;
}

/** The fields of a form's view with what they hold. A field left empty is an empty string, not absent: it was drawn. */
export function shownPage(view: ViewOutput): ShownPage {
  const fields = view.blocks.filter(isInput).map(({ block_id = '', element }) => {
    const id = element.action_id ?? '';
    const state = view.state.values[block_id]?.[id];
    // After views.update Slack leaves initial values that nobody touched out of the state (bolt-js issue 1258).
    return { id, block_id, input: state === undefined ? initialValue(element) : valueOf(state) };
  });
  return {
    blockIds: Object.fromEntries(fields.map(({ id, block_id }) => [id, block_id])),
    inputs: Object.fromEntries(fields.map(({ id, input }) => [id, input])),
  };
}

function isInput(block: types.AnyBlock): block is types.InputBlock {
  return block.type === 'input';
}

function valueOf(state: ViewStateValue): string {
  switch (state.type) {
    case 'plain_text_input':
      return state.value ?? '';
    case 'radio_buttons':
    case 'static_select':
      return state.selected_option?.value ?? '';
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
  if (element.type === 'datepicker') return element.initial_date ?? '';
  if (element.type === 'timepicker') return element.initial_time ?? '';
  throw new RangeError(`View element of type '${element.type}': no form draws such an element`);
}

/** Where to write to a person of ours: a direct message, opened when there is something to say. */
function receiptPlaceOf(person: Person): ReceiptPlace {
  return { channel: 'slack', address: JSON.stringify({ team: person.tenantId, user: person.userId }) };
}
