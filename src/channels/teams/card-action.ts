import { z } from 'zod';
import type { FormRequest, Submission } from '../../assistant/turn';
import { dialogs } from '../../dialogs/index';
import type { DialogId, Inputs } from '../../dialogs/definition';
import type { FormState } from '../../dialogs/form';
import { LANGUAGES } from '../../texts/language';
import type { CardPart } from './card';

type Move = Exclude<Submission['move'], 'redraw'>;

/** What a button of a card carries. `inputs` of a move: those that the button itself fills in. */
export type ButtonData =
  | { readonly verb: 'open'; readonly request: FormRequest }
  | { readonly verb: Move; readonly state: FormState; readonly inputs?: Inputs };

/** A button that was pressed, with what was typed in the card. */
export type CardAction =
  | { readonly verb: 'open'; readonly request: FormRequest }
  | { readonly verb: Move; readonly state: FormState; readonly inputs: Inputs };

/** The client adds the inputs beside our data, under their ids: ours stays under one key that is no field id. */
const KEY = '$loket';

/**
 * A button. `typed: false` leaves the inputs of the card out.
 * A client without Universal Actions draws the fallback, which comes in as a message instead of an invoke.
 */
export function button(title: string, data: ButtonData, options: { readonly typed: boolean }): CardPart {
  const common = { title, data: { [KEY]: data }, ...(!options.typed && { associatedInputs: 'none' }) };
  return { type: 'Action.Execute', verb: data.verb, ...common, fallback: { type: 'Action.Submit', ...common } };
}

const dialog = z.custom<DialogId>((value) => typeof value === 'string' && Object.hasOwn(dialogs, value));
const language = z.enum(LANGUAGES);
const inputs = z.record(z.string(), z.string());
const state = z.object({ dialog, submissionId: z.string().min(1), page: z.string().min(1), language, inputs });
const buttonData = z.union([
  z.object({ verb: z.literal('open'), request: z.object({ dialog, language, inputs }) }),
  z.object({ verb: z.enum(['send', 'back', 'cancel']), state, inputs: inputs.default({}) }),
]);
const invoked = z.object({ action: z.object({ data: z.record(z.string(), z.unknown()) }) });
const submitted = z.record(z.string(), z.unknown());

/** Reads the `value` of an activity, of an Action.Execute or an Action.Submit; undefined when it is none of our buttons. */
export function submissionFrom(value: unknown): CardAction | undefined {
  const data = invoked.safeParse(value).data?.action.data ?? submitted.safeParse(value).data;
  const pressed = buttonData.safeParse(data?.[KEY]).data;
  if (data === undefined || pressed === undefined) return undefined;
  if (pressed.verb === 'open') return pressed;
  const typed = Object.entries(data).filter(
    (entry): entry is [string, string] => entry[0] !== KEY && typeof entry[1] === 'string',
  );
  return { ...pressed, inputs: { ...Object.fromEntries(typed), ...pressed.inputs } };
}
