import type { Language } from '../texts/language';
import type { Condition, DialogId, Inputs } from './definition';

/** Where a form stands; travels with the drawn form (card data, private_metadata) and comes back with the submission. */
export type FormState = {
  readonly dialog: DialogId;
  /** Made when the form opened; unique in the database, so that a repeated submission is the same case. */
  readonly submissionId: string;
  readonly page: string;
  readonly language: Language;
  /** What was filled in so far. For the page shown, what its fields hold counts before this. */
  readonly inputs: Inputs;
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
  /** The field matters only while this holds. A channel that cannot redraw an open form shows it always, with its hint. */
  readonly when?: Condition;
  /** Whether `when` holds for the inputs at hand. */
  readonly relevant: boolean;
};

export type FormField =
  | (CommonField & {
      readonly kind: 'choice';
      readonly options: readonly FormOption[];
      /** `tap`: buttons, pressing one sends the page. `list`: all visible. `search`: long, typed to find. */
      readonly style: 'tap' | 'list' | 'search';
      /** Other fields of the page come and go with this one. */
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

/** One page of a dialog in one language: all that a channel needs to draw it. Plain text, no markup. */
export type Form = {
  readonly state: FormState;
  readonly title: string;
  /** At most 24 characters: the title bar of a Slack modal. */
  readonly shortTitle: string;
  readonly notices: readonly string[];
  readonly fields: readonly FormField[];
  /** Absent on a page whose options send it when tapped. */
  readonly sendLabel?: string;
  readonly backLabel?: string;
  readonly cancelLabel: string;
};
