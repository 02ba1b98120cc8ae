import type { SubmitResult } from '../../src/assistant/turn';
import { assistantWithStore, NOW, PERSON, texts } from '../support/assistant';
import type { StoredAssistant } from '../support/assistant';
import {
  ALARM,
  CALLER,
  fillingIn,
  formOf,
  problemsIn,
  receiptOf,
  SELF,
  typedOn,
  valueIn,
  without,
} from '../support/filling-in';
import { OMAR } from '../support/filings';

const HOUR_MS = 3_600_000;

let stored: StoredAssistant;
let someone: ReturnType<typeof fillingIn>;
beforeEach(async () => {
  stored = await assistantWithStore();
  someone = fillingIn(stored.assistant);
});
afterEach(() => stored.close());

const numberOf = async (table: string) => (await stored.database(table).select()).length;

/** At the second page of the alarm. */
async function atAlarm() {
  return formOf(await someone.goOn(await someone.open({ dialog: 'breach' }), { cause: 'phishing' }, 'alarm'));
}

/** A request with everything filled in, on its review page. */
async function atReview(inputs = CALLER) {
  return formOf(await someone.goOn(await someone.open({ dialog: 'dsr' }), inputs, 'review'));
}

describe('pages', () => {
  test('a client chosen before the data turned out to be ours is forgotten with the field that asked for it', async () => {
    const alarm = await atAlarm();
    const chosen = { ...ALARM, data_owner: 'client', client: 'voorbeeld_energie' };
    const { form } = await someone.submit(alarm, 'redraw', typedOn(alarm, chosen)).then((result) => ({
      form: formOf(result),
    }));
    expect(valueIn(form, 'client')).toBe('voorbeeld_energie');
    const others = without(chosen, 'client');
    const changed = formOf(await someone.submit(form, 'redraw', { ...others, data_owner: 'ipg' }));
    expect(changed.fields.find(({ id }) => id === 'client')?.relevant).toBe(false);
    const receipt = receiptOf(await someone.submit(changed, 'send', { ...ALARM }));
    expect((await stored.cases.own(PERSON, receipt.reference))?.answers).toEqual({
      ...ALARM,
      cause: 'phishing',
      discovered_at: '2026-11-20T16:43:12+01:00',
    });
  });

  test.each([
    ['Een klant belt: bel mij niet meer en wis mijn nummer', true],
    ['Een klant belt: bel mij niet meer', false],
    ['Een klant belt: wis mijn nummer', false],
  ])('%s: whether both are meant is asked: %s', async (text, asked) => {
    const { actions } = await stored.assistant.reply({ person: PERSON, text });
    const offer = actions.find(({ request }) => request.dialog === 'dsr');
    if (!offer) throw new Error('No form is offered');
    const question = texts.t('nl', 'dsr.notices.stop_or_erase');
    const asks = (result: SubmitResult) => formOf(result).notices.includes(question);
    const first = await someone.open(offer.request);
    const rights = { ...CALLER, rights: offer.request.inputs.rights ?? '', marketing_contact: '0470 00 00 00' };
    const page = await someone.goOn(first, CALLER, 'request');
    expect([asks(page), asks(await someone.goOn(formOf(page), rights, 'review'))]).toEqual([asked, asked]);
  });

  test('what was typed is there again after a step back', async () => {
    const back = formOf(await someone.submit(await atAlarm(), 'back', { ...ALARM }));
    expect(back.state.page).toBe('cause');
    const forth = formOf(await someone.submit(back, 'send', { cause: 'snooping' }));
    expect(valueIn(forth, 'description')).toBe(ALARM.description);
    expect(forth.notices[0]).toContain('spreek de persoon niet zelf aan');
  });

  test('a page with something wrong stays, says what, and keeps what was right', async () => {
    const result = await someone.submit(await atAlarm(), 'send', { ...ALARM, description: 'oei' });
    expect(problemsIn(result)).toEqual(['description']);
    expect(valueIn(formOf(result), 'data_owner')).toBe('ipg');
    expect(await numberOf('cases')).toBe(0);
  });

  test('inputs that belong to no field of the page are left out of draft and case', async () => {
    const alarm = await atAlarm();
    await someone.submit(alarm, 'keep', { ...ALARM, subject_name: 'Jo Verzonnen', cause: 'other' });
    expect((await stored.drafts.read(PERSON, alarm.state.submissionId))?.state.inputs).toEqual({
      ...ALARM,
      cause: 'phishing',
    });
  });

  test('nothing is filed before the page that says so is sent', async () => {
    await atReview();
    expect(await numberOf('cases')).toBe(0);
  });
});

