import { isDeepStrictEqual } from 'node:util';
import type { types, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { SubmitResult } from '../../assistant/turn';
import type { Form } from '../../dialogs/form';
import { blockIdFor, modalFor } from './modal';
import { cancelledModal, receiptModal } from './receipt-blocks';
import { shownPage } from './submission';

/** What changes a view; a draft that was kept does not. */
export type ViewChange = Exclude<SubmitResult, { kind: 'kept' }>;

/** The view that follows `view`. */
export function viewAfter(view: ViewOutput, result: ViewChange, closeLabel: string): types.ModalView {
  switch (result.kind) {
    case 'form':
      return modalFor(result.form, shownPage(view));
    case 'filed':
      return receiptModal(result.receipt, closeLabel);
    case 'cancelled':
      return cancelledModal(view.title.text, result.text, closeLabel);
  }
}

/** What Slack is told about a submitted view: problems at their fields where that suffices, else the view that follows. */
export function answerToSubmission(view: ViewOutput, result: ViewChange, closeLabel: string): ViewResponseAction {
  const errors = result.kind === 'form' && result.problems ? errorsAtFields(view, result.form) : undefined;
  return errors === undefined
    ? { response_action: 'update', view: viewAfter(view, result, closeLabel) }
    : { response_action: 'errors', errors };
}

/**
 * Block id → problem, or undefined when the view must be drawn again to be right: `errors` leaves everything else as it
 * is, so it will do only while the same fields stand there with the values that the person gave them.
 */
function errorsAtFields(view: ViewOutput, form: Form): Record<string, string> | undefined {
  const shown = shownPage(view);
  const fields = form.fields.filter((field) => field.relevant);
  const blockIds = Object.fromEntries(fields.map((field) => [field.id, blockIdFor(field, form.state, shown)]));
  const sameView = isDeepStrictEqual(blockIds, shown.blockIds);
  const problems = form.fields.filter((field) => field.problem !== undefined);
  if (!sameView || problems.length === 0 || problems.some((field) => !field.relevant)) return undefined;
  return Object.fromEntries(problems.map((field) => [blockIds[field.id] ?? '', field.problem ?? '']));
}
