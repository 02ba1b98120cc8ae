import { brusselsCalendar } from '../cases/calendar';
import type { CaseStore } from '../cases/case-store';
import type { Organisation } from '../cases/organisation';
import { dialogs } from '../dialogs';
import { checkDialog, checkPage, inputsOf } from '../dialogs/check';
import type { CheckContext } from '../dialogs/check';
import type { Inputs, PageDefinition } from '../dialogs/definition';
import type { Form, FormState } from '../dialogs/form';
import { formFor, pageOf } from '../dialogs/form-for';
import type { Texts } from '../texts/texts';
import { formContextOf } from './form-context';
import { receiptFor } from './receipt';
import type { FormRequest, SubmitResult, Submission } from './turn';

export type FormsDeps = {
  readonly cases: CaseStore;
  readonly texts: Texts;
  readonly organisation: Organisation;
  readonly now: () => Date;
  readonly newId: () => string;
};

/** Opens forms, turns their pages and files what they gathered. */
export function createForms(deps: FormsDeps) {
  const { cases, texts, organisation, now, newId } = deps;
  const formContext = formContextOf(organisation, texts);

  function form({ dialog, language, inputs }: FormRequest): Form {
    const definition = dialogs[dialog];
    const [page] = definition.pages;
    if (!page) throw new RangeError(`Dialog '${dialog}' has no pages`);
    return formFor(definition, { dialog, submissionId: newId(), page: page.id, language, inputs }, formContext);
  }

  async function submit(submission: Submission): Promise<SubmitResult> {
    const { move } = submission;
    const definition = dialogs[submission.state.dialog];
    const page = pageOf(definition, submission.state.page);
    // Of the page shown only what its drawn fields hold counts: a field that was hidden meanwhile says nothing any more.
    const before = without(inputsOf(page), submission.state.inputs);
    const state: FormState = { ...submission.state, inputs: { ...before, ...submission.inputs } };
    if (move === 'cancel') return { kind: 'cancelled', text: texts.t(state.language, 'common.form.cancelled') };
    const index = definition.pages.indexOf(page);
    if (move === 'back') return show(state, definition.pages[index - 1] ?? page);
    if (move === 'redraw') return show(state, page);

    const context = checkContext();
    const { problems } = checkPage(page, state.inputs, context);
    if (Object.keys(problems).length > 0) return show(state, page, problems);
    const next = definition.pages[index + 1];
    if (!page.submits) return show(state, next ?? page);
    return file(submission, state, context);
  }

  async function file(submission: Submission, state: FormState, context: CheckContext): Promise<SubmitResult> {
    const definition = dialogs[state.dialog];
    const checked = checkDialog(definition, state.inputs, context);
    if ('problems' in checked) return show(state, checked.page, checked.problems);
    const { case: filed } = await cases.file({
      submissionId: state.submissionId,
      dialog: state.dialog,
      prefix: definition.prefix,
      language: state.language,
      reporter: submission.person,
      answers: checked.answers,
      receiptPlace: submission.receiptPlace,
    });
    const mailed = await cases.isMailed({ caseId: filed.id, version: filed.version });
    return { kind: 'filed', receipt: receiptFor(filed, mailed ? 'sent' : 'saved', { texts, organisation }) };
  }

  function show(state: FormState, page: PageDefinition, problems = {}): SubmitResult {
    const form = formFor(dialogs[state.dialog], { ...state, page: page.id }, formContext, problems);
    return { kind: 'form', form, problems: Object.keys(problems).length > 0 };
  }

  function checkContext(): CheckContext {
    return { calendar: brusselsCalendar(now()), clientIds: organisation.clients.map(({ id }) => id) };
  }

  return { form, submit };
}

function without(ids: readonly string[], inputs: Inputs): Inputs {
  return Object.fromEntries(Object.entries(inputs).filter(([id]) => !ids.includes(id)));
}