describe('drafts', () => {
  test('every answered page is there after a restart, and is offered again where the person goes on', async () => {
    await atReview();
    stored = await stored.again();
    const reply = await stored.assistant.reply({ person: PERSON, text: 'hoe lang houden jullie gegevens bij?' });
    const [resume] = reply.actions;
    expect(resume?.label).toMatch(/^Ga verder/);
    const after = fillingIn(stored.assistant);
    const form = await after.open(resume?.request ?? { dialog: 'breach' });
    expect(form.state.page).toBe('review');
    expect(form.notices).toContain(texts.t('nl', 'common.form.resumed'));
    const { reference } = receiptOf(await after.submit(form, 'send'));
    expect((await stored.cases.own(PERSON, reference))?.answers).toEqual({
      ...CALLER,
      received_at: '2026-11-20T16:43:00+01:00',
    });
    expect((await stored.assistant.reply({ person: PERSON, text: 'hallo' })).actions[0]?.request.resume).toBe(
      undefined,
    );
  });

  test('a form of the same kind that is opened anew offers to go on with the one begun', async () => {
    const begun = await atReview();
    const fresh = await someone.open({ dialog: 'dsr' });
    expect(fresh.alternatives.map(({ request }) => request.resume)).toEqual([begun.state.submissionId]);
  });

  test('a draft is offered to nobody else, nor where others read along', async () => {
    const begun = await atReview();
    const isOffered = async (turn: { person: typeof PERSON; inPublic?: true }) =>
      (await stored.assistant.reply({ ...turn, text: 'hallo' })).actions.some(({ request }) => request.resume);
    expect([await isOffered({ person: PERSON }), await isOffered({ person: OMAR })]).toEqual([true, false]);
    expect(await isOffered({ person: PERSON, inPublic: true })).toBe(false);
    const theirs = await fillingIn(stored.assistant, OMAR).open({ dialog: 'dsr', resume: begun.state.submissionId });
    expect([theirs.state.page, theirs.review]).toEqual(['who', undefined]);
  });

  test('the page of a draft that was wiped starts again with what it holds, and files nothing', async () => {
    const alarm = await atAlarm();
    await stored.drafts.wipeBefore(new Date(NOW.getTime() + 1));
    const result = await someone.submit(alarm, 'send', { ...ALARM });
    expect(formOf(result).state.page).toBe('cause');
    expect(formOf(result).notices).toContain(texts.t('nl', 'common.form.expired'));
    const sent = await someone.goOn(formOf(result), { cause: 'other' }, 'alarm');
    expect(valueIn(formOf(sent), 'description')).toBe(ALARM.description);
    expect(await numberOf('cases')).toBe(0);
  });

  test('a number taken out of such a page is told too', async () => {
    const alarm = await atAlarm();
    await stored.drafts.wipeBefore(new Date(NOW.getTime() + 1));
    const iban = ['BE68', '5390', '0754', '7034'].join('');
    const result = await someone.submit(alarm, 'send', { ...ALARM, description: `Rekening ${iban} verstuurd` });
    expect(formOf(result).notices.join()).toMatch(/rekeningnummer/);
  });
});

describe('what happens twice', () => {
  test('cancel wipes the draft, and the page of it sent again is no case', async () => {
    const review = await atReview();
    const cancelled = await someone.submit(review, 'cancel');
    expect(cancelled).toEqual({ kind: 'cancelled', text: texts.t('nl', 'common.form.cancelled') });
    expect(await numberOf('drafts')).toBe(0);
    expect(formOf(await someone.submit(review, 'send')).state.page).toBe('who');
    await someone.submit(review, 'keep');
    expect(await numberOf('cases')).toBe(0);
  });

  test('a form sent again is the same case and gives the same receipt, whichever button of it is pressed', async () => {
    const review = await atReview();
    const receipt = receiptOf(await someone.submit(review, 'send'));
    for (const move of ['send', 'back', 'redraw', 'change'] as const) {
      expect(receiptOf(await someone.submit(review, move))).toEqual(receipt);
    }
    expect([await numberOf('cases'), await numberOf('case_versions'), await numberOf('drafts')]).toEqual([1, 1, 0]);
  });

  test('cancelling in a second window what was sent in the first does not say that nothing was sent', async () => {
    const review = await atReview();
    const receipt = receiptOf(await someone.submit(review, 'send'));
    expect(receiptOf(await someone.submit(review, 'cancel'))).toEqual(receipt);
  });

  test('a review is sent only as it was seen: what was changed in another window since is shown first', async () => {
    const seen = await atReview();
    const changing = formOf(await someone.submit(seen, 'change', {}, 'request'));
    await someone.submit(changing, 'keep', typedOn(changing, { request_text: 'Alleen het adres wissen.' }));
    const again = await someone.submit(seen, 'send');
    expect(formOf(again).state.page).toBe('review');
    expect(JSON.stringify(formOf(again).review)).toContain('Alleen het adres wissen.');
    expect(await numberOf('cases')).toBe(0);
    receiptOf(await someone.submit(formOf(again), 'send'));
  });

  test('two windows on one draft: the page sent last counts, none is lost', async () => {
    const review = await atReview();
    const first = formOf(await someone.submit(review, 'change', {}, 'request'));
    const second = formOf(await someone.submit(review, 'change', {}, 'person'));
    await someone.submit(first, 'send', typedOn(first, { request_text: 'Eerste venster' }));
    const done = formOf(await someone.submit(second, 'send', typedOn(second, { subject_name: 'An Verzonnen' })));
    const { reference } = receiptOf(await someone.submit(done, 'send'));
    expect((await stored.cases.own(PERSON, reference))?.answers).toMatchObject({
      request_text: 'Eerste venster',
      subject_name: 'An Verzonnen',
    });
  });
});

