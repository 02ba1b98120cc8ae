import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import type { Inputs } from '../../dialogs/definition';
import type { Form, FormField, FormKey } from '../../dialogs/form';
import { header, quote, section, sections } from './blocks';
import { button, buttonRow, openButtons } from './buttons';
import { fieldBlocks } from './field-blocks';
import { atMost, plain, SLACK_LIMITS, within } from './limits';
import { reviewBlocks } from './review-blocks';

/** Callback id of the modals that draw a form. */
export const FORM_MODAL = 'form';
/** Action ids of the last buttons. Field ids have no colon. */
export const BACK = 'form:back';
export const CANCEL = 'form:cancel';
/** How the block ids of fields begin that others depend on, or the notices of the page. */
export const REDRAW_PREFIX = 'redraw:';

/** The page in front of the person: block id and input of each field. */
export type ShownPage = { readonly blockIds: Readonly<Record<string, string>>; readonly inputs: Inputs };

/**
 * Draws a page of a dialog; `shown` is the page it replaces in an open modal. Only the form's key travels in
 * `private_metadata`. Closing the modal leaves what was filled in; only the cancel button wipes it. Throws RangeError
 * where Slack would refuse the view.
 */
export function modalFor(form: Form, shown?: ShownPage): types.ModalView {
  const { state, script, alternatives, review = [] } = form;
  const fields = form.fields.filter((field) => field.relevant);
  const isTap = fields.some((field) => field.kind === 'choice' && field.style === 'tap');
  if (form.sendLabel === undefined && fields.length > 0 && !isTap) {
    throw new RangeError(`Page '${state.page}' of '${state.dialog}': Slack wants a send label beside inputs`);
  }
  const blocks: types.KnownBlock[] = [
    ...(form.title === form.shortTitle ? [] : [header('title', form.title)]),
    ...form.notices.flatMap((notice, index) => sections(`notice ${index}`, notice)),
    ...buttonRow('alternatives', openButtons(alternatives)),
    ...(script === undefined ? [] : [section('lead of the script', script.lead), quote('script', script.text)]),
    ...fields.flatMap((field) => fieldBlocks(field, blockIdFor(field, state, shown))),
    ...review.flatMap(reviewBlocks),
    ...lastButtons(form),
  ];
  return {
    type: 'modal',
    callback_id: FORM_MODAL,
    private_metadata: within('form key', JSON.stringify(state), SLACK_LIMITS.privateMetadata),
    title: plain('short title', form.shortTitle, SLACK_LIMITS.modalTitle),
    close: plain('later label', form.laterLabel, SLACK_LIMITS.modalButton),
    ...(form.sendLabel === undefined ? {} : { submit: plain('send label', form.sendLabel, SLACK_LIMITS.modalButton) }),
    blocks: atMost('blocks', blocks, SLACK_LIMITS.blocks),
  };
}

/**
 * `<field>.<revision>`. Slack keeps what was typed under an unchanged block id, whatever initial value comes with it:
 * so the id stays while the form holds what the person typed, and changes when the server changed the value. The same
 * field of another form, opened in this one's place, has another id.
 */
export function blockIdFor(
  field: FormField,
  { submissionId }: Pick<FormKey, 'submissionId'>,
  shown?: ShownPage,
): string {
  const before = shown?.blockIds[field.id];
  const value = field.value ?? '';
  if (before !== undefined && (shown?.inputs[field.id] ?? '').trim() === value.trim()) return before;
  const revision = createHash('sha256')
    .update(`${submissionId}\n${before ?? ''}\n${value}`)
    .digest('hex')
    .slice(0, 8);
  const governs = (field.kind === 'choice' || field.kind === 'choices') && field.governs;
  return `${governs ? REDRAW_PREFIX : ''}${field.id}.${revision}`;
}

function lastButtons({ backLabel, cancelLabel }: Form): types.ActionsBlock[] {
  return buttonRow('last buttons', [
    ...(backLabel === undefined ? [] : [button(BACK, backLabel)]),
    { ...button(CANCEL, cancelLabel), style: 'danger' },
  ]);
}
