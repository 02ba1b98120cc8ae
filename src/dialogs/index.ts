import { askDpo } from './ask_dpo/definition';
import { breach } from './breach/definition';
import type { DialogDefinition, DialogId } from './definition';

/** All dialogs. A new one is a folder, its locale files and a line here. */
export const dialogs: Readonly<Record<DialogId, DialogDefinition>> = { breach, ask_dpo: askDpo };
