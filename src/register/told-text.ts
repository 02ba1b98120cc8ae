import { listOf } from '../dialogs/definition';
import type { Answers, FieldDefinition } from '../dialogs/definition';
import { answerText } from '../handoff/compose/answers-in-words';
import type { AnswerContext, Asked } from '../handoff/compose/answers-in-words';

/**
 * An answer as people read it, or that it is unknown. A case is kept longer than a dialog: of an option that is not
 * offered any more the id stands.
 */
export function toldText(asked: Asked, answers: Answers, context: AnswerContext): string {
  const { field } = asked;
  const gone = listOf(optionIds(field, answers)).filter((id) => !isOffered(field, id));
  if (gone.length === 0) return answerText(asked, answers, context);
  const offered = listOf(answers[field.id]).filter((id) => !gone.includes(id));
  if (offered.length === 0) return gone.join('; ');
  return [answerText(asked, { ...answers, [field.id]: offered.join(',') }, context), ...gone].join('; ');
}

function optionIds(field: FieldDefinition, answers: Answers): string | undefined {
  return field.kind === 'choice' || field.kind === 'choices' ? answers[field.id] : undefined;
}

function isOffered(field: FieldDefinition, id: string): boolean {
  return (field.kind === 'choice' || field.kind === 'choices') && (id === 'unknown' || field.options.includes(id));
}
