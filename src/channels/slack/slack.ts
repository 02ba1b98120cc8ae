import type { RequestListener } from 'node:http';
import { App, webApi } from '@slack/bolt';
import type { AuthorizeResult } from '@slack/bolt';
import type { Assistant } from '../../assistant/turn';
import type { SlackConfig } from '../../config/config';
import type { Log } from '../../log';
import type { Texts } from '../../texts/texts';
import type { Once, Say, ShowReceipt, TryDraw } from '../channel';
import { clientOptions, createClient, createLookupClient } from './client';
import type { Client } from './client';
import { answerCommand } from './command';
import { createSay } from './direct';
import { handleForms } from './form-modals';
import { createKeeper } from './keeper';
import { handleMessageButtons } from './message-buttons';
import { modalFor } from './modal';
import { createOpenForm } from './open-form';
import { createLookup } from './people';
import { answerQuestions } from './questions';
import { createShowReceipt } from './receipts';
import { createTransport } from './receiver';
import { sdkLog, slackCodeOf } from './sdk-log';

export type SlackDeps = {
  readonly config: SlackConfig;
  readonly assistant: Assistant;
  readonly once: Once;
  readonly texts: Pick<Texts, 't'>;
  readonly now: () => Date;
  readonly log: Log;
};

export type Slack = {
  /** For `/slack/` on the common HTTP server; absent in Socket Mode. */
  readonly requestListener?: RequestListener;
  /** Throws when Slack refuses the token. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly showReceipt: ShowReceipt;
  /** As a direct message. */
  readonly say: Say;
  readonly tryDraw: TryDraw;
};

export function createSlack(deps: SlackDeps): Slack {
  const { config, log } = deps;
  const logger = sdkLog(log);
  const client = createClient(config, logger);
  const transport = createTransport(config, logger);
  const identity = createIdentity(client);
  const app = new App({
    receiver: transport.receiver,
    // A new object each time: Bolt writes the person and the workspace of the request into it.
    authorize: async () => ({ botToken: config.botToken, ...(await identity()) }),
    logger,
    clientOptions: clientOptions(config, logger),
    convoStore: false,
  });
  app.error(async (error) => {
    log.error('slack request failed', { channel: 'slack', code: slackCodeOf(error) });
    // Swallowed here it would be acknowledged.
    throw error;
  });

  const lookup = createLookup({ client: createLookupClient(config, logger), now: deps.now, log });
  const openForm = createOpenForm({ ...deps, client });
  answerQuestions(app, { ...deps, client, lookup });
  answerCommand(app, { ...deps, lookup, openForm });
  const keeper = createKeeper((error) =>
    log.warn('slack draft not kept', { channel: 'slack', code: slackCodeOf(error) }),
  );
  handleForms(app, { ...deps, client, lookup, keeper });
  handleMessageButtons(app, { ...deps, client, lookup, openForm });

  return {
    ...(transport.requestListener === undefined ? {} : { requestListener: transport.requestListener }),
    start: async () => {
      await checkToken(identity, log);
      await transport.start();
    },
    stop: async () => {
      await transport.stop();
      await keeper.settled();
    },
    showReceipt: createShowReceipt(client),
    say: createSay(client),
    tryDraw: (form) => void modalFor(form),
  };
}

type Identity = () => Promise<Pick<AuthorizeResult, 'botId' | 'botUserId'>>;

/** Who the assistant is in Slack, asked once: Bolt needs it to leave out the assistant's own messages. */
function createIdentity(client: Client): Identity {
  let known: Awaited<ReturnType<Identity>> | undefined;
  return async () => {
    if (known === undefined) {
      const { bot_id: botId, user_id: botUserId } = await client.auth.test();
      known = { ...(botId && { botId }), ...(botUserId && { botUserId }) };
    }
    return known;
  };
}

/** A wrong token is found at the start. A Slack that cannot be reached is no reason to keep the rest from starting. */
async function checkToken(identity: Identity, log: Log): Promise<void> {
  try {
    await identity();
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError) {
      throw new Error(`Slack refuses the bot token: ${error.data.error}`, { cause: error });
    }
    log.warn('slack not reached', { channel: 'slack', code: slackCodeOf(error) });
  }
}
