import type { Organisation } from '../cases/organisation';
import type { FormContext } from '../dialogs/draw-field';
import type { Texts } from '../texts/texts';

/** What forms say of the organisation. A client is found by its other names too: they stand behind its own. */
export function formContextOf(organisation: Organisation, texts: Texts): FormContext {
  const { short_name, whistleblowing_url, clients } = organisation;
  return {
    texts,
    organisation: short_name,
    clients: clients.map(({ id, name, aliases }) => ({
      id,
      name: aliases.length === 0 ? name : `${name} (${aliases.join(', ')})`,
    })),
    ...(whistleblowing_url === undefined ? {} : { whistleblowingUrl: whistleblowing_url }),
  };
}
