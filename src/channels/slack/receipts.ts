import { webApi } from '@slack/bolt';
import type { ShowReceipt } from '../channel';
import type { Client } from './client';
import { postDirect } from './direct';
import { receiptMessage } from './message';

/** Shows receipts as direct messages of the assistant. Their id is `{"channel","ts"}`. */
export function createShowReceipt(client: Client): ShowReceipt {
  const post: ShowReceipt = async (place, receipt) =>
    JSON.stringify(await postDirect(client, place, receiptMessage(receipt)));

  return async (place, receipt) => {
    if (place.messageId === undefined) return post(place, receipt);
    const message = JSON.parse(place.messageId) as { channel: string; ts: string };
    try {
      await client.chat.update({ ...message, ...receiptMessage(receipt) });
      return place.messageId;
    } catch (error) {
      // Removed since, by a retention rule for one: it would fail for ever, and the person would have no receipt.
      if (error instanceof webApi.WebAPIPlatformError && error.data.error === 'message_not_found') {
        return post(place, receipt);
      }
      throw error;
    }
  };
}
