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
