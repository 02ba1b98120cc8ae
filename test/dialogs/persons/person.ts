import type { Answers, Inputs } from '../../../src/dialogs/definition';
import type { FormRequest } from '../../../src/dialogs/form';
import type { Language } from '../../../src/texts/language';

/** Somebody who goes through a dialog. */
export type ScriptedPerson = {
  readonly who: string;
  readonly dialog: FormRequest['dialog'];
  readonly language: Language;
  /** What they choose and type, over all pages. */
  readonly inputs: Inputs;
  /** What reaches the DPO where it is something else than what was typed; `null`: nothing does. */
  readonly become?: Readonly<Record<string, string | null>>;
};

/** The answers that must come out: what was typed, what was preset, and what it became. */
export function answersOf({ inputs, become = {} }: ScriptedPerson, presets: Inputs): Answers {
  const all = Object.entries({ ...presets, ...inputs, ...become });
  return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== null));
}
