import type { Organisation } from '../cases/organisation';
import { dialogs } from '../dialogs';
import { inputsOf } from '../dialogs/check';
import type { DialogDefinition, PageDefinition } from '../dialogs/definition';
import type { Form, FormState } from '../dialogs/form';
import type { Besides } from '../dialogs/form-for';
import { formFor } from '../dialogs/form-for';
import { LANGUAGES } from '../texts/language';
import type { Texts } from '../texts/texts';
import { formContextOf } from './form-context';
import type { Settings } from './settings';

const SUBMISSION_ID_LENGTH = 36;
/** Options that bring the most fields and pages with them. */
const LARGEST: Readonly<Record<string, string>> = {
  requester_role: 'child',
  data_owner: 'client',
  identity_status: 'checked',
  urgency: 'by_day',
  cause: 'lost_or_stolen',
};

/**
 * Every page of every dialog in every language as large as it can get: its texts and those of the pages before it filled
 * to the full, a problem at every input. A channel that can draw these can draw whatever people do. Throws when a text is missing.
 */
export function largestForms(organisation: Organisation, texts: Texts, settings: Pick<Settings, 'dpo'>): Form[] {
  const context = formContextOf(organisation, texts, settings);
  return Object.values(dialogs).flatMap((dialog) =>
    dialog.pages.flatMap((page) =>
      LANGUAGES.map((language) => {
        const state = {
          dialog: dialog.id,
          submissionId: 'x'.repeat(SUBMISSION_ID_LENGTH),
          page: page.id,
          language,
          reference: 'XXX-2026-000000',
          inputs: fullInputs(dialog.pages),
          visited: [],
        };
        return formFor(dialog, state, context, problemsOf(page), besidesOf(dialog, page, state, texts));
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
          return [field.id, LARGEST[field.id] ?? field.options[0] ?? ''];
        case 'choices':
          return [field.id, field.options.join(',')];
        case 'listed':
          return [field.id, 'unknown'];
        case 'day':
          return [field.id, '2026-11-30'];
        case 'carried':
          return [field.id, 'x'.repeat(field.max)];
        case 'client':
          return [field.id, 'unknown'];
        case 'text':
          return [field.id, 'ж'.repeat(field.max)];
        case 'moment':
          return [field.id, 'earlier'];
      }
    }),
  );
}

function problemsOf(page: PageDefinition) {
  return Object.fromEntries(inputsOf(page).map((id) => [id, { code: 'contradicts' } as const]));
}

/** What may stand beside a page: on the first one other forms to go to, on the review a case to add to. */
function besidesOf(
  dialog: DialogDefinition,
  page: PageDefinition,
  { language, submissionId }: FormState,
  texts: Texts,
): Besides {
  const reference = 'XXX-2026-000000';
  const duplicate = texts.t(language, 'common.duplicate.request', { reference, day: 'ma 23/11/2026', at: '' });
  const label = texts.t(language, 'addition.offer.label_case', { reference });
  const add = { dialog: 'addition', language, reference } as const;
  if (page.review) {
    return {
      notices: [duplicate],
      alternatives: [{ label, request: { ...add, inputs: {}, copies: submissionId } }],
    };
  }
  if (page !== dialog.pages[0]) return {};
  const resume = { dialog: dialog.id, language, inputs: {}, resume: submissionId } as const;
  return {
    notices: [duplicate],
    alternatives: [
      { label, request: { ...add, inputs: {} } },
      { label, request: resume },
    ],
  };
}
