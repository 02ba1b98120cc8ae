import type { Answers, DialogId } from '../dialogs/definition';
import type { Language } from '../texts/language';

export type Channel = 'slack' | 'teams' | 'terminal';

/** Who writes, as the platform knows them. Personal data: encrypted in the store, never logged. */
export type Person = {
  readonly channel: Channel;
  /** Slack team or Entra tenant. */
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  readonly email?: string;
};

/** Where the receipt of a submission appears, in the channel's own terms. */
export type ReceiptPlace = {
  readonly channel: Channel;
  /** What the channel needs to write there later (JSON of its own making). */
  readonly address: string;
  /** The message that shows the receipt, when the channel's answer to the submission does so; else it is sent as a new one. */
  readonly messageId?: string;
};

/** What reaches the DPO: one version of a report, request or question. */
export type Case = {
  /** UUIDv4; inside only. */
  readonly id: string;
  /** What people say: `INC-2026-000045`. */
  readonly reference: string;
  readonly dialog: DialogId;
  /** 1 for the first; later ones add to it under the same reference. */
  readonly version: number;
  readonly language: Language;
  readonly reporter: Person;
  readonly answers: Answers;
  readonly submittedAt: Date;
  /** Random part of the Message-ID of this version's mail; the same on every repeat. */
  readonly messageToken: string;
};

/** A submission to be filed. */
export type Filing = {
  readonly submissionId: string;
  readonly dialog: DialogId;
  readonly prefix: string;
  readonly language: Language;
  readonly reporter: Person;
  readonly answers: Answers;
  readonly receiptPlace: ReceiptPlace;
};

export type CaseKey = { readonly caseId: string; readonly version: number };
