import type { Receipt, ReceiptPlace } from '../assistant/turn';

/**
 * Shows a receipt where it belongs: edits the message that `messageId` names, or sends a new one to `address`.
 * Returns the id of the message that shows it now. Throws when the platform did not accept it: it is tried again.
 */
export type ShowReceipt = (place: ReceiptPlace, receipt: Receipt) => Promise<string>;

/**
 * Does `work` for an event once, also over a restart and with several replicas. Resolves when it was done, now or
 * before. Throws what `work` throws, or when another delivery of the event is still at work: the event was then not
 * handled, and the platform must be told so that it delivers again.
 */
export type Once = (eventId: string, work: () => Promise<void>) => Promise<void>;
