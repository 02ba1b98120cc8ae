import type { Answers, CaseKind } from '../dialogs/definition';
import type { Language } from '../texts/language';
import type { CaseState } from './case-progress';
import type { Recorded } from './recorded';

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

/** What made a version: the first filing, more about an incident, free text added, the wish to withdraw. */
export type Stage = 'filed' | 'breach_details' | 'addition' | 'withdrawal';

/** What reaches the DPO: one version of a report, request or question. */
export type Case = {
  /** UUIDv4; inside only. */
  readonly id: string;
  /** What people say: `INC-2026-000045`. */
  readonly reference: string;
  readonly kind: CaseKind;
  /** 1 for the first; later ones add to it under the same reference. */
  readonly version: number;
  readonly stage: Stage;
  readonly language: Language;
  readonly reporter: Person;
  /** All that was answered up to this version; a later answer stands in place of an earlier one. */
  readonly answers: Answers;
  /** Those of the version before; absent from version 1. */
  readonly answersBefore?: Answers;
  /** A version before this one asked to withdraw the case. */
  readonly withdrawnBefore?: true;
  /** Texts added up to this version, oldest first. */
  readonly additions: readonly Addition[];
  /** When the case was filed: its clocks run from there. */
  readonly filedAt: Date;
  /** When this version was sent in; for version 1 the same. */
  readonly submittedAt: Date;
  /** Random part of the Message-ID of this version's mail; the same on every repeat. */
  readonly messageToken: string;
  /** Message tokens of the versions before, oldest first: the thread. */
  readonly earlierTokens: readonly string[];
  /** What the DPO had recorded when this version was filed; absent when nothing. */
  readonly recorded?: Recorded;
  /** References of cases of others that seem to be about the same person and right; for the DPO alone. */
  readonly similar: readonly string[];
};

export type Addition = { readonly version: number; readonly at: Date; readonly text: string };

/** A case in the list of its reporter. */
export type CaseSummary = {
  readonly reference: string;
  readonly kind: CaseKind;
  readonly state: CaseState;
  readonly filedAt: Date;
  readonly answers: Answers;
  /** Whether the mail server accepted the latest version. */
  readonly isMailed: boolean;
};

/** A submission to be filed. */
export type Filing = {
  readonly submissionId: string;
  readonly language: Language;
  readonly reporter: Person;
  readonly answers: Answers;
  readonly receiptPlace: ReceiptPlace;
  readonly files:
    | {
        readonly as: 'case';
        readonly kind: CaseKind;
        readonly prefix: string;
        /** Whom a request is about and which right: a row each, looked up through HMACs, see {@link CaseStore}. */
        readonly subjects: readonly Subject[];
      }
    | {
        readonly as: 'version';
        /** Of a case of the same reporter. */
        readonly reference: string;
        readonly stage: Exclude<Stage, 'filed'>;
        /** Answers of earlier versions that go: the fields that the dialog asked again. */
        readonly replaces: readonly string[];
      };
};

/** Parts that together say "this right of this person": `['erasure', 'contact', 'a@example.test']`. */
export type Subject = readonly string[];

export type CaseKey = { readonly caseId: string; readonly version: number };
