import type { Inputs } from '../../src/dialogs/definition';
import { assistantWithStore, NOW, PERSON, texts } from '../support/assistant';
import type { StoredAssistant } from '../support/assistant';
import { ALARM, fillingIn, formOf, receiptOf, SELF, typedOn, valueIn, without } from '../support/filling-in';
import { OMAR } from '../support/filings';

let stored: StoredAssistant;
let someone: ReturnType<typeof fillingIn>;
let reference: string;
beforeEach(async () => {
  stored = await assistantWithStore();
  someone = fillingIn(stored.assistant);
  reference = receiptOf(await someone.goOn(await someone.open({ dialog: 'breach' }), ALARM)).reference;
});
afterEach(() => stored.close());

const versions = async () => (await stored.database('case_versions').select()).length;
const answers = async () => (await stored.cases.own(PERSON, reference))?.answers;
const NOT_YOURS = texts.t('nl', 'common.form.not_yours');

const DETAILS: Inputs = {
  ongoing: 'stopped',
  data_types: 'contact,financial',
  number_of_people: 'up_to_10',
  informed: 'client',
  informed_client: 'de dossierbeheerder',
  occurred_at: 'yesterday',
  occurred_at_time: '14:30',
  site: 'leuven',
  callback: 'chat',
};

describe('details of an incident', () => {
  test('go to the same case, which keeps its first answers', async () => {
    const receipt = receiptOf(await someone.goOn(await someone.open({ dialog: 'breach_details', reference }), DETAILS));
    expect(receipt.reference).toBe(reference);
    expect(receipt.lines[0]).toMatch(/^Aangevuld bij dossier INC-2026-000001|INC-2026-000001/);
    expect(await answers()).toMatchObject({
      cause: ALARM.cause,
      description: ALARM.description,
      discovered_at: '2026-11-20T16:43:12+01:00',
      data_types: 'contact,financial',
      occurred_at: '2026-11-19T14:30:00+01:00',
    });
  });

  test('the second time are filled in as they were, and what is cleared is gone', async () => {
    await someone.goOn(await someone.open({ dialog: 'breach_details', reference }), DETAILS);
    const first = await answers();
    const again = await someone.open({ dialog: 'breach_details', reference });
    expect(valueIn(again, 'data_types')).toBe('contact,financial');
    receiptOf(await someone.goOn(again, {}));
    expect(await answers()).toEqual(first);
    const third = await someone.open({ dialog: 'breach_details', reference });
    receiptOf(await someone.goOn(third, { number_of_people: '', ongoing: 'ongoing', callback: '' }));
    const others = without(first ?? {}, 'number_of_people', 'callback');
    expect(await answers()).toEqual({ ...others, ongoing: 'ongoing' });
  });

  test.each(['extent', 'measures'])(
    'whose draft was wiped while page %s was open lose nothing that was filed before',
    async (page) => {
      await someone.goOn(await someone.open({ dialog: 'breach_details', reference }), DETAILS);
      const first = await answers();
      const opened = await someone.open({ dialog: 'breach_details', reference });
      const open = formOf(await someone.goOn(opened, {}, page));
      stored.clock.pass(25 * 3_600_000);
      await stored.drafts.wipeBefore(new Date(NOW.getTime() + 24 * 3_600_000));
      const after = formOf(await someone.submit(open, 'send', typedOn(open, {})));
      receiptOf(await someone.goOn(after, {}));
      expect(await answers()).toEqual(first);
    },
  );

  test('of a confidential report ask for no way to call back', async () => {
    const confidential = { ...ALARM, confidential: 'yes' };
    const { reference } = receiptOf(await someone.goOn(await someone.open({ dialog: 'breach' }), confidential));
    const open = await someone.open({ dialog: 'breach_details', reference });
    const measures = formOf(await someone.goOn(open, {}, 'measures'));
    expect(measures.fields.map(({ id }) => id)).not.toContain('callback');
    receiptOf(await someone.goOn(measures, {}));
    const forged = await someone.open({ dialog: 'breach_details', reference });
    const page = formOf(await someone.goOn(forged, {}, 'measures'));
    const review = formOf(await someone.submit(page, 'send', { ...typedOn(page, {}), callback: '+32470000000' }));
    receiptOf(await someone.submit(review, 'send'));
    expect((await stored.cases.own(PERSON, reference))?.answers).not.toHaveProperty('callback');
  });

  test('ask about theft only where something was lost', async () => {
    const lost = { ...ALARM, cause: 'lost_or_stolen' };
    const { reference: other } = receiptOf(await someone.goOn(await someone.open({ dialog: 'breach' }), lost));
    const ids = async (reference: string) =>
      (await someone.open({ dialog: 'breach_details', reference })).fields.map(({ id }) => id);
    expect(await ids(other)).toEqual(expect.arrayContaining(['theft', 'medium', 'recoverable']));
    expect(await ids(reference)).not.toEqual(expect.arrayContaining(['theft']));
  });
});

