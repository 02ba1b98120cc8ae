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
};

export type Policy = {
  readonly documents: readonly PolicyDocument[];
  /** Passages that share words with the question, best first; empty when none does. */
  readonly search: (question: string) => readonly Hit[];
  readonly passage: (id: string) => Passage | undefined;
};
