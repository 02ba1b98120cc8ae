import type { types } from '@slack/bolt';
import type { OlderCases, OpenAction, Reply } from '../../assistant/turn';
import type { Language } from '../../texts/language';
import { atMost, plain, SLACK_LIMITS, within } from './limits';

/** Action id of the button that shows the other passages of an answer. */
export const MORE = 'more';
/** Action id of the button that shows the person's older cases. */
export const OLDER = 'older';
/** Action ids of the buttons that open a dialog: `open:<dialog>.<index>`. */
export const OPEN_PREFIX = 'open:';

export type MorePassages = { readonly ids: readonly string[]; readonly language: Language };

/** The buttons under a reply; what each will need when it is pressed travels in its value. */
export function replyButtons(reply: Reply): types.Button[] {
  const ids = reply.passages.slice(reply.shownPassages ?? 1).map((passage) => passage.id);
  const more: MorePassages = { ids, language: reply.language };
  return [
    ...(reply.moreLabel === undefined || ids.length === 0 ? [] : [valueButton(MORE, reply.moreLabel, more)]),
    ...openButtons(reply.actions),
    ...(reply.older ? [valueButton(OLDER, reply.older.label, reply.older.request)] : []),
  ];
}

export function openButtons(actions: readonly OpenAction[]): types.Button[] {
  return actions.map(({ label, request }, index) =>
    valueButton(`${OPEN_PREFIX}${request.dialog}.${index}`, label, request),
  );
}

/** A row of buttons; no block when there are none. */
export function buttonRow(place: string, buttons: readonly types.Button[]): types.ActionsBlock[] {
  if (buttons.length === 0) return [];
  return [{ type: 'actions', elements: atMost(place, buttons, SLACK_LIMITS.buttons) }];
}

export function button(id: string, label: string): types.Button {
  return {
    type: 'button',
    action_id: within(`action id '${id}'`, id, SLACK_LIMITS.id),
    text: plain(`label of button '${id}'`, label, SLACK_LIMITS.buttonText),
  };
}

export function moreFrom(value: string): MorePassages {
  return JSON.parse(value) as MorePassages;
}

export function olderFrom(value: string): OlderCases {
  return JSON.parse(value) as OlderCases;
}

export function requestFrom(value: string): OpenAction['request'] {
  return JSON.parse(value) as OpenAction['request'];
}

function valueButton(
  id: string,
  label: string,
  value: MorePassages | OlderCases | OpenAction['request'],
): types.Button {
  return {
    ...button(id, label),
    value: within(`value of button '${id}'`, JSON.stringify(value), SLACK_LIMITS.buttonValue),
  };
}
