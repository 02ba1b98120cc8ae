import type { Organisation } from '../cases/organisation';
import { dialogs } from '../dialogs';
import { inputsOf } from '../dialogs/check';
import type { PageDefinition } from '../dialogs/definition';
import type { Form } from '../dialogs/form';
import { formFor } from '../dialogs/form-for';
import { LANGUAGES } from '../texts/language';
import type { Texts } from '../texts/texts';
import { formContextOf } from './form-context';

const SUBMISSION_ID_LENGTH = 36;

/**
 * Every page of every dialog in every language as large as it can get: its texts and those of the pages before it filled
 * to the full, a problem at every input. A channel that can draw these can draw whatever people do. Throws when a text is missing.
 */
export function largestForms(organisation: Organisation, texts: Texts): Form[] {
  const context = formContextOf(organisation, texts);
  return Object.values(dialogs).flatMap((dialog) =>
    dialog.pages.flatMap((page) =>
      LANGUAGES.map((language) => {
        const state = {
          dialog: dialog.id,
          submissionId: 'x'.repeat(SUBMISSION_ID_LENGTH),
          page: page.id,
          language,
          inputs: fullInputs(dialog.pages.slice(0, dialog.pages.indexOf(page) + 1)),
        };
        return formFor(dialog, state, context, problemsOf(page));
      }),
    ),
  );
}

function fullInputs(pages: readonly PageDefinition[]): Record<string, string> {
  const fields = pages.flatMap((page) => page.fields);
  return Object.fromEntries(
    fields.map((field) => {
      switch (field.kind) {
        case 'choice':
          return [field.id, field.options[0] ?? ''];
        case 'client':
          return [field.id, 'unknown'];
        case 'text':
          return [field.id, '🚨'.repeat(field.max)];
        case 'moment':
          return [field.id, 'earlier'];
      }
    }),
  );
}

function problemsOf(page: PageDefinition) {
  return Object.fromEntries(inputsOf(page).map((id) => [id, { code: 'contradicts' } as const]));
}
