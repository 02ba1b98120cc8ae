import { generateKeyPairSync } from 'node:crypto';
import { createTeams } from '../../../src/channels/teams/teams';
import type { TeamsConfig } from '../../../src/config/config';
import { scriptedAssistant } from './scripted-assistant';
import { startChat, texts } from './chat';
import type { Chat } from './chat';

const APP = { appId: '00000000-0000-0000-0000-0000000000b0', tenantId: '00000000-0000-0000-0000-00000000fa4e' };
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const CONFIGS: readonly TeamsConfig[] = [
  { kind: 'secret', ...APP, password: 'not-a-password' },
  { kind: 'certificate', ...APP, thumbprint: '00'.repeat(20), privateKey },
  { kind: 'managed_identity', ...APP },
];

let chat: Chat | undefined;
afterEach(() => chat?.close());

test.each(CONFIGS)('with $kind an activity without a token is refused', async (config) => {
  chat = await startChat(scriptedAssistant(), config);

  expect(await chat.write('Hoelang bewaren we gegevens?')).toEqual({ status: 401, body: undefined });

  expect(chat.sent()).toEqual([]);
});

test('an activity with a token that is none is refused', async () => {
  chat = await startChat(scriptedAssistant(), CONFIGS[0]);
  const activity = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.example.com',
    conversation: { id: 'personal-fake' },
    from: { id: 'user-fake' },
    recipient: { id: 'bot-fake' },
  };

  expect(await chat.post(activity, { authorization: 'Bearer not.a.token' })).toEqual({
    status: 401,
    body: undefined,
  });
});

test('a body that is no activity is refused', async () => {
  chat = await startChat(scriptedAssistant());

  expect(await chat.post('{"type":')).toEqual({ status: 400, body: undefined });
  expect(await chat.post([])).toEqual({ status: 400, body: undefined });
  expect(await chat.post({ type: 'message' })).toEqual({ status: 400, body: undefined });
  expect(await chat.post('x'.repeat(256 * 1024 + 1))).toEqual({ status: 413, body: undefined });
});

test('an app without a secret is no way in', () => {
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const config = { kind: 'secret', ...APP, password: '' } as const;

  expect(() => createTeams({ config, assistant: scriptedAssistant(), texts, log })).toThrow(
    'MicrosoftAppPassword is required for SingleTenant in configuration.',
  );
});
