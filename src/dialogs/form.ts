import type { Language } from '../texts/language';
import type { Conditions, DialogId, Inputs } from './definition';

/** Which page of which form; travels with the drawn form (card data, private_metadata) and comes back with what was typed. */
export type FormKey = {
  readonly dialog: DialogId;
  /** Made when the form opened; unique in the database, so that a repeated submission is the same case. */
  readonly submissionId: string;
  readonly page: string;
  readonly language: Language;
  /** The case that the dialog adds to: `INC-2026-000045`. */
  readonly reference?: string;
};

/** Where a form stands, as its draft keeps it. */
export type FormState = FormKey & {
  /** What was filled in so far, over all pages. For the page shown, what its fields hold counts before this. */
  readonly inputs: Inputs;
  /** Pages that were sent on at least once. */
  readonly visited: readonly string[];
  /** The person filled in something, not only a message before. */
  readonly isTouched?: true;
  /** What the case said when the form opened, of a dialog that adds to one. */
  readonly base?: Inputs;
  /** The draft whose words were taken over: sent with this form, it is done with. */
  readonly copies?: string;
  /** Moment fields that say "now", and when that was chosen (ISO 8601): what is sent later means the same moment. */
  readonly nowAt?: Readonly<Record<string, string>>;
};

/**
 * To open a form: a new one, or with `resume` the draft of that submission. `copies`: the draft whose own words a new one
 * begins with; they are too long for a button.
 */
export type FormRequest = {
  readonly dialog: DialogId;
  readonly language: Language;
  readonly inputs: Inputs;
  readonly reference?: string;
  readonly resume?: string;
  readonly copies?: string;
};

export type FormOption = { readonly id: string; readonly label: string };

type CommonField = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  /** What is filled in already, or the preset. */
  readonly value?: string;
  /** What is wrong with the value, in the form's language. */
  readonly problem?: string;
  /**
   * The field matters only while all of this holds of the inputs of the page shown. A channel that cannot redraw an open
   * form shows it always, with its hint.
   */
  readonly when?: Conditions;
  /** Whether `when` holds for the inputs at hand. */
  readonly relevant: boolean;
};

export type FormField =
  | (CommonField & {
      readonly kind: 'choice';
      readonly options: readonly FormOption[];
      /** `tap`: buttons, pressing one sends the page. `list`: all visible. `search`: long, typed to find. */
      readonly style: 'tap' | 'list' | 'search';
      /** Other fields or notices of the page come and go with this one. */
      readonly governs: boolean;
    })
  | (CommonField & {
      /** Several of the options; the value is their ids joined by commas. */
      readonly kind: 'choices';
      readonly options: readonly FormOption[];
      readonly governs: boolean;
    })
  | (CommonField & {
      readonly kind: 'text';
      readonly multiline: boolean;
      readonly minLength: number;
      readonly maxLength: number;
    })
  | (CommonField & { readonly kind: 'date' })
  | (CommonField & { readonly kind: 'time' });

/** What was answered on a page, to look over before sending. */
export type ReviewSection = {
  readonly page: string;
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Of the button that goes back to the page: `Wijzig: Wie`. At most 75 characters. */
  readonly changeLabel: string;
};

/** Words for someone else, to read aloud or to copy. */
export type Script = { readonly lead: string; readonly text: string; readonly language: Language };

/** Another form that may be meant: a draft to go on with, a case to add to. It opens in place of the one shown. */
export type Alternative = { readonly label: string; readonly request: FormRequest };

/** One page of a dialog in one language: all that a channel needs to draw it. Plain text, no markup. */
export type Form = {
  readonly state: FormKey;
  readonly title: string;
  /** At most 24 characters: the title bar of a Slack modal. */
  readonly shortTitle: string;
  readonly notices: readonly string[];
  readonly alternatives: readonly Alternative[];
  readonly script?: Script;
  readonly fields: readonly FormField[];
  /** On the last page of a longer dialog, which then has no fields. */
  readonly review?: readonly ReviewSection[];
  /** Absent on a page whose options send it when tapped. */
  readonly sendLabel?: string;
  readonly backLabel?: string;
  /** Wipes what was filled in. */
  readonly cancelLabel: string;
  /** Closes the form and keeps what was filled in. At most 24 characters. */
  readonly laterLabel: string;
};
