/** Where on its way a mail failed, or the look into the own mailbox. */
export type Step = 'token' | 'SMTP connect' | 'SMTP login' | 'SMTP send' | 'Graph send' | 'Graph read' | 'IMAP read';

/** What the one who sets up the mail needs to know of a failure: it may name people and addresses. */
export type Trouble = {
  readonly step: Step;
  /** Who was asked: `login.microsoftonline.com`. */
  readonly host: string;
  /** The server's own words, or those of the system when no server spoke: `getaddrinfo ENOTFOUND mail.example.test`. */
  readonly response: string;
};

/** Beside the errors and not in them: an error may be logged whole, its server's words never. */
const troubles = new WeakMap<object, Partial<Trouble>>();

/** Adds to what is known of the failure; what was nearer to it has spoken first and stays. Gives the error back. */
export function withTrouble<E>(error: E, trouble: Partial<Trouble>): E {
  if (typeof error === 'object' && error !== null) troubles.set(error, { ...trouble, ...troubles.get(error) });
  return error;
}

/** For `privacyloket mail test`, and never for a log. */
export function troubleOf(error: unknown): Partial<Trouble> {
  return (typeof error === 'object' && error !== null ? troubles.get(error) : undefined) ?? {};
}
