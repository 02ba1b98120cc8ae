import type { Case } from '../../cases/case';
import type { RequestClock } from '../../cases/request-clock';
import { asksMarketingStop, requestRole } from '../../cases/request-role';
import { listOf } from '../../dialogs/definition';
import { answerText, askedOf, questionOf } from './answers-in-words';
import { clientName, listedClientName } from './client-name';
import { enumeration } from './enumeration';
import type { Banner, Composed, ComposeContext, MailRow, MailSection } from './mail-content';
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
import {
  clockOf,
  dueText,
  latenessBanners,
  receivedText,
  requestClockRows,
  requestHeadline,
} from './request-clock-rows';
import type { RequestNames, RequestRole } from './request-clock-rows';
import { isAbout, MARKETING, rightRow, rightsShort } from './request-rights';
import { subjectOf } from './subject';

const ROUTING = ['data_owner', 'client', 'client_name', 'campaign', 'told_person', 'own_copies', 'entity'];
const IDENTITY = ['identity_status', 'identity_method'];
const PERSON = [
  'requester_role',
  'subject_name',
  'subject_contact',
  'subject_reference',
  'subject_category',
  'reply_language',
  'child_relation',
  'child_age',
  'child_consent',
  'mandate',
];
const SIGNALS = ['signals'];
/** Shown elsewhere: among the clocks, as quotation, as rights. */
const ELSEWHERE = ['received_at', 'received_by', 'request_text', 'rights'];

/** The mail about a data subject's request, which the DPO answers or passes on to the client that decides. */
export function requestMail(filed: Case, context: ComposeContext): Composed {
  const { t, language } = context;
  const role = requestRole(filed.answers);
  const clock = clockOf(filed, context);
  const organisation = context.organisation.short_name;
  const named = (client: string | undefined): RequestNames => ({
    organisation,
    client: client ?? t('mail.client_unnamed'),
  });
  const names = named(clientName(filed.answers, context.organisation));
  // Nothing that somebody typed comes into a subject.
  const listed = named(listedClientName(filed.answers, context.organisation));
  const banners = [
    ...latenessBanners(clock, role, names, context),
    ...marketingBanner(filed, context),
    ...dangerBanner(filed, context),
    ...versionBanners(filed, context),
  ];
  const rights = listOf(filed.answers.rights);
  const lastPart =
    role === 'processor'
      ? t('mail.request.short.received', { at: receivedText(filed, clock, context) })
      : t(`mail.request.short.${role}_due`, { due: dueText(clock, context) });
  return {
    subject: subjectOf(
      filed,
      ['dsr', ...(role === 'processor' ? ['forward'] : [])],
      [rightsShort(rights, context), t(`mail.request.short.${role}`, listed), lastPart],
      context,
    ),
    high: banners.some(({ tone }) => tone === 'urgent'),
    content: {
      title: t('mail.title.dsr', { reference: filed.reference }),
      banners,
      summary: {
        headlines: [requestHeadline(clock, role, names, context)],
        sentence: t(`mail.request.sentence.${role}`, names),
        rows: [
          {
            label: t('mail.summary_rows.what'),
            value: enumeration(
              rights.map((right) => t(`mail.right.${right}`)),
              language,
            ),
          },
          { label: t('mail.summary_rows.whose'), value: t(`mail.whose_data.${role}`, names) },
          {
            label: t('mail.summary_rows.for_whom'),
            value: t(`mail.requester.${filed.answers.requester_role ?? 'unknown'}`),
          },
          { label: t('mail.request.received'), value: receivedText(filed, clock, context) },
          {
            label: t('mail.summary_rows.at_once'),
            value: t(`mail.ternary.${atOnce(filed)}`),
          },
          versionRow(filed, context),
        ],
      },
      sections: sectionsOf(filed, clock, role, names, context),
    },
  };
}

