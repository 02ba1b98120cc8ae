import type { types } from '@slack/bolt';
import { itemMark, joinedRuns, markedBlocks } from '../../assistant/marked-blocks';
import type { MarkedBlock, Run } from '../../assistant/marked-blocks';
import type { ShownPassage } from '../../assistant/turn';
import { context } from './blocks';

/** Where a passage stands, the passage word for word, its summary, what document that is and where else it stands. */
export function passageBlocks(passage: ShownPassage): types.KnownBlock[] {
  const { id, headings, summary, source, also } = passage;
  return [
    context(`headings of '${id}'`, headings.join(' › ')),
    { type: 'rich_text', elements: richText(markedBlocks(passage)) },
    ...(summary === undefined ? [] : [context(`summary of '${id}'`, summary)]),
    context(`source of '${id}'`, source),
    ...also.map((line, index) => context(`other place ${index} of '${id}'`, line)),
  ];
}

/** Text elements are literal: no markup is read in them. A table stands apart, in letters of one width. */
function richText(blocks: readonly MarkedBlock[]): types.RichTextBlock['elements'] {
  return blocks.map((block, index) => {
    if (block.kind === 'table') return { type: 'rich_text_preformatted', elements: texts(alignedTable(block.rows)) };
    // Sections run on without a line break of their own; a table has one.
    const next = blocks[index + 1];
    const end = next === undefined || next.kind === 'table' ? '' : '\n\n';
    return { type: 'rich_text_section', elements: texts([...proseOf(block), unmarked(end)]) };
  });
}

function texts(runs: readonly Run[]): types.RichTextText[] {
  return joinedRuns(runs).map(({ text, marked }) => ({ type: 'text', text, ...(marked && { style: { bold: true } }) }));
}

function proseOf(block: Exclude<MarkedBlock, { kind: 'table' }>): readonly Run[] {
  switch (block.kind) {
    case 'paragraph':
      return block.runs;
    case 'list':
      return block.items.flatMap((item, index) => [
        unmarked(`${index === 0 ? '' : '\n'}${itemMark(block, index)} `),
        ...item,
      ]);
  }
}

function alignedTable(rows: Extract<MarkedBlock, { kind: 'table' }>['rows']): readonly Run[] {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => lengthOf(row[column] ?? []))),
  );
  return rows.flatMap((row, index) => [unmarked(index === 0 ? '' : '\n'), ...alignedRow(row, widths)]);
}

/** No spaces behind the last cell that says something. */
function alignedRow(row: readonly (readonly Run[])[], widths: readonly number[]): readonly Run[] {
  let gap = 0;
  return row.flatMap((cell, column) => {
    const length = lengthOf(cell);
    const before = unmarked(length === 0 ? '' : ' '.repeat(gap));
    gap = (length === 0 ? gap : 0) + (widths[column] ?? 0) - length + '  '.length;
    return [before, ...cell];
  });
}

function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0);
}

function unmarked(text: string): Run {
  return { text, marked: false };
}
