import { z } from 'zod';
import { dialogs } from '../../dialogs';
import type { DialogId, FieldDefinition } from '../../dialogs/definition';

/** Several as an array; null when it was asked and not answered. "I don't know" is the option `unknown`. */
export type AnswerJson = string | string[] | null;

/** RFC 3339. */
export const instant = z.iso.datetime({ offset: true }).meta({ id: 'instant' });
/** `YYYY-MM-DD` in Europe/Brussels. */
export const day = z.iso.date().meta({ id: 'day' });

/** The answers to the fields of these dialogs; which of them were asked depends on the answers. */
export function answersSchema(...ids: readonly [DialogId, ...DialogId[]]) {
  const fields = ids.flatMap((id) => dialogs[id].pages).flatMap((page) => page.fields);
  const shape = Object.fromEntries(fields.map((field) => [field.id, answerSchema(field).nullable().optional()]));
  return z.strictObject(shape);
}

function answerSchema(field: FieldDefinition): z.ZodType<NonNullable<AnswerJson>> {
  switch (field.kind) {
    case 'choice':
      return z.enum([...field.options]);
    case 'choices':
      return z.array(z.enum(field.options.filter((option) => !field.informs?.includes(option)))).min(1);
    case 'client':
      return z.string().describe('The id of a client on the list, other or unknown');
    case 'listed':
      return z.string().describe(`The id of one of the ${field.list}, or ${field.extras.join(', ')}`);
    case 'moment':
      return z.union([instant, day, z.literal('unknown')]).describe('A day when the hour is not known');
    case 'day':
      return day;
    case 'text':
    case 'carried':
      return z.string();
  }
}
