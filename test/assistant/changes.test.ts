import type { Inputs } from '../../src/dialogs/definition';
import type { Form } from '../../src/dialogs/form';
import { assistantWithStore, PERSON } from '../support/assistant';
import type { StoredAssistant } from '../support/assistant';
import { CALLER, fillingIn, formOf, receiptOf, SELF, typedOn, without } from '../support/filling-in';

let stored: StoredAssistant;
let someone: ReturnType<typeof fillingIn>;
beforeEach(async () => {
  stored = await assistantWithStore();
  someone = fillingIn(stored.assistant);
});
afterEach(() => stored.close());

/** A request with everything filled in, on its review page. */
async function atReview(inputs: Inputs): Promise<Form> {
  return formOf(await someone.goOn(await someone.open({ dialog: 'dsr' }), inputs, 'review'));
}

/** Changes a page from the review, as a channel that redraws an open form does, and sends it; the page that follows. */
async function change(review: Form, page: string, inputs: Inputs, gone: readonly string[] = []): Promise<Form> {
  const changing = formOf(await someone.submit(review, 'change', {}, page));
  const typed = Object.entries(typedOn(changing, inputs)).filter(([id]) => !gone.includes(id));
  const redrawn = formOf(await someone.submit(changing, 'redraw', Object.fromEntries(typed)));
  return formOf(await someone.submit(redrawn, 'send', Object.fromEntries(typed)));
}

/** Sends the rest and gives what reached the DPO. */
async function answersAfter(form: Form, inputs: Inputs = {}): Promise<Inputs> {
  const { reference } = receiptOf(await someone.goOn(form, inputs));
  return (await stored.cases.own(PERSON, reference))?.answers ?? {};
}

const reviewed = (form: Form) => (form.review ?? []).map(({ page }) => page);

test('a changed answer leads back to the review, past the pages that are answered', async () => {
  const next = await change(await atReview(CALLER), 'person', { subject_name: 'An Verzonnen' });
  expect(next.state.page).toBe('review');
  expect(await answersAfter(next)).toMatchObject({
    subject_name: 'An Verzonnen',
    subject_contact: CALLER.subject_contact,
  });
});

test('for oneself after all: what was answered about somebody else is neither shown nor sent', async () => {
  const next = await change(await atReview(CALLER), 'who', { requester_role: 'self' }, ['data_owner', 'client']);
  expect([next.state.page, reviewed(next)]).toEqual(['review', ['who', 'request', 'follow_up', 'closing']]);
  expect(JSON.stringify(next)).not.toMatch(/Verzonnen|Voorbeeld Energie/);
  expect(next.script).toBeUndefined();
  expect(await answersAfter(next)).toEqual({
    requester_role: 'self',
    reply_language: 'nl',
    rights: CALLER.rights,
    request_text: CALLER.request_text,
  });
});

test('for somebody else after all: everything that now matters is asked before the review', async () => {
  const about = without(CALLER, 'rights', 'request_text');
  let form = await change(await atReview(SELF), 'who', { requester_role: 'other', data_owner: 'ipg' });
  const shown: string[] = [];
  while (form.state.page !== 'review') {
    shown.push(form.state.page);
    form = formOf(await someone.submit(form, 'send', typedOn(form, { ...about, data_owner: 'ipg' })));
  }
  expect(shown).toEqual(['request', 'person']);
  expect(await answersAfter(form)).toMatchObject({
    subject_name: 'Jo Verzonnen',
    received_by: 'phone',
    rights: 'access',
  });
});

test('for a child after all: the page that now asks about the child is shown, though nothing on it is mandatory', async () => {
  const next = await change(await atReview(CALLER), 'who', { requester_role: 'child' });
  expect(next.state.page).toBe('person');
  expect(next.fields.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['child_relation', 'child_age', 'child_consent']),
  );
  const review = formOf(await someone.submit(next, 'send', typedOn(next, { child_age: 'under_13' })));
  expect(review.state.page).toBe('review');
  expect(await answersAfter(review)).toMatchObject({ requester_role: 'child', child_age: 'under_13' });
});

test('for a child and then not: what was said about the child is gone', async () => {
  const review = await atReview({
    ...CALLER,
    requester_role: 'child',
    child_age: 'under_13',
    child_relation: 'parent',
  });
  const next = await change(review, 'who', { requester_role: 'other' });
  expect(JSON.stringify(next.review)).not.toMatch(/13/);
  const answers = await answersAfter(next);
  expect(Object.keys(answers).filter((id) => id.startsWith('child'))).toEqual([]);
});

test.each([
  ['without anything mandatory', 'rectification', 'rectification_what', 'het adres'],
  ['with something mandatory', 'direct_marketing', 'marketing_contact', '+32470000000'],
])('a right that is added %s: its questions are shown', async (_, right, field, value) => {
  const next = await change(await atReview(SELF), 'request', { rights: `access,${right}` });
  expect(next.state.page).toBe('follow_up');
  expect(next.fields.map(({ id }) => id)).toContain(field);
  expect(await answersAfter(next, { [field]: value })).toMatchObject({ rights: `access,${right}`, [field]: value });
});

test('a right that is taken away takes its answers with it', async () => {
  const inputs = { ...SELF, rights: 'access,erasure', erasure_scope: 'part', erasure_part: 'het telefoonnummer' };
  const next = await change(await atReview(inputs), 'request', { rights: 'access' });
  expect(next.state.page).toBe('review');
  expect(JSON.stringify(next.review)).not.toContain('telefoonnummer');
  const answers = await answersAfter(next);
  expect(answers).not.toHaveProperty('erasure_part');
  expect(answers).not.toHaveProperty('erasure_scope');
});

test('with no right left that asks more, its page is not in the review', async () => {
  const next = await change(await atReview(SELF), 'request', { rights: 'unsure' });
  expect(reviewed(next)).toEqual(['who', 'request', 'closing']);
});

test('the review says what was not filled in, and of what the person chose everything', async () => {
  const review = await atReview({ ...CALLER, signals: 'complaint,press' });
  const rows = (review.review ?? []).flatMap(({ rows }) => rows);
  expect(rows.find(({ label }) => label.includes('dossier-'))?.value).toBe('niet ingevuld');
  expect(rows.filter(({ value }) => value === 'Voorbeeld Energie')).toHaveLength(1);
  expect(rows.find(({ value }) => value.includes('\n'))?.value.split('\n')).toHaveLength(2);
  expect((review.review ?? []).map(({ changeLabel }) => changeLabel)).toEqual(
    (review.review ?? []).map(({ title }) => `Wijzig: ${title}`),
  );
});

test('back from the first page stays there, back from the review goes to the page before', async () => {
  const review = await atReview(CALLER);
  expect(formOf(await someone.submit(review, 'back')).state.page).toBe('closing');
  const first = formOf(await someone.submit(review, 'change', {}, 'who'));
  expect(formOf(await someone.submit(first, 'back', typedOn(first, {}))).state.page).toBe('who');
});

test('a change to a page that is no part of the dialog any more leads to its first page', async () => {
  const review = await atReview(SELF);
  expect(formOf(await someone.submit(review, 'change', {}, 'person')).state.page).toBe('who');
});
