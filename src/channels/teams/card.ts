import type { Run } from '../../assistant/marked-blocks';

/** A part of an Adaptive Card: an element, an input or an action, as JSON. */
export type CardPart = { readonly type: string; readonly [property: string]: unknown };

export type AdaptiveCard = {
  readonly type: 'AdaptiveCard';
  readonly $schema: string;
  readonly version: '1.5';
  /** Shown by a client that cannot draw the card. Never personal. */
  readonly fallbackText: string;
  readonly body: readonly CardPart[];
  readonly actions?: readonly CardPart[];
  readonly msteams?: { readonly width: 'Full' };
};

/** Teams refuses larger messages; it counts UTF-16. Its pages name 28, 40 and 100 kB, so the smallest holds here. */
export const CARD_BYTES_MAX = 28 * 1024;

/** Teams draws at most six buttons of one row. */
export const BUTTONS_MAX = 6;

export type CardContent = {
  readonly fallbackText: string;
  readonly body: readonly CardPart[];
  readonly buttons?: readonly CardPart[];
  readonly fullWidth?: boolean;
};

/** A card within the limits of Teams. Throws RangeError outside them: nothing is cut. */
export function adaptiveCard(content: CardContent): AdaptiveCard {
  return firstThatFits([content]);
}

/** The first of the cards that is within the limits of Teams. Throws RangeError when even the last is outside them. */
export function firstThatFits(contents: readonly [CardContent, ...CardContent[]]): AdaptiveCard {
  const cards = contents.map(draw);
  const fitting = cards.find((card) => bytesOf(card) <= CARD_BYTES_MAX);
  if (fitting) return fitting;
  const least = Math.min(...cards.map(bytesOf));
  throw new RangeError(`Card: ${least} bytes in UTF-16, Teams takes ${CARD_BYTES_MAX}`);
}

function draw({ fallbackText, body, buttons = [], fullWidth }: CardContent): AdaptiveCard {
  if (buttons.length > BUTTONS_MAX) throw new RangeError(`Card: ${buttons.length} buttons, Teams draws ${BUTTONS_MAX}`);
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    body,
    ...(buttons.length > 0 && { actions: buttons }),
    ...(fullWidth === true && { msteams: { width: 'Full' } }),
  };
}

function bytesOf(card: AdaptiveCard): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf16le');
}

export type TextStyle = {
  readonly size?: 'Small' | 'Default' | 'Medium' | 'Large';
  readonly weight?: 'Bolder';
  readonly color?: 'Attention';
  readonly isSubtle?: boolean;
};

/**
 * Plain text, a block a line. A RichTextBlock and not a TextBlock, because a TextBlock reads Markdown: `1.`, `*` and
 * `[…](…)` of the policy would change or vanish.
 */
export function text(content: string, style: TextStyle = {}, spacing?: 'Small'): CardPart[] {
  return markedText([{ text: content, marked: false }], style, spacing);
}

/** The same for text of which some is marked: that stands in bold. */
export function markedText(runs: readonly Run[], style: TextStyle = {}, spacing?: 'Small'): CardPart[] {
  return linesOf(runs).map((line, index) => ({
    type: 'RichTextBlock',
    ...((spacing !== undefined || index > 0) && { spacing: 'Small' }),
    inlines: line.map(({ text: words, marked }) => ({
      type: 'TextRun',
      text: words,
      ...style,
      ...(marked && { weight: 'Bolder' }),
    })),
  }));
}

/** Empty lines are left out. */
function linesOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    run.text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ ...run, text: part });
    });
  }
  return lines.filter((line) => line.some((run) => run.text.trim() !== ''));
}

/** A row to press, for words that may be long: Teams does not wrap the text of a button but cuts it. */
export type DrawRow = (action: CardPart, words: string, style: 'emphasis' | 'accent') => CardPart;

/** With a mark at its end that it can be pressed. */
export const markedRow: DrawRow = (action, words, style) => {
  const columns = [
    { type: 'Column', width: 'stretch', items: text(words) },
    { type: 'Column', width: 'auto', items: text('›') },
  ];
  return rowOf([{ type: 'ColumnSet', columns }], action, style);
};

/** Two thirds of its size, for a card that is full. */
export const bareRow: DrawRow = (action, words, style) => rowOf(text(words), action, style);

function rowOf(items: readonly CardPart[], selectAction: CardPart, style: string): CardPart {
  return { type: 'Container', style, spacing: 'Small', selectAction, items };
}

/** Buttons between other parts. Throws RangeError when Teams would not draw them all. */
export function buttonRow(buttons: readonly CardPart[]): CardPart[] {
  if (buttons.length > BUTTONS_MAX) throw new RangeError(`Row: ${buttons.length} buttons, Teams draws ${BUTTONS_MAX}`);
  return buttons.length === 0 ? [] : [{ type: 'ActionSet', actions: buttons }];
}
