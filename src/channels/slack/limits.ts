import type { types } from '@slack/bolt';

/** Longest texts, in UTF-16 units, and largest numbers that Slack takes (docs.slack.dev/reference/block-kit). */
export const SLACK_LIMITS = {
  modalTitle: 24,
  modalButton: 24,
  privateMetadata: 3000,
  header: 150,
  section: 3000,
  label: 2000,
  optionText: 75,
  optionValue: 150,
  buttonText: 75,
  buttonValue: 2000,
  id: 255,
  inputLength: 3000,
  /** Of a view. */
  blocks: 100,
  messageBlocks: 50,
  buttons: 25,
  /** Options that are all visible: radio buttons, checkboxes. */
  listedOptions: 10,
  selectOptions: 100,
  /** Undocumented: a message of 11.3k characters of block text was refused, one of 9.6k taken (bolt-js issue 2867). */
  messageText: 9000,
} as const;

/**
 * `text` itself when Slack takes it at `place`, for example `label of 'description'`. Throws RangeError when it is empty
 * or longer than `max`: a text that is cut would not be what the policy says or what the person wrote.
 */
export function within(place: string, text: string, max: number): string {
  if (text.length === 0 || text.length > max) {
    throw new RangeError(`${place}: ${text.length} characters, Slack allows 1 to ${max}`);
  }
  return text;
}

/** A copy of `items`. Throws RangeError when there are none or more than `max`. */
export function atMost<Item>(place: string, items: readonly Item[], max: number): Item[] {
  if (items.length === 0 || items.length > max) {
    throw new RangeError(`${place}: ${items.length} items, Slack allows 1 to ${max}`);
  }
  return [...items];
}

/** Plain text as Slack draws it: no markup, and `:words:` between colons stay words. */
export function plain(place: string, text: string, max: number): types.PlainTextElement {
  return { type: 'plain_text', text: within(place, text, max), emoji: false };
}
