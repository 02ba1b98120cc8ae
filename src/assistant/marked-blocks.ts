import type { Range } from '../policy/highlights';
import type { Block, ShownPassage } from './turn';

/** A stretch of text, never empty. */
export type Run = { readonly text: string; readonly marked: boolean };

/** A {@link Block} of which every text is runs: together they are that text, letter for letter. */
export type MarkedBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Run[])[])[] };

/** The blocks of a passage with the words marked that its highlights point at, which count in `passage.text`. */
export function markedBlocks({
  blocks,
  highlights,
}: Pick<ShownPassage, 'blocks' | 'highlights'>): readonly MarkedBlock[] {
  let at = 0;
  const next = (text: string, mark = ''): readonly Run[] => {
    at += mark.length;
    const runs = runsOf(text, highlights, at);
    // Each text ends in a line break or, between the cells of a row, a tab.
    at += text.length + 1;
    return runs;
  };
  return blocks.map((block): MarkedBlock => {
    switch (block.kind) {
      case 'paragraph':
        return { kind: 'paragraph', runs: next(block.text) };
      case 'list': {
        const items = block.items.map((item, index) => next(item, `${itemMark(block, index)} `));
        return { kind: 'list', ordered: block.ordered, items };
      }
      case 'table':
        return { kind: 'table', rows: block.rows.map((row) => row.map((cell) => next(cell))) };
    }
  });
}

/** What stands before an item of a list in the text of a passage: `1.`, or `-`. */
export function itemMark({ ordered }: Pick<Extract<Block, { kind: 'list' }>, 'ordered'>, index: number): string {
  return ordered ? `${index + 1}.` : '-';
}

/** The runs of a text that begins at `from` in the text that the ranges count in. Ranges may reach over its ends. */
export function runsOf(text: string, ranges: readonly Range[], from = 0): readonly Run[] {
  const inside = ranges.flat().flatMap((place) => (place > from && place < from + text.length ? [place - from] : []));
  const cuts = [0, ...inside.sort((a, b) => a - b), text.length];
  return joinedRuns(
    cuts.slice(1).map((end, index) => {
      const start = cuts[index] ?? 0;
      const marked = ranges.some((range) => range[0] <= from + start && from + end <= range[1]);
      return { text: text.slice(start, end), marked };
    }),
  );
}

/** The same text in the fewest runs. */
export function joinedRuns(runs: readonly Run[]): readonly Run[] {
  return runs.reduce<readonly Run[]>((joined, run) => {
    const last = joined.at(-1);
    if (run.text === '') return joined;
    if (last?.marked !== run.marked) return [...joined, run];
    return [...joined.slice(0, -1), { text: last.text + run.text, marked: run.marked }];
  }, []);
}
