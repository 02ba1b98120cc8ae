import type { Receipt, ReceiptPlace, Reply } from '../assistant/turn';
import type { Form } from '../dialogs/form';

/**
 * Shows a receipt where it belongs: edits the message that `messageId` names, or sends a new one to `address`.
 * Returns the id of the message that shows it now. Throws when the platform did not accept it: it is tried again.
 */
export type ShowReceipt = (place: ReceiptPlace, receipt: Receipt) => Promise<string>;

/** Sends a message to the conversation that `place` names, as a new one. Throws when the platform did not accept it. */
export type Say = (place: ReceiptPlace, reply: Reply) => Promise<void>;

/**
 * Does `work` for an event once, also over a restart and with several replicas. Resolves when it was done, now or
 * before. Throws what `work` throws, or when another delivery of the event is still at work: the event was then not
 * handled, and the platform must be told so that it delivers again.
 */
export type Once = (eventId: string, work: () => Promise<void>) => Promise<void>;

/** Draws a form without showing it. Throws RangeError when it is larger than the platform takes. */
export type TryDraw = (form: Form) => void;

/** Finds at the start what a channel could not show later: too many clients, a text that is too long. */
export function assertDrawable(forms: readonly Form[], channels: Readonly<Record<string, { tryDraw: TryDraw }>>): void {
  for (const [name, { tryDraw }] of Object.entries(channels)) {
    for (const form of forms) {
      try {
        tryDraw(form);
      } catch (error) {
        const { dialog, page, language } = form.state;
        const what = `Page '${page}' of '${dialog}' in '${language}' does not fit in ${name}`;
        const mend = 'Shorten the list of clients in organisation.json, or the texts in LOCALES_DIR.';
        throw new Error(`${what}: ${error instanceof Error ? error.message : 'unknown'}. ${mend}`, { cause: error });
      }
    }
  }
}
