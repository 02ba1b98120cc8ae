import type { Texts } from '../texts/texts';
import {
  CLIENT_EXTRAS,
  DAY_ASKED,
  MOMENT_OPTIONS,
  NUMBERS_OPTIONS,
  TIME_ASKED,
  isDoubtful,
  numbersPart,
  onPart,
  timePart,
} from './check';
import type { Problems } from './check';
import { holds } from './definition';
import type { ChoiceField, Conditions, FieldDefinition, PageDefinition } from './definition';
import type { FormField, FormOption, FormState } from './form';

export type Client = {
  readonly id: string;
  readonly name: string;
  /** Other names by which it is searched. */
  readonly aliases?: readonly string[];
  /** What an agent may say to a caller, by language, where the client wants its own words. */
  readonly callerScript?: Readonly<Partial<Record<string, string>>>;
};

export type FormContext = {
  readonly texts: Texts;
  readonly clients: readonly Client[];
  /** The client of the person's last case: stands first. */
  readonly lastClient?: string;
  readonly listed: Readonly<Record<'entities' | 'sites', readonly { readonly id: string; readonly name: string }[]>>;
  /** What people call the organisation: `{{organisation}}` in the texts. */
  readonly organisation: string;
  /** The DPO's mailbox: `{{dpo}}` in the texts. */
  readonly dpo: string;
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

/** The inputs of a field: one; for a moment its choice, day and time; for a text with a doubtful number what to do with it. */
export function drawField(field: FieldDefinition, drawing: Drawing): FormField[] {
  const { id } = field;
  const key = `${drawing.state.dialog}.${id}`;
  const own = common({ id, key, required: field.required ?? false, when: onThisPage(field.when, drawing) }, drawing);
  const governs = field.redraws === true || governsOthers(id, drawing.page);
  switch (field.kind) {
    case 'choice':
      return [
        {
          ...preset(own, field, drawing),
          kind: 'choice',
          style: field.tap ? 'tap' : 'list',
          governs,
          options: options(field.options, `${key}.options`, drawing),
        },
      ];
    case 'choices':
      return [{ ...own, kind: 'choices', governs, options: options(field.options, `${key}.options`, drawing) }];
    case 'client': {
      const extras = options(CLIENT_EXTRAS, 'common.client', drawing);
      return [{ ...own, kind: 'choice', style: 'search', governs, options: [...clientOptions(drawing), ...extras] }];
    }
    case 'listed': {
      const listed = drawing.context.listed[field.list].map(({ id, name }) => ({ id, label: name }));
      const extras = options(field.extras, `${key}.options`, drawing);
      return [{ ...own, kind: 'choice', style: 'list', governs, options: [...listed, ...extras] }];
    }
    case 'text':
      return [
        { ...own, kind: 'text', multiline: field.multiline ?? false, minLength: field.min, maxLength: field.max },
        ...numbersField(own, drawing),
      ];
    case 'moment': {
      const part = (partId: string, key: string, is: readonly string[]) =>
        common({ id: partId, key, required: false, when: [...(own.when ?? []), { field: id, is }] }, drawing);
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
    case 'day':
      return [{ ...own, kind: 'date' }];
    case 'carried':
      return [];
  }
}

type Input = {
  readonly id: string;
  readonly key: string;
  readonly required: boolean;
  readonly when: Conditions;
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
    ...(when.length > 0 ? { when } : {}),
    relevant: holds(when, state.inputs),
  };
}

/** Conditions on other pages are settled: what does not hold is not drawn at all. */
function onThisPage(when: Conditions | undefined, { page }: Drawing): Conditions {
  return (when ?? []).filter((condition) => page.fields.some(({ id }) => id === condition.field));
}

/** Whether other fields or notices of the page come and go with the field. */
function governsOthers(id: string, { fields, notices = [] }: PageDefinition): boolean {
  return [...fields, ...notices].some(({ when }) => (when ?? []).some((condition) => condition.field === id));
}

function preset<T extends { readonly value?: string }>(drawn: T, { initial }: ChoiceField, { state }: Drawing): T {
  if (initial === undefined) return drawn;
  return { ...drawn, value: drawn.value ?? (typeof initial === 'string' ? initial : state.language) };
}

/** The person's last one first. */
function clientOptions({ context: { clients, lastClient } }: Drawing): FormOption[] {
  const isLast = ({ id }: Client) => id === lastClient;
  const ordered = [...clients.filter(isLast), ...clients.filter((client) => !isLast(client))];
  return ordered.map(({ id, name, aliases = [] }) => ({
    id,
    label: aliases.length === 0 ? name : `${name} (${aliases.join(', ')})`,
  }));
}

function numbersField(own: { readonly id: string; readonly label: string; readonly value?: string }, drawing: Drawing) {
  if (!isDoubtful(own.value ?? '')) return [];
  const { texts } = drawing.context;
  const { language } = drawing.state;
  const drawn = common({ id: numbersPart(own.id), key: 'common.numbers.doubtful', required: true, when: [] }, drawing);
  return [
    {
      ...drawn,
      label: texts.t(language, 'common.numbers.doubtful.label', { field: own.label }),
      kind: 'choice' as const,
      style: 'list' as const,
      governs: false,
      options: options(NUMBERS_OPTIONS, 'common.numbers.doubtful.options', drawing),
    },
  ];
}

function options(ids: readonly string[], key: string, drawing: Drawing): FormOption[] {
  return ids.map((id) => ({ id, label: text(`${key}.${id}`, drawing) }));
}

function text(key: string, { state, context }: Pick<Drawing, 'state' | 'context'>): string {
  return context.texts.t(state.language, key, textParams(context, state.language));
}

/** What every text of a dialog may name. */
export function textParams(
  { texts, organisation, dpo, whistleblowingUrl }: FormContext,
  language: FormState['language'],
) {
  const whistleblowing = whistleblowingUrl ?? texts.t(language, 'common.whistleblowing_unknown');
  return { organisation, dpo, whistleblowing };
}
