import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FormRequest, Person, SubmitResult } from '../../src/assistant/turn';
import type { DialogId, Inputs } from '../../src/dialogs/definition';
import type { Form } from '../../src/dialogs/form';
import { emptySqlite } from '../support/databases';
import { ALARM, CALLER, formOf, PLACE, receiptOf, typedOn, valueIn } from '../support/filling-in';
import { NELE } from '../support/filings';
import { openStore } from '../support/open-store';
import type { Asked } from './pages-child';

jest.setTimeout(120_000);

const DETAILS: Inputs = { ongoing: 'stopped', data_types: 'contact,financial', informed: 'it', site: 'leuven' };
const REQUEST: Inputs = {
  ...CALLER,
  received_at: 'today',
  received_at_time: '09:15',
  erasure_scope: 'everything',
  signals: 'press',
};
const CHILD: Inputs = { ...REQUEST, requester_role: 'child', child_age: 'under_13', reply_language: 'fr' };

let empty: ReturnType<typeof emptySqlite>;
let child: ChildProcess | undefined;
beforeEach(() => void (empty = emptySqlite()));
afterEach(async () => {
  await kill();
  await empty.remove();
});

async function kill(): Promise<void> {
  if (!child || child.signalCode) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
  child = undefined;
}

async function ask<T>(asked: Asked): Promise<T> {
  child ??= spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, 'pages-child.ts'), JSON.stringify(empty.location)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('The child has no pipes');
  stdin.write(`${JSON.stringify(asked)}\n`);
  const [line] = (await once(createInterface(stdout), 'line')) as [string];
  return JSON.parse(line) as T;
}

const person: Person = NELE;
const open = (request: FormRequest) => ask<Form>({ open: request, person });
const send = (form: Form, inputs: Inputs) =>
  ask<SubmitResult>({
    submit: { person, state: form.state, inputs: typedOn(form, inputs), move: 'send', receiptPlace: PLACE },
  });

/** Goes through a dialog; with `kills` the process ends after each answered page, and the draft is gone on with. */
async function goThrough(
  dialog: DialogId,
  inputs: Inputs,
  { reference, kills }: { readonly reference?: string; readonly kills: boolean },
): Promise<{ readonly reference: string; readonly answered: readonly string[] }> {
  const answered: string[] = [];
  let form = await open({ dialog, language: 'nl', inputs: {}, ...(reference === undefined ? {} : { reference }) });
  for (;;) {
    const page = form.state.page;
    const result = await send(form, inputs);
    answered.push(page);
    if (result.kind === 'filed') return { reference: receiptOf(result).reference, answered };
    form = formOf(result);
    expect([result.kind === 'form' && result.problems, form.state.page]).not.toEqual([true, page]);
    if (!kills) continue;
    await kill();
    const drafts = await ask<readonly { submissionId: string; dialog: DialogId }[]>({ list: person });
    expect(drafts).toMatchObject([{ dialog, submissionId: form.state.submissionId }]);
    const resumed = await open({ dialog, language: 'nl', inputs: {}, resume: form.state.submissionId });
    expect(resumed.state).toEqual(form.state);
    expect(resumed.review).toEqual(form.review);
    form = resumed;
  }
}

async function answersOf(reference: string) {
  await kill();
  const { cases, drafts, database } = await openStore(empty.location, () => new Date('2026-11-20T16:00:00Z'));
  const filed = await cases.own(NELE, reference);
  const left = await drafts.list(NELE);
  await database.destroy();
  expect(left).toEqual([]);
  return { answers: filed?.answers, additions: filed?.additions.map(({ text }) => text), stage: filed?.stage };
}

test.each<[DialogId, string, Inputs, number]>([
  ['breach', 'of the organisation', { ...ALARM, discovered_at: 'today', discovered_at_time: '10:30' }, 2],
  ['dsr', 'of a caller', REQUEST, 6],
  ['dsr', 'for a child', CHILD, 6],
  ['ask_dpo', 'in one page', { question: 'Mag ik dit doorsturen?', urgency: 'normal', publish: 'yes' }, 1],
])('%s %s, killed after every answered page: all of it reaches the DPO', async (dialog, _, inputs, pages) => {
  const killed = await goThrough(dialog, inputs, { kills: true });
  expect(killed.answered).toHaveLength(pages);
  const whole = await goThrough(dialog, inputs, { kills: false });
  expect(whole.reference).not.toBe(killed.reference);
  const [one, other] = [await answersOf(killed.reference), await answersOf(whole.reference)];
  expect(one).toEqual(other);
  expect(Object.keys(one.answers ?? {}).length).toBeGreaterThan(2);
});

test('what is added to a case, killed after every answered page: all of it reaches the DPO', async () => {
  const { reference } = await goThrough('breach', ALARM, { kills: false });
  const details = await goThrough('breach_details', DETAILS, { reference, kills: true });
  expect(details.answered).toEqual(['extent', 'measures', 'review']);
  expect((await answersOf(reference)).answers).toMatchObject({ ...DETAILS, cause: ALARM.cause });
  await goThrough('addition', { addition: 'De klant belde terug' }, { reference, kills: true });
  await goThrough('withdrawal', { withdrawal_reason: 'Vergissing' }, { reference, kills: true });
  expect(await answersOf(reference)).toMatchObject({
    stage: 'withdrawal',
    additions: ['De klant belde terug'],
    answers: DETAILS,
  });
});

test('killed with a page half filled in: what was kept of it is there', async () => {
  const cause = await open({ dialog: 'breach', language: 'nl', inputs: {} });
  const alarm = formOf(await send(cause, ALARM));
  const typed = { description: 'Halverwege de zi', data_owner: 'client', client: 'voorbeeld_energie' };
  await ask<SubmitResult>({ submit: { person, state: alarm.state, inputs: typed, move: 'keep', receiptPlace: PLACE } });
  await kill();
  const resumed = await open({ dialog: 'breach', language: 'nl', inputs: {}, resume: alarm.state.submissionId });
  for (const [id, value] of Object.entries(typed)) expect(valueIn(resumed, id)).toBe(value);
});
