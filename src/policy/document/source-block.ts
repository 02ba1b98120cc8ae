import type { Block } from '../passage';

/** A block as it is written down: a list still has the mark of each item, `-` or a number such as `4.`. */
export type SourceBlock =
  | Extract<Block, { kind: 'paragraph' | 'table' }>
  | { readonly kind: 'list'; readonly items: readonly { readonly mark: string; readonly text: string }[] };

export const BULLET = '-';

export function textOf(blocks: readonly SourceBlock[]): string {
  return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: SourceBlock): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text];
    case 'list':
      return block.items.map(({ mark, text }) => `${mark} ${text}`);
    case 'table':
      return block.rows.map((row) => row.join('\t'));
  }
}

/**
 * The blocks to show. A block list is numbered from 1 where it is drawn, so that a list with other numbers (the second
 * half of a long one) becomes paragraphs that begin with their number.
 */
export function blocksOf(blocks: readonly SourceBlock[]): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.kind !== 'list') return [block];
    const items = block.items.map(({ text }) => text);
    if (block.items.every(({ mark }) => mark === BULLET)) return [{ kind: 'list', ordered: false, items }];
    if (block.items.every(({ mark }, index) => mark === `${index + 1}.`))
      return [{ kind: 'list', ordered: true, items }];
    return block.items.map(({ mark, text }) => ({ kind: 'paragraph', text: `${mark} ${text}` }));
  });
}
