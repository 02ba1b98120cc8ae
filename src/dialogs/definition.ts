/**
 * The vocabulary in which a dialog is written down: data only, without texts. Texts stand in
 * `locales/<language>/<dialog>.json` under the ids used here.
 *
 * Ids of dialogs, pages, fields and options are snake_case and the same on the wire, in locale keys and in answers.
 */
export type DialogId = 'breach' | 'ask_dpo';

/** Holds while the input of `field` is one of `is`. */
export type Condition = { readonly field: string; readonly is: readonly string[] };

type Common = {
  readonly id: string;
  readonly required?: boolean;
  /** The field exists only while this holds; what was filled in before is then dropped. */
  readonly when?: Condition;
};

/** One of a fixed list. `tap`: the page has only this field, and pressing an option answers the page. */
export type ChoiceField = Common & {
  readonly kind: 'choice';
  readonly options: readonly string[];
  readonly initial?: string;
  readonly tap?: true;
};

/** One of the configured clients, `other` or `unknown`. */
export type ClientField = Common & { readonly kind: 'client' };

/** Free text; `min` and `max` count characters after trimming. */
export type TextField = Common & {
  readonly kind: 'text';
  readonly min: number;
  readonly max: number;
  readonly multiline?: true;
};

/**
 * A moment in the past as people remember it: now, earlier today, yesterday, another day, unknown; with an hour if
 * they know it. Drawn as up to three inputs: `<id>`, `<id>_on` (a day), `<id>_time`.
 * As an answer it is an instant (RFC 3339), a day (`YYYY-MM-DD`, hour unknown) or `unknown`.
 */
export type MomentField = Common & { readonly kind: 'moment' };

export type FieldDefinition = ChoiceField | ClientField | TextField | MomentField;

/** A text above the fields: `<dialog>.notices.<id>`, or `<dialog>.notices.<id>.<input of by>`. */
export type Notice = { readonly id: string; readonly by?: string };

export type PageDefinition = {
  readonly id: string;
  readonly notices?: readonly Notice[];
  readonly fields: readonly FieldDefinition[];
  /** Sending this page files the case. */
  readonly submits?: true;
};

export type DialogDefinition = {
  readonly id: DialogId;
  /** Of the reference number: `INC-2026-000045`. */
  readonly prefix: string;
  readonly pages: readonly PageDefinition[];
};

/** What a person filled in so far, as it came over the wire: input id → text or option id. */
export type Inputs = Readonly<Record<string, string>>;

/** Checked and normalised answers: field id → option id, text, client id, or moment (see {@link MomentField}). */
export type Answers = Readonly<Record<string, string>>;

export function holds(condition: Condition | undefined, inputs: Inputs): boolean {
  return condition === undefined || condition.is.includes(inputs[condition.field] ?? '');
}
