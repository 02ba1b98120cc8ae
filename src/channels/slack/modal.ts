import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import type { Receipt } from '../../assistant/turn';
import type { Form, FormField } from '../../dialogs/form';
import type { Inputs } from '../../dialogs/definition';
import { header, section } from './blocks';
import { fieldBlocks } from './field-blocks';
import { atMost, plain, SLACK_LIMITS, within } from './limits';

/** Callback id of the modals that draw a form. */
export const FORM_MODAL = 'form';
/** Action id of the Back button. Field ids have no colon. */
export const BACK = 'form:back';

/** The page in front of the person: block id and input of each field. */
export type ShownPage = { readonly blockIds: Readonly<Record<string, string>>; readonly inputs: Inputs };

/**
 * Draws a page of a dialog; `shown` is the page it replaces in an open modal. The form's state travels in
 * `private_metadata`. Throws RangeError where Slack would refuse the view.
 */
export function modalFor(form: Form, shown?: ShownPage): types.ModalView {
  const fields = form.fields.filter((field) => field.relevant);
  const isTap = fields.some((field) => field.kind === 'choice' && field.style === 'tap');
  if (form.sendLabel === undefined && fields.length > 0 && !isTap) {
    throw new RangeError(`Page '${form.state.page}' of '${form.state.dialog}': Slack wants a send label beside inputs`);
  }
  const blocks: types.KnownBlock[] = [
    ...(form.title === form.shortTitle ? [] : [header('title', form.title)]),
    ...form.notices.map((notice, index) => section(`notice ${index}`, notice)),
    ...fields.flatMap((field) => fieldBlocks(field, blockIdFor(field, shown))),
    ...(form.backLabel === undefined ? [] : [backBlock(form.backLabel)]),
  ];
  return {
    type: 'modal',
    callback_id: FORM_MODAL,
    private_metadata: within('form state', JSON.stringify(form.state), SLACK_LIMITS.privateMetadata),
    title: plain('short title', form.shortTitle, SLACK_LIMITS.modalTitle),
    close: plain('cancel label', form.cancelLabel, SLACK_LIMITS.modalButton),
    ...(form.sendLabel === undefined ? {} : { submit: plain('send label', form.sendLabel, SLACK_LIMITS.modalButton) }),
    blocks: atMost('blocks', blocks, SLACK_LIMITS.blocks),
  };
}

/**
 * `<field>.<revision>`. Slack keeps what was typed under an unchanged block id, whatever initial value comes with it:
 * so the id stays while the form holds what the person typed, and changes when the server changed the value.
 */
export function blockIdFor(field: FormField, shown?: ShownPage): string {
  const before = shown?.blockIds[field.id];
  const value = field.value ?? '';
  if (before !== undefined && (shown?.inputs[field.id] ?? '').trim() === value.trim()) return before;
  const revision = createHash('sha256')
    .update(`${before ?? ''}\n${value}`)
    .digest('hex')
    .slice(0, 8);
  return `${field.id}.${revision}`;
}

/** The last view: what was filed. The title bar is too short for the receipt's title. */
export function receiptModal(receipt: Receipt, closeLabel: string): types.ModalView {
  return {
    type: 'modal',
    title: plain('reference', receipt.reference, SLACK_LIMITS.modalTitle),
    close: plain('close label', closeLabel, SLACK_LIMITS.modalButton),
    blocks: receiptBlocks(receipt),
  };
}

/** The last view of a dialog that filed nothing, under the title it had. */
export function cancelledModal(title: string, text: string, closeLabel: string): types.ModalView {
  return {
    type: 'modal',
    title: plain('title', title, SLACK_LIMITS.modalTitle),
    close: plain('close label', closeLabel, SLACK_LIMITS.modalButton),
    blocks: [section('text', text)],
  };
}

export function receiptBlocks(receipt: Receipt): types.KnownBlock[] {
  return [
    header('receipt title', receipt.title),
    ...receipt.lines.map((line, index) => section(`receipt line ${index}`, line)),
  ];
}

function backBlock(label: string): types.ActionsBlock {
  return {
    type: 'actions',
    elements: [{ type: 'button', action_id: BACK, text: plain('back label', label, SLACK_LIMITS.buttonText) }],
  };
}
