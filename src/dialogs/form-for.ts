import type { Problems } from './check';
import type { DialogDefinition, PageDefinition } from './definition';
import { drawField } from './draw-field';
import type { FormContext } from './draw-field';
import type { Form, FormState } from './form';

/** Draws a page: the definition, the texts of the form's language, what was filled in and what is wrong with it. */
export function formFor(
  dialog: DialogDefinition,
  state: FormState,
  context: FormContext,
  problems: Problems = {},
): Form {
  const page = pageOf(dialog, state.page);
  const t = (key: string) => context.texts.t(state.language, key, { organisation: context.organisation });
  const tapped = page.fields.some((field) => field.kind === 'choice' && field.tap);
  const first = dialog.pages[0] === page;
  return {
    state,
    title: t(`${dialog.id}.title`),
    shortTitle: t(`${dialog.id}.short_title`),
    notices: (page.notices ?? []).map(({ id, by }) =>
      t(`${dialog.id}.notices.${id}${by ? `.${state.inputs[by] ?? 'unknown'}` : ''}`),
    ),
    fields: page.fields.flatMap((field) => drawField(field, { page, state, context, problems })),
    ...(tapped ? {} : { sendLabel: t(page.submits ? 'common.form.send' : 'common.form.next') }),
    ...(first ? {} : { backLabel: t('common.form.back') }),
    cancelLabel: t('common.form.cancel'),
  };
}

export function pageOf(dialog: DialogDefinition, id: string): PageDefinition {
  const page = dialog.pages.find((candidate) => candidate.id === id);
  if (!page) throw new RangeError(`Dialog '${dialog.id}' has no page '${id}'`);
  return page;
}