function sectionsOf(
  filed: Case,
  clock: RequestClock,
  role: RequestRole,
  names: RequestNames,
  context: ComposeContext,
): MailSection[] {
  const { t } = context;
  const asked = askedOf(filed);
  const only = (ids: readonly string[]) => asked.filter(({ field }) => ids.includes(field.id));
  const rows = (ids: readonly string[]) => answerRows(only(ids), filed, context);
  const rights = listOf(filed.answers.rights);
  const placed = [...ROUTING, ...MARKETING, ...IDENTITY, ...PERSON, ...SIGNALS, ...ELSEWHERE];
  const rest = asked.filter((one) => !placed.includes(one.field.id) && !rights.some((right) => isAbout(one, right)));
  const isSelf = filed.answers.requester_role === 'self';
  return [
    ...newSections(filed, context),
    ...rowsSection(t('mail.request.marketing_heading'), rows(MARKETING), t('mail.request.marketing_note', names)),
    {
      kind: 'rows',
      heading: t('mail.request.clocks_heading'),
      rows: requestClockRows(filed, clock, role, names, context),
    },
    ...rowsSection(t('mail.request.routing_heading'), [
      { label: t('mail.role.heading', names), value: t(`mail.request.routing.${role}`, names), strong: true },
      { label: t('mail.request.reason'), value: t(`mail.request.reasons.${reasonOf(filed, role)}`, names) },
      ...rows(ROUTING),
      ...similarRow(filed, context),
    ]),
    ...rowsSection(
      t('mail.request.rights_heading'),
      rights.map((right) => rightRow(right, asked, filed, context)),
    ),
    {
      kind: 'quote',
      heading: quoteHeading(filed, context),
      text: answerText(questionOf('dsr', 'request_text'), filed.answers, context),
    },
    ...earlierAdditions(filed, context),
    ...rowsSection(t('mail.request.identity_heading'), [
      ...(isSelf ? [{ label: t('mail.request.identity_self'), value: t('mail.request.identity_self_value') }] : []),
      ...rows(IDENTITY),
    ]),
    ...rowsSection(t('mail.request.person_heading'), rows(PERSON)),
    ...rowsSection(t('mail.request.signals_heading'), rows(SIGNALS)),
    ...rowsSection(t('mail.answers.heading'), answerRows(rest, filed, context)),
    reporterSection(filed, context),
    checklistSection(checklistOf(filed, role, names, context), context),
    provenanceSection(filed, context, 'dsr'),
  ];
}

function reasonOf({ answers }: Case, role: RequestRole): string {
  if (answers.requester_role === 'self') return 'self';
  if (role === 'controller' && answers.data_owner !== 'ipg') return 'own_people';
  return role;
}

function similarRow({ similar }: Case, { t }: ComposeContext): MailRow[] {
  return similar.length === 0 ? [] : [{ label: t('mail.request.similar'), value: similar.join(', ') }];
}

/** What cannot wait is the stop of direct marketing; of a right that is still to be classified nobody knows. */
function atOnce({ answers }: Case): 'yes' | 'no' | 'unknown' {
  if (asksMarketingStop(answers)) return 'yes';
  return listOf(answers.rights).includes('unsure') ? 'unknown' : 'no';
}

function marketingBanner({ answers }: Case, { t }: ComposeContext): Banner[] {
  return asksMarketingStop(answers) ? [{ tone: 'urgent', text: t('mail.request.marketing_banner') }] : [];
}

function dangerBanner({ answers }: Case, { t }: ComposeContext): Banner[] {
  return listOf(answers.signals).includes('danger') ? [{ tone: 'urgent', text: t('mail.request.danger_banner') }] : [];
}

function checklistOf(filed: Case, role: RequestRole, names: RequestNames, { t }: ComposeContext): string[] {
  const marketing = asksMarketingStop(filed.answers);
  const own = [
    'acknowledge',
    ...(filed.answers.requester_role === 'self' ? [] : ['identity']),
    'search',
    'others',
    'answer',
    'recipients',
  ];
  const items = [
    ...(filed.stage === 'withdrawal' ? ['withdrawal'] : []),
    ...(marketing ? ['marketing'] : []),
    ...(marketing && role !== 'controller' ? ['blacklist'] : []),
    ...{ controller: own, processor: ['forward', 'copies', 'instructions'], unknown: ['role', ...own] }[role],
    'register',
  ];
  return items.map((item) => t(`mail.checklist.dsr.${item}`, names));
}
