import { NoSuchCase } from '../cases/case-store';
import type { CaseStore } from '../cases/case-store';
import type { Case, Filing, Person, ReceiptPlace } from '../cases/case';
import type { Law } from '../cases/law';
import type { Organisation } from '../cases/organisation';
import { subjectsOf } from '../cases/subjects';
import { dialogs } from '../dialogs';
import { inputIdsOf } from '../dialogs/check';
import type { Answers, DialogDefinition } from '../dialogs/definition';
import type { FormState } from '../dialogs/form';
import type { Texts } from '../texts/texts';
import type { Drafts } from './drafts';
import type { People } from './people';
import { receiptFor } from './receipt';
import type { Settings } from './settings';
import type { Receipt, SubmitResult } from './turn';

export type FilingDeps = {
  readonly cases: Pick<CaseStore, 'file' | 'isMailed'>;
  readonly drafts: Pick<Drafts, 'wipe'>;
  readonly people: Pick<People, 'rememberClient'>;
  readonly texts: Texts;
  readonly organisation: Organisation;
  readonly law: Law;
  readonly settings: Settings;
};

/** Files what a form gathered, and draws the receipt. */
export function createFiling(deps: FilingDeps) {
  const { cases, drafts, people, texts, organisation } = deps;

  async function file(
    state: FormState,
    answers: Answers,
    {
      person,
      place,
      told,
    }: { readonly person: Person; readonly place: ReceiptPlace; readonly told: readonly string[] },
  ): Promise<SubmitResult> {
    try {
      const { case: filed } = await cases.file({
        submissionId: state.submissionId,
        language: state.language,
        reporter: person,
        answers,
        receiptPlace: place,
        files: whatItFiles(dialogs[state.dialog], state, answers, person),
      });
      // A draft that is left behind is offered again: a nuisance, no loss.
      if (state.copies !== undefined) await drafts.wipe(person, state.copies).catch(() => undefined);
      if (organisation.clients.some(({ id }) => id === answers.client)) {
        // A courtesy for the next time: the case is in, nothing may look as if it were not.
        await people.rememberClient(person, answers.client ?? '').catch(() => undefined);
      }
      return await filedResult(filed, told);
    } catch (error) {
      if (!(error instanceof NoSuchCase)) throw error;
      await drafts.wipe(person, state.submissionId);
      return notTheirs(state);
    }
  }

  function notTheirs({ language }: Pick<FormState, 'language'>): SubmitResult {
    return { kind: 'cancelled', text: texts.t(language, 'common.form.not_yours') };
  }

  async function filedResult(filed: Case, told: readonly string[]): Promise<SubmitResult> {
    const receipt = await receiptOf(filed);
    return { kind: 'filed', receipt: { ...receipt, lines: [...receipt.lines, ...told] } };
  }

  async function receiptOf(filed: Case): Promise<Receipt> {
    // The case is in: that the rest cannot be looked up must not make it look as if it were not.
    const mailed = await cases.isMailed({ caseId: filed.id, version: filed.version }).catch(() => false);
    return receiptFor(filed, mailed ? 'sent' : 'saved', deps);
  }

  return { file, notTheirs, filedResult, receiptOf };
}

function whatItFiles(
  definition: DialogDefinition,
  state: FormState,
  answers: Answers,
  person: Person,
): Filing['files'] {
  if (definition.files === 'case') {
    const { id: kind, prefix } = definition;
    return { as: 'case', kind, prefix, subjects: subjectsOf(kind, answers, person) };
  }
  const replaces = definition.pages.flatMap(inputIdsOf);
  return { as: 'version', reference: state.reference ?? '', stage: definition.id, replaces };
}
