import { recordedIn } from '../cases/recorded';
import { requestRole } from '../cases/request-role';
import { listOf } from '../dialogs/definition';
import { knownAnswer, questionOf } from '../handoff/compose/answers-in-words';
import { lastOf } from './case-record';
import type { CaseRecord } from './case-record';
import { EMPTY, dayCell, dueCell, instantCell, textCell } from './cell';
import type { Column, RegisterContext } from './columns';
import { deadlinesOf, extendedDay } from './deadline';
import { FIRST_COLUMNS, LAST_COLUMNS, answerColumn, clientNameCell, momentCell, wordColumn } from './told';
import { toldText } from './told-text';

/** The register of data subjects' requests (GDPR Art. 12 and 15 to 22). Without the name of the data subject. */
export const REQUEST_COLUMNS: readonly Column[] = [
  ...FIRST_COLUMNS,
  { id: 'received_at', kept: receivedCell },
  { id: 'channel', kept: ofOthers('received_by') },
  { id: 'reported_at', kept: ({ filed }) => instantCell(filed.filedAt) },
  answerColumn('entered_by', 'dsr', 'requester_role'),
  wordColumn('role', ({ filed }) => `register.roles.${requestRole(filed.answers)}`),
  { id: 'client', kept: clientCell },
  { id: 'campaign', told: ofClients('campaign') },
  answerColumn('rights', 'dsr', 'rights'),
  { id: 'category', kept: ofOthers('subject_category') },
  { id: 'subject_reference', told: ofOthers('subject_reference') },
  { id: 'identity_check', kept: ofOthers('identity_status') },
  { id: 'identity_method', told: ofOthers('identity_method') },
  { id: 'identity_checked_at', kept: (record) => instantCell(lastOf(record, 'identity_checked')) },
  { id: 'receipt_confirmed_at', kept: receiptConfirmedCell },
  { id: 'due_on', kept: dueOnCell },
  { id: 'extended_to', kept: extendedCell },
  { id: 'extension_reasons' },
  { id: 'extension_told_at' },
  { id: 'suspended_from' },
  { id: 'suspended_to' },
  { id: 'suspension_reasons' },
  { id: 'forwarded_at', kept: (record) => instantCell(lastOf(record, 'forwarded_to_client', 'state:forwarded')) },
  { id: 'systems_searched' },
  { id: 'result', kept: resultCell },
  { id: 'refusal_grounds' },
  { id: 'recipients_notified' },
  { id: 'answered_at', kept: (record) => instantCell(lastOf(record, 'state:answered', 'state:refused')) },
  { id: 'answered_how' },
  { id: 'complaint', kept: complaintCell },
  { id: 'costs' },
  ...LAST_COLUMNS,
];

/** Who asks for himself is known to the assistant, and asks at that moment. */
function asksForSelf({ filed }: CaseRecord): boolean {
  return filed.answers.requester_role === 'self';
}

function receivedCell(record: CaseRecord, context: RegisterContext) {
  const { answers, filedAt } = record.filed;
  return asksForSelf(record) ? instantCell(filedAt) : momentCell(answers.received_at, context);
}

/** The answer to a question that is only asked about somebody else's request. */
function ofOthers(field: string) {
  return (record: CaseRecord, context: RegisterContext) =>
    textCell(
      asksForSelf(record)
        ? context.t('register.not_applicable')
        : toldText(questionOf('dsr', field), record.filed.answers, context),
    );
}

/** The answer to a question that is only asked where the data are a client's, or may be. */
function ofClients(field: string) {
  return ({ filed: { answers } }: CaseRecord, context: RegisterContext) =>
    textCell(
      requestRole(answers) === 'controller'
        ? context.t('register.not_applicable')
        : toldText(questionOf('dsr', field), answers, context),
    );
}

function clientCell({ filed: { answers } }: CaseRecord, context: RegisterContext) {
  if (requestRole(answers) === 'controller') return textCell(context.t('register.not_applicable'));
  return clientNameCell('dsr', answers, context);
}

/** The assistant shows a receipt to who asks for himself; of anybody else the DPO confirms it. */
function receiptConfirmedCell(record: CaseRecord) {
  return asksForSelf(record) ? instantCell(record.filed.filedAt) : EMPTY;
}

/** The law gives a processor no date of its own: it passes the request on. */
function dueOnCell(record: CaseRecord, context: RegisterContext) {
  const [deadline] = deadlinesOf({ ...record, events: [] }, context);
  return deadline?.kind === 'answer' ? dueCell(deadline.due) : textCell(context.t('register.pass_on'));
}

function extendedCell(record: CaseRecord, context: RegisterContext) {
  const { isExtended } = recordedIn(record.events);
  return isExtended ? dayCell(extendedDay(record, context)) : EMPTY;
}

/** How it ended, where the last of these events says so: whether an answer granted all or a part, the DPO writes. */
const RESULTS: Readonly<Record<string, 'refused' | 'forwarded' | 'withdrawn' | undefined>> = {
  withdrawal: 'withdrawn',
  'state:answered': undefined,
  'state:refused': 'refused',
  'state:forwarded': 'forwarded',
};

function resultCell({ events, state }: CaseRecord, { t }: RegisterContext) {
  const last = events.filter(({ event }) => Object.hasOwn(RESULTS, event)).at(-1)?.event ?? '';
  const result = RESULTS[last];
  // Until it is closed the DPO may still say no to a withdrawal.
  if (result === 'withdrawn' && state !== 'closed') return EMPTY;
  return result ? textCell(t(`register.results.${result}`)) : EMPTY;
}

/** That the person threatens with a complaint is known; that one was made, the DPO hears. */
function complaintCell({ filed: { answers } }: CaseRecord, context: RegisterContext) {
  if (!listOf(answers.signals).includes('complaint')) return EMPTY;
  return textCell(knownAnswer(questionOf('dsr', 'signals'), { signals: 'complaint' }, context) ?? '');
}
