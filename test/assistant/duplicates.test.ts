import type { Inputs } from '../../src/dialogs/definition';
import { assistantWithStore, PERSON } from '../support/assistant';
import type { StoredAssistant } from '../support/assistant';
import { ALARM, CALLER, fillingIn, formOf, receiptOf, SELF, valueIn } from '../support/filling-in';
import { OMAR } from '../support/filings';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let stored: StoredAssistant;
let someone: ReturnType<typeof fillingIn>;
beforeEach(async () => {
  stored = await assistantWithStore();
  someone = fillingIn(stored.assistant);
});
afterEach(() => stored.close());

const alarm = async () => receiptOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM)).reference;
const review = async (inputs: Inputs, by = someone) =>
  formOf(await by.goOn(await by.open({ dialog: 'dsr' }), inputs, 'review'));
const request = async (inputs: Inputs) => receiptOf(await someone.submit(await review(inputs), 'send')).reference;

test('a second alarm within the hour is offered as an addition to the first, with its words, and may be a case of its own', async () => {
  const reference = await alarm();
  stored.clock.pass(59 * MINUTE_MS);
  const second = await someone.open({ dialog: 'breach', inputs: { description: 'Er is nog een lijst weg' } });
  expect(second.notices[0]).toContain(reference);
  const [offered] = second.alternatives;
  expect(offered?.label).toContain(reference);
  const addition = await someone.open(offered?.request ?? { dialog: 'breach' });
  expect([addition.state.reference, valueIn(addition, 'addition')]).toEqual([reference, 'Er is nog een lijst weg']);
  expect(receiptOf(await someone.goOn(addition, {})).reference).toBe(reference);
  expect((await stored.cases.own(PERSON, reference))?.additions.map(({ text }) => text)).toEqual([
    'Er is nog een lijst weg',
  ]);
  expect(receiptOf(await someone.goOn(second, ALARM)).reference).not.toBe(reference);
});

test.each([
  ['after more than an hour', async () => stored.clock.pass(60 * MINUTE_MS + 1_000)],
  [
    'once the first was withdrawn',
    async (reference: string) => someone.goOn(await someone.open({ dialog: 'withdrawal', reference }), {}),
  ],
])('%s an alarm is a new one', async (_, happens) => {
  await happens(await alarm());
  expect((await someone.open({ dialog: 'breach' })).alternatives).toEqual([]);
});

test("nobody hears of a colleague's alarm or request", async () => {
  await alarm();
  await request(CALLER);
  const omar = fillingIn(stored.assistant, OMAR);
  expect((await omar.open({ dialog: 'breach' })).alternatives).toEqual([]);
  const theirs = await review(CALLER, omar);
  expect([theirs.alternatives, JSON.stringify(theirs.notices)]).toEqual([[], expect.not.stringContaining('DSR-')]);
});

test('a second request about the same person and right is offered as an addition, with its words', async () => {
  const reference = await request(CALLER);
  stored.clock.pass(29 * DAY_MS);
  const again = await review({ ...CALLER, rights: 'access,erasure', request_text: 'Ook de opnames.' });
  expect(again.notices[0]).toContain(reference);
  const addition = await someone.open(again.alternatives[0]?.request ?? { dialog: 'dsr' });
  expect([addition.state.reference, valueIn(addition, 'addition')]).toEqual([reference, 'Ook de opnames.']);
});

test.each<[string, Inputs, boolean]>([
  ['the same contact under another name', { subject_name: 'J. Verzonnen' }, true],
  ['the same name with another contact', { subject_contact: '+32470000000' }, true],
  ['the contact in capitals', { subject_name: 'J. V.', subject_contact: 'JO.VERZONNEN@EXAMPLE.TEST' }, true],
  ['another right', { rights: 'access' }, false],
  ['the name at another client', { subject_contact: '+32470000000', client: 'voorbeeld_telecom' }, false],
  ['another person', { subject_contact: '+32470000000', subject_name: 'An Fictief' }, false],
])('%s within thirty days is the same request: %#', async (_, inputs, isSame) => {
  await request(CALLER);
  expect((await review({ ...CALLER, ...inputs })).alternatives).toHaveLength(isSame ? 1 : 0);
});

test('a phone number is the same however it is written', async () => {
  await request({ ...CALLER, subject_contact: '0470 00 00 00' });
  const again = await review({ ...CALLER, subject_name: 'J. V.', subject_contact: '+32 (0)470/00.00.00' });
  expect(again.alternatives).toHaveLength(1);
});

test('a request for oneself is the same when it is about the same right', async () => {
  await request(SELF);
  expect((await review(SELF)).alternatives).toHaveLength(1);
  expect((await review({ ...SELF, rights: 'erasure' })).alternatives).toHaveLength(0);
  expect((await review({ ...CALLER, rights: 'access' })).alternatives).toHaveLength(0);
});

test('after thirty days it is a new request', async () => {
  await request(CALLER);
  stored.clock.pass(30 * DAY_MS + 1_000);
  expect((await review(CALLER)).alternatives).toEqual([]);
});

test('the draft of somebody else gives no words, though its id is known', async () => {
  const reference = await alarm();
  const theirs = await fillingIn(stored.assistant, OMAR).open({
    dialog: 'breach',
    inputs: { description: 'Geheim van Omar' },
  });
  const addition = await someone.open({ dialog: 'addition', reference, copies: theirs.state.submissionId });
  expect(valueIn(addition, 'addition')).toBeUndefined();
});
