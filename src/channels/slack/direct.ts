import type { Person, ReceiptPlace } from '../../assistant/turn';
import type { Say } from '../channel';
import type { Client } from './client';
import { replyMessage } from './message';
import type { Message } from './message';

/** Where to write to a person of ours: a direct message, opened when there is something to say. */
export function receiptPlaceOf(person: Person): ReceiptPlace {
  return { channel: 'slack', address: JSON.stringify({ team: person.tenantId, user: person.userId }) };
}

/** Where a message stands. */
export type Posted = { readonly channel?: string; readonly ts?: string };

/** Writes to the person of a place, as a direct message of the assistant. */
export async function postDirect(client: Client, place: ReceiptPlace, message: Message): Promise<Posted> {
  const { user } = JSON.parse(place.address) as { user: string };
  const { channel } = await client.conversations.open({ users: user });
  const { channel: id, ts } = await client.chat.postMessage({ channel: channel?.id ?? user, ...message });
  return { ...(id === undefined ? {} : { channel: id }), ...(ts === undefined ? {} : { ts }) };
}

export function createSay(client: Client): Say {
  return async (place, reply) => {
    await postDirect(client, place, replyMessage(reply));
  };
}
