import type { Assistant, FormRequest, Person, Receipt, ReceiptPlace, SubmitResult } from '../../src/assistant/turn';
import type { Move } from '../../src/assistant/turn';
import { dialogs } from '../../src/dialogs';
import { inputsOf } from '../../src/dialogs/check';
import type { Inputs } from '../../src/dialogs/definition';
import type { Form } from '../../src/dialogs/form';
import { pageOf } from '../../src/dialogs/form-for';
import { PERSON } from './assistant';

export const PLACE: ReceiptPlace = { channel: 'terminal', address: '{}', messageId: 'shown' };

/** Somebody at a form, as a channel that sends the whole page serves them. */
export function fillingIn(assistant: Assistant, person: Person = PERSON) {
  const submit = (form: Form, move: Move, inputs: Inputs = {}, to?: string): Promise<SubmitResult> =>
    assistant.submit({
      person,
      state: form.state,
      inputs,
      move,
      receiptPlace: PLACE,
      ...(to === undefined ? {} : { to }),
    });
  const open = (request: Partial<FormRequest> & Pick<FormRequest, 'dialog'>): Promise<Form> =>
    assistant.form({ language: 'nl', inputs: {}, ...request }, person, PLACE);
  /** Sends pages, each with those of the inputs that it draws, until one of them is `stopAt`, is refused, or it is filed. */
  const goOn = async (form: Form, inputs: Inputs, stopAt?: string): Promise<SubmitResult> => {
    let result: SubmitResult = { kind: 'form', form, problems: false };
    while (result.kind === 'form' && !result.problems && result.form.state.page !== stopAt) {
      result = await submit(result.form, 'send', typedOn(result.form, inputs));
    }
    return result;
  };
  return { submit, open, goOn };
}

/** What a channel sends of a page: of the fields drawn, what they held and what was typed over it. */
export function typedOn(form: Form, inputs: Inputs): Inputs {
  const ids = inputsOf(pageOf(dialogs[form.state.dialog], form.state.page));
  const held = form.fields.flatMap(({ id, value }) => (value === undefined ? [] : [[id, value] as const]));
  const typed = Object.entries(inputs).filter(([id]) => ids.includes(id));
  return Object.fromEntries([...held, ...typed]);
}

/** The inputs but for these. */
export function without(inputs: Inputs, ...ids: readonly string[]): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([id]) => !ids.includes(id)));
}

export function formOf(result: SubmitResult): Form {
  if (result.kind !== 'form') throw new Error(`Expected a form, got '${result.kind}'`);
  return result.form;
}

export function receiptOf(result: SubmitResult): Receipt {
  if (result.kind === 'filed') return result.receipt;
  const problems = result.kind === 'form' ? JSON.stringify(result.form.fields.filter(({ problem }) => problem)) : '';
  throw new Error(`Expected a receipt, got '${result.kind}' ${problems}`);
}

export function valueIn(form: Form, field: string): string | undefined {
  return form.fields.find(({ id }) => id === field)?.value;
}

export function problemsIn(result: SubmitResult): string[] {
  return result.kind === 'form' ? result.form.fields.flatMap(({ id, problem }) => (problem ? [id] : [])) : [];
}

export const ALARM: Inputs = {
  cause: 'misdirected_mail',
  discovered_at: 'now',
  data_owner: 'ipg',
  description: 'Loonlijst naar de verkeerde klant gestuurd',
  confidential: 'no',
};

/** Somebody rang up about the data of a client. */
export const CALLER: Inputs = {
  requester_role: 'other',
  reply_language: 'nl',
  data_owner: 'client',
  client: 'voorbeeld_energie',
  rights: 'erasure',
  request_text: 'Mevrouw wil dat we alles wissen.',
  received_at: 'now',
  received_by: 'phone',
  subject_name: 'Jo Verzonnen',
  subject_contact: 'jo.verzonnen@example.test',
  identity_status: 'no',
};

export const SELF: Inputs = {
  requester_role: 'self',
  reply_language: 'nl',
  rights: 'access',
  request_text: 'Ik wil zien wat jullie over mij bijhouden.',
};
