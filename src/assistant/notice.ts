import type { Organisation } from '../cases/organisation';
import type { Policy } from '../policy/passage';
import { formatDayInWords } from '../texts/dates';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import type { Settings } from './settings';
import type { Reply } from './turn';

type Deps = {
  readonly policy: () => Policy;
  readonly texts: Texts;
  readonly organisation: Organisation;
  readonly settings: Settings;
};

/** Of a question, a form that was begun, a case, what is left of it later, and of the person beside their cases. */
const KEEPS = ['keeps_question', 'keeps_draft', 'keeps_case', 'keeps_after', 'keeps_person'] as const;

/**
 * What is kept of a person, why, how long and who sees it (Art. 13 GDPR), from the settings that make it so. A table of
 * the database that holds something of people has its line here: `test/assistant/notice-tables.test.ts`.
 */
export function noticeLines(language: Language, { policy, texts, organisation, settings }: Deps): string[] {
  const [document] = policy().documents;
  const params = {
    organisation: organisation.name,
    policy_date: document ? formatDayInWords(document.validFrom, language) : '',
    dpo: settings.dpo,
    draft_hours: settings.draftHours,
    closed_days: settings.closedKeptDays,
    kept_days: settings.keptDays,
  };
  const whoSees = organisation.only_the_dpo_reads ? 'who_sees_only' : 'who_sees';
  return ['who', 'answers', ...KEEPS, whoSees, 'why', 'platform', 'rights', 'never_type'].map((key) =>
    texts.t(language, `common.notice.${key}`, params),
  );
}

/** A reply with the notice under it, where there is one. */
export function withNotice(reply: Reply, notice: Reply | undefined): Reply {
  return notice ? { ...reply, notes: [...reply.notes, ...notice.lead] } : reply;
}
