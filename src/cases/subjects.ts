import type { Answers, CaseKind } from '../dialogs/definition';
import { readContact } from '../dialogs/contact';
import { listOf } from '../dialogs/definition';
import type { Person, Subject } from './case';

/**
 * Whom a request is about and which rights it calls on: the same right of somebody with the same contact, or with the
 * same name at the same client, is taken for the same request.
 */
export function subjectsOf(kind: CaseKind, answers: Answers, reporter: Person): Subject[] {
  if (kind !== 'dsr') return [];
  return listOf(answers.rights).flatMap((right) => whoOf(answers, reporter).map((who) => [right, ...who]));
}

function whoOf(answers: Answers, { channel, tenantId, userId }: Person): Subject[] {
  if (answers.requester_role === 'self') return [['person', channel, tenantId, userId]];
  const { subject_contact: contact, subject_name: name, client = '' } = answers;
  return [
    ...(contact ? [['contact', fold(normalised(contact))]] : []),
    ...(name ? [['name', fold(name), client]] : []),
  ];
}

/** As typed and as filed are the same contact. */
function normalised(contact: string): string {
  const read = readContact(contact);
  return 'contact' in read ? read.contact : contact;
}

/** The same in capitals, without accents and however it is spaced. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+@.]+/gu, ' ')
    .trim();
}
