import { isCoded } from '../cases/coded-answers';
import type { Answers, DialogId } from '../dialogs/definition';
import { questionOf } from '../handoff/compose/answers-in-words';
import { clientName } from '../handoff/compose/client-name';
import { settledAt } from './case-record';
import type { CaseRecord } from './case-record';
import { dayCell, instantCell, textCell } from './cell';
import type { Cell } from './cell';
import type { Column, RegisterContext } from './columns';
import { toldText } from './told-text';

/** A column that says the answer to a question, or that it is unknown. */
export function answerColumn(id: string, dialog: DialogId, field: string): Column {
  const asked = questionOf(dialog, field);
  const write: Column['told'] = ({ filed }, context) => textCell(toldText(asked, filed.answers, context));
  return isCoded(asked.field) ? { id, kept: write } : { id, told: write };
}

/** The client by its name, also when it is not on the list and its name was typed: that is wiped, and then "other". */
export function clientNameCell(dialog: DialogId, answers: Answers, context: RegisterContext): Cell {
  const name = clientName(answers, context.organisation);
  return textCell(name ?? toldText(questionOf(dialog, 'client'), answers, context));
}

/** A column about the nature of the case in words of ours. */
export function wordColumn(id: string, key: (record: CaseRecord, context: RegisterContext) => string): Column {
  return { id, kept: (record, context) => textCell(context.t(key(record, context))) };
}

/** An answer that is an instant, a day or unknown. */
export function momentCell(answer: string | undefined, { t }: RegisterContext): Cell {
  if (answer === undefined || answer === 'unknown') return textCell(t('mail.answers.unknown'));
  return answer.includes('T') ? instantCell(new Date(answer)) : dayCell(answer);
}

/** The columns with which both registers begin and end. */
export const FIRST_COLUMNS: readonly Column[] = [
  { id: 'reference', kept: ({ filed }) => textCell(filed.reference) },
  { id: 'state', kept: ({ state }, { t }) => textCell(t(`register.states.${state}`)) },
];

export const LAST_COLUMNS: readonly Column[] = [
  { id: 'closed_at', kept: (record) => instantCell(settledAt(record)) },
  { id: 'keep_until' },
  { id: 'wiped_at', kept: ({ wipedAt }) => instantCell(wipedAt) },
];
