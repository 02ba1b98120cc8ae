/** A mail as data: what a mail server gets, before any encoding. */
export type Mail = {
  /** With its angle brackets; the same whenever this version of the case is mailed again. */
  readonly messageId: string;
  /** The Message-ID of the mail that this one follows up, with its angle brackets. */
  readonly inReplyTo?: string;
  /** The Message-IDs of the conversation, oldest first, each with its angle brackets, parted by spaces. */
  readonly references?: string;
  readonly from: string;
  readonly to: string;
  /** The assistant's own mailbox with the case's token: never the reporter's address. */
  readonly replyTo: string;
  /** Without personal data. */
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly {
    readonly filename: string;
    readonly contentType: string;
    readonly content: string;
  }[];
};
