import type { FormRequest, Person } from '../../src/assistant/turn';
import type { Inputs } from '../../src/dialogs/definition';
import { assistantWithStore, PERSON } from '../support/assistant';
import type { StoredAssistant } from '../support/assistant';
import { ALARM, fillingIn, receiptOf, SELF } from '../support/filling-in';
import { afterwardsPersons } from './persons/afterwards';
import { detailsPersons } from './persons/breach_details';
import { answersOf } from './persons/person';
import { throughSlack, throughTeams, throughTerminal } from './renderings';

const RENDERINGS = [
  ['slack', throughSlack],
  ['teams', throughTeams],
  ['terminal', throughTerminal],
] as const;

let stored: StoredAssistant;
beforeEach(async () => {
  stored = await assistantWithStore();
});
afterEach(() => stored.close());

async function file(person: Person, request: Pick<FormRequest, 'dialog' | 'reference'>, inputs: Inputs) {
  const someone = fillingIn(stored.assistant, person);
  return receiptOf(await someone.goOn(await someone.open(request), inputs)).reference;
}

/** One person for each channel, in the same database: what each has filed by it. */
async function throughAll(
  begin: (person: Person) => Promise<string>,
  request: Pick<FormRequest, 'dialog' | 'language'>,
  inputs: Inputs,
) {
  const cases = [];
  for (const [channel, fillIn] of RENDERINGS) {
    const person = { ...PERSON, userId: channel };
    const reference = await begin(person);
    const before = await stored.cases.own(person, reference);
    await fillIn(stored.assistant, { ...request, inputs: {}, reference }, inputs, person);
    cases.push({ before, after: await stored.cases.own(person, reference) });
  }
  return cases;
}

describe('details of a report', () => {
  test('are given by thirty people at least', () => expect(detailsPersons.length).toBeGreaterThanOrEqual(30));

  test.each(detailsPersons.map((person) => [person.who, person] as const))('%s', async (_, person) => {
    const { language, inputs, alarm = {}, before } = person;
    const report = { ...ALARM, ...alarm };
    const begin = async (who: Person) => {
      const reference = await file(who, { dialog: 'breach' }, report);
      if (before) await file(who, { dialog: 'breach_details', reference }, before);
      return reference;
    };
    const { discovered_at, ...told } = report;
    expect(discovered_at).toBe('now');
    const expected = { ...told, discovered_at: '2026-11-20T16:43:12+01:00', ...answersOf(person, {}) };

    for (const { after } of await throughAll(begin, { dialog: 'breach_details', language }, inputs)) {
      expect(after).toMatchObject({ version: before ? 3 : 2, stage: 'breach_details', language });
      expect(after?.answers).toEqual(expected);
    }
  });
});

describe('an addition and a withdrawal', () => {
  const begun = {
    breach: ALARM,
    dsr: SELF,
    ask_dpo: { question: 'Mag ik een lijst van klanten op papier zetten?' },
  };

  test.each(afterwardsPersons.map((person) => [person.who, person] as const))('someone %s', async (_, person) => {
    const { dialog, language, inputs, of } = person;
    const begin = (who: Person) => file(who, { dialog: of }, begun[of]);

    for (const { before, after } of await throughAll(begin, { dialog, language }, inputs)) {
      expect(after).toMatchObject({ version: 2, stage: dialog, language });
      expect(after?.answers).toEqual({ ...before?.answers, ...answersOf(person, {}) });
    }
    const states = await stored.database('cases').select<{ state: string }[]>('state');
    expect(states.map(({ state }) => state)).toEqual(
      RENDERINGS.map(() => (dialog === 'withdrawal' ? 'withdrawal_asked' : 'open')),
    );
  });
});
