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

/** A card within the limits of Teams. Throws RangeError outside them: nothing is cut. */
export function adaptiveCard(card: {
  readonly fallbackText: string;
  readonly body: readonly CardPart[];
  readonly buttons?: readonly CardPart[];
  readonly fullWidth?: boolean;
}): AdaptiveCard {
  const { fallbackText, body, buttons = [] } = card;
  if (buttons.length > BUTTONS_MAX) throw new RangeError(`Card: ${buttons.length} buttons, Teams draws ${BUTTONS_MAX}`);
  const drawn: AdaptiveCard = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText,
    body,
    ...(buttons.length > 0 && { actions: buttons }),
    ...(card.fullWidth === true && { msteams: { width: 'Full' } }),
  };
  const bytes = Buffer.byteLength(JSON.stringify(drawn), 'utf16le');
  if (bytes > CARD_BYTES_MAX) throw new RangeError(`Card: ${bytes} bytes in UTF-16, Teams takes ${CARD_BYTES_MAX}`);
  return drawn;
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
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => ({
      type: 'RichTextBlock',
      ...((spacing !== undefined || index > 0) && { spacing: 'Small' }),
      inlines: [{ type: 'TextRun', text: line, ...style }],
    }));
}
