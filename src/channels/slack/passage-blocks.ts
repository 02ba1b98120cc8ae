import type { types } from '@slack/bolt';
import type { ShownPassage } from '../../assistant/turn';
import { context } from './blocks';

type PassageBlock = ShownPassage['blocks'][number];

/** Where a passage stands, the passage word for word, and what document that is. */
export function passageBlocks(passage: ShownPassage): types.KnownBlock[] {
  return [
    context(`headings of '${passage.id}'`, passage.headings.join(' › ')),
    { type: 'rich_text', elements: richText(passage.blocks) },
    context(`source of '${passage.id}'`, passage.source),
  ];
}

/** Text elements are literal: no markup is read in them. A table stands apart, in letters of one width. */
function richText(blocks: readonly PassageBlock[]): types.RichTextBlock['elements'] {
  return blocks.map((block, index) => {
    if (block.kind === 'table') {
      return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: alignedTable(block.rows) }] };
    }
    // Sections run on without a line break of their own; a table has one.
    const next = blocks[index + 1];
    const text = next === undefined || next.kind === 'table' ? proseOf(block) : `${proseOf(block)}\n\n`;
    return { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  });
}

function proseOf(block: Exclude<PassageBlock, { kind: 'table' }>): string {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${item}`).join('\n');
  }
}

function alignedTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lineOf = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => lineOf(row).trimEnd()).join('\n');
}
