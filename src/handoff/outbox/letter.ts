import type { LogFields } from '../../log';
import type { Mail } from '../mail';
import type { Failure } from './failure';

/** Resolves when the mail server accepted the mail; throws with a `code` or `responseCode` otherwise. */
export type SendMail = (mail: Mail, signal?: AbortSignal) => Promise<unknown>;

/** A mail on its way, whatever it is about. */
export type Letter = {
  /** This attempt included. */
  readonly attempts: number;
  /** How often another mail was accepted after this one had failed; absent where nobody counts. */
  readonly outdone?: number;
  readonly at: LogFields;
  /** Throws {@link Unwritable} when it is the text that cannot be made, anything else when it could not be looked up. */
  readonly compose: () => Promise<Mail>;
  readonly accepted: () => Promise<void>;
  readonly failed: (retryInMs: number, trouble: Trouble) => Promise<void>;
};

/** What is kept of a failure. */
export type Trouble = {
  readonly kind: Failure['kind'] | 'unwritten';
  /** How much it speaks against the mail's content, see {@link unfitness}. */
  readonly unfit: number;
};

/** Mails beside the versions of cases. */
export type MoreMails = {
  readonly isDue: () => Promise<boolean>;
  /** The next that is due; asked by the only sender there is. */
  readonly next: () => Promise<Letter | undefined>;
};

/** A mail whose text cannot be made from its case. Holds the code alone: it may be logged whole. */
export class Unwritable extends Error {
  constructor(readonly code: string) {
    super('The mail cannot be written');
    this.name = 'Unwritable';
  }
}
