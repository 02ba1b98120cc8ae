import { textOf } from './source-block';
import type { SourceBlock } from './source-block';

/**
 * Cuts blocks into groups of which none has a text of more than `limit` characters. No word is lost or moved; the
 * header of a table that is cut is repeated.
 */
export function cut(blocks: readonly SourceBlock[], limit: number): readonly (readonly SourceBlock[])[] {
  const fits = (group: readonly SourceBlock[]): boolean => textOf(group).length <= limit;
  if (fits(blocks)) return [blocks];
  const groups: (readonly SourceBlock[])[] = [];
  for (const piece of blocks.flatMap((block) => piecesOf(block, limit))) {
    const longer = [...(groups.at(-1) ?? [])];
    const last = longer.pop();
    const grown = last === undefined ? [piece] : [...longer, ...joined(last, piece)];
    if (fits(grown)) groups.splice(-1, 1, grown);
    else groups.push([piece]);
  }
  return groups;
}

/** The smallest parts of a block that are still worth reading: sentences, items, rows. */
function piecesOf(block: SourceBlock, limit: number): readonly SourceBlock[] {
  switch (block.kind) {
    case 'paragraph':
      return sentences(block.text, limit).map((text) => ({ kind: 'paragraph', text }));
    case 'list':
      return block.items.flatMap(({ mark, text }): readonly SourceBlock[] => {
        const item: SourceBlock = { kind: 'list', items: [{ mark, text }] };
        return textOf([item]).length <= limit
          ? [item]
          : piecesOf({ kind: 'paragraph', text: `${mark} ${text}` }, limit);
      });
    case 'table': {
      const [header = [], ...rows] = block.rows;
      return rows.flatMap((row): readonly SourceBlock[] => {
        const table: SourceBlock = { kind: 'table', rows: [header, row] };
        return textOf([table]).length <= limit ? [table] : piecesOf({ kind: 'paragraph', text: row.join(' ') }, limit);
      });
    }
  }
}

/** The two as they stood in the source: pieces of one paragraph, list or table become one again. */
function joined(block: SourceBlock, next: SourceBlock): readonly SourceBlock[] {
  if (block.kind === 'paragraph' && next.kind === 'paragraph') {
    return [{ kind: 'paragraph', text: `${block.text} ${next.text}` }];
  }
  if (block.kind === 'list' && next.kind === 'list') return [{ kind: 'list', items: [...block.items, ...next.items] }];
  if (block.kind === 'table' && next.kind === 'table' && block.rows[0] === next.rows[0]) {
    return [{ kind: 'table', rows: [...block.rows, ...next.rows.slice(1)] }];
  }
  return [block, next];
}

/** A sentence over the limit is cut between words; a word over it, anywhere. */
function sentences(text: string, limit: number): readonly string[] {
  return text
    .split(/(?<=[.!?;:])\s+(?=[\p{Lu}\d"'“‘(])/u)
    .flatMap((sentence) => (sentence.length <= limit ? [sentence] : sentence.split(/\s+/)))
    .flatMap((part) => (part.length <= limit ? [part] : (part.match(new RegExp(`.{1,${limit >> 1}}`, 'gsu')) ?? [])));
}
