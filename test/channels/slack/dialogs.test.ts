import { join } from 'node:path';
import { modalFor } from '../../../src/channels/slack/modal';
import { dialogs } from '../../../src/dialogs';
import type { Inputs } from '../../../src/dialogs/definition';
import { formFor } from '../../../src/dialogs/form-for';
import { LANGUAGES } from '../../../src/texts/language';
import type { Json } from './recorder';
import { problemsOfView } from './slack-rules';
import { texts } from './start-slack';
import { loadOrganisation } from '../../../src/cases/organisation';

const { clients } = loadOrganisation(join(__dirname, '../../../content'));
const pages = LANGUAGES.flatMap((language) =>
  Object.values(dialogs).flatMap((dialog) => dialog.pages.map((page) => ({ language, dialog, page }))),
);

/** Inputs with which every field of the page is there. */
function inputsFor(page: (typeof pages)[number]['page']): Inputs {
  const conditions = page.fields.flatMap(({ when }) => (when === undefined ? [] : [[when.field, when.is[0] ?? '']]));
  const moments = page.fields.flatMap(({ kind, id }) => (kind === 'moment' ? [[id, 'earlier']] : []));
  return Object.fromEntries([...conditions, ...moments]) as Inputs;
}

test.each(pages)('Slack takes page $page.id of $dialog.id in $language', ({ language, dialog, page }) => {
  const base = { dialog: dialog.id, submissionId: 's1', page: page.id, language };
  for (const inputs of [{}, inputsFor(page)]) {
    const view = modalFor(formFor(dialog, { ...base, inputs }, { texts, clients, organisation: 'Voorbeeld' }));
    expect(problemsOfView(JSON.parse(JSON.stringify(view)) as Json)).toEqual([]);
  }
});
