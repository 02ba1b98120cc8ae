import type { Organisation } from '../cases/organisation';
import type { Policy } from '../policy/passage';
import { formatDayInWords } from '../texts/dates';
import type { Language } from '../texts/language';
import type { Texts } from '../texts/texts';
import type { Settings } from './settings';

type Deps = {
  readonly policy: () => Policy;
  readonly texts: Texts;
  readonly organisation: Organisation;
  readonly settings: Settings;
};

/** What is kept of a person, why, how long and who sees it (Art. 13 GDPR), from the settings that make it so. */
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
  return ['who', 'answers', 'keeps', whoSees, 'why', 'platform', 'rights', 'never_type'].map((key) =>
    texts.t(language, `common.notice.${key}`, params),
  );
}
