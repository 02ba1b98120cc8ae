import type { Texts } from '../texts/texts';
import { CLIENT_EXTRAS, DAY_ASKED, MOMENT_OPTIONS, TIME_ASKED, onPart, timePart } from './check';
import type { Problems } from './check';
import { holds } from './definition';
import type { ChoiceField, Condition, FieldDefinition, PageDefinition } from './definition';
import type { FormField, FormOption, FormState } from './form';

export type Client = { readonly id: string; readonly name: string };

export type FormContext = {
  readonly texts: Texts;
  readonly clients: readonly Client[];
  /** What people call the organisation: `{{organisation}}` in the texts. */
  readonly organisation: string;
  /** Where to report anonymously: `{{whistleblowing}}` in the texts; without one they say whom to ask. */
  readonly whistleblowingUrl?: string;
};

/** What a field is drawn from, besides its definition. */
export type Drawing = {
  readonly page: PageDefinition;
  readonly state: FormState;
  readonly context: FormContext;
  readonly problems: Problems;
};

/** The inputs of a field: one, or for a moment its choice, day and time. */
export function drawField(field: FieldDefinition, drawing: Drawing): FormField[] {
  const { id } = field;
  const key = `${drawing.state.dialog}.${id}`;
  const own = common({ id, key, required: field.required ?? false, when: field.when }, drawing);
  const governs = drawing.page.fields.some((other) => other.when?.field === id);
  switch (field.kind) {
    case 'choice':
      return [
        {
          ...preset(own, field),
          kind: 'choice',
          style: field.tap ? 'tap' : 'list',
          governs,
          options: options(field.options, `${key}.options`, drawing),
        },
      ];
    case 'client': {
      const clients = drawing.context.clients.map(({ id, name }) => ({ id, label: name }));
      const extras = options(CLIENT_EXTRAS, 'common.client', drawing);
      return [{ ...own, kind: 'choice', style: 'search', governs, options: [...clients, ...extras] }];
    }
    case 'text':
      return [
        { ...own, kind: 'text', multiline: field.multiline ?? false, minLength: field.min, maxLength: field.max },
      ];
    case 'moment': {
      const part = (partId: string, key: string, is: readonly string[]) =>
        common({ id: partId, key, required: false, when: { field: id, is } }, drawing);
      return [
        {
          ...own,
          kind: 'choice',
          style: 'list',
          governs: true,
          options: options(MOMENT_OPTIONS, 'common.moment.options', drawing),
        },
        { ...part(onPart(id), 'common.moment.on', DAY_ASKED), kind: 'date' },
        { ...part(timePart(id), 'common.moment.time', TIME_ASKED), kind: 'time' },
      ];
    }
  }
}

type Input = {
  readonly id: string;
  readonly key: string;
  readonly required: boolean;
  readonly when: Condition | undefined;
};

function common({ id, key, required, when }: Input, drawing: Drawing) {
  const { state, context, problems } = drawing;
  const value = state.inputs[id];
  const problem = problems[id];
  return {
    id,
    label: text(`${key}.label`, drawing),
    ...(context.texts.has(state.language, `${key}.hint`) ? { hint: text(`${key}.hint`, drawing) } : {}),
    required,
    ...(value === undefined ? {} : { value }),
    ...(problem ? { problem: context.texts.t(state.language, `common.problems.${problem.code}`, problem.params) } : {}),
    ...(when ? { when } : {}),
    relevant: holds(when, state.inputs),
  };
}

function preset<T extends { readonly value?: string }>(drawn: T, { initial }: ChoiceField): T {
  return initial === undefined ? drawn : { ...drawn, value: drawn.value ?? initial };
}

function options(ids: readonly string[], key: string, drawing: Drawing): FormOption[] {
  return ids.map((id) => ({ id, label: text(`${key}.${id}`, drawing) }));
}

function text(key: string, { state, context }: Drawing): string {
  const { texts, organisation, whistleblowingUrl } = context;
  const whistleblowing = whistleblowingUrl ?? texts.t(state.language, 'common.whistleblowing_unknown');
  return texts.t(state.language, key, { organisation, whistleblowing });
}
