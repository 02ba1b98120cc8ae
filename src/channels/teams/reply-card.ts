import { markedBlocks } from '../../assistant/marked-blocks';
import type { MarkedBlock, Run } from '../../assistant/marked-blocks';
import type { CaseLine, Reply, ShownPassage } from '../../assistant/turn';
import type { Texts } from '../../texts/texts';
import { buttonRow, firstThatFits, markedText, text } from './card';
import type { AdaptiveCard, CardContent, CardPart, TextStyle } from './card';
import { olderButtons, openButtons } from './card-action';

const FOLDED = 'more';

/**
 * An answer: the passages to show, the others folded, what the law adds, a button for each dialog that may help. Where
 * that is too much for one card, the folded passages stand there without what is said about them, or not at all.
 */
export function replyCard(reply: Reply, texts: Texts): AdaptiveCard {
  const shown = reply.passages.slice(0, reply.shownPassages ?? 1);
  const others = reply.passages.slice(shown.length);
  return firstThatFits([
    contentOf(reply, shown, others, texts),
    contentOf(reply, shown, others.map(alone), texts),
    contentOf(reply, shown, [], texts),
  ]);
}

function contentOf(
  reply: Reply,
  shown: readonly ShownPassage[],
  others: readonly ShownPassage[],
  texts: Texts,
): CardContent {
  return {
    fallbackText: texts.t(reply.language, 'teams.summary_answer'),
    fullWidth: shown.length > 0,
    body: [
      ...reply.lead.flatMap((paragraph) => text(paragraph)),
      ...shown.map(passage),
      ...folded(others, reply.moreLabel),
      ...(reply.cases ?? []).map(ownCase),
      ...notes(reply.notes),
    ],
    buttons: [...openButtons(reply.actions), ...olderButtons(reply)],
  };
}

/** A passage with its place and its source, and nothing else. */
function alone({ id, headings, blocks, text: words, score, source }: ShownPassage): ShownPassage {
  return { id, headings, blocks, text: words, score, source, highlights: [], also: [] };
}

function folded(passages: readonly ShownPassage[], label: string | undefined): CardPart[] {
  const parts = passages.map(passage);
  if (parts.length === 0 || label === undefined) return parts;
  return [
    {
      type: 'ActionSet',
      actions: [{ type: 'Action.ToggleVisibility', title: label, targetElements: [FOLDED] }],
    },
    { type: 'Container', id: FOLDED, isVisible: false, items: parts },
  ];
}

/** A case of the person, with its buttons under it. */
function ownCase({ lines, actions }: CaseLine): CardPart {
  return {
    type: 'Container',
    style: 'emphasis',
    items: [
      ...lines.flatMap((line, index) => (index === 0 ? text(line, { weight: 'Bolder' }) : text(line, {}, 'Small'))),
      ...buttonRow(openButtons(actions)),
    ],
  };
}

/** Parted by a line: none of it is the policy. */
function notes(paragraphs: readonly string[]): CardPart[] {
  if (paragraphs.length === 0) return [];
  return [{ type: 'Container', separator: true, items: paragraphs.flatMap((paragraph) => text(paragraph)) }];
}

const ASIDE: TextStyle = { size: 'Small', isSubtle: true };

function passage(shown: ShownPassage): CardPart {
  return {
    type: 'Container',
    style: 'emphasis',
    items: [
      ...text(shown.headings.join(' › '), ASIDE),
      ...markedBlocks(shown).flatMap(block),
      // The line parts what the policy says from what is said about it.
      ...[...(shown.summary === undefined ? [] : [shown.summary]), shown.source, ...shown.also]
        .flatMap((line) => text(line, ASIDE))
        .map((part, index) => (index === 0 ? { ...part, separator: true } : { ...part, spacing: 'Small' })),
    ],
  };
}

function block(content: MarkedBlock): CardPart[] {
  switch (content.kind) {
    case 'paragraph':
      return markedText(content.runs);
    case 'list':
      return content.items.map((item, index) => listItem(content.ordered ? `${index + 1}.` : '•', item));
    case 'table':
      return [table(content.rows)];
  }
}

/** The mark in a column of its own, so that a long item keeps its indent. */
function listItem(mark: string, item: readonly Run[]): CardPart {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: '24px', items: text(mark) },
      { type: 'Column', width: 'stretch', spacing: 'Small', items: markedText(item) },
    ],
  };
}

function table(rows: Extract<MarkedBlock, { kind: 'table' }>['rows']): CardPart {
  return {
    type: 'Table',
    firstRowAsHeader: true,
    showGridLines: true,
    columns: (rows[0] ?? []).map(() => ({ width: 1 })),
    rows: rows.map((cells, index) => ({
      type: 'TableRow',
      cells: cells.map((cell) => ({
        type: 'TableCell',
        items: markedText(cell, index === 0 ? { weight: 'Bolder' } : {}),
      })),
    })),
  };
}
