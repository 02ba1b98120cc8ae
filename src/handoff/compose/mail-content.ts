import type { AuthorityForm } from '../../cases/authority-form';
import type { Law } from '../../cases/law';
import type { Organisation } from '../../cases/organisation';
import type { Language } from '../../texts/language';
import type { TextParams } from '../../texts/texts';

/** What a mail says, before it becomes plain text or HTML: the two are rendered from the same data. */
export type MailContent = {
  readonly title: string;
  /** Shown first and loud. */
  readonly banners: readonly Banner[];
  readonly summary: MailSummary;
  readonly sections: readonly MailSection[];
};

/** `urgent`: it cannot wait. `notice`: it changes how the rest is to be read. */
export type Banner = { readonly tone: 'urgent' | 'notice'; readonly text: string };

/** What fits on the first screen of a telephone. Without personal data: a notification may show it. */
export type MailSummary = {
  /** By when what must be done; the largest letters of the mail. */
  readonly headlines: readonly MailRow[];
  readonly sentence: string;
  readonly rows: readonly MailRow[];
};

export type MailSection = {
  readonly heading: string;
  /** How the section is to be read. */
  readonly note?: string;
} & (
  | { readonly kind: 'rows'; readonly rows: readonly MailRow[] }
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'checklist'; readonly items: readonly string[] }
);

export type MailRow = { readonly label: string; readonly value: string; readonly strong?: boolean };

/**
 * The lines of what a person wrote. Every kind of line break counts: with one that a mail program knows and we do not,
 * a text could leave its quotation and pass for a part of the mail.
 */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
}

/** A sentence that may begin with a name or with "a client". */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A label before its value: a question mark is sign enough, and French parts a colon from its word. */
export function labelled(label: string, language: Language): string {
  if (label.endsWith('?')) return label;
  return language === 'fr' ? `${label}\u00A0:` : `${label}:`;
}

/** What the parts of a mail are written from. `t` speaks `language`. */
export type ComposeContext = {
  readonly t: (key: string, params?: TextParams) => string;
  readonly language: Language;
  readonly organisation: Organisation;
  readonly law: Law;
  readonly authorityForm: AuthorityForm;
  /** The DPO's mailbox. */
  readonly dpo: string;
  readonly version: string;
  /** Of the policy that the assistant answers from: 64 hex digits. */
  readonly policySha256: string;
};

/** What a case becomes before it is rendered. */
export type Composed = {
  readonly subject: string;
  /** Mail programs show it as important. */
  readonly high: boolean;
  readonly content: MailContent;
};
