import { join } from 'node:path';
import type { Organisation } from '../cases/organisation';
import { dialogs } from '../dialogs';
import type { DialogId, FieldDefinition, Inputs } from '../dialogs/definition';
import { isSaid, readPatterns } from './patterns';
import type { Pattern } from './patterns';
import { words } from './words';

/** What a message says already of what a dialog is going to ask. */
export type Hints = {
  /** Inputs for the choices of a dialog; every one is shown to the person, who may change it. */
  readonly inputsFor: (dialog: DialogId, text: string) => Inputs;
};

/**
 * Reads `hints.txt` of the content directory: lines `<dialog>.<field>.<option>: words`. Of a field with one choice the
 * first option in the file that is said counts, of one with several all that are. Throws an Error that names file and line.
 */
export function loadHints(contentDir: string, organisation: Pick<Organisation, 'clients'>): Hints {
  const patterns = readPatterns(join(contentDir, 'hints.txt'), isOption, {
    holds: 'the words by which a message answers questions of a dialog',
    expected: "'<dialog>.<field>.<option>', a colon and words",
  });
  const clients = organisation.clients.map(({ id, name, aliases, campaigns }) => ({
    id,
    patterns: [name, ...aliases, ...campaigns].map(words).filter((pattern) => pattern.length > 0),
  }));
  return {
    inputsFor: (dialog, text) => {
      const said = words(text);
      const inputs: Record<string, string> = {};
      for (const field of fieldsOf(dialog)) {
        if (field.kind === 'client') {
          const named = clients.filter((client) => client.patterns.some((pattern) => isSaid(pattern, said)));
          if (named.length === 1 && named[0]) inputs[field.id] = named[0].id;
        } else if (field.kind === 'choice' || field.kind === 'choices') {
          const options = saidOptions(patterns, `${dialog}.${field.id}.`, said);
          const chosen = field.kind === 'choice' ? options.slice(0, 1) : options;
          if (chosen.length > 0) inputs[field.id] = chosen.join(',');
        }
      }
      // A client that is named is whose data they are, unless the message says otherwise.
      if (inputs.client && !inputs.data_owner && fieldsOf(dialog).some(({ id }) => id === 'data_owner')) {
        inputs.data_owner = 'client';
      }
      return inputs;
    },
  };
}

function saidOptions(
  patterns: ReadonlyMap<string, readonly Pattern[]>,
  prefix: string,
  said: readonly string[],
): string[] {
  return [...patterns]
    .filter(([name, any]) => name.startsWith(prefix) && any.some((pattern) => isSaid(pattern, said)))
    .map(([name]) => name.slice(prefix.length));
}

function isOption(name: string): boolean {
  const [dialog = '', id, option = ''] = name.split('.');
  if (!Object.hasOwn(dialogs, dialog)) return false;
  const field = fieldsOf(dialog as DialogId).find((one) => one.id === id);
  return (field?.kind === 'choice' || field?.kind === 'choices') && field.options.includes(option);
}

function fieldsOf(dialog: DialogId): readonly FieldDefinition[] {
  return dialogs[dialog].pages.flatMap((page) => page.fields);
}
