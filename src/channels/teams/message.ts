import type { Activity } from 'botbuilder';
import type { AdaptiveCard } from './card';

/** What is sent: a card alone, or a line of plain text. Teams splits a message that has both and loses its id. */
export type Message = Partial<Activity>;

/** `summary` is what a notification shows: the card's fallback, which is never personal. */
export function cardMessage(card: AdaptiveCard): Message {
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
  return { type: 'message', summary: card.fallbackText, attachments };
}

export function textMessage(text: string): Message {
  return { type: 'message', textFormat: 'plain', text };
}
