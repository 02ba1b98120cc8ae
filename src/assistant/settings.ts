/** What the operator decided and people are told: notices and receipts are written from it. */
export type Settings = {
  /** The DPO's mailbox. */
  readonly dpo: string;
  /** Hours after the last touch at which a draft is wiped. */
  readonly draftHours: number;
  /** Days after a case was closed at which its details are wiped. */
  readonly closedKeptDays: number;
  /** Days after its mail was accepted at which the details of a case that nobody closed are wiped. */
  readonly keptDays: number;
};
