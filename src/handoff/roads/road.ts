import type { Mail } from '../mail';

/** A way by which mails leave. */
export type MailRoad = {
  /**
   * Resolves when the mail was accepted; throws with a `code` or `responseCode` otherwise. Breaks off at the signal: the
   * mail may have been accepted all the same.
   */
  readonly send: (mail: Mail, signal?: AbortSignal) => Promise<Acceptance>;
  readonly close: () => void;
};

/** What the server said when it took the mail over: `250 OK: message queued`. */
export type Acceptance = { readonly response: string };

/** A mail, or the token for it, that was refused or could not be brought. Holds codes only: it may be logged whole. */
export class RoadError extends Error {
  constructor(
    /** `AADSTS7000215`, `graph:429:ApplicationThrottled`, `ECONNREFUSED`. */
    readonly code: string,
    /** How long the server wants to be left alone, in milliseconds. */
    readonly retryAfterMs?: number,
  ) {
    super(code);
    this.name = 'RoadError';
  }
}
