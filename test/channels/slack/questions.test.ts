import { answer, cases, createFakeAssistant, offer, welcome } from './fake-assistant';
import type { FakeAssistant } from './fake-assistant';
import type { Json } from './recorder';
import { startSlack } from './start-slack';
import type { RunningSlack } from './start-slack';

const direct = { type: 'message', channel_type: 'im', channel: 'D00FAKE', user: 'U00FAKE', ts: '1.1', event_ts: '1.1' };
const mention = { type: 'app_mention', channel: 'C00FAKE', user: 'U00FAKE', ts: '2.1', event_ts: '2.1' };
const person = {
  channel: 'slack',
  tenantId: 'T00FAKE',
  userId: 'U00FAKE',
  name: 'An Voorbeeld',
  email: 'an@example.test',
};

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
const answerBlocks = [
  { type: 'section', text: plain('Dit staat in het beleid:') },
  { type: 'context', elements: [plain('Privacybeleid › Bewaartermijnen')] },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [{ type: 'text', text: 'Passage p1: wij bewaren <gegevens> & meer.\n\n' }],
      },
      { type: 'rich_text_section', elements: [{ type: 'text', text: '1. eerst\n2. dan' }] },
    ],
  },
  { type: 'context', elements: [plain('Privacybeleid, geldig vanaf 6 oktober 2020')] },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'more',
        text: plain('Nog 2 passages'),
        value: '{"ids":["p2","p3"],"language":"nl"}',
      },
    ],
  },
];

let assistant: FakeAssistant;
let running: RunningSlack;

beforeEach(async () => {
  assistant = createFakeAssistant();
  running = await startSlack(assistant);
});
afterEach(() => running.stop());

test('a direct message is answered with the passage, its place and its source', async () => {
  const { status } = await running.postEvent({ ...direct, text: 'Hoe lang &lt;bewaren&gt; jullie R&amp;D-data?' });

  expect(status).toBe(200);
  expect(assistant.turns).toEqual([{ person, locale: 'nl-BE', text: 'Hoe lang <bewaren> jullie R&D-data?' }]);
  expect(running.recorder.of('chat.postMessage')).toEqual([
    {
      channel: 'D00FAKE',
      text: 'Dit staat in het beleid:',
      blocks: answerBlocks,
      unfurl_links: 'false',
      unfurl_media: 'false',
    },
  ]);
});

test('a direct message in a thread is answered in that thread', async () => {
  await running.postEvent({ ...direct, thread_ts: '1.0', text: 'En back-ups?' });

  expect(running.recorder.of('chat.postMessage')).toMatchObject([{ channel: 'D00FAKE', thread_ts: '1.0' }]);
});

test('a mention is answered in the thread of the message, without the mention in the question', async () => {
  await running.postEvent({ ...mention, text: '<@U00BOT> hoe lang? zie <https://example.test|het beleid>' });
  await running.postEvent({ ...mention, ts: '2.3', thread_ts: '2.1', text: 'en <@U00BOT> daarna?' });

  expect(assistant.turns).toMatchObject([
    { text: 'hoe lang? zie het beleid', inPublic: true },
    { text: 'en daarna?', inPublic: true },
  ]);
  expect(running.recorder.of('chat.postMessage')).toMatchObject([
    { channel: 'C00FAKE', thread_ts: '2.1', blocks: answerBlocks },
    { channel: 'C00FAKE', thread_ts: '2.1', blocks: answerBlocks },
  ]);
});

test('a dialog is offered in a channel to the person alone', async () => {
  assistant.next = offer;
  await running.postEvent({ ...mention, text: '<@U00BOT> mijn laptop is gestolen' });
  await running.postEvent({ ...mention, ts: '2.3', thread_ts: '2.1', text: '<@U00BOT> mijn laptop is gestolen' });

  const button = {
    type: 'button',
    action_id: 'open:breach.0',
    text: plain('Incident melden'),
    value: '{"dialog":"breach","language":"nl","inputs":{}}',
  };
  const message = {
    channel: 'C00FAKE',
    user: 'U00FAKE',
    text: 'Meld het meteen.',
    blocks: [
      { type: 'section', text: plain('Meld het meteen.') },
      { type: 'actions', elements: [button] },
    ],
  };
  expect(running.recorder.of('chat.postMessage')).toEqual([]);
  // Under a first message there is no thread yet, and Slack would not show it there.
  expect(running.recorder.of('chat.postEphemeral')).toEqual([message, { ...message, thread_ts: '2.1' }]);
});

test('a mention without words is welcomed', async () => {
  await running.postEvent({ ...mention, text: '<@U00BOT>' });

  expect(assistant.turns).toEqual([]);
  expect(running.recorder.of('chat.postMessage')).toMatchObject([{ text: welcome.lead[0] }]);
});

const file = (id: string) => ({ id, name: 'loonbrief.pdf', url_private: `${running.recorder.url}${id}` });

test('the text that comes with files is a question; the files are counted and never fetched', async () => {
  const files = [file('F00ONE'), file('F00TWO')];
  await running.postEvent({ ...direct, subtype: 'file_share', text: 'Mag dit gedeeld worden?', files });
  await running.postEvent({ ...mention, text: '<@U00BOT>', files: files.slice(1) });

  expect(assistant.turns).toEqual([
    { person, locale: 'nl-BE', text: 'Mag dit gedeeld worden?', files: 2 },
    { person, locale: 'nl-BE', text: '', files: 1, inPublic: true },
  ]);
  const asked = running.recorder.calls.map(({ method }) => method);
  expect(asked.filter((method) => /F00|files/.test(method))).toEqual([]);
});

