import { breachClock } from '../../cases/breach-clock';
import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { urgenciesOf } from '../../cases/urgency';
import { answerText, askedOf, questionOf } from './answers-in-words';
import { changesSection } from './breach-changes';
import { clockRows } from './breach-clock-rows';
import type { BreachNames } from './breach-clock-rows';
import { clockUrgencies } from './breach-clock-urgency';
import { dutiesInShort } from './breach-duties';
import { missingSection } from './breach-missing';
import { packFiles, packSection } from './breach-pack';
import { breachSummary } from './breach-summary';
import { triageSection } from './breach-triage';
import { clientName, listedClientName } from './client-name';
import { enumeration } from './enumeration';
import { capitalised } from './mail-content';
import type { Banner, Composed, ComposeContext, MailSection } from './mail-content';
import {
  answerRows,
  checklistSection,
  earlierAdditions,
  newSections,
  provenanceSection,
  quoteHeading,
  reporterSection,
  rowsSection,
  versionBanners,
} from './mail-sections';
import { subjectOf } from './subject';

/** What was done and who knows stands apart from what happened. */
const DONE = ['actions', 'informed', 'informed_client'];
const CALLBACK = ['callback'];
const QUOTED = ['description'];
const SAYS_NOTHING = ['other', 'unknown'];

/** The mail about a suspected personal data breach, from which the DPO decides whom to notify and by when. */
export function breachMail(filed: Case, context: ComposeContext): Composed {
  const { t, organisation, law } = context;
  const clock = breachClock(filed.answers, filed.filedAt, organisation.clients, law);
  const names = namesOf(filed, clientName(filed.answers, organisation), context);
  const inSubject = namesOf(filed, listedClientName(filed.answers, organisation), context);
  const urgent = urgentBanner(filed, clock, context);
  return {
    subject: subjectOf(
      filed,
      [...urgent.map(() => 'urgent'), 'breach'],
      [t(`mail.whose.${clock.role}`, inSubject), inSubject.cause, ...dutiesInShort(clock, filed, context)],
      context,
    ),
    high: true,
    content: {
      title: t('mail.title.breach', { reference: filed.reference }),
      banners: [...urgent, ...versionBanners(filed, context)],
      summary: breachSummary(filed, clock, names, context),
      sections: sectionsOf(filed, clock, names, context),
    },
  };
}

/** The DPO reads the name that the reporter typed; a subject takes none but those on the list. */
function namesOf(filed: Case, client: string | undefined, { t, organisation, law }: ComposeContext): BreachNames {
  return {
    organisation: organisation.short_name,
    client: client ?? t('mail.client_unnamed'),
    cause: t(`mail.cause_short.${filed.answers.cause ?? 'unknown'}`),
    hours: law.breach_notification.hours,
    days: law.breach_second_part.days,
  };
}

/** Why it cannot wait: for its clocks first, then for what happened. */
function urgentBanner(filed: Case, clock: BreachClock, context: ComposeContext): Banner[] {
  const { t, language } = context;
  const urgencies = urgenciesOf(filed.answers);
  const reasons = [...clockUrgencies(clock, filed, context), ...urgencies.map(({ id }) => t(`mail.urgency.${id}`))];
  if (reasons.length === 0) return [];
  const key = urgencies.some(({ it }) => it) ? 'mail.urgent_it' : 'mail.urgent';
  return [{ tone: 'urgent', text: t(key, { reasons: enumeration(reasons, language) }) }];
}

function sectionsOf(filed: Case, clock: BreachClock, names: BreachNames, context: ComposeContext): MailSection[] {
  const { t } = context;
  const asked = askedOf(filed);
  const only = (ids: readonly string[]) => asked.filter(({ field }) => ids.includes(field.id));
  const rest = asked.filter(({ field }) => ![...DONE, ...CALLBACK, ...QUOTED].includes(field.id));
  const words: MailSection = {
    kind: 'quote',
    heading: quoteHeading(filed, context),
    text: answerText(questionOf('breach', 'description'), filed.answers, context),
  };
  // Where what was chosen says nothing, the reporter's words are the report.
  const wordsFirst = SAYS_NOTHING.includes(filed.answers.cause ?? 'unknown');
  return [
    ...newSections(filed, context),
    ...changesSection(filed, context),
    ...(wordsFirst ? [words] : []),
    { kind: 'rows', heading: t('mail.clocks.heading'), rows: clockRows(clock, filed, names, context) },
    triageSection(filed, context),
    ...(wordsFirst ? [] : [words]),
    ...earlierAdditions(filed, context),
    ...rowsSection(t('mail.answers.breach_heading'), answerRows(rest, filed, context)),
    ...rowsSection(t('mail.done.heading'), answerRows(only(DONE), filed, context)),
    missingSection(filed, clock, context),
    reporterSection(filed, context, only(CALLBACK)),
    checklistSection(checklistOf(filed, clock, names, context), context),
    ...packSection(packFiles(filed, clock, context), context),
    provenanceSection(filed, context, 'breach'),
  ];
}

function checklistOf(filed: Case, clock: BreachClock, names: BreachNames, { t }: ComposeContext): string[] {
  const byRole: Readonly<Record<BreachClock['role'], readonly string[]>> = {
    controller: ['risk', 'authority', 'second_part', 'people'],
    processor: ['client', 'contract', 'phases'],
    both: ['risk', 'authority', 'second_part', 'people', 'client', 'contract', 'phases'],
    unknown: ['role', 'risk', 'authority', 'second_part', 'people', 'client', 'contract', 'phases'],
  };
  const items = [
    ...(filed.stage === 'withdrawal' ? ['withdrawal'] : []),
    ...(filed.answers.ongoing === 'stopped' ? [] : ['stop']),
    ...byRole[clock.role],
    'nis2',
    'register',
  ];
  return items.map((item) => capitalised(t(`mail.checklist.breach.${item}`, names)));
}
