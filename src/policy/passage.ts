import type { Language } from '../texts/language';
import type { Law } from './examples/law';

/** A block of a passage, in the words of the source. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  /** The first row is the header. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** What one answer shows: a piece of a policy document, word for word, at most 1,500 characters. */
export type Passage = {
  /** Stable over edits of the document, unique over all documents: `p-ret`. */
  readonly id: string;
  /** Id of the document: its folder in `content/`. */
  readonly document: string;
  /** Below the document's title, from the top down: `['Privacybeleid', 'Rechten van de Betrokkene']`. */
  readonly headings: readonly string[];
  /** Place in the document, from 0. */
  readonly position: number;
  readonly blocks: readonly Block[];
  /** The blocks as one text: a line a paragraph, list item (`1. …`, `- …`) or table row (cells parted by tabs). */
  readonly text: string;
};

export type PolicyDocument = {
  readonly id: string;
  readonly title: string;
  /** `YYYY-MM-DD`: since when it applies. */
  readonly validFrom: string;
  readonly passages: readonly Passage[];
};

/** A passage that was found. */
export type Hit = {
  readonly passage: Passage;
  /** 0 (nothing in common) to 1 (sure). Comparable between questions. */
  readonly score: number;
  /** What matched: `[start, end)` in UTF-16 units of `passage.text`, in order, without overlap. */
  readonly highlights: readonly (readonly [number, number])[];
  /** What of it answers, for the owner: the title of a fact. Absent when nobody wrote questions for the passage. */
  readonly fact?: string;
  /** What the law adds, where the passage leaves it open. */
  readonly law?: Law;
  /** Other passages of the policy that say the same. */
  readonly alsoIn?: readonly Passage[];
};

/** What a message is for: `answer`, `unanswered`, or what a file in `content/messages` stands for, up to a hyphen. */
export type Outcome = string;

/** A subject that the policy does not answer, and what the law says of it. */
export type Topic = { readonly topic: string; readonly share: number; readonly law?: Law };

/** What a message seems to be for; see {@link Outcome}. */
export type Understanding = {
  /** A share for each outcome, together 1, highest first. */
  readonly outcomes: readonly { readonly outcome: Outcome; readonly share: number }[];
  /** What each sentence and clause of the message is likeliest for; empty when it is but one. */
  readonly told: readonly { readonly outcome: Outcome; readonly share: number }[];
  /** For an outcome of several kinds, which of them: files of `content/messages`, `dsr-erasure`; highest first. */
  readonly kinds: readonly { readonly name: string; readonly share: number }[];
  /** Passages with written questions, nearest first. */
  readonly hits: readonly Hit[];
  /** Passages without written questions that share words with the message, best first. */
  readonly byWords: readonly Hit[];
  /** Subjects that the policy does not answer, nearest first: titles of sections in `unanswered/`. */
  readonly topics: readonly Topic[];
};

export type Policy = {
  readonly documents: readonly PolicyDocument[];
  /** Of their files as they stand, one after another: 64 hex digits; of one, what `sha256sum` says of it. */
  readonly sha256: string;
  readonly understand: (message: string) => Understanding;
  readonly passage: (id: string) => Passage | undefined;
  /** What was written to explain a passage, in plain words; absent when nobody wrote it. */
  readonly summary: (id: string, language: Language) => Summary | undefined;
};

/** A summary of a passage in plain words; only the passage counts. */
export type Summary = { readonly text: string; readonly approved: boolean };
