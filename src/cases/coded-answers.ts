import { dialogs } from '../dialogs';
import type { Answers, FieldDefinition } from '../dialogs/definition';

/** Ticked or picked, and instants: never a word that somebody wrote. */
const CODED: readonly FieldDefinition['kind'][] = ['choice', 'choices', 'client', 'listed', 'moment', 'day'];
/** Of a case without a reporter there is nothing left to hide. */
const CONFIDENTIAL = 'confidential';

/**
 * What stays of the answers when the details of a case are wiped: what the registers need (GDPR Art. 33(5)) and what
 * says nothing of a person. A new question is wiped unless it is ticked or picked.
 */
export function codedAnswers(answers: Answers): Answers {
  const ids = new Set(
    allFields()
      .filter(isCoded)
      .map(({ id }) => id),
  );
  return Object.fromEntries(Object.entries(answers).filter(([id]) => ids.has(id)));
}

function allFields(): FieldDefinition[] {
  return Object.values(dialogs).flatMap(({ pages }) => pages.flatMap(({ fields }) => fields));
}

export function isCoded({ kind, id }: FieldDefinition): boolean {
  return CODED.includes(kind) && id !== CONFIDENTIAL;
}
