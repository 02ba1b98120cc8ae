import type { Organisation } from '../cases/organisation';
import type { FormContext } from '../dialogs/draw-field';
import type { Texts } from '../texts/texts';
import type { Settings } from './settings';

/** What forms say of the organisation. A client is found by its other names too: they stand behind its own. */
export function formContextOf(
  organisation: Organisation,
  texts: Texts,
  settings: Pick<Settings, 'dpo'>,
  lastClient?: string,
): FormContext {
  const { short_name, whistleblowing_url, clients, entities, sites } = organisation;
  return {
    texts,
    organisation: short_name,
    dpo: settings.dpo,
    clients: clients.map(({ id, name, aliases, caller_script }) => ({
      id,
      name,
      ...(aliases.length === 0 ? {} : { aliases }),
      ...(caller_script === undefined ? {} : { callerScript: caller_script }),
    })),
    listed: { entities, sites },
    ...(lastClient === undefined ? {} : { lastClient }),
    ...(whistleblowing_url === undefined ? {} : { whistleblowingUrl: whistleblowing_url }),
  };
}
