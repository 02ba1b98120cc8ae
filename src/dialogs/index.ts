import { addition } from './addition/definition';
import { askDpo } from './ask_dpo/definition';
import { breach } from './breach/definition';
import { breachDetails } from './breach_details/definition';
import type { DialogDefinition, DialogId } from './definition';
import { dsr } from './dsr/definition';
import { withdrawal } from './withdrawal/definition';

/** All dialogs. A new one is a folder, its locale files and a line here. */
export const dialogs: Readonly<Record<DialogId, DialogDefinition>> = {
  breach,
  dsr,
  ask_dpo: askDpo,
  breach_details: breachDetails,
  addition,
  withdrawal,
};
