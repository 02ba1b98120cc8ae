/**
 * The vocabulary in which a dialog is written down: data only, without texts. Texts stand in
 * `locales/<language>/<dialog>.json` under the ids used here.
 *
 * Ids of dialogs, pages, fields and options are snake_case and the same on the wire, in locale keys and in answers.
 */
export type DialogId = CaseKind | VersionDialogId;

/** What reaches the DPO under a number of its own. */
export type CaseKind = 'breach' | 'dsr' | 'ask_dpo';

/** Dialogs that add a version to a case of the same person. */
export type VersionDialogId = 'breach_details' | 'addition' | 'withdrawal';

/** Holds while the input of `field` is one of `is`, or, where several can be chosen, while one of them is chosen. */
export type Condition = { readonly field: string; readonly is: readonly string[] };

/** All of them hold. */
export type Conditions = readonly Condition[];

type Common = {
  readonly id: string;
  readonly required?: boolean;
  /** The field exists only while all of this holds; what was filled in before is then dropped. */
  readonly when?: Conditions;
  /** What the page says besides its fields changes with it. */
  readonly redraws?: true;
};

/** One of a fixed list. `tap`: the page has only this field, and pressing an option answers the page. */
export type ChoiceField = Common & {
  readonly kind: 'choice';
  readonly options: readonly string[];
  /** Chosen already; `language`: the option that is the language of the form. */
  readonly initial?: string | { readonly from: 'language' };
  readonly tap?: true;
};

/** Any number of a fixed list; as input and as answer the ids joined by commas, see {@link listOf}. */
export type ChoicesField = Common & {
  readonly kind: 'choices';
  readonly options: readonly string[];
  /** Options that go with no other: `unknown`, `none`. */
  readonly alone?: readonly string[];
  /** Options that ask for information and for nothing to be done: chosen without another, there is nothing to send. */
  readonly informs?: readonly string[];
};

/** One of the configured clients, `other` or `unknown`. */
export type ClientField = Common & { readonly kind: 'client' };

/** One of the organisation's companies or sites, or an extra. */
export type ListedField = Common & {
  readonly kind: 'listed';
  readonly list: 'entities' | 'sites';
  /** Their labels are options of the field. */
  readonly extras: readonly string[];
};

/**
 * Free text; `min` and `max` count characters after trimming. `contact`: an e-mail address, a telephone number
 * (normalised to `+32…`) or a postal address.
 */
export type TextField = Common & {
  readonly kind: 'text';
  readonly min: number;
  readonly max: number;
  readonly multiline?: true;
  readonly format?: 'contact';
};

/**
 * A moment in the past as people remember it: now, earlier today, yesterday, another day, unknown; with an hour if
 * they know it. Drawn as up to three inputs: `<id>`, `<id>_on` (a day), `<id>_time`.
 * As an answer it is an instant (RFC 3339), a day (`YYYY-MM-DD`, hour unknown) or `unknown`.
 */
export type MomentField = Common & { readonly kind: 'moment' };

/** A day from today on, `YYYY-MM-DD`. */
export type DayField = Common & { readonly kind: 'day' };

/** Never asked: what the message that started the dialog brought along. Shown in a notice, and part of the answers. */
export type CarriedField = Common & { readonly kind: 'carried'; readonly max: number };

export type FieldDefinition =
  ChoiceField | ChoicesField | ClientField | ListedField | TextField | MomentField | DayField | CarriedField;

/**
 * A text above the fields: `<dialog>.notices.<id>`, or `<dialog>.notices.<id>.<input of by>`. With `shows` it is there
 * only while that field holds something, which is `{{value}}` in it.
 */
export type Notice = {
  readonly id: string;
  readonly by?: string;
  readonly shows?: string;
  readonly when?: Conditions;
};

export type PageDefinition = {
  readonly id: string;
  /** The page is part of the dialog only while all of this holds. */
  readonly when?: Conditions;
  readonly notices?: readonly Notice[];
  readonly fields: readonly FieldDefinition[];
  /** Shows all answers of the pages before, each page with a way back to it. Has no fields. */
  readonly review?: true;
  /** Sending this page files the case. */
  readonly submits?: true;
};

export type DialogDefinition = {
  readonly id: DialogId;
  readonly pages: readonly PageDefinition[];
} & (
  | {
      readonly files: 'case';
      readonly id: CaseKind;
      /** Of the reference number: `INC-2026-000045`. */
      readonly prefix: string;
    }
  | {
      readonly files: 'version';
      readonly id: VersionDialogId;
      /** Adds to cases of this kind alone. */
      readonly of?: CaseKind;
      /** Answers of the case that the dialog starts from: shown as filled in, or what its conditions ask for. */
      readonly starts_from: readonly string[];
    }
);

/** What a person filled in so far, as it came over the wire: input id → text or option ids. */
export type Inputs = Readonly<Record<string, string>>;

/** Checked and normalised answers: field id → option ids, text, client id, day or moment (see {@link MomentField}). */
export type Answers = Readonly<Record<string, string>>;

export function holds(conditions: Conditions | undefined, inputs: Inputs): boolean {
  return (conditions ?? []).every(({ field, is }) => listOf(inputs[field]).some((chosen) => is.includes(chosen)));
}

/** The options chosen in a field where several can be. */
export function listOf(input: string | undefined): readonly string[] {
  return (input ?? '').split(',').filter((id) => id !== '');
}

/** The pages that are part of the dialog with these inputs, in order. */
export function pagesOf(dialog: DialogDefinition, inputs: Inputs): readonly PageDefinition[] {
  return dialog.pages.filter((page) => holds(page.when, inputs));
}
