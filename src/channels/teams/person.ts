import { setTimeout } from 'node:timers/promises';
import { TeamsInfo } from 'botbuilder';
import type { TurnContext } from 'botbuilder';
import type { Person } from '../../assistant/turn';
import { personOf } from './activity';

/** The DPO can do without the address, the person who reports cannot wait for it. */
const LOOKUP_MS = 1_000;

/** Who sends a form in, with the e-mail address when Teams gives it in time. */
export async function reporterOf(context: TurnContext): Promise<Person> {
  const person = personOf(context.activity);
  const stop = new AbortController();
  const address = TeamsInfo.getMember(context, context.activity.from.id).then(
    (member) => member.email,
    () => undefined,
  );
  const email = await Promise.race([address, setTimeout(LOOKUP_MS, undefined, { signal: stop.signal })]);
  stop.abort();
  return email ? { ...person, email } : person;
}
