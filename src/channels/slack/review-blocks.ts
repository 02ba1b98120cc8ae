import type { types } from '@slack/bolt';
import type { ReviewSection } from '../../dialogs/form';
import { header } from './blocks';
import { button, buttonRow } from './buttons';
import { SLACK_LIMITS } from './limits';
import { pieces } from './pieces';

/** Action ids of the buttons that go back from the review to a page: `form:change.<page>`. */
export const CHANGE_PREFIX = 'form:change.';

/** What was answered on a page, with a way back to it. Text elements are literal: no markup is read in them. */
export function reviewBlocks({ page, title, rows, changeLabel }: ReviewSection): types.KnownBlock[] {
  return [
    header(`title of '${page}'`, title),
    ...rows.flatMap(rowBlocks),
    ...buttonRow(`buttons of '${page}'`, [button(`${CHANGE_PREFIX}${page}`, changeLabel)]),
  ];
}

/** A block a row, and more for a value that fills more. */
function rowBlocks({ label, value }: ReviewSection['rows'][number]): types.RichTextBlock[] {
  const [first = '', ...more] = pieces(value, SLACK_LIMITS.section - label.length - '\n'.length);
  return [
    textBlock([{ type: 'text', text: label, style: { bold: true } }, ...text(`\n${first}`)]),
    ...more.map((piece) => textBlock(text(piece))),
  ];
}

function text(words: string): types.RichTextText[] {
  return [{ type: 'text', text: words }];
}

function textBlock(elements: types.RichTextText[]): types.RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}
