import type { Alternative, Form, FormField, Script } from '../../dialogs/form';
import type { Texts } from '../../texts/texts';
import { bareRow, firstThatFits, markedRow, text } from './card';
import type { AdaptiveCard, CardContent, CardPart, DrawRow } from './card';
import { button } from './card-action';
import { fieldParts } from './form-fields';
import type { FieldDrawing } from './form-fields';
import { reviewLayouts } from './review-sections';

/**
 * A page of a dialog as a card. A card cannot redraw while it is typed in, so that every field is shown. Throws
 * RangeError when even the shortest layout is too large for Teams.
 */
export function cardFor(form: Form, texts: Texts): AdaptiveCard {
  const [full, ...shorter] = reviewLayouts(form, texts);
  return firstThatFits([
    contentOf(form, { review: full, row: markedRow }, texts),
    ...[full, ...shorter].map((review) => contentOf(form, { review, row: bareRow }, texts)),
  ]);
}

type Layout = { readonly review: readonly CardPart[]; readonly row: DrawRow };

function contentOf(form: Form, { review, row }: Layout, texts: Texts): CardContent {
  const { state } = form;
  const tell = (key: string) => texts.t(state.language, key);
  const typedFields = form.fields.filter((field) => !(field.kind === 'choice' && field.style === 'tap'));
  return {
    fallbackText: tell('teams.summary_form'),
    body: [
      ...text(form.title, { size: 'Medium', weight: 'Bolder' }),
      ...notices(form.notices),
      ...form.alternatives.map((one) => alternative(one, row)),
      ...(form.script ? [script(form.script)] : []),
      ...inLines(form.fields).flatMap((line) => fieldLine(line, { state, row, search: tell('teams.search') })),
      ...(typedFields.some((field) => field.required)
        ? text(tell('teams.required'), { size: 'Small', isSubtle: true })
        : []),
      ...review,
    ],
    // What was typed goes along on the way back: the server keeps it. A cancelled form leaves nothing behind.
    buttons: [
      ...(form.sendLabel === undefined ? [] : [button(form.sendLabel, { verb: 'send', state }, { typed: true })]),
      ...(form.backLabel === undefined ? [] : [button(form.backLabel, { verb: 'back', state }, { typed: true })]),
      button(form.cancelLabel, { verb: 'cancel', state }, { typed: false }),
    ],
  };
}

function notices(paragraphs: readonly string[]): CardPart[] {
  if (paragraphs.length === 0) return [];
  return [{ type: 'Container', style: 'accent', items: paragraphs.flatMap((paragraph) => text(paragraph)) }];
}

/** In the colour of the notices, to which it belongs: it is no option of the field below. */
function alternative({ label, request }: Alternative, row: DrawRow): CardPart {
  return row(button(label, { verb: 'replace', request }, { typed: false }), label, 'accent');
}

function script({ lead, text: words }: Script): CardPart {
  return { type: 'Container', style: 'emphasis', items: [...text(lead, { weight: 'Bolder' }), ...text(words)] };
}

/** A date and the time that follows it share a line. */
function inLines(fields: readonly FormField[]): readonly (readonly FormField[])[] {
  return fields.flatMap((field, index) => {
    if (field.kind === 'time' && fields[index - 1]?.kind === 'date') return [];
    const next = fields[index + 1];
    return [field.kind === 'date' && next?.kind === 'time' ? [field, next] : [field]];
  });
}

function fieldLine(line: readonly FormField[], drawing: FieldDrawing): CardPart[] {
  const drawn = line.map((field) => fieldParts(field, drawing));
  if (drawn.length === 1) return drawn.flat();
  return [
    {
      type: 'ColumnSet',
      columns: drawn.map((items) => ({ type: 'Column', width: 'stretch', items })),
    },
  ];
}
