import { RoadError } from '../roads/road';

/** What is read of a mail, in bytes: a bounce quotes the mail that it returns near its beginning. */
export const READ_AT_MOST_BYTES = 256 * 1024;
/** What is listed of what is unread; more is not looked at before some of it was read. */
export const LIST_AT_MOST = 2_000;

/** The assistant's own mailbox, for as long as it is open. Reading a mail does not mark it as read. */
export type Mailbox = {
  /** Ids of the unread mails that came after `since`, or on that day; newest first, {@link LIST_AT_MOST} of them. */
  readonly unread: (since: Date) => Promise<readonly string[]>;
  /** The first {@link READ_AT_MOST_BYTES} of a mail as it came; undefined when it is no longer there. */
  readonly fetch: (id: string) => Promise<string | undefined>;
  readonly markRead: (id: string) => Promise<void>;
  /** Ends what is under way. */
  readonly close: () => void;
};

/** Throws a {@link RoadError}. */
export type OpenMailbox = () => Promise<Mailbox>;

/**
 * Thrown by `fetch` and `markRead` when it is not this mail that fails but the mailbox: the next mail would fail as well.
 * Message and code may be logged.
 */
export class MailboxAway extends RoadError {
  constructor(
    code: string,
    retryAfterMs?: number,
    /** The server's own words, for whoever asks; never for the log. */
    readonly response?: string,
  ) {
    super(code, retryAfterMs);
    this.name = 'MailboxAway';
  }
}
