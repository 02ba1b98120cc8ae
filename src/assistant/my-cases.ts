import type { CaseSummary } from '../cases/case';
import type { CaseStore } from '../cases/case-store';
import type { Law } from '../cases/law';
import { requestClock } from '../cases/request-clock';
import { requestRole } from '../cases/request-role';
import { formatDay, formatInstant } from '../texts/dates';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import { caseActions } from './actions';
import type { CaseLine, Person, Reply } from './turn';

/** So many fit in one message of every channel, each with its buttons. */
const MOST_CASES = 5;

type Deps = { readonly cases: Pick<CaseStore, 'list'>; readonly texts: Texts; readonly law: Law };

/**
 * A person's own cases: number, kind, state, deadline, and what can be done about each. Nothing of what was reported.
 * With `before` those filed before that case.
 */
export function createMyCases({ cases, texts, law }: Deps) {
  return async (person: Person, language: Language, before?: string): Promise<Reply> => {
    const own = await cases.list(person, MOST_CASES + 1, before);
    const t = (key: string) => texts.t(language, `common.mine.${key}`);
    const [title, none] = before === undefined ? ['title', 'none'] : ['older_title', 'no_older'];
    const shown = own.slice(0, MOST_CASES);
    const last = own.length > MOST_CASES ? shown.at(-1) : undefined;
    return {
      kind: 'cases',
      language,
      confidence: 1,
      isPrivate: true,
      lead: [t(shown.length === 0 ? none : title)],
      passages: [],
      notes: [],
      actions: [],
      cases: shown.map((one) => lineOf(one, language)),
      ...(last ? { older: { label: t('older'), request: { language, before: last.reference } } } : {}),
    };
  };

  function lineOf(summary: CaseSummary, language: Language): CaseLine {
    const { reference, kind, state, filedAt, isMailed } = summary;
    const t = (key: string, params: Readonly<Record<string, string>> = {}) =>
      texts.t(language, `common.mine.${key}`, params);
    const due = deadlineOf(summary);
    return {
      lines: [
        t('line', { reference, kind: t(`kinds.${kind}`), at: formatInstant(filedAt, language) }),
        t('state', { state: t(isMailed ? `states.${state}` : 'mail.saved') }),
        ...(due ? [t('deadline', { due: formatDay(due, language) })] : []),
      ],
      actions: caseActions({ reference, kind, isWithdrawn: state !== 'open' }, language, texts),
    };
  }

  /** Only of what the organisation itself must answer, or may have to. */
  function deadlineOf({ kind, answers, filedAt, state }: CaseSummary): string | undefined {
    const isOver = ['answered', 'refused', 'forwarded', 'closed'].includes(state);
    if (kind !== 'dsr' || isOver || requestRole(answers) === 'processor') return undefined;
    const clock = requestClock({ received: answers.received_at, submittedAt: filedAt }, law);
    return state === 'extended' ? clock.extendedDueOn : clock.dueOn;
  }
}
