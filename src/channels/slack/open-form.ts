import type { Assistant, FormRequest, Person } from '../../assistant/turn';
import type { Log } from '../../log';
import type { Client } from './client';
import { receiptPlaceOf } from './direct';
import { modalFor } from './modal';
import { slackCodeOf } from './sdk-log';

/** Opens a form for the person behind `triggerId`; false, and logged, when it did not open. */
export type OpenForm = (triggerId: string, request: FormRequest, person: Person) => Promise<boolean>;

export function createOpenForm({
  assistant,
  client,
  log,
}: {
  assistant: Assistant;
  client: Client;
  log: Log;
}): OpenForm {
  return async (triggerId, request, person) => {
    try {
      const form = await assistant.form(request, person, receiptPlaceOf(person));
      await client.views.open({ trigger_id: triggerId, view: modalFor(form) });
      return true;
    } catch (error) {
      log.error('slack form not opened', { channel: 'slack', dialog: request.dialog, code: slackCodeOf(error) });
      return false;
    }
  };
}
