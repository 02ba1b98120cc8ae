import { formatDay } from '../texts/dates';
import { CLIENT_EXTRAS, foreignConditionsHold, onPart, timePart } from './check';
import type { DialogDefinition, FieldDefinition } from './definition';
import { holds, listOf, pagesOf } from './definition';
import { textParams } from './draw-field';
import type { FormContext } from './draw-field';
import type { FormState, ReviewSection } from './form';

/** What was answered, page by page, in the words of the form; what was not says so. */
export function reviewSections(dialog: DialogDefinition, state: FormState, context: FormContext): ReviewSection[] {
  const { inputs, language } = state;
  const t = (key: string, params = {}) =>
    context.texts.t(language, key, { ...textParams(context, language), ...params });
  return pagesOf(dialog, inputs)
    .filter((page) => !page.review)
    .map((page) => {
      const title = t(`${dialog.id}.pages.${page.id}`);
      return {
        page: page.id,
        title,
        rows: page.fields
          .filter((field) => foreignConditionsHold(field.when, page, inputs) && holds(field.when, inputs))
          .map((field) => ({ label: t(`${dialog.id}.${field.id}.label`), value: valueOf(field, state, context, t) })),
        changeLabel: t('common.form.change_page', { page: title }),
      };
    });
}

type T = (key: string, params?: Readonly<Record<string, string>>) => string;

function valueOf(field: FieldDefinition, state: FormState, context: FormContext, t: T): string {
  const { dialog, inputs, language } = state;
  const initial = field.kind === 'choice' ? field.initial : undefined;
  const preset = typeof initial === 'object' ? language : initial;
  const input = inputs[field.id]?.trim() || (preset ?? '');
  if (input === '') return t('common.form.not_answered');
  const option = (id: string) => t(`${dialog}.${field.id}.options.${id}`);
  switch (field.kind) {
    case 'choice':
      return option(input);
    case 'choices':
      return listOf(input).map(option).join('\n');
    case 'client':
      if (CLIENT_EXTRAS.some((extra) => extra === input)) return t(`common.client.${input}`);
      return context.clients.find(({ id }) => id === input)?.name ?? input;
    case 'listed':
      return field.extras.includes(input)
        ? option(input)
        : (context.listed[field.list].find(({ id }) => id === input)?.name ?? input);
    case 'moment': {
      const [on, time] = [inputs[onPart(field.id)], inputs[timePart(field.id)]];
      if (input === 'earlier' && on) return [formatDay(on, language), ...(time ? [time] : [])].join(' ');
      const chosen = t(`common.moment.options.${input}`);
      return time ? `${chosen}, ${time}` : chosen;
    }
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(input) ? formatDay(input, language) : input;
    case 'text':
    case 'carried':
      return input;
  }
}
