import { plainText } from '../../../src/channels/slack/slack-text';
import { commandFrom, languageFor } from '../../../src/channels/slack/words';

test.each([
  ['<@U00BOT> hoe lang?', 'hoe lang?'],
  ['vraag van <@U00FAKE|an>: mag dit?', 'vraag van : mag dit?'],
  ['zie <https://example.test/a?b=1&amp;c=2>', 'zie https://example.test/a?b=1&c=2'],
  ['zie <https://example.test|het beleid>', 'zie het beleid'],
  ['mail <mailto:an@example.test|an@example.test>', 'mail an@example.test'],
  ['in <#C00FAKE|algemeen> <!here>', 'in #algemeen'],
  ['&amp;lt; is geen &lt;', '&lt; is geen <'],
  ['eerste\ntweede', 'eerste\ntweede'],
])('%j reads as %j', (sent, typed) => {
  expect(plainText(sent)).toBe(typed);
});

test('a word is a command only when it stands alone', () => {
  expect(commandFrom('Incident')).toMatchObject({ kind: 'breach' });
  expect(commandFrom('incident melden hoe?')).toEqual({ kind: 'question', text: 'incident melden hoe?' });
  expect(commandFrom('constructor')).toEqual({ kind: 'question', text: 'constructor' });
});

test('a word that several languages share is read in the language of the person', () => {
  expect([
    languageFor(['nl', 'de'], 'de-DE'),
    languageFor(['nl', 'de'], 'en-US'),
    languageFor(['fr'], 'nl-BE'),
    languageFor(['nl', 'fr', 'en', 'de'], undefined),
  ]).toEqual(['de', 'nl', 'fr', 'nl']);
});
