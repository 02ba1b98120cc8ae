import { TurnContext } from 'botbuilder';
import type { Activity, ConversationReference } from 'botbuilder';
import type { ReceiptPlace } from '../../assistant/turn';
import type { Texts } from '../../texts/texts';
import type { Say, ShowReceipt } from '../channel';
import { cardMessage } from './message';
import { receiptCard } from './receipt-card';
import { replyCard } from './reply-card';
import { NotSent } from './sending';
import type { Sending } from './sending';
import type { Turns } from './turns';

type Address = Pick<ConversationReference, 'channelId' | 'serviceUrl' | 'conversation' | 'bot'>;

/** The conversation of the activity. */
export function conversationOf(activity: Activity): ReceiptPlace {
  const { channelId, serviceUrl, conversation, bot } = TurnContext.getConversationReference(activity);
  return { channel: 'teams', address: JSON.stringify({ channelId, serviceUrl, conversation, bot }) };
}

/** The conversation of the activity, and the message of the card that was filled in. */
export function receiptPlaceOf(activity: Activity): ReceiptPlace {
  return { ...conversationOf(activity), ...(activity.replyToId && { messageId: activity.replyToId }) };
}

/** A new message, whatever message the place names. */
export function createSay(deps: { readonly sending: Sending; readonly texts: Texts }): Say {
  return async ({ address }, reply) => {
    await deps.sending.sendTo(JSON.parse(address) as Address, cardMessage(replyCard(reply, deps.texts)));
  };
}

export function createShowReceipt(deps: {
  readonly sending: Sending;
  readonly turns: Turns;
  readonly texts: Texts;
}): ShowReceipt {
  const { sending, turns, texts } = deps;
  return async ({ address, messageId }, receipt) => {
    const reference = JSON.parse(address) as Address;
    const message = cardMessage(receiptCard(receipt, texts));
    if (messageId === undefined) return sending.sendTo(reference, message);
    await turns.settled(messageId);
    try {
      return await sending.sendTo(reference, message, messageId);
    } catch (error) {
      // The person deleted the card: no later attempt would find it.
      if (error instanceof NotSent && error.code === '404') return sending.sendTo(reference, message);
      throw error;
    }
  };
}
