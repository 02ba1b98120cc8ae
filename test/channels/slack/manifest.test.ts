import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandFrom } from '../../../src/channels/slack/words';

type Manifest = {
  display_information: { name: string; description: string };
  features: {
    slash_commands: { command: string; usage_hint: string; url: string }[];
    app_home: Record<string, boolean>;
  };
  oauth_config: { scopes: { bot: string[] } };
  settings: {
    event_subscriptions: { request_url: string; bot_events: string[] };
    interactivity: { is_enabled: boolean; request_url: string };
  };
};

const file = join(__dirname, '../../../manifest/slack.json');
const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;

test('the app asks for no more than it uses', () => {
  expect(manifest.oauth_config.scopes.bot).toEqual([
    'app_mentions:read',
    'chat:write',
    'commands',
    'im:history',
    'im:write',
    'users:read',
    'users:read.email',
  ]);
  expect(manifest.settings.event_subscriptions.bot_events).toEqual(['app_mention', 'message.im']);
});

test('events, the command and interactivity go to the one address that the channel answers', () => {
  const url = 'https://privacyloket.example.test/slack/events';

  expect(manifest.settings.event_subscriptions.request_url).toBe(url);
  expect(manifest.settings.interactivity).toEqual({ is_enabled: true, request_url: url });
  expect(manifest.features.slash_commands).toMatchObject([{ command: '/privacy', url }]);
});

test('people can write in the messages tab, and the texts fit', () => {
  expect(manifest.features.app_home).toMatchObject({
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
  expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
});

test('every word of the hint is one that the command knows', () => {
  const [, ...words] = (manifest.features.slash_commands[0]?.usage_hint ?? '').replace(/[[\]]/g, '').split(' | ');

  expect(words.length).toBeGreaterThan(0);
  expect(words.filter((word) => commandFrom(word).kind === 'question')).toEqual([]);
});
