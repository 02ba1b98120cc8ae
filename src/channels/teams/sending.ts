import type { CloudAdapter, ConversationParameters, ConversationReference, TurnContext } from 'botbuilder';
import { tenantOf } from './activity';
import type { Message } from './message';

/** Teams did not take a message. Made of a code alone: the vendor's error holds the message itself. */
export class NotSent extends Error {
  constructor(readonly code: string) {
    super('Teams did not take the message');
    this.name = 'NotSent';
  }
}

export type Sending = {
  /** In the conversation of the turn: in place of message `replaces`, else as a new one. Returns its id. */
  readonly send: (context: TurnContext, message: Message, replaces?: string) => Promise<string>;
  /** Outside a turn. */
  readonly sendTo: (reference: Partial<ConversationReference>, message: Message, replaces?: string) => Promise<string>;
  /** In the personal chat of the person of the turn, which is opened if need be. */
  readonly sendPrivately: (context: TurnContext, message: Message) => Promise<string>;
};

/** Scope of the tokens for the connector of the public cloud. */
const CONNECTOR = 'https://api.botframework.com';

/** The connector answers within a second or two; who waits for ever keeps all other receipts back. */
const SENDING_MS = 10_000;

/** Each throws {@link NotSent}, with the code `ETIMEDOUT` when Teams did not answer within `timeoutMs`. */
export function createSending(deps: {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly timeoutMs?: number;
}): Sending {
  const { adapter, appId, timeoutMs = SENDING_MS } = deps;
  const sent = (work: () => Promise<string>) => answeredWithin(timeoutMs, work);

  const send: Sending['send'] = (context, message, replaces) =>
    sent(async () => {
      if (replaces === undefined) return (await context.sendActivity(message))?.id ?? '';
      await context.updateActivity({ ...message, id: replaces });
      return replaces;
    });

  return {
    send,
    sendTo: (reference, message, replaces) =>
      sent(async () => {
        let id = '';
        await adapter.continueConversationAsync(appId, reference, async (context) => {
          id = await send(context, message, replaces);
        });
        return id;
      }),
    sendPrivately: ({ activity }, message) =>
      sent(async () => {
        const tenantId = tenantOf(activity);
        // The type asks for a first message as well, the service does not; ours follows.
        const parameters = {
          isGroup: false,
          bot: activity.recipient,
          members: [activity.from],
          tenantId,
          channelData: { tenant: { id: tenantId } },
        } as ConversationParameters;
        let id = '';
        const { channelId, serviceUrl } = activity;
        await adapter.createConversationAsync(appId, channelId, serviceUrl, CONNECTOR, parameters, async (context) => {
          id = await send(context, message);
        });
        return id;
      }),
  };
}

async function answeredWithin(timeoutMs: number, work: () => Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NotSent('ETIMEDOUT')), timeoutMs);
  });
  try {
    return await Promise.race([work(), limit]);
  } catch (error) {
    throw error instanceof NotSent ? error : new NotSent(refusalCode(error));
  } finally {
    clearTimeout(timer);
  }
}

function refusalCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('statusCode' in error && typeof error.statusCode === 'number') return String(error.statusCode);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
