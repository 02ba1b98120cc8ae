import type { RequestListener } from 'node:http';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { App, Logger, Receiver, ReceiverEvent } from '@slack/bolt';
import type { SlackConfig } from '../../config/config';

export const ENDPOINT = '/slack/events';

/** How requests of Slack arrive: `requestListener` for the common HTTP server, or a socket that `start` opens. */
export type Transport = {
  readonly receiver: Receiver;
  readonly requestListener?: RequestListener;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Either way a request is acknowledged after its listeners ran, and not at all when one of them threw. */
export function createTransport(config: SlackConfig, logger: Logger): Transport {
  return config.transport.kind === 'http'
    ? httpTransport(config.transport.signingSecret, logger)
    : socketTransport(createSocketReceiver(config.transport.appToken, logger, config.apiUrl));
}

function httpTransport(signingSecret: string, logger: Logger): Transport {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [ENDPOINT],
    logger,
    // Else Slack has its 200 before the listeners ran, and never sends again what they failed to handle.
    processBeforeResponse: true,
    processEventErrorHandler: async ({ response }) => {
      if (!response.headersSent) response.writeHead(500).end();
      // Answered: Bolt stops its clock for answers that are missing after 3 s.
      return true;
    },
  });
  return {
    receiver,
    requestListener: (request, response) => {
      try {
        receiver.requestListener(request, response);
      } catch {
        // Bolt throws for a path or method that is none of its own.
        response.writeHead(404).end();
      }
    },
    start: async () => {},
    stop: async () => {},
  };
}

function socketTransport(receiver: SocketModeReceiver): Transport {
  return {
    receiver,
    start: async () => {
      await receiver.start();
    },
    stop: async () => {
      await receiver.stop();
    },
  };
}

export function createSocketReceiver(appToken: string, logger: Logger, apiUrl?: string): SocketModeReceiver {
  return new LateAckSocketReceiver({
    appToken,
    logger,
    ...(apiUrl === undefined ? {} : { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } }),
    processEventErrorHandler: async () => false,
  });
}

/** Bolt acknowledges an event before its listeners run. Over HTTP `processBeforeResponse` holds that back; here this does. */
class LateAckSocketReceiver extends SocketModeReceiver {
  override init(app: App): void {
    const processEvent = app.processEvent.bind(app);
    app.processEvent = (event) => acknowledgeAfter(processEvent, event);
    super.init(app);
  }
}

async function acknowledgeAfter(
  processEvent: (event: ReceiverEvent) => Promise<void>,
  event: ReceiverEvent,
): Promise<void> {
  let acknowledge: (() => Promise<void>) | undefined;
  await processEvent({
    ...event,
    ack: async (response?: unknown) => {
      acknowledge ??= () => event.ack(response);
    },
  });
  await acknowledge?.();
}
