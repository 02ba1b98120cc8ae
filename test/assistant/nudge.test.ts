import { createNudges } from '../../src/assistant/nudge';
import type { Reply, ReceiptPlace } from '../../src/assistant/turn';
import { SLACK_LIMITS } from '../../src/channels/slack/limits';
import { resumeAction } from '../../src/assistant/actions';
import { dialogs } from '../../src/dialogs';
import { LANGUAGES } from '../../src/texts/language';
import { assistantWithStore, NOW, texts } from '../support/assistant';
import { ALARM, fillingIn, formOf, PLACE, receiptOf, typedOn } from '../support/filling-in';

const MINUTE_MS = 60_000;

test('a begun breach report is nudged once, goes on where it was, and never after it was sent', async () => {
  const stored = await assistantWithStore();
  const someone = fillingIn(stored.assistant);
  const said: [ReceiptPlace, Reply][] = [];
  let isDown = false;
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const nudge = createNudges({
    ...stored,
    say: async (place, reply) => {
      if (isDown) throw new Error('down');
      said.push([place, reply]);
    },
    texts,
    log,
    now: stored.clock.now,
  });
  const begin = async () => formOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM, 'alarm'));
  const sent = await begin();
  receiptOf(await someone.submit(sent, 'send', typedOn(sent, ALARM)));
  await begin();
  stored.clock.pass(14 * MINUTE_MS);
  await nudge();
  expect(said).toEqual([]);
  stored.clock.pass(2 * MINUTE_MS);
  await nudge();
  stored.clock.pass(60 * MINUTE_MS);
  await nudge();
  expect(said).toMatchObject([[PLACE, { isPrivate: true, dialog: 'breach' }]]);
  expect(JSON.stringify(said)).not.toContain('Loonlijst');
  const [, reply] = said[0] ?? [];
  const resumed = await someone.open(reply?.actions[0]?.request ?? { dialog: 'dsr' });
  expect([resumed.state.dialog, resumed.state.page]).toEqual(['breach', 'alarm']);
  isDown = true;
  await begin();
  stored.clock.pass(16 * MINUTE_MS);
  await nudge();
  await stored.close();
});

test('the button that goes on with a form fits in Slack, for every dialog in every language', () => {
  for (const language of LANGUAGES) {
    for (const { id } of Object.values(dialogs)) {
      const { label } = resumeAction({ dialog: id, submissionId: 'x'.repeat(36), touchedAt: NOW }, language, texts);
      expect(label.length).toBeLessThanOrEqual(SLACK_LIMITS.buttonText);
    }
  }
});

test('the resume button of a form that was sent meanwhile says so and opens no empty one', async () => {
  const stored = await assistantWithStore();
  const someone = fillingIn(stored.assistant);
  const { reference, title } = receiptOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM));
  const rows = await stored.database('case_versions').select<{ submission_id: string }[]>('submission_id');
  const form = await someone.open({ dialog: 'breach', resume: rows[0]?.submission_id ?? '' });
  expect([form.fields, form.notices]).toEqual([[], [title, expect.stringContaining(reference)]]);
  expect(receiptOf(await someone.submit(form, 'cancel')).reference).toBe(reference);
  await stored.close();
});
