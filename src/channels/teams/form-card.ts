import type { Form, FormField, FormState } from '../../dialogs/form';
import type { Texts } from '../../texts/texts';
import { adaptiveCard, text } from './card';
import type { AdaptiveCard, CardPart } from './card';
import { button } from './card-action';
import { fieldParts } from './form-fields';

/** A page of a dialog as a card. A card cannot redraw while it is typed in, so that every field is shown. */
export function cardFor(form: Form, texts: Texts): AdaptiveCard {
  const state = stateWithoutShown(form);
  const tell = (key: string) => texts.t(state.language, key);
  const typedFields = form.fields.filter((field) => !(field.kind === 'choice' && field.style === 'tap'));
  return adaptiveCard({
    fallbackText: tell('teams.summary_form'),
    body: [
      ...text(form.title, { size: 'Medium', weight: 'Bolder' }),
      ...notices(form.notices),
      ...inLines(form.fields).flatMap((line) => fieldLine(line, state, tell('teams.search'))),
      ...(typedFields.some((field) => field.required)
        ? text(tell('teams.required'), { size: 'Small', isSubtle: true })
        : []),
    ],
    buttons: [
      ...(form.sendLabel === undefined ? [] : [button(form.sendLabel, { verb: 'send', state }, { typed: true })]),
      ...(form.backLabel === undefined ? [] : [button(form.backLabel, { verb: 'back', state }, { typed: false })]),
      button(form.cancelLabel, { verb: 'cancel', state }, { typed: false }),
    ],
  });
}

/** The inputs of the page shown come back in its fields: in every button as well, they would fill the card. */
function stateWithoutShown({ state, fields }: Form): FormState {
  const shown = new Set(fields.map((field) => field.id));
  return { ...state, inputs: Object.fromEntries(Object.entries(state.inputs).filter(([id]) => !shown.has(id))) };
}

function notices(paragraphs: readonly string[]): CardPart[] {
  if (paragraphs.length === 0) return [];
  return [{ type: 'Container', style: 'accent', items: paragraphs.flatMap((paragraph) => text(paragraph)) }];
}

/** A date and the time that follows it share a line. */
function inLines(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  return fields.flatMap((field, index) => {
    if (field.kind === 'time' && fields[index - 1]?.kind === 'date') return [];
    const next = fields[index + 1];
    return [field.kind === 'date' && next?.kind === 'time' ? [field, next] : [field]];
  });
}

function fieldLine(line: readonly FormField[], state: FormState, search: string): CardPart[] {
  const drawn = line.map((field) => fieldParts(field, state, search));
  if (drawn.length === 1) return drawn.flat();
  return [
    {
      type: 'ColumnSet',
      columns: drawn.map((items) => ({ type: 'Column', width: 'stretch', items })),
    },
  ];
}
