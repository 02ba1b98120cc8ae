import type { Organisation } from '../cases/organisation';
import type { Language } from '../texts/language';
import type { TextParams } from '../texts/texts';

/** What a mail says, before it becomes plain text or HTML: the two are rendered from the same data. */
export type MailContent = {
  readonly title: string;
  /** Shown first and loud, when it cannot wait. */
  readonly urgent?: string;
  readonly summary: string;
  readonly sections: readonly MailSection[];
};

export type MailSection =
  | { readonly kind: 'rows'; readonly heading: string; readonly rows: readonly MailRow[] }
  | { readonly kind: 'quote'; readonly heading: string; readonly text: string }
  | { readonly kind: 'lines'; readonly heading: string; readonly lines: readonly string[] };

export type MailRow = { readonly label: string; readonly value: string; readonly strong?: boolean };

/**
 * The lines of what a person wrote. Every kind of line break counts: with one that a mail program knows and we do not,
 * a text could leave its quotation and pass for a part of the mail.
 */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/);
}

/** What the parts of a mail are written from. `t` speaks the mail's language. */
export type ComposeContext = {
  readonly t: (key: string, params?: TextParams) => string;
  readonly language: Language;
  readonly organisation: Organisation;
  readonly version: string;
};

/** A mail's subject and content, with what its attachment says about time and role. */
export type Composed = {
  readonly subject: string;
  readonly high: boolean;
  readonly content: MailContent;
  readonly times: Readonly<Record<string, Date | string>>;
  readonly role?: string;
};
