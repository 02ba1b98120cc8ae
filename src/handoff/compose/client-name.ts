import type { Organisation } from '../../cases/organisation';
import type { Answers } from '../../dialogs/definition';

/**
 * What the client is called: by its name on the list, or else by the name that the reporter typed for one that is not on
 * it; undefined when nobody said. A typed name may stand in what the DPO opens, never in a subject, a file name or the
 * calendar.
 */
export function clientName(answers: Answers, { clients }: Pick<Organisation, 'clients'>): string | undefined {
  return listedClientName(answers, { clients }) ?? typedName(answers);
}

/** Its name when it is on the list: this one may stand anywhere. */
export function listedClientName(answers: Answers, { clients }: Pick<Organisation, 'clients'>): string | undefined {
  return clients.find(({ id }) => id === answers.client)?.name;
}

/** On one line, whatever breaks it would draw. */
function typedName({ client, client_name = '' }: Answers): string | undefined {
  const typed = client_name.replace(/[\s\u0085]+/g, ' ').trim();
  return client === 'other' && typed !== '' ? typed : undefined;
}
