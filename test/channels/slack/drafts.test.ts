import { until } from '../../support/until';
import { createFakeAssistant } from './fake-assistant';
import type { FakeAssistant } from './fake-assistant';
import { openModal } from './modal-client';
import type { ModalClient } from './modal-client';
import type { Json } from './recorder';
import { startSlack } from './start-slack';
import type { RunningSlack } from './start-slack';

const done = { status: 200, body: {} };

let assistant: FakeAssistant;
let running: RunningSlack;
let modal: ModalClient;

beforeEach(async () => {
  assistant = createFakeAssistant();
  running = await startSlack(assistant);
  await running.postCommand('incident');
  modal = openModal(running);
  await modal.press('Phishing');
});
afterEach(() => running.stop());

const moves = () => assistant.submissions.map(({ move }) => move);
const kept = () => assistant.drafts.get('s1')?.inputs;
const updates = () => running.recorder.of('views.update').length;
/** Keeping a draft waits until the function returned is called. */
function holdKeeping(): () => void {
  let release = () => {};
  assistant.keeping = new Promise((resolve) => (release = resolve));
  return release;
}

test('each field tells of its changes, a text of every character', () => {
  const inputs = (modal.view()['blocks'] as Json[]).filter(({ type }) => type === 'input');

  expect(inputs.map(({ dispatch_action }) => dispatch_action)).toEqual(inputs.map(() => true));
  expect(inputs.map(({ element }) => element as Json).find(({ type }) => type === 'plain_text_input')).toMatchObject({
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
  });
});

test('what is typed is kept with the rest of the page, and nothing is drawn', async () => {
  const before = updates();
  expect(await modal.pick('on', '2026-11-19')).toEqual(done);
  expect(await modal.pick('at', '10:15')).toEqual(done);
  expect(await modal.pick('description', 'Mail aan')).toEqual(done);

  await until('the draft is kept', () => kept()?.['description'] === 'Mail aan');
  expect(kept()).toMatchObject({ cause: 'phishing', on: '2026-11-19', at: '10:15', description: 'Mail aan' });
  expect(assistant.submissions.at(-1)).toMatchObject({
    move: 'keep',
    state: { submissionId: 's1', page: 'alarm' },
    inputs: { data_owner: '', on: '2026-11-19', at: '10:15', description: 'Mail aan' },
  });
  expect(updates()).toBe(before);
});

test('Slack is answered before the draft is kept, and of many changes the last is kept', async () => {
  const release = holdKeeping();
  for (const typed of ['M', 'Ma', 'Mai', 'Mail']) expect(await modal.pick('description', typed)).toEqual(done);
  release();

  await until('the draft is kept', () => kept()?.['description'] === 'Mail');
  expect(moves()).toEqual(['send', 'keep', 'keep']);
});

test('a draft that cannot be kept does not disturb the person', async () => {
  assistant.storeFails = true;
  expect(await modal.pick('description', 'Geheim van Jan')).toEqual(done);

  await until('it is logged', () => running.logLines.length > 0);
  expect(running.logLines).toMatchObject([{ level: 'warn', event: 'slack draft not kept', code: 'Error' }]);
  expect(JSON.stringify(running.logLines)).not.toMatch(/Geheim|Jan|U00FAKE/);
  assistant.storeFails = false;
  await modal.pick('description', 'Geheim');
  await until('the next change is kept', () => kept()?.['description'] === 'Geheim');
});

test('a change that waits is left out when the page itself comes', async () => {
  const release = holdKeeping();
  await modal.pick('description', 'Mail aan de verkeerd');
  await modal.pick('description', 'Mail aan de verkeerde');
  await modal.pick('data_owner', 'ipg');
  release();
  await modal.pick('at', '10:15');

  await until('the draft is kept', () => kept()?.['at'] === '10:15');
  expect(moves()).toEqual(['send', 'keep', 'redraw', 'keep']);
  expect(kept()).toMatchObject({ data_owner: 'ipg', description: 'Mail aan de verkeerde' });
});

test('what was under way when the page was sent on is not kept over the next one', async () => {
  const before = modal.view();
  await modal.press('Terug');
  const late = { type: 'plain_text_input', action_id: 'description', block_id: 'description.0', value: 'laat' };
  const container = { type: 'view', view_id: modal.id };
  await running.postInteraction({ type: 'block_actions', view: before, container, actions: [late] });

  await until('it came', () => moves().at(-1) === 'keep');
  expect(assistant.drafts.get('s1')).toMatchObject({ page: 'cause' });
});

test('what waits to be kept is kept before the channel has stopped', async () => {
  const release = holdKeeping();
  await modal.pick('description', 'Mail aan');
  setTimeout(release, 100);
  await running.slack.stop();

  expect(kept()).toMatchObject({ description: 'Mail aan' });
});

test('closing leaves the draft and tells nobody; the cancel button wipes it and says so', async () => {
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: false });
  await modal.pick('description', 'Mail aan');
  await until('the draft is kept', () => kept()?.['description'] === 'Mail aan');
  const view = modal.view();
  expect(view['close']).toEqual(plain('Later verder'));
  expect(view['notify_on_close']).toBeUndefined();
  expect((view['blocks'] as Json[]).at(-1)).toEqual({
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'form:back', text: plain('Terug') },
      { type: 'button', action_id: 'form:cancel', text: plain('Annuleren'), style: 'danger' },
    ],
  });

  expect(await modal.press('Annuleren')).toEqual(done);
  expect(moves().at(-1)).toBe('cancel');
  expect(assistant.drafts.has('s1')).toBe(false);
  expect(running.recorder.of('views.update').at(-1)?.['view']).toEqual({
    type: 'modal',
    title: plain('Incident melden'),
    close: plain('Sluiten'),
    blocks: [{ type: 'section', text: plain('Geannuleerd.') }],
  });
});
