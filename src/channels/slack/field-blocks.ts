import type { types } from '@slack/bolt';
import type { FormField } from '../../dialogs/form';
import { context, section } from './blocks';
import { choiceElement, choicesElement } from './choice-elements';
import { atMost, plain, SLACK_LIMITS, within } from './limits';

type Choice = Extract<FormField, { kind: 'choice' }>;

/** The blocks of one field: what is wrong with its value, if anything, then the input (or the buttons of a `tap`). */
export function fieldBlocks(field: FormField, blockId: string): types.KnownBlock[] {
  const problem = field.problem === undefined ? [] : [section(`problem of '${field.id}'`, `⚠ ${field.problem}`)];
  const isTap = field.kind === 'choice' && field.style === 'tap';
  return [...problem, ...(isTap ? tapBlocks(field, blockId) : [inputBlock(field, blockId)])];
}

function inputBlock(field: FormField, blockId: string): types.InputBlock {
  return {
    type: 'input',
    block_id: within(`block id of '${field.id}'`, blockId, SLACK_LIMITS.id),
    label: plain(`label of '${field.id}'`, field.label, SLACK_LIMITS.label),
    ...(field.hint === undefined ? {} : { hint: plain(`hint of '${field.id}'`, field.hint, SLACK_LIMITS.label) }),
    optional: !field.required,
    // Of every change: what is filled in is kept when the modal is closed.
    dispatch_action: true,
    element: inputElement(field),
  };
}

function inputElement(field: FormField): types.InputBlockElement {
  const action_id = field.id;
  const value = field.value === '' ? undefined : field.value;
  switch (field.kind) {
    case 'choice':
      return choiceElement(field);
    case 'choices':
      return choicesElement(field);
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: field.multiline,
        // No min_length: the form counts characters after trimming, Slack before.
        max_length: maxLength(field),
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
        ...(value === undefined ? {} : { initial_value: value }),
      };
    case 'date':
      return { type: 'datepicker', action_id, ...(value === undefined ? {} : { initial_date: value }) };
    case 'time':
      return { type: 'timepicker', action_id, ...(value === undefined ? {} : { initial_time: value }) };
  }
}

/** A button per option; pressing one answers the page. */
function tapBlocks(field: Choice, blockId: string): types.KnownBlock[] {
  const buttons = field.options.map((option): types.Button => {
    const place = `option '${option.id}' of '${field.id}'`;
    return {
      type: 'button',
      action_id: within(place, `${field.id}.${option.id}`, SLACK_LIMITS.id),
      text: plain(place, option.label, SLACK_LIMITS.buttonText),
      value: within(place, option.id, SLACK_LIMITS.buttonValue),
      ...(option.id === field.value ? { style: 'primary' } : {}),
    };
  });
  return [
    section(`label of '${field.id}'`, field.label),
    {
      type: 'actions',
      block_id: within(`block id of '${field.id}'`, blockId, SLACK_LIMITS.id),
      elements: atMost(`options of '${field.id}'`, buttons, SLACK_LIMITS.buttons),
    },
    ...(field.hint === undefined ? [] : [context(`hint of '${field.id}'`, field.hint)]),
  ];
}

function maxLength(field: Extract<FormField, { kind: 'text' }>): number {
  const length = [...(field.value ?? '')].length;
  if (length > field.maxLength) {
    throw new RangeError(`Value of '${field.id}': ${length} characters, the field takes ${field.maxLength}`);
  }
  if (field.maxLength > SLACK_LIMITS.inputLength) {
    throw new RangeError(
      `Field '${field.id}': ${field.maxLength} characters, Slack allows ${SLACK_LIMITS.inputLength}`,
    );
  }
  return field.maxLength;
}
