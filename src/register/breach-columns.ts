import { breachClock } from '../cases/breach-clock';
import type { BreachClock } from '../cases/breach-clock';
import { hasData, hasNationalNumber, hasSpecialCategories, malice, severityHint } from '../cases/severity';
import { listOf } from '../dialogs/definition';
import { NATURE } from '../handoff/compose/breach-facts';
import { lastOf } from './case-record';
import type { CaseRecord } from './case-record';
import { EMPTY, dueCell, instantCell, numberCell, textCell } from './cell';
import type { Column, RegisterContext } from './columns';
import { deadlinesOf } from './deadline';
import { FIRST_COLUMNS, LAST_COLUMNS, answerColumn, clientNameCell, momentCell, wordColumn } from './told';

/**
 * The register of personal data breaches (GDPR Art. 33(5)): facts, effects and remedial action of every incident, whether
 * it was notified or not. The authority prescribes no form.
 */
export const BREACH_COLUMNS: readonly Column[] = [
  ...FIRST_COLUMNS,
  answerColumn('entity', 'breach_details', 'entity'),
  wordColumn('role', ({ filed }, context) => `register.roles.${clockOf(filed, context).role}`),
  { id: 'client', kept: clientCell },
  { id: 'aware_at', kept: awareCell },
  { id: 'happened_from', kept: ({ filed }, context) => momentCell(filed.answers.occurred_at, context) },
  { id: 'happened_to' },
  { id: 'reported_at', kept: ({ filed }) => instantCell(filed.filedAt) },
  wordColumn(
    'source',
    ({ filed }) => `register.source.${filed.answers.cause === 'reported_by_partner' ? 'partner' : 'assistant'}`,
  ),
  answerColumn('description', 'breach', 'description'),
  answerColumn('cause', 'breach', 'cause'),
  { id: 'internal_external' },
  wordColumn('malice', ({ filed }) => `mail.malice.${malice(filed.answers)}`),
  { id: 'nature', kept: natureCell },
  answerColumn('data_categories', 'breach_details', 'data_types'),
  wordColumn('special_categories', ({ filed }) => `mail.ternary.${hasSpecialCategories(filed.answers)}`),
  wordColumn('criminal', ({ filed }) => `mail.ternary.${hasData(filed.answers, ['criminal'])}`),
  wordColumn('national_number', ({ filed }) => `mail.ternary.${hasNationalNumber(filed.answers)}`),
  wordColumn('vulnerable_people', ({ filed }) => `mail.ternary.${hasData(filed.answers, ['vulnerable_people'])}`),
  { id: 'people_categories' },
  answerColumn('people', 'breach_details', 'number_of_people'),
  { id: 'records' },
  answerColumn('protection', 'breach_details', 'protection'),
  { id: 'consequences' },
  { id: 'severity', kept: severityCell },
  { id: 'risk' },
  { id: 'risk_reasons' },
  answerColumn('measures', 'breach_details', 'actions'),
  { id: 'structural_measures' },
  { id: 'authority_deadline', kept: authorityDeadlineCell },
  { id: 'authority_notified', kept: (record, context) => yesWhen(lastOf(record, 'authority_part_1'), context) },
  { id: 'authority_not_notified_reasons' },
  { id: 'authority_number' },
  { id: 'authority_part_1_at', kept: (record) => instantCell(lastOf(record, 'authority_part_1')) },
  { id: 'authority_part_2_at', kept: (record) => instantCell(lastOf(record, 'authority_part_2')) },
  { id: 'late_reasons' },
  { id: 'client_informed_at', kept: (record) => instantCell(lastOf(record, 'client_informed')) },
  { id: 'client_informed_by' },
  { id: 'people_informed', kept: (record, context) => yesWhen(lastOf(record, 'data_subjects_informed'), context) },
  { id: 'people_informed_at', kept: (record) => instantCell(lastOf(record, 'data_subjects_informed')) },
  { id: 'people_informed_how' },
  { id: 'people_not_informed_reasons' },
  { id: 'other_authorities', kept: otherAuthoritiesCell },
  { id: 'lessons' },
  ...LAST_COLUMNS,
];

function clockOf({ answers, filedAt }: CaseRecord['filed'], { organisation, law }: RegisterContext): BreachClock {
  return breachClock(answers, filedAt, organisation.clients, law);
}

/** What nobody was asked, because the data are the organisation's own, is not unknown. */
function clientCell({ filed }: CaseRecord, context: RegisterContext) {
  const { role } = clockOf(filed, context);
  if (role === 'controller') return textCell(context.t('register.not_applicable'));
  return clientNameCell('breach', filed.answers, context);
}

/** Without the first instant of a day, or the report, by which the clock makes do when nobody knows better. */
function awareCell({ filed }: CaseRecord, context: RegisterContext) {
  return momentCell(filed.answers.discovered_at, context);
}

function natureCell({ filed }: CaseRecord, { t }: RegisterContext) {
  const nature = NATURE[filed.answers.cause ?? ''];
  if (!nature) return textCell(t('mail.answers.unknown'));
  return textCell(nature.map((property) => t(`mail.nature.${property}`)).join(', '));
}

function severityCell({ filed }: CaseRecord, { t }: RegisterContext) {
  const hint = severityHint(filed.answers);
  return hint ? numberCell(hint.score) : textCell(t('mail.answers.unknown'));
}

function authorityDeadlineCell(record: CaseRecord, context: RegisterContext) {
  const deadline = deadlinesOf(record, context).find(({ kind }) => kind === 'authority');
  return deadline ? dueCell(deadline.due) : textCell(context.t('register.not_applicable'));
}

/** That nothing is recorded does not mean no: that is for the DPO to write. */
function yesWhen(at: Date | undefined, { t }: RegisterContext) {
  return at ? textCell(t('mail.ternary.yes')) : EMPTY;
}

function otherAuthoritiesCell({ filed: { answers } }: CaseRecord, { t }: RegisterContext) {
  const toldPolice = [answers.actions, answers.informed].some((answer) => listOf(answer).includes('police'));
  return toldPolice ? textCell(t('register.police')) : EMPTY;
}
