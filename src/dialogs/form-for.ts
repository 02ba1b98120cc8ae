import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import { CLIENT_EXTRAS, DAY_ASKED, MOMENT_OPTIONS, TIME_ASKED, onPart, timePart } from './check';
import type { Problems } from './check';
import { holds } from './definition';
import type { Condition, DialogDefinition, FieldDefinition, Inputs, PageDefinition } from './definition';
import type { Form, FormField, FormOption, FormState } from './form';

export type Client = { readonly id: string; readonly name: string };

export type FormContext = { readonly texts: Texts; readonly clients: readonly Client[] };

/** Draws a page: the definition, the texts of the form's language, what was filled in and what is wrong with it. */
export function formFor(
  dialog: DialogDefinition,
  state: FormState,
  context: FormContext,
  problems: Problems = {},
): Form {
  const page = pageOf(dialog, state.page);
  const { language } = state;
  const t = (key: string, params?: Record<string, string | number>) => context.texts.t(language, key, params);
  const tapped = page.fields.some((field) => field.kind === 'choice' && field.tap);
  const first = dialog.pages[0] === page;
  return {
    state,
    title: t(`${dialog.id}.title`),
    shortTitle: t(`${dialog.id}.short_title`),
    notices: (page.notices ?? []).map(({ id, by }) =>
      t(`${dialog.id}.notices.${id}${by ? `.${state.inputs[by] ?? 'unknown'}` : ''}`),
    ),
    fields: page.fields.flatMap((field) => drawField(dialog, page, field, state.inputs, problems, language, context)),
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

function drawField(
  dialog: DialogDefinition,
  page: PageDefinition,
  field: FieldDefinition,
  inputs: Inputs,
  problems: Problems,
  language: Language,
  { texts, clients }: FormContext,
): FormField[] {
  const { t, has } = texts;
  const key = `${dialog.id}.${field.id}`;
  const optionsOf = (ids: readonly string[], prefix: string): FormOption[] =>
    ids.map((id) => ({ id, label: t(language, `${prefix}.${id}`) }));
  const common = (id: string, labelKey: string, required: boolean, when: Condition | undefined, initial?: string) => {
    const value = inputs[id] ?? initial;
    const problem = problems[id];
    return {
      id,
      label: t(language, `${labelKey}.label`),
      ...(has(language, `${labelKey}.hint`) ? { hint: t(language, `${labelKey}.hint`) } : {}),
      required,
      ...(value === undefined ? {} : { value }),
      ...(problem ? { problem: t(language, `common.problems.${problem.code}`, problem.params) } : {}),
      ...(when ? { when } : {}),
      relevant: holds(when, inputs),
    };
  };
  const own = common(
    field.id,
    key,
    field.required ?? false,
    field.when,
    field.kind === 'choice' ? field.initial : undefined,
  );
  const governs = page.fields.some((other) => other.when?.field === field.id);
  switch (field.kind) {
    case 'choice':
      return [
        {
          ...own,
          kind: 'choice',
          style: field.tap ? 'tap' : 'list',
          governs,
          options: optionsOf(field.options, `${key}.options`),
        },
      ];
    case 'client': {
      const options = [
        ...clients.map(({ id, name }) => ({ id, label: name })),
        ...optionsOf(CLIENT_EXTRAS, 'common.client'),
      ];
      return [{ ...own, kind: 'choice', style: 'search', governs, options }];
    }
    case 'text':
      return [
        { ...own, kind: 'text', multiline: field.multiline ?? false, minLength: field.min, maxLength: field.max },
      ];
    case 'moment':
      return [
        {
          ...own,
          kind: 'choice',
          style: 'list',
          governs: true,
          options: optionsOf(MOMENT_OPTIONS, 'common.moment.options'),
        },
        { ...common(onPart(field.id), 'common.moment.on', false, { field: field.id, is: DAY_ASKED }), kind: 'date' },
        {
          ...common(timePart(field.id), 'common.moment.time', false, { field: field.id, is: TIME_ASKED }),
          kind: 'time',
        },
      ];
  }
}
