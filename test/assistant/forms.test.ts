import type { Form } from '../../src/dialogs/form';
import { assistantWithoutStore, PERSON } from '../support/assistant';

const receiptPlace = { channel: 'slack', address: '{}' } as const;
const typed = { discovered_at: 'now', description: 'Offerte naar de verkeerde klant.', confidential: 'no' };

/** At the second page of the alarm. */
async function atAlarm() {
  const { assistant, filings } = assistantWithoutStore();
  const submit = (form: Form, inputs: Record<string, string>, move: 'send' | 'redraw' | 'back') =>
    assistant.submit({ person: PERSON, state: form.state, inputs, move, receiptPlace });
  const opened = assistant.form({ dialog: 'breach', language: 'nl', inputs: {} });
  const next = await submit(opened, { cause: 'phishing' }, 'send');
  if (next.kind !== 'form') throw new Error('No second page');
  return { form: next.form, submit, filings };
}

test('a client chosen before the data turned out to be ours is forgotten with the field that asked for it', async () => {
  const { form, submit, filings } = await atAlarm();
  const chosen = await submit(form, { ...typed, data_owner: 'client', client: 'voorbeeld_energie' }, 'redraw');
  if (chosen.kind !== 'form') throw new Error('Expected the page again');
  const changed = await submit(chosen.form, { ...typed, data_owner: 'ipg', client: 'voorbeeld_energie' }, 'redraw');
  if (changed.kind !== 'form') throw new Error('Expected the page again');
  expect(changed.form.fields.find(({ id }) => id === 'client')?.relevant).toBe(false);

  const sent = await submit(changed.form, { ...typed, data_owner: 'ipg' }, 'send');
  expect(sent.kind).toBe('filed');
  expect(filings[0]?.answers).toEqual({
    ...typed,
    cause: 'phishing',
    data_owner: 'ipg',
    discovered_at: '2026-11-20T16:43:12+01:00',
  });
});

test('what was typed is there again after a step back, where the channel sends it along', async () => {
  const { form, submit } = await atAlarm();
  const back = await submit(form, { ...typed, data_owner: 'ipg' }, 'back');
  if (back.kind !== 'form') throw new Error('Expected the first page');
  expect(back.form.state.page).toBe('cause');
  const forth = await submit(back.form, { cause: 'snooping' }, 'send');
  if (forth.kind !== 'form') throw new Error('Expected the second page');
  expect(forth.form.fields.find(({ id }) => id === 'description')?.value).toBe(typed.description);
  expect(forth.form.notices[0]).toContain('spreek de persoon niet zelf aan');
});
