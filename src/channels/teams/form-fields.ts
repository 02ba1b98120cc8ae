import type { FormField, FormKey } from '../../dialogs/form';
import { text } from './card';
import type { CardPart, DrawRow } from './card';
import { button } from './card-action';

type ChoiceField = Extract<FormField, { kind: 'choice' }>;
type ChoicesField = Extract<FormField, { kind: 'choices' }>;

/** What a field is drawn with. `row`: of an option to tap; `search`: placeholder of a searched list. */
export type FieldDrawing = { readonly state: FormKey; readonly row: DrawRow; readonly search: string };

/** A field with its label, and under it what is wrong with it and its hint. */
export function fieldParts(field: FormField, drawing: FieldDrawing): CardPart[] {
  switch (field.kind) {
    case 'choice':
      return field.style === 'tap' ? tapParts(field, drawing) : [choice(field, drawing.search), ...remarks(field)];
    case 'choices':
      return [choices(field), ...remarks(field)];
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
    choices: choicesOf(field),
  };
}

/** The client joins the options that are ticked with commas, as our inputs do. */
function choices(field: ChoicesField): CardPart {
  return {
    type: 'Input.ChoiceSet',
    ...common(field),
    isMultiSelect: true,
    style: 'expanded',
    wrap: true,
    choices: choicesOf(field),
  };
}

function choicesOf({ options }: ChoiceField | ChoicesField) {
  return options.map(({ id, label }) => ({ title: label, value: id }));
}

function tapParts(field: ChoiceField, { state, row }: FieldDrawing): CardPart[] {
  return [
    ...text(field.label, { weight: 'Bolder' }),
    ...remarks(field),
    // `typed` for brevity: there is nothing to type on the page, and a row is written down for every option.
    ...field.options.map(({ id, label }) =>
      row(button(label, { verb: 'send', state, inputs: { [field.id]: id } }, { typed: true }), label, 'emphasis'),
    ),
  ];
}
