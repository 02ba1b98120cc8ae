import type { Block, Reply, ShownPassage } from '../../assistant/turn';
import type { Texts } from '../../texts/texts';
import { adaptiveCard, text } from './card';
import type { AdaptiveCard, CardPart, TextStyle } from './card';
import { button } from './card-action';

const FOLDED = 'more';

/** An answer: the first passage shown, the others folded, a button for each dialog that may help. */
export function replyCard(reply: Reply, texts: Texts): AdaptiveCard {
  const [first, ...others] = reply.passages;
  return adaptiveCard({
    fallbackText: texts.t(reply.language, 'teams.summary_answer'),
    fullWidth: reply.passages.length > 0,
    body: [
      ...reply.lead.flatMap((paragraph) => text(paragraph)),
      ...(first === undefined ? [] : [passage(first)]),
      ...folded(others, reply.moreLabel),
    ],
    buttons: reply.actions.map(({ label, request }) => button(label, { verb: 'open', request }, { typed: false })),
  });
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

const ASIDE: TextStyle = { size: 'Small', isSubtle: true };

function passage(shown: ShownPassage): CardPart {
  return {
    type: 'Container',
    style: 'emphasis',
    items: [
      ...text(shown.headings.join(' › '), ASIDE),
      ...shown.blocks.flatMap(block),
      ...text(shown.source, ASIDE).map((part) => ({ ...part, separator: true })),
    ],
  };
}

function block(content: Block): CardPart[] {
  switch (content.kind) {
    case 'paragraph':
      return text(content.text);
    case 'list':
      return content.items.map((item, index) => listItem(content.ordered ? `${index + 1}.` : '•', item));
    case 'table':
      return [table(content.rows)];
  }
}

/** The mark in a column of its own, so that a long item keeps its indent. */
function listItem(mark: string, item: string): CardPart {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: '24px', items: text(mark) },
      { type: 'Column', width: 'stretch', spacing: 'Small', items: text(item) },
    ],
  };
}

function table(rows: readonly (readonly string[])[]): CardPart {
  return {
    type: 'Table',
    firstRowAsHeader: true,
    showGridLines: true,
    columns: (rows[0] ?? []).map(() => ({ width: 1 })),
    rows: rows.map((cells, index) => ({
      type: 'TableRow',
      cells: cells.map((cell) => ({ type: 'TableCell', items: text(cell, index === 0 ? { weight: 'Bolder' } : {}) })),
    })),
  };
}
