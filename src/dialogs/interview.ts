import type { Inputs } from './definition';
import { holds } from './definition';
import type { Form, FormField } from './form';

/** The next field to ask, turn by turn: the first that matters now and was not asked yet. */
export function nextField(form: Form, inputs: Inputs, asked: ReadonlySet<string>): FormField | undefined {
  return form.fields.find((field) => !asked.has(field.id) && holds(field.when, inputs));
}

/**
 * What a typed line means as input of a field, or undefined when it means none. An empty line takes the preset; a value
 * that was found wrong is none.
 */
export function readTyped(field: FormField, line: string): string | undefined {
  const typed = line.trim();
  if (typed === '') return (field.problem ? undefined : field.value) ?? (field.required ? undefined : '');
  switch (field.kind) {
    case 'choice':
      return readOption(field.options, typed);
    case 'choices':
      return readOptions(field.options, typed);
    case 'text':
      return typed;
    case 'date':
      return readDay(typed);
    case 'time':
      return readTime(typed);
  }
}

type Option = { readonly id: string; readonly label: string };

/** By number, by label or by a part of exactly one label. */
function readOption(options: readonly Option[], typed: string): string | undefined {
  if (/^\d+$/.test(typed)) return options[Number(typed) - 1]?.id;
  const fold = (text: string) => text.toLowerCase();
  const same = options.find(({ label }) => fold(label) === fold(typed));
  const containing = options.filter(({ label }) => fold(label).includes(fold(typed)));
  return same?.id ?? (containing.length === 1 ? containing[0]?.id : undefined);
}

/** Several, with commas between them, or numbers with spaces. */
function readOptions(options: readonly Option[], typed: string): string | undefined {
  const parts = /^[\d\s,;+]+$/.test(typed) ? typed.split(/[\s,;+]+/) : typed.split(/[,;]/);
  const ids = parts.filter((part) => part.trim() !== '').map((part) => readOption(options, part.trim()));
  return ids.length === 0 || ids.includes(undefined) ? undefined : ids.join(',');
}

/** `20/11/2026`, `20-11-2026`, `20.11.2026` or `2026-11-20`; whether the day exists is checked later. */
function readDay(typed: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return typed;
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

/** `16:40`, `16.40`, `16u40`, `16h40`, `16u`. */
function readTime(typed: string): string | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:\s*[:.uh]\s*(\d{2})?)?\s*(?:uur|uhr)?$/i.exec(typed) ?? [];
  if (!hour || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}
