import type { types } from '@slack/bolt';
import { listOf } from '../../dialogs/definition';
import type { FormField } from '../../dialogs/form';
import { atMost, plain, SLACK_LIMITS, within } from './limits';

type Choice = Extract<FormField, { kind: 'choice' }>;
type Choices = Extract<FormField, { kind: 'choices' }>;

/** One of the options: all visible while Slack can show so many, else typed to find. */
export function choiceElement(field: Choice): types.RadioButtons | types.StaticSelect {
  const options = optionsOf(field);
  const initial = options.find(({ value }) => value === field.value);
  const element = { action_id: field.id, options, ...(initial === undefined ? {} : { initial_option: initial }) };
  const isListed = field.style === 'list' && options.length <= SLACK_LIMITS.listedOptions;
  return isListed ? { type: 'radio_buttons', ...element } : { type: 'static_select', ...element };
}

/** Several of the options: all visible while Slack can show so many, else typed to find. */
export function choicesElement(field: Choices): types.Checkboxes | types.MultiStaticSelect {
  const options = optionsOf(field);
  const chosen = listOf(field.value);
  const initial = options.filter(({ value = '' }) => chosen.includes(value));
  const element = { action_id: field.id, options, ...(initial.length === 0 ? {} : { initial_options: initial }) };
  const isListed = options.length <= SLACK_LIMITS.listedOptions;
  return isListed ? { type: 'checkboxes', ...element } : { type: 'multi_static_select', ...element };
}

function optionsOf(field: Choice | Choices): types.PlainTextOption[] {
  const options = field.options.map(({ id, label }): types.PlainTextOption => {
    const place = `option '${id}' of '${field.id}'`;
    return {
      text: plain(place, label, SLACK_LIMITS.optionText),
      value: within(place, id, SLACK_LIMITS.optionValue),
    };
  });
  return atMost(`options of '${field.id}'`, options, SLACK_LIMITS.selectOptions);
}
