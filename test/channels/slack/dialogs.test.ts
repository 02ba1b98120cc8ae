import { join } from 'node:path';
import { formContextOf } from '../../../src/assistant/form-context';
import { largestForms } from '../../../src/assistant/largest-forms';
import { loadOrganisation } from '../../../src/cases/organisation';
import { modalFor } from '../../../src/channels/slack/modal';
import { dialogs } from '../../../src/dialogs';
import type { Form } from '../../../src/dialogs/form';
import { formFor } from '../../../src/dialogs/form-for';
import { LANGUAGES } from '../../../src/texts/language';
import type { Json } from './recorder';
import { problemsOfView } from './slack-rules';
import { texts } from './start-slack';

const organisation = loadOrganisation(join(__dirname, '../../../content'));
const settings = { dpo: 'dpo@example.test', draftHours: 24, closedKeptDays: 365, keptDays: 730 };
const context = formContextOf(organisation, texts, settings);

const emptyForms = Object.values(dialogs).flatMap((dialog) =>
  dialog.pages.flatMap(({ id: page }) =>
    LANGUAGES.map((language) =>
      formFor(dialog, { dialog: dialog.id, submissionId: 's1', page, language, inputs: {}, visited: [] }, context),
    ),
  ),
);
const named = (forms: readonly Form[]) => forms.map((form) => ({ ...form.state, form }));
const problemsOf = (form: Form) => problemsOfView(JSON.parse(JSON.stringify(modalFor(form))) as Json);

test.each(named(emptyForms))('Slack takes page $page of $dialog in $language', ({ form }) => {
  expect(problemsOf(form)).toEqual([]);
});

test.each(named(largestForms(organisation, texts, settings)))(
  'Slack takes page $page of $dialog in $language, however much is filled in',
  ({ form }) => {
    expect(problemsOf(form)).toEqual([]);
  },
);
