import type { Channel, Person, ReceiptPlace } from '../cases/case';
import type { Inputs } from '../dialogs/definition';
import type { Right } from '../dialogs/dsr/definition';
import type { Form, FormKey, FormRequest } from '../dialogs/form';
import type { Block } from '../policy/passage';
import type { Language } from '../texts/language';
import type { Offered } from './route';

export type { Block, Channel, FormRequest, Person, ReceiptPlace };

/** A message of a person to the assistant. */
export type Turn = {
  readonly person: Person;
  /** The platform's locale of the person (`nl-BE`); decides only where the words do not. */
  readonly locale?: string;
  /** Plain text, the mention of the assistant taken out. At most 10,000 characters are read. */
  readonly text: string;
  /** How many files came along; they are not read. */
  readonly files?: number;
  /** Others read along: nothing is said of the person's own cases and drafts. */
  readonly inPublic?: true;
};

/** A button under a reply or a receipt that opens a dialog. */
export type OpenAction = { readonly label: string; readonly request: FormRequest };

/** One of the person's own cases, with what can be done about it. */
export type CaseLine = { readonly lines: readonly string[]; readonly actions: readonly OpenAction[] };

/** The page of a person's own cases that were filed before the case with this reference. */
export type OlderCases = { readonly language: Language; readonly before: string };

/** A passage as shown: verbatim, with where it stands. */
export type ShownPassage = {
  readonly id: string;
  readonly headings: readonly string[];
  readonly blocks: readonly Block[];
  readonly text: string;
  readonly score: number;
  readonly highlights: readonly (readonly [number, number])[];
  /** Document and its date in the person's language: `Privacybeleid …, geldig vanaf 6 oktober 2020`. */
  readonly source: string;
  /** Where else the policy says the same, a line a place. */
  readonly also: readonly string[];
  /** In plain words of the person's language, marked as a summary; absent when nobody wrote one. */
  readonly summary?: string;
};

/** What the assistant says to a message. Plain text, no markup; a channel decides only how it looks. */
export type Reply = {
  readonly kind: 'answer' | 'abstain' | 'dialog' | 'smalltalk' | 'cases';
  /** For the person's eyes alone, wherever it was asked. */
  readonly isPrivate: boolean;
  readonly language: Language;
  /** 0 to 1. */
  readonly confidence: number;
  /** The dialog offered, with kind `dialog`. */
  readonly dialog?: Offered;
  /** With dialog `dsr`: the right that the message calls on, when it is clear. */
  readonly right?: Right;
  /** Paragraphs before the passage, or the whole reply. */
  readonly lead: readonly string[];
  /** Best first, at most three; the others than those shown are folded behind `moreLabel`. Few beside a dialog. */
  readonly passages: readonly ShownPassage[];
  /** How many of them are shown at once, 1 when absent: more when it is not clear which one was meant. */
  readonly shownPassages?: number;
  readonly moreLabel?: string;
  /** Paragraphs after the passages: what the law says and the policy does not, marked as such. */
  readonly notes: readonly string[];
  readonly actions: readonly OpenAction[];
  /** The person's own cases, newest first, at most five; with kind `cases`. */
  readonly cases?: readonly CaseLine[];
  /** A button to the next page of them, when there is one. */
  readonly older?: { readonly label: string; readonly request: OlderCases };
};

/** A filled-in page, or another button of it. */
export type Submission = {
  readonly person: Person;
  readonly state: FormKey;
  /** Inputs of the page shown. */
  readonly inputs: Inputs;
  readonly move: Move;
  /** With `change`: the page to go to. */
  readonly to?: string;
  readonly receiptPlace: ReceiptPlace;
};

/**
 * `redraw`: a governing field changed while the form is open. `keep`: another one did; it is kept, nothing is drawn.
 * `change`: from the review to the page `to`. `cancel` wipes everything.
 */
export type Move = 'send' | 'back' | 'change' | 'redraw' | 'keep' | 'cancel';

/** What a person keeps of a case: nothing but what they may read over again. Plain text. */
export type Receipt = {
  readonly reference: string;
  readonly language: Language;
  /** `saved`: stored, not yet accepted by the mail server. `sent`: accepted. `delayed`: not accepted for a while. */
  readonly state: 'saved' | 'sent' | 'delayed';
  readonly title: string;
  readonly lines: readonly string[];
  /** Add to the case, withdraw it. */
  readonly actions: readonly OpenAction[];
};

export type SubmitResult =
  /** The next page, or the same one with problems at its fields. */
  | { readonly kind: 'form'; readonly form: Form; readonly problems: boolean }
  | { readonly kind: 'filed'; readonly receipt: Receipt }
  /** The form is gone; `text` says why. */
  | { readonly kind: 'cancelled'; readonly text: string }
  /** The answer to `keep`. */
  | { readonly kind: 'kept' };

/** The whole border between a channel and the rest. Each may throw when the store fails: then acknowledge nothing. */
export type Assistant = {
  readonly reply: (turn: Turn) => Promise<Reply>;
  /** The passages behind `moreLabel`, for a channel that cannot fold. Unknown ids are left out. */
  readonly passages: (ids: readonly string[], language: Language) => readonly ShownPassage[];
  /** `place`: where the person can be reached about the draft, when it is known already. */
  readonly form: (request: FormRequest, person: Person, place?: ReceiptPlace) => Promise<Form>;
  readonly submit: (submission: Submission) => Promise<SubmitResult>;
  /** First words to a person: who this is, what it keeps, things to try. */
  readonly welcome: (locale: string | undefined) => Reply;
  /** What is kept of a person, why, how long and who sees it. */
  readonly notice: (language: Language) => Reply;
  /**
   * The same, the first time that it is asked for a person; `reply` adds it by itself. Undefined for who was told, and
   * when the store fails: it never stands in the way.
   */
  readonly firstNotice: (person: Person, language: Language) => Promise<Reply | undefined>;
  /** The person's own cases; `before` as in {@link OlderCases}. */
  readonly cases: (person: Person, language: Language, before?: string) => Promise<Reply>;
};
