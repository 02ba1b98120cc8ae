import type { types } from '@slack/bolt';
import type { Receipt } from '../../assistant/turn';
import { header, sections } from './blocks';
import { buttonRow, openButtons } from './buttons';
import { plain, SLACK_LIMITS } from './limits';

/** A receipt, in a message or in a modal, with what can be done about the case. */
export function receiptBlocks(receipt: Receipt): types.KnownBlock[] {
  return [
    header('receipt title', receipt.title),
    ...receipt.lines.flatMap((line, index) => sections(`receipt line ${index}`, line)),
    ...buttonRow('receipt buttons', openButtons(receipt.actions)),
  ];
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
    blocks: sections('text', text),
  };
}
