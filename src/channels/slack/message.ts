import type { types } from '@slack/bolt';
import type { CaseLine, Receipt, Reply, ShownPassage } from '../../assistant/turn';
import { section, sections } from './blocks';
import { buttonRow, openButtons, replyButtons } from './buttons';
import { atMost, SLACK_LIMITS } from './limits';
import { passageBlocks } from './passage-blocks';
import { receiptBlocks } from './receipt-blocks';
import { escapeText } from './slack-text';

/** A message to post. `text` is what notifications show; the blocks are what is read. */
export type Message = { readonly text: string; readonly blocks: types.KnownBlock[] };

/** Throws RangeError where Slack would refuse the message. */
export function replyMessage(reply: Reply): Message {
  const shown = reply.passages.slice(0, reply.shownPassages ?? 1);
  return message(reply.lead[0] ?? shown[0]?.headings.at(-1), [
    ...reply.lead.map((paragraph, index) => section(`lead ${index}`, paragraph)),
    ...shown.flatMap(passageBlocks),
    ...(reply.cases ?? []).flatMap(caseBlocks),
    ...noteBlocks(reply.notes),
    ...lastButtons(reply),
  ]);
}

/** Under cases they are parted by a line from the buttons of the last one. */
function lastButtons(reply: Reply): types.KnownBlock[] {
  const row = buttonRow('buttons', replyButtons(reply));
  return row.length > 0 && (reply.cases ?? []).length > 0 ? [{ type: 'divider' }, ...row] : row;
}

/** Parted by a line: the buttons under it are of this case. */
function caseBlocks({ lines, actions }: CaseLine, index: number): types.KnownBlock[] {
  return [
    { type: 'divider' },
    ...sections(`case ${index}`, lines.join('\n')),
    ...buttonRow(`buttons of case ${index}`, openButtons(actions)),
  ];
}

/** Parted by a line: none of it is the policy. */
function noteBlocks(notes: readonly string[]): types.KnownBlock[] {
  if (notes.length === 0) return [];
  return [{ type: 'divider' }, ...notes.map((paragraph, index) => section(`note ${index}`, paragraph))];
}

export function passagesMessage(passages: readonly ShownPassage[]): Message {
  return message(passages[0]?.headings.at(-1), passages.flatMap(passageBlocks));
}

export function receiptMessage(receipt: Receipt): Message {
  return message(receipt.title, receiptBlocks(receipt));
}

export function textMessage(text: string): Message {
  return message(text, [section('text', text)]);
}

function message(text: string | undefined, blocks: types.KnownBlock[]): Message {
  if (text === undefined) throw new RangeError('Message: no lead and no passage, Slack wants a text');
  const length = textLength(blocks);
  if (length > SLACK_LIMITS.messageText) {
    throw new RangeError(`Message: ${length} characters in blocks, Slack allows ${SLACK_LIMITS.messageText}`);
  }
  return { text: escapeText(text), blocks: atMost('blocks', blocks, SLACK_LIMITS.messageBlocks) };
}

/** Characters in all `text`s at any depth. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + textLength(item), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce<number>(
    (sum, [key, item]) => sum + (key === 'text' && typeof item === 'string' ? item.length : textLength(item)),
    0,
  );
}