describe('moments', () => {
  const received = async (reference: string) => (await stored.cases.own(PERSON, reference))?.answers.received_at;

  test('"now" on a page sent on is the moment it was sent on, however late the rest follows', async () => {
    const review = await atReview();
    stored.clock.pass(5 * HOUR_MS);
    const { reference } = receiptOf(await someone.submit(review, 'send'));
    expect(await received(reference)).toBe('2026-11-20T16:43:00+01:00');
  });

  test('"now" left on the open page of a draft is the moment of its last touch', async () => {
    const alarm = await atAlarm();
    await someone.submit(alarm, 'keep', { ...ALARM });
    stored.clock.pass(20 * HOUR_MS);
    const form = await someone.open({ dialog: 'breach', resume: alarm.state.submissionId });
    expect(valueIn(form, 'discovered_at_on')).toBe('2026-11-20');
    const { reference } = receiptOf(await someone.goOn(form, {}));
    expect((await stored.cases.own(PERSON, reference))?.answers.discovered_at).toBe('2026-11-20T16:43:00+01:00');
  });

  test.each(['resumed', 'left open'])('"now" on a page left by going back is that moment still, %s', async (how) => {
    const request = formOf(await someone.goOn(await someone.open({ dialog: 'dsr' }), CALLER, 'request'));
    const who = formOf(await someone.submit(request, 'back', typedOn(request, CALLER)));
    stored.clock.pass(20 * HOUR_MS);
    const form = how === 'resumed' ? await someone.open({ dialog: 'dsr', resume: who.state.submissionId }) : who;
    expect(form.state.page).toBe('who');
    const others = without(CALLER, 'received_at');
    const { reference } = receiptOf(await someone.goOn(form, others));
    expect(await received(reference)).toBe('2026-11-20T16:43:00+01:00');
  });
});

test('a text that fitted before its numbers were taken out still fits', async () => {
  const iban = ['BE68', '5390', '0754', '7034'].join('');
  const description = `${Array.from({ length: 40 }, () => iban).join(', ')}. `.padEnd(800, 'x');
  expect([...description]).toHaveLength(800);
  const { reference } = receiptOf(await someone.submit(await atAlarm(), 'send', { ...ALARM, description }));
  const answer = (await stored.cases.own(PERSON, reference))?.answers.description ?? '';
  expect(answer).not.toContain('5390');
  expect(answer).toMatch(/x{5}$/);
});

test('a store that fails is never taken for a form that was sent', async () => {
  const alarm = await atAlarm();
  await stored.database.destroy();
  await expect(someone.submit(alarm, 'send', { ...ALARM })).rejects.toThrow();
  stored = await stored.again();
  expect(await stored.cases.list(PERSON, 5)).toEqual([]);
  expect(formOf(await fillingIn(stored.assistant).goOn(alarm, {}, 'alarm')).state.page).toBe('alarm');
});

test('the last client that a person chose stands first the next time', async () => {
  receiptOf(await someone.submit(await atReview({ ...CALLER, client: 'voorbeeld_verzekering' }), 'send'));
  const clientIn = (form: { fields: readonly { id: string }[] }) => form.fields.find(({ id }) => id === 'client');
  const ids = (form: object | undefined) => (form as { options: { id: string }[] }).options.map(({ id }) => id);
  const opened = await someone.open({ dialog: 'dsr', inputs: { requester_role: 'other', data_owner: 'client' } });
  expect(ids(clientIn(opened))[0]).toBe('voorbeeld_verzekering');
  const others = await fillingIn(stored.assistant, OMAR).open({ dialog: 'dsr' });
  expect(ids(clientIn(others))[0]).toBe('voorbeeld_energie');
});

test('what a message brought along is checked like what is typed, and shown', async () => {
  const form = await someone.open({
    dialog: 'dsr',
    inputs: { ...SELF, requester_role: 'martian', verwijder: 'alles', request_text: 'Wis mij' },
  });
  expect(form.state.page).toBe('who');
  expect(problemsIn(await someone.submit(form, 'send', typedOn(form, {})))).toEqual(['requester_role']);
  const next = formOf(await someone.submit(form, 'send', typedOn(form, { requester_role: 'self' })));
  expect(valueIn(next, 'request_text')).toBe('Wis mij');
  expect((await stored.drafts.read(PERSON, form.state.submissionId))?.state.inputs).not.toHaveProperty('verwijder');
});