describe.each(['breach_details', 'addition', 'withdrawal'] as const)('%s', (dialog) => {
  test("of somebody else's case shows nothing to fill in and nothing of the case", async () => {
    const form = await fillingIn(stored.assistant, OMAR).open({ dialog, reference });
    expect(form).toMatchObject({ notices: [NOT_YOURS], fields: [], alternatives: [] });
    expect(form.sendLabel).toBeUndefined();
    expect(JSON.stringify(form)).not.toContain('Loonlijst');
    expect(await stored.database('drafts').select()).toEqual([]);
  });

  test.each(['send', 'keep', 'redraw', 'back', 'change'] as const)(
    "of somebody else's case is not taken when it is sent by hand: %s",
    async (move) => {
      const own = await someone.open({ dialog, reference });
      const other = fillingIn(stored.assistant, OMAR);
      const inputs = { addition: 'Van iemand anders', ongoing: 'stopped' };
      expect(await other.submit(own, move, inputs)).toEqual({ kind: 'cancelled', text: NOT_YOURS });
      expect(await versions()).toBe(1);
      expect(await stored.drafts.list(OMAR)).toEqual([]);
    },
  );

  test('of a case whose details were wiped says that nothing is left', async () => {
    const form = await someone.open({ dialog, reference });
    await stored.database('cases').update({ wiped_at: NOW.toISOString() });
    expect((await someone.open({ dialog, reference })).notices).toEqual([NOT_YOURS]);
    const sent = await someone.goOn(form, { addition: 'Nog iets' });
    expect(sent).toEqual({ kind: 'cancelled', text: NOT_YOURS });
    expect(await stored.database('drafts').select()).toEqual([]);
  });

  test('sent twice is one version', async () => {
    const form = await someone.open({ dialog, reference });
    const last = formOf(await someone.goOn(form, {}, dialog === 'breach_details' ? 'review' : dialog));
    const inputs = typedOn(last, { addition: 'Nog iets' });
    const both = await Promise.all([someone.submit(last, 'send', inputs), someone.submit(last, 'send', inputs)]);
    expect(receiptOf(both[0])).toEqual(receiptOf(both[1]));
    expect(receiptOf(await someone.submit(last, 'send', inputs))).toEqual(receiptOf(both[0]));
    expect(await versions()).toBe(2);
  });
});

test('details are of incidents alone: a request has none', async () => {
  const request = receiptOf(await someone.goOn(await someone.open({ dialog: 'dsr' }), SELF)).reference;
  expect((await someone.open({ dialog: 'breach_details', reference: request })).notices).toEqual([NOT_YOURS]);
});

describe('a case whose withdrawal was asked', () => {
  beforeEach(async () => {
    receiptOf(await someone.goOn(await someone.open({ dialog: 'withdrawal', reference }), {}));
  });

  test('is still there with what was answered, and can be added to', async () => {
    expect((await answers())?.description).toBe(ALARM.description);
    receiptOf(await someone.goOn(await someone.open({ dialog: 'addition', reference }), { addition: 'Nog iets' }));
    expect((await stored.cases.own(PERSON, reference))?.additions).toMatchObject([{ text: 'Nog iets' }]);
  });

  test.each(['addition', 'breach_details'] as const)('offers no second withdrawal after %s', async (dialog) => {
    const sent = await someone.goOn(await someone.open({ dialog, reference }), { addition: 'Nog iets' });
    expect(receiptOf(sent).actions.map(({ request }) => request.dialog)).toEqual(['breach_details', 'addition']);
  });

  test('offers no second withdrawal among my cases', async () => {
    const { cases = [] } = await stored.assistant.cases(PERSON, 'nl');
    expect(cases[0]?.actions.map(({ request }) => request.dialog)).toEqual(['breach_details', 'addition']);
  });
});
