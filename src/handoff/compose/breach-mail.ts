import { breachClock } from '../../cases/breach-clock';
import type { BreachClock } from '../../cases/breach-clock';
import type { Case } from '../../cases/case';
import { formatInstant } from '../../texts/dates';
import { answerText, askedOf, questionOf } from './answers-in-words';
import { clockRows, contractRows, deadlineRows } from './breach-clock-rows';
import type { BreachNames } from './breach-clock-rows';
import { breachFacts } from './breach-facts';
import { missingSection } from './breach-missing';
import { packFiles, packSection } from './breach-pack';
import { triageSection } from './breach-triage';
import { urgenciesOf } from './breach-urgency';
import type { Urgency } from './breach-urgency';
import { capitalised } from './mail-content';
import type { Composed, ComposeContext, MailSection, MailSummary } from './mail-content';
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
  versionRow,
} from './mail-sections';
import { subjectOf } from './subject';

/** What was done and who knows stands apart from what happened. */
const DONE = ['actions', 'informed', 'informed_client'];
const CALLBACK = ['callback'];
const QUOTED = ['description'];

/** The mail about a suspected personal data breach, from which the DPO decides whom to notify and by when. */
export function breachMail(filed: Case, context: ComposeContext): Composed {
  const clock = breachClock(filed.answers, filed.filedAt, context.organisation.clients, context.law);
  const names = namesOf(filed, clock, context);
  const urgencies = urgenciesOf(filed.answers);
  return {
    subject: subjectOf(
      filed,
      [...(urgencies.length > 0 ? ['urgent'] : []), 'breach'],
      [context.t(`mail.whose.${clock.role}`, names), names.cause, clockShort(clock, names, context)],
      context,
    ),
    high: true,
    content: {
      title: context.t('mail.title.breach', { reference: filed.reference }),
      banners: [...urgentBanner(urgencies, context), ...versionBanners(filed, context)],
      summary: summaryOf(filed, clock, names, context),
      sections: sectionsOf(filed, clock, names, context),
    },
  };
}

function namesOf(filed: Case, clock: BreachClock, { t, organisation, law }: ComposeContext): BreachNames {
  return {
    organisation: organisation.short_name,
    client: clock.client?.name ?? t('mail.client_unnamed'),
    cause: t(`mail.cause_short.${filed.answers.cause ?? 'unknown'}`),
    hours: law.breach_notification.hours,
    days: law.breach_second_part.days,
  };
}

function clockShort(clock: BreachClock, names: BreachNames, { t, language }: ComposeContext): string {
  const deadline = formatInstant(clock.controllerDeadlineAt, language);
  const contractAt = clock.role === 'processor' ? clock.contractualDeadlineAt : undefined;
  const contract = contractAt ? formatInstant(contractAt, language) : '';
  return t(`mail.clock_short.${clock.role}${contract ? '_contract' : ''}`, { ...names, deadline, contract });
}

function urgentBanner(urgencies: readonly Urgency[], { t }: ComposeContext) {
  if (urgencies.length === 0) return [];
  const reasons = urgencies.map(({ id }) => t(`mail.urgency.${id}`)).join('; ');
  const key = urgencies.some(({ it }) => it) ? 'mail.urgent_it' : 'mail.urgent';
  return [{ tone: 'urgent' as const, text: t(key, { reasons }) }];
}

function summaryOf(filed: Case, clock: BreachClock, names: BreachNames, context: ComposeContext): MailSummary {
  const { t } = context;
  const { number_of_people, ongoing } = breachFacts(filed, clock, context);
  const unknown = t('mail.answers.unknown');
  return {
    headlines: [
      ...deadlineRows(clock, filed, names, context),
      ...(clock.contractualDeadlineAt ? contractRows(clock, filed, names, context) : []),
    ],
    sentence: capitalised(t(`mail.summary.${clock.role}`, names)),
    rows: [
      { label: t('mail.summary_rows.what'), value: answerText(questionOf('breach', 'cause'), filed.answers, context) },
      { label: t('mail.summary_rows.whose'), value: t(`mail.whose_data.${clock.role}`, names) },
      { label: t('mail.summary_rows.people'), value: number_of_people ?? unknown },
      { label: t('mail.summary_rows.ongoing'), value: ongoing ?? unknown },
      { label: t('mail.summary_rows.decide'), value: t(`mail.decide.${clock.role}`, names) },
      versionRow(filed, context),
    ],
  };
}

function sectionsOf(filed: Case, clock: BreachClock, names: BreachNames, context: ComposeContext): MailSection[] {
  const { t } = context;
  const asked = askedOf(filed);
  const only = (ids: readonly string[]) => asked.filter(({ field }) => ids.includes(field.id));
  const rest = asked.filter(({ field }) => ![...DONE, ...CALLBACK, ...QUOTED].includes(field.id));
  return [
    ...newSections(filed, context),
    { kind: 'rows', heading: t('mail.clocks.heading'), rows: clockRows(clock, filed, names, context) },
    triageSection(filed, context),
    {
      kind: 'quote',
      heading: quoteHeading(filed, context),
      text: answerText(questionOf('breach', 'description'), filed.answers, context),
    },
    ...earlierAdditions(filed, context),
    ...rowsSection(t('mail.answers.breach_heading'), answerRows(rest, filed, context)),
    ...rowsSection(t('mail.done.heading'), answerRows(only(DONE), filed, context)),
    missingSection(breachFacts(filed, clock, context), clock, context),
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
