import type { Receipt, Reply } from '../../../src/assistant/turn';
import type { Form } from '../../../src/dialogs/form';
import { cardFor } from '../../../src/channels/teams/form-card';
import { receiptCard } from '../../../src/channels/teams/receipt-card';
import { replyCard } from '../../../src/channels/teams/reply-card';
import { createTeams } from '../../../src/channels/teams/teams';
import type { TeamsDeps } from '../../../src/channels/teams/teams';
import type { TeamsConfig } from '../../../src/config/config';
import { createLog } from '../../../src/log';
import { loadTexts } from '../../../src/texts/texts';
import { listen, startConnector } from './connector';
import type { ConnectorCall } from './connector';

export const texts = loadTexts(['locales']);

export const TENANT = '00000000-0000-0000-0000-00000000fa4e';
const USER = '00000000-0000-0000-0000-0000000000aa';

export type Conversation = 'personal' | 'groupChat' | 'channel';

const CONVERSATION_IDS = { personal: 'personal-fake', groupChat: 'group-fake', channel: 'channel-fake;messageid=1' };

/** A server of the assistant and a connector for it, with one person who writes. */
export async function startChat(assistant: TeamsDeps['assistant'], config: TeamsConfig = { kind: 'unauthenticated' }) {
  const connector = await startConnector();
  const logged: string[] = [];
  const log = createLog({ level: 'debug', now: () => new Date(0), write: (line) => logged.push(line) });
  const teams = createTeams({ config, assistant, texts, log });
  const server = await listen((req, res) => void teams.requestListener(req, res));

  const post = async (body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };

  const activity = (where: Conversation, rest: object) => ({
    type: 'message',
    id: 'activity-fake',
    channelId: 'msteams',
    serviceUrl: connector.url,
    locale: 'nl-BE',
    from: { id: 'user-fake', name: 'An Voorbeeld', aadObjectId: USER },
    recipient: { id: 'bot-fake', name: 'Privacyloket' },
    conversation: { id: CONVERSATION_IDS[where], conversationType: where, tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    ...rest,
  });

  return {
    teams,
    connector,
    logged,
    post,
    person: { channel: 'teams', tenantId: TENANT, userId: USER, name: 'An Voorbeeld' } as const,
    /** The calls since the last time. */
    sent: (): readonly ConnectorCall[] => connector.calls.splice(0),
    write: (text: string, where: Conversation = 'personal') => post(activity(where, { text })),
    mention: (text: string, where: Conversation) => {
      const mention = { type: 'mention', text: '<at>Privacyloket</at>', mentioned: { id: 'bot-fake' } };
      return post(activity(where, { text: `<at>Privacyloket</at> ${text}`, entities: [mention] }));
    },
    deliver: (rest: object, where: Conversation = 'personal') => post(activity(where, rest)),
    /** Presses an Action.Execute of the card in message `card-fake`. */
    press: (button: unknown, typed: object = {}, where: Conversation = 'personal') => {
      const { verb, data } = button as { verb: string; data: object };
      const action = { type: 'Action.Execute', verb, data: { ...data, ...typed } };
      const value = { action, trigger: 'manual' };
      return post(activity(where, { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: 'card-fake' }));
    },
    /** The same button in a client that draws its fallback. */
    submit: (button: unknown, typed: object = {}, where: Conversation = 'personal') => {
      const { fallback } = button as { fallback: { data: object } };
      return post(activity(where, { value: { ...fallback.data, ...typed }, replyToId: 'card-fake' }));
    },
    close: async () => {
      await server.close();
      await connector.close();
    },
  };
}

export type Chat = Awaited<ReturnType<typeof startChat>>;

/** What the person gets to see of a call; an id that botbuilder makes up for a turn of its own is `new`. */
export function shown(call: ConnectorCall) {
  const { text, attachments, id } = call.body as { text?: string; id?: string; attachments?: { content: unknown }[] };
  return {
    call: `${call.method} ${call.path.replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/, 'new')}`,
    ...(text !== undefined && { text }),
    ...(attachments !== undefined && { card: attachments[0]?.content }),
    ...(call.method === 'PUT' && { id }),
  };
}

export const drawn = {
  reply: (reply: Reply) => replyCard(reply, texts),
  form: (form: Form) => cardFor(form, texts),
  receipt: (receipt: Receipt) => receiptCard(receipt, texts),
};

/** Every button of a card by its title, wherever it stands. */
export function buttonOf(card: unknown, title: string): unknown {
  const found = parts(card).find((part) => part['type'] === 'Action.Execute' && part['title'] === title);
  if (found === undefined) throw new Error(`No button '${title}'`);
  return found;
}

export function parts(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(parts);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(parts)];
}
