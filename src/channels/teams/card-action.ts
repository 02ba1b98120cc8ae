import { z } from 'zod';
import type { FormRequest, OlderCases, OpenAction, Reply, Submission } from '../../assistant/turn';
import { dialogs } from '../../dialogs/index';
import type { DialogId, Inputs } from '../../dialogs/definition';
import type { FormKey } from '../../dialogs/form';
import { LANGUAGES } from '../../texts/language';
import type { CardPart } from './card';

/** A card is not redrawn while it is filled in. */
type Move = Exclude<Submission['move'], 'redraw' | 'keep' | 'change'>;

/** Opens a form as a new message, or in place of the card. */
type Opening = { readonly verb: 'open' | 'replace'; readonly request: FormRequest };

/** Shows the person's older cases as a new message. */
type ShowingOlder = { readonly verb: 'older'; readonly request: OlderCases };

type Moving =
  | { readonly verb: Move; readonly state: FormKey }
  /** `to`: the page to go to. */
  | { readonly verb: 'change'; readonly state: FormKey; readonly to: string };

/** What a button of a card carries. `inputs` of a move: those that the button itself fills in. */
export type ButtonData = Opening | ShowingOlder | (Moving & { readonly inputs?: Inputs });

/** A button that was pressed, with what was typed in the card. */
export type CardAction = Opening | ShowingOlder | (Moving & { readonly inputs: Inputs });

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

/** Each opens its form as a new message: what is read above stays. */
export function openButtons(actions: readonly OpenAction[]): CardPart[] {
  return actions.map(({ label, request }) => button(label, { verb: 'open', request }, { typed: false }));
}

export function olderButtons({ older }: Reply): CardPart[] {
  return older ? [button(older.label, { verb: 'older', request: older.request }, { typed: false })] : [];
}

const dialog = z.custom<DialogId>((value) => typeof value === 'string' && Object.hasOwn(dialogs, value));
const language = z.enum(LANGUAGES);
const inputs = z.record(z.string(), z.string());
const id = z.string().min(1);
const reference = id.exactOptional();
const state = z.object({ dialog, submissionId: id, page: id, language, reference });
const request = z.object({
  dialog,
  language,
  inputs,
  reference,
  resume: id.exactOptional(),
  copies: id.exactOptional(),
});
const filled = inputs.default({});
const buttonData = z.discriminatedUnion('verb', [
  z.object({ verb: z.enum(['open', 'replace']), request }),
  z.object({ verb: z.literal('older'), request: z.object({ language, before: id }) }),
  z.object({ verb: z.enum(['send', 'back', 'cancel']), state, inputs: filled }),
  z.object({ verb: z.literal('change'), state, to: id, inputs: filled }),
]);
const invoked = z.object({ action: z.object({ data: z.record(z.string(), z.unknown()) }) });
const submitted = z.record(z.string(), z.unknown());

/** Reads the `value` of an activity, of an Action.Execute or an Action.Submit; undefined when it is none of our buttons. */
export function submissionFrom(value: unknown): CardAction | undefined {
  const data = invoked.safeParse(value).data?.action.data ?? submitted.safeParse(value).data;
  const pressed = buttonData.safeParse(data?.[KEY]).data;
  if (data === undefined || pressed === undefined) return undefined;
  if ('request' in pressed) return pressed;
  const typed = Object.entries(data).filter(
    (entry): entry is [string, string] => entry[0] !== KEY && typeof entry[1] === 'string',
  );
  return { ...pressed, inputs: { ...Object.fromEntries(typed), ...pressed.inputs } };
}