test('what is for the eyes of the person alone is shown to them alone in a channel', async () => {
  assistant.next = { ...answer, isPrivate: true };
  await running.postEvent({ ...mention, text: '<@U00BOT> wat bewaar je van mij?' });
  await running.postEvent({ ...direct, text: 'wat bewaar je van mij?' });

  expect(running.recorder.of('chat.postEphemeral')).toMatchObject([{ channel: 'C00FAKE', user: 'U00FAKE' }]);
  expect(running.recorder.of('chat.postMessage')).toMatchObject([{ channel: 'D00FAKE' }]);
});

test('the person’s own cases come with the buttons of each, in a channel to them alone', async () => {
  assistant.next = cases;
  await running.postEvent({ ...mention, text: '<@U00BOT> mijn dossiers' });

  const section = (text: string) => ({ type: 'section', text: plain(text) });
  const value = '{"dialog":"addition","language":"nl","inputs":{},"reference":"INC-2026-000001"}';
  expect(running.recorder.of('chat.postMessage')).toEqual([]);
  expect(running.recorder.of('chat.postEphemeral')).toEqual([
    {
      channel: 'C00FAKE',
      user: 'U00FAKE',
      text: 'Je dossiers',
      blocks: [
        section('Je dossiers'),
        { type: 'divider' },
        section('INC-2026-000001, incident\nStand: open'),
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'open:addition.0', text: plain('Iets toevoegen'), value }],
        },
        { type: 'divider' },
        section('VRA-2026-000002, vraag\nStand: beantwoord'),
        { type: 'divider' },
        {
          type: 'actions',
          elements: [
            {
              type: 'button',
              action_id: 'older',
              text: plain('Oudere dossiers'),
              value: '{"language":"nl","before":"VRA-2026-000002"}',
            },
          ],
        },
      ],
    },
  ]);
});

test.each([
  ['an edit', { ...direct, subtype: 'message_changed', message: { user: 'U00FAKE', text: 'hoe lang?' } }],
  ['a deletion', { ...direct, subtype: 'message_deleted', deleted_ts: '1.0' }],
  ['a message of a bot', { ...direct, bot_id: 'B00OTHER', text: 'hoe lang?' }],
  ['a mention by a bot', { ...mention, bot_id: 'B00OTHER', text: '<@U00BOT> hoe lang?' }],
  ['a message of the assistant itself', { ...direct, user: 'U00BOT', text: 'Dit staat in het beleid:' }],
  ['a message in a channel', { ...direct, channel_type: 'channel', text: 'hoe lang?' }],
])('%s is not answered', async (_, event) => {
  const { status } = await running.postEvent(event);

  expect(status).toBe(200);
  expect(assistant.turns).toEqual([]);
  expect(running.recorder.of('chat.postMessage')).toEqual([]);
});

test('without a profile the person is who the payload says', async () => {
  running.recorder.refuse('users.info', 'missing_scope');
  await running.postEvent({ ...direct, text: 'hoe lang?' });

  expect(assistant.turns).toEqual([
    { person: { channel: 'slack', tenantId: 'T00FAKE', userId: 'U00FAKE', name: 'U00FAKE' }, text: 'hoe lang?' },
  ]);
});

test('a profile that takes more than a second is not waited for', async () => {
  running.recorder.delayProfiles(1_500);
  await running.postEvent({ ...direct, text: 'hoe lang?' });

  expect(assistant.turns).toMatchObject([{ person: { name: 'U00FAKE' } }]);
});

test('a profile is remembered for ten minutes', async () => {
  await running.postEvent({ ...direct, text: 'een' });
  running.pass(9 * 60_000);
  await running.postEvent({ ...direct, text: 'twee' });
  expect(running.recorder.of('users.info')).toHaveLength(1);

  running.pass(2 * 60_000);
  await running.postEvent({ ...direct, text: 'drie' });
  expect(running.recorder.of('users.info')).toHaveLength(2);
});

test('a person belongs to their workspace, or to the organisation that has the app for all its workspaces', async () => {
  const post = (event_id: string, authorization: Json) => {
    const event = { ...direct, text: 'hoe lang?' };
    const envelope = {
      type: 'event_callback',
      event_id,
      event,
      authorizations: [{ user_id: 'U00BOT', ...authorization }],
    };
    return running.post('/slack/events', 'application/json', JSON.stringify(envelope));
  };
  await post('Ev1', { team_id: 'T00FAKE', enterprise_id: null, is_enterprise_install: false });
  await post('Ev2', { team_id: 'T00OTHER', enterprise_id: null, is_enterprise_install: false });
  await post('Ev3', { team_id: null, enterprise_id: 'E00FAKE', is_enterprise_install: true });

  expect(assistant.turns.map((turn) => turn.person.tenantId)).toEqual(['T00FAKE', 'T00OTHER', 'E00FAKE']);
});

test('when Slack says to slow down, the answer waits and arrives once', async () => {
  running.recorder.slowDown('chat.postMessage', 1);
  const startedAt = Date.now();
  const { status } = await running.postEvent({ ...direct, text: 'hoe lang?' });

  expect(status).toBe(200);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(1_000);
  expect(running.recorder.of('chat.postMessage')).toMatchObject([{ text: answer.lead[0] }]);
});

test('a pause of more than ten seconds is not waited out: Slack is told to deliver again', async () => {
  running.recorder.slowDown('chat.postMessage', 60);
  expect(await running.postEvent({ ...direct, text: 'hoe lang?' }, 'Ev1')).toEqual({ status: 500, body: {} });
  expect(await running.postEvent({ ...direct, text: 'hoe lang?' }, 'Ev1')).toEqual({ status: 200, body: {} });

  expect(running.recorder.of('chat.postMessage')).toMatchObject([{ text: answer.lead[0] }]);
});
