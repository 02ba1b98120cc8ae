import type { Case } from '../../cases/case';
import { dialogs } from '../../dialogs';
import { CLIENT_EXTRAS } from '../../dialogs/check';
import { holds, listOf } from '../../dialogs/definition';
import type { Answers, DialogId, FieldDefinition } from '../../dialogs/definition';
import { formatDay, formatInstant } from '../../texts/dates';
import { MissingText } from '../../texts/texts';
import { enumeration } from './enumeration';
import type { ComposeContext } from './mail-content';

/** A question that was asked, with the dialog that holds its words. */
export type Asked = { readonly dialog: DialogId; readonly field: FieldDefinition };

/** What the words of an answer depend on. */
export type AnswerContext = Pick<ComposeContext, 't' | 'language' | 'organisation'>;

/** Every question of a case that goes with its answers, in order; the details of a breach once they were asked. */
export function askedOf({ kind, answers, stage }: Case): Asked[] {
  const asked = fieldsOf(kind, answers);
  if (kind !== 'breach') return asked;
  const details = fieldsOf('breach_details', answers);
  const wereAsked = stage === 'breach_details' || details.some(({ field }) => answers[field.id] !== undefined);
  return wereAsked ? [...asked, ...details] : asked;
}

/** The question of a dialog with this id, whether it was asked or not. */
export function questionOf(dialog: DialogId, id: string): Asked {
  const field = dialogs[dialog].pages.flatMap((page) => page.fields).find((one) => one.id === id);
  if (!field) throw new RangeError(`Dialog ${dialog} has no field '${id}'`);
  return { dialog, field };
}

export function labelOf({ dialog, field }: Asked, { t, organisation }: AnswerContext): string {
  return t(`${dialog}.${field.id}.label`, { organisation: organisation.short_name });
}

/** An answer as people read it; undefined when there is none, or it is "I don't know". */
export function knownAnswer(asked: Asked, answers: Answers, context: AnswerContext): string | undefined {
  const answer = answers[asked.field.id];
  if (answer === undefined || answer.trim() === '' || answer === 'unknown') return undefined;
  return shown(asked, answer, context);
}

/** An answer as people read it, or that it is unknown; never a blank. */
export function answerText(asked: Asked, answers: Answers, context: AnswerContext): string {
  return knownAnswer(asked, answers, context) ?? context.t('mail.answers.unknown');
}

function shown({ dialog, field }: Asked, answer: string, { t, language, organisation }: AnswerContext): string {
  const option = (id: string) =>
    orKey(id, () => t(`${dialog}.${field.id}.options.${id}`, { organisation: organisation.short_name }));
  switch (field.kind) {
    case 'choice':
      return withoutPicture(option(answer));
    case 'choices':
      return enumeration(listOf(answer).map(option), language);
    case 'client': {
      const listed = organisation.clients.find((client) => client.id === answer);
      if (listed) return listed.name;
      return CLIENT_EXTRAS.some((extra) => extra === answer) ? t(`common.client.${answer}`) : answer;
    }
    case 'listed':
      return field.extras.includes(answer)
        ? option(answer)
        : (organisation[field.list].find((one) => one.id === answer)?.name ?? answer);
    case 'text':
    case 'carried':
      return answer;
    case 'day':
      return formatDay(answer, language);
    case 'moment':
      return answer.includes('T')
        ? formatInstant(new Date(answer), language)
        : t('mail.answers.day_only', { day: formatDay(answer, language) });
  }
}

/** An option that an update took away: its key says more than a mail that never leaves. */
function orKey(key: string, text: () => string): string {
  try {
    return text();
  } catch (error) {
    if (error instanceof MissingText) return key;
    throw error;
  }
}

/** The picture in front of an option helps who chooses in chat, not who copies it into a form. */
function withoutPicture(text: string): string {
  return text.replace(/^\p{Extended_Pictographic}(?:\u200D|\uFE0F|\p{Extended_Pictographic})*\s*/u, '');
}

function fieldsOf(dialog: DialogId, answers: Answers): Asked[] {
  return dialogs[dialog].pages
    .filter((page) => holds(page.when, answers))
    .flatMap((page) => page.fields)
    .filter((field) => holds(field.when, answers))
    .map((field) => ({ dialog, field }));
}
