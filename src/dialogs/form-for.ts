import { foreignConditionsHold } from './check';
import type { Problems } from './check';
import { callerScript } from './caller-script';
import type { DialogDefinition, Notice, PageDefinition } from './definition';
import { holds, pagesOf } from './definition';
import { drawField, textParams } from './draw-field';
import type { FormContext } from './draw-field';
import type { Alternative, Form, FormState } from './form';
import { reviewSections } from './review';

/** What a form says beside its page: what happened just before, and other forms that may be meant. */
export type Besides = { readonly notices?: readonly string[]; readonly alternatives?: readonly Alternative[] };

/** Draws a page: the definition, the texts of the form's language, what was filled in and what is wrong with it. */
export function formFor(
  dialog: DialogDefinition,
  state: FormState,
  context: FormContext,
  problems: Problems = {},
  besides: Besides = {},
): Form {
  const page = pageOf(dialog, state.page);
  const t = (key: string) => context.texts.t(state.language, key, textParams(context, state.language));
  const tapped = page.fields.some((field) => field.kind === 'choice' && field.tap);
  const first = pagesOf(dialog, state.inputs)[0] === page;
  const script = callerScript(dialog, state, context);
  return {
    state: keyOf(state),
    title: t(`${dialog.id}.title`),
    shortTitle: t(`${dialog.id}.short_title`),
    notices: [...(besides.notices ?? []), ...noticesOf(page, state, context)],
    alternatives: besides.alternatives ?? [],
    ...(script ? { script } : {}),
    fields: page.fields
      .filter((field) => foreignConditionsHold(field.when, page, state.inputs))
      .flatMap((field) => drawField(field, { page, state, context, problems })),
    ...(page.review ? { review: reviewSections(dialog, state, context) } : {}),
    ...(tapped ? {} : { sendLabel: t(page.submits ? 'common.form.send' : 'common.form.next') }),
    ...(first ? {} : { backLabel: t('common.form.back') }),
    cancelLabel: t('common.form.cancel'),
    laterLabel: t('common.form.later'),
  };
}

export function pageOf(dialog: DialogDefinition, id: string): PageDefinition {
  const page = dialog.pages.find((candidate) => candidate.id === id);
  if (!page) throw new RangeError(`Dialog '${dialog.id}' has no page '${id}'`);
  return page;
}

function keyOf({ dialog, submissionId, page, language, reference }: FormState): Form['state'] {
  return { dialog, submissionId, page, language, ...(reference === undefined ? {} : { reference }) };
}

function noticesOf(page: PageDefinition, state: FormState, context: FormContext): string[] {
  const texts = (page.notices ?? [])
    .filter(({ when, shows }) => holds(when, state.inputs) && (shows === undefined || state.inputs[shows]))
    .map((notice) => noticeText(notice, state, context));
  return page.review ? [context.texts.t(state.language, 'common.form.review'), ...texts] : texts;
}

function noticeText({ id, by, shows }: Notice, state: FormState, context: FormContext): string {
  const client = context.clients.find((one) => one.id === state.inputs.client);
  const key = `${state.dialog}.notices.${id}${by ? `.${state.inputs[by] ?? 'unknown'}` : ''}`;
  const unnamed = `${key}_unnamed`;
  const { texts } = context;
  return texts.t(state.language, !client && texts.has(state.language, unnamed) ? unnamed : key, {
    ...textParams(context, state.language),
    ...(client ? { client: client.name } : {}),
    ...(shows ? { value: state.inputs[shows] ?? '' } : {}),
  });
}
