import { formOf, fillingIn, ALARM, PLACE, receiptOf, typedOn } from '../support/filling-in';
import { assistantWithStore, PERSON } from '../support/assistant';
import type { StoredAssistant } from '../support/assistant';

const HOUR_MS = 3_600_000;

let stored: StoredAssistant;
beforeEach(async () => (stored = await assistantWithStore()));
afterEach(() => stored.close());

test('"now" that was chosen hours before it is sent from the same window is that moment', async () => {
  const someone = fillingIn(stored.assistant);
  const alarm = formOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM, 'alarm'));
  const typed = typedOn(alarm, { ...ALARM, discovered_at: 'now' });
  await someone.submit(alarm, 'keep', typed);
  stored.clock.pass(5 * HOUR_MS);
  const { reference } = receiptOf(await someone.submit(alarm, 'send', typed));
  const filed = await stored.cases.own(PERSON, reference);
  expect(filed?.answers.discovered_at).toBe('2026-11-20T16:43:00+01:00');
});

test('what was typed on a form of one page is offered again', async () => {
  const someone = fillingIn(stored.assistant);
  const question = await someone.open({ dialog: 'ask_dpo' });
  expect(await stored.drafts.list(PERSON)).toEqual([]);
  await someone.submit(question, 'keep', { question: 'Mogen we gesprekken opnemen?' });
  expect((await stored.drafts.list(PERSON)).map(({ dialog }) => dialog)).toEqual(['ask_dpo']);
});

test('that the mail cannot be looked up after the filing does not make the case look lost', async () => {
  const isMailed = jest.spyOn(stored.cases, 'isMailed').mockRejectedValue(new Error('down'));
  const someone = fillingIn(stored.assistant);
  const alarm = formOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM, 'alarm'));
  const sent = await stored.assistant.submit({
    person: PERSON,
    state: alarm.state,
    inputs: typedOn(alarm, ALARM),
    move: 'send',
    receiptPlace: PLACE,
  });
  expect(receiptOf(sent).state).toBe('saved');
  expect(isMailed).toHaveBeenCalled();
});

test('a number that was taken out is no answer', async () => {
  const someone = fillingIn(stored.assistant);
  const alarm = formOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM, 'alarm'));
  const base = '850730033';
  const number = `${base}${String(97 - (Number(base) % 97)).padStart(2, '0')}`;
  const result = await someone.submit(alarm, 'send', typedOn(alarm, { ...ALARM, description: number }));
  expect(formOf(result).fields.find(({ id }) => id === 'description')?.problem).toBe('Vul dit nog in.');
});

test('a doubtful number that may stay is no leave for another one', async () => {
  const someone = fillingIn(stored.assistant);
  const alarm = formOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM, 'alarm'));
  const typed = { ...typedOn(alarm, ALARM), description: 'Dossier 85.07.30-033.00 kwijt' };
  const asked = formOf(await someone.submit(alarm, 'send', typed));
  expect(asked.fields.map(({ id }) => id)).toContain('description_numbers');
  const kept = { ...typed, description_numbers: 'keep' };
  formOf(await someone.submit(asked, 'redraw', kept));
  const other = { ...kept, description: 'Dossier 90.01.01-123.00 kwijt' };
  const again = formOf(await someone.submit(asked, 'send', other));
  expect(again.fields.find(({ id }) => id === 'description_numbers')?.problem).toBeDefined();
});

test('details sent from another window meanwhile are brought together, and looked over before they are sent', async () => {
  const someone = fillingIn(stored.assistant);
  const filed = receiptOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM));
  const open = () => someone.open({ dialog: 'breach_details', reference: filed.reference });
  const [first, second] = [await open(), await open()];
  receiptOf(await someone.goOn(first, { data_types: 'health', number_of_people: 'up_to_100' }));
  const review = formOf(await someone.goOn(second, { ongoing: 'stopped' }, 'review'));
  const together = formOf(await someone.submit(review, 'send', {}));
  expect(together.notices[0]).toContain('intussen aangevuld');
  expect(JSON.stringify(together.review)).toContain('Gezondheid');
  receiptOf(await someone.submit(together, 'send', {}));
  const latest = await stored.cases.own(PERSON, filed.reference);
  expect(latest?.answers).toMatchObject({ data_types: 'health', number_of_people: 'up_to_100', ongoing: 'stopped' });
});
