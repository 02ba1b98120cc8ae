import { brusselsCalendar } from '../cases/calendar';
import type { CaseStore } from '../cases/case-store';
import type { Person } from '../cases/case';
import { subjectsOf } from '../cases/subjects';
import { dialogs } from '../dialogs';
import type { Alternative, FormState } from '../dialogs/form';
import { pageOf } from '../dialogs/form-for';
import { formatDay, formatInstant } from '../texts/dates';
import type { Texts } from '../texts/texts';
import { resumeAction } from './actions';
import type { Drafts } from './drafts';

/** A second alarm within this time is likely about the same incident. */
const SAME_ALARM_MS = 3_600_000;
/** A second request within this time about the same person and right is likely the same request. */
const SAME_REQUEST_MS = 30 * 24 * 3_600_000;

type Deps = {
  readonly cases: Pick<CaseStore, 'ownRecent' | 'ownSimilar'>;
  readonly drafts: Pick<Drafts, 'list'>;
  readonly texts: Texts;
  readonly now: () => Date;
};

type Alternatives = { readonly notices: readonly string[]; readonly alternatives: readonly Alternative[] };

/** What a person who fills in this page may rather want: a draft to go on with, or an own case to add to. */
export function createAlternatives({ cases, drafts, texts, now }: Deps) {
  const since = (ms: number) => new Date(now().getTime() - ms);

  async function of(state: FormState, person: Person): Promise<Alternatives> {
    const definition = dialogs[state.dialog];
    const page = pageOf(definition, state.page);
    const isFirst = definition.pages[0] === page && state.visited.length === 0;
    const duplicate = await duplicateOf(state, person, isFirst, page.review === true);
    const begun = isFirst ? await begunBefore(state, person) : [];
    return {
      notices: duplicate ? [duplicate.notice] : [],
      alternatives: [...(duplicate ? [duplicate.alternative] : []), ...begun],
    };
  }

  async function duplicateOf(state: FormState, person: Person, isFirst: boolean, isReview: boolean) {
    if (state.dialog === 'breach' && isFirst) {
      const before = await cases.ownRecent(person, 'breach', since(SAME_ALARM_MS));
      return before && addTo(state, before, 'alarm');
    }
    if (state.dialog === 'dsr' && isReview) {
      const { inputs } = state;
      const before = await cases.ownSimilar(person, subjectsOf('dsr', inputs, person), since(SAME_REQUEST_MS));
      return before && addTo(state, before, 'request');
    }
    return undefined;
  }

  function addTo(
    { language, submissionId }: FormState,
    { reference, filedAt }: { readonly reference: string; readonly filedAt: Date },
    what: 'alarm' | 'request',
  ): { readonly notice: string; readonly alternative: Alternative } {
    const day = formatDay(brusselsCalendar(filedAt).today, language);
    const at = formatInstant(filedAt, language);
    return {
      notice: texts.t(language, `common.duplicate.${what}`, { reference, at, day }),
      alternative: {
        label: texts.t(language, 'addition.offer.label_case', { reference }),
        request: { dialog: 'addition', language, reference, inputs: {}, copies: submissionId },
      },
    };
  }

  async function begunBefore({ dialog, submissionId, reference, language }: FormState, person: Person) {
    const begun = (await drafts.list(person)).filter(
      (one) => one.dialog === dialog && one.submissionId !== submissionId && one.reference === reference,
    );
    return begun.slice(0, 1).map((draft) => resumeAction(draft, language, texts));
  }

  return { of };
}
