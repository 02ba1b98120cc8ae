import type { FormField, FormState } from '../../dialogs/form';
import { text } from './card';
import type { CardPart } from './card';
import { button } from './card-action';

type ChoiceField = Extract<FormField, { kind: 'choice' }>;

/** A field with its label, and under it what is wrong with it and its hint. `search`: placeholder of a searched list. */
export function fieldParts(field: FormField, state: FormState, search: string): CardPart[] {
  switch (field.kind) {
    case 'choice':
      return field.style === 'tap' ? tapParts(field, state) : [choice(field, search), ...remarks(field)];
    case 'text':
      return [
        { type: 'Input.Text', ...common(field), isMultiline: field.multiline, maxLength: field.maxLength },
        ...remarks(field),
      ];
    case 'date':
      return [{ type: 'Input.Date', ...common(field) }, ...remarks(field)];
    case 'time':
      return [{ type: 'Input.Time', ...common(field) }, ...remarks(field)];
  }
}

/**
 * What every input has. Without `isRequired`: the client would then refuse to send in a text of its own and hide what
 * the server finds, which knows all the rules and the person's language.
 */
function common(field: FormField) {
  return {
    id: field.id,
    label: field.required ? `${field.label} *` : field.label,
    ...(field.value !== undefined && { value: field.value }),
  };
}

function remarks(field: FormField): CardPart[] {
  return [
    ...(field.problem === undefined ? [] : text(field.problem, { color: 'Attention', weight: 'Bolder' }, 'Small')),
    ...(field.hint === undefined ? [] : text(field.hint, { size: 'Small', isSubtle: true }, 'Small')),
  ];
}

function choice(field: ChoiceField, search: string): CardPart {
  const searched = field.style === 'search';
  return {
    type: 'Input.ChoiceSet',
    ...common(field),
    style: searched ? 'filtered' : 'expanded',
    wrap: true,
    ...(searched && { placeholder: search }),
    choices: field.options.map(({ id, label }) => ({ title: label, value: id })),
  };
}

/** A row to press for each option, and no button: Teams does not wrap the text of a button but cuts it. */
function tapParts(field: ChoiceField, state: FormState): CardPart[] {
  return [
    ...text(field.label, { weight: 'Bolder' }),
    ...remarks(field),
    ...field.options.map(({ id, label }) => ({
      type: 'Container',
      style: 'emphasis',
      spacing: 'Small',
      // `typed` for brevity: there is nothing to type on the page, and a row is written down for every option.
      selectAction: button(label, { verb: 'send', state, inputs: { [field.id]: id } }, { typed: true }),
      items: [row(label)],
    })),
  ];
}

function row(label: string): CardPart {
  return {
    type: 'ColumnSet',
    columns: [
      { type: 'Column', width: 'stretch', items: text(label) },
      { type: 'Column', width: 'auto', items: text('›') },
    ],
  };
}
