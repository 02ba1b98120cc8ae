import { LANGUAGES } from '../texts/language';
import type { DialogDefinition } from './definition';
import type { FormContext } from './draw-field';
import { OWN_PEOPLE } from './dsr/definition';
import type { FormState, Script } from './form';

/**
 * What an agent may say to the person who asks, in that person's language, as soon as it is known for whom the request
 * is and whose the data are. The client's own words where the list of clients has them.
 */
export function callerScript(dialog: DialogDefinition, state: FormState, context: FormContext): Script | undefined {
  const { inputs, language } = state;
  if (dialog.id !== 'dsr' || !inputs.requester_role || inputs.requester_role === 'self' || !inputs.data_owner) {
    return undefined;
  }
  const spoken = LANGUAGES.find((one) => one === (inputs.reply_language ?? language)) ?? language;
  const owner = OWN_PEOPLE.includes(inputs.subject_category ?? '') ? 'ipg' : inputs.data_owner;
  const client = owner === 'client' ? context.clients.find(({ id }) => id === inputs.client) : undefined;
  const role = { ipg: 'controller', client: client ? 'processor' : 'processor_unnamed' }[owner] ?? 'unknown';
  const text =
    client?.callerScript?.[spoken] ??
    context.texts.t(spoken, `dsr.caller.script.${role}`, {
      organisation: context.organisation,
      ...(client ? { client: client.name } : {}),
    });
  return { lead: context.texts.t(language, 'dsr.caller.lead'), text, language: spoken };
}
