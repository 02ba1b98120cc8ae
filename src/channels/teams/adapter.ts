import { CloudAdapter } from 'botbuilder';
import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import type { TeamsConfig } from '../../config/config';
import { codeOf } from '../../log';
import type { Log } from '../../log';
import { authenticationFor } from './credentials';

/**
 * The vendor's adapter with one door more: `process` of CloudAdapter writes whole errors to the console and into the
 * answer, and an error of the connector holds the message that was being sent.
 */
export class TeamsAdapter extends CloudAdapter {
  answer(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }
}

export function createAdapter(config: TeamsConfig, log: Log): TeamsAdapter {
  const adapter = new TeamsAdapter(authenticationFor(config));
  adapter.onTurnError = async (_context, error) => {
    log.error('teams turn failed', { channel: 'teams', code: codeOf(error) });
    // Not swallowed: a receipt that Teams refused must be tried again, and a lost message is no success.
    throw error;
  };
  return adapter;
}
