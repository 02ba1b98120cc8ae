import { cardFor } from '../../src/channels/teams/form-card';
import { modalFor } from '../../src/channels/slack/modal';
import { dialogs } from '../../src/dialogs';
import type { Inputs } from '../../src/dialogs/definition';
import type { Form } from '../../src/dialogs/form';
import type { SubmitResult } from '../../src/assistant/turn';
import {
  anyIban,
  anyNationalNumber,
  card,
  diceOf,
  digitsOf,
  fullWidth,
  iban,
  inFours,
  joined,
  mistyped,
  nationalNumber,
  pick,
} from '../dialogs/scrub-numbers';
import type { Dice } from '../dialogs/scrub-numbers';
import { PERSON, texts } from '../support/assistant';
import { ALARM, CALLER, formOf, problemsIn, receiptOf, typedOn } from '../support/filling-in';
import { openStore } from '../support/open-store';
import { running, wholeOf } from './running';
import type { Running } from './running';

jest.setTimeout(120_000);

let loket: Running;
beforeEach(async () => void (loket = await running()));
afterEach(() => loket.close());

const OFFICIAL = [2, 4, 6, 9];
const NOTATIONS: readonly ((dice: Dice) => string)[] = [
  (dice) => joined(anyNationalNumber(dice), OFFICIAL, ['.', '.', '-', '.']),
  (dice) => anyNationalNumber(dice),
  (dice) => joined(anyNationalNumber(dice), OFFICIAL, ' '),
  (dice) => joined(anyNationalNumber(dice), OFFICIAL, ['/', '/', ' ', '-']),
  (dice) => joined(anyNationalNumber(dice), [6, 9], ['-', '.']),
  (dice) => fullWidth(joined(anyNationalNumber(dice), OFFICIAL, ['.', '.', '-', '.'])),
  (dice) => anyIban(dice),
  (dice) => inFours(anyIban(dice), ' '),
  (dice) => anyIban(dice).toLowerCase(),
  (dice) => card('4', 16, dice),
  (dice) => inFours(card('51', 16, dice), ' '),
  (dice) => inFours(card('4', 16, dice), '-'),
];

/** What must not be found: as written, without its separators, and as plain digits. */
const forms = (number: string): string[] => {
  const plain = number.normalize('NFKC');
  return [...new Set([number, plain, plain.replace(/[^0-9A-Za-z]/g, '')])];
};
const found = (numbers: readonly string[], text: string) =>
  numbers.flatMap(forms).filter((number) => text.toLowerCase().includes(number.toLowerCase()));

/** As Slack and Teams draw it. */
const drawn = (form: Form): string => JSON.stringify([form, modalFor(form), cardFor(form, texts)]);

test('200 valid numbers in many notations: none in database, log, mail, card, view or draft, and the person is told', async () => {
  const dice = diceOf(2026);
  const numbers: string[] = [];
  const next = () => {
    const number = (NOTATIONS[numbers.length % NOTATIONS.length] ?? anyIban)(dice);
    numbers.push(number);
    return number;
  };
  const { database, ...kept } = await openStore(loket.location, loket.clock.now);
  const seen: string[] = [];
  const mails = { count: 0 };

  /** Sends a page after its fields were kept and redrawn, as Slack does while somebody types. */
  async function turn(form: Form, inputs: Inputs): Promise<SubmitResult> {
    const typed = typedOn(form, inputs);
    await loket.someone.submit(form, 'keep', typed);
    seen.push(JSON.stringify(await kept.drafts.read(PERSON, form.state.submissionId)));
    const redrawn = formOf(await loket.someone.submit(form, 'redraw', typed));
    seen.push(drawn(redrawn));
    return loket.someone.submit(form, 'send', typed);
  }

  async function fill(form: Form, inputs: Inputs): Promise<string> {
    seen.push(drawn(form));
    const result = await turn(form, inputs);
    if (result.kind === 'form') {
      expect([form.state.page, problemsIn(result)]).toEqual([form.state.page, []]);
      return fill(result.form, inputs);
    }
    const receipt = receiptOf(result);
    seen.push(JSON.stringify([receipt, await kept.cases.own(PERSON, receipt.reference)]));
    seen.push(wholeOf(await loket.mail(++mails.count)));
    return receipt.reference;
  }

  /** Every free text of the dialog with a number in it. */
  const texted = (dialog: keyof typeof dialogs): Inputs =>
    Object.fromEntries(
      dialogs[dialog].pages
        .flatMap(({ fields }) => fields)
        .flatMap((field) =>
          field.kind !== 'text' || field.format !== undefined ? [] : [[field.id, `Zie ${next()} a.u.b.`]],
        ),
    );
  const open = async (dialog: keyof typeof dialogs, reference?: string) =>
    loket.someone.open({ dialog, ...(reference === undefined ? {} : { reference }) });

  // Only a client that is not on the list has a name to be typed.
  const unlisted = { data_owner: 'client', client: 'other' };
  const reference = await fill(await open('breach'), { ...ALARM, ...texted('breach'), ...unlisted });
  await fill(await open('breach_details', reference), texted('breach_details'));
  await fill(await open('addition', reference), texted('addition'));
  await fill(await open('withdrawal', reference), texted('withdrawal'));
  const rights = 'access,portability,rectification,erasure,objection,withdraw_consent';
  const checked = { ...CALLER, rights, identity_status: 'checked' };
  const address = `Voorbeeldstraat 1, 2000 Antwerpen (${next()})`;
  await fill(await open('dsr'), { ...checked, ...texted('dsr'), ...unlisted, subject_contact: address });
  while (numbers.length < 200) {
    const told = Array.from({ length: 8 }, (_, nth) => `${nth}) nummer ${next()};`).join('\n');
    const reply = await loket.assistant.reply({ person: PERSON, text: `Vraag aan de DPO over ${next()}` });
    seen.push(JSON.stringify(reply));
    expect(reply.lead.join()).toMatch(/nummer.* gehaald|verwijder/i);
    const question = await loket.someone.open({ dialog: 'ask_dpo', inputs: { question: told, passage: next() } });
    await fill(question, { question: told });
  }

  expect(numbers.length).toBeGreaterThanOrEqual(200);
  expect(found(numbers, seen.join('\n'))).toEqual([]);
  expect(found(numbers, loket.logged.join('\n'))).toEqual([]);
  expect(found(numbers, loket.stored())).toEqual([]);
  expect(seen.join('\n')).toContain('[rijksregisternummer verwijderd]');
  // The same search finds what is there.
  expect(found(['Voorbeeldstraat 1'], seen.join('\n'))).not.toEqual([]);
  await database.destroy();
});

/** Wrong for a birth in either century. */
function notANationalNumber(dice: Dice): string {
  const [year, serial] = [dice(27), 1 + dice(997)];
  const [old, young] = [1900, 2000].map((century) =>
    nationalNumber({ year: century + year, month: 7, day: 30 }, serial),
  );
  const wrong = mistyped(old ?? '');
  return wrong === young ? mistyped(wrong) : wrong;
}

const LOOK_ALIKES: readonly ((dice: Dice) => string)[] = [
  (dice) =>
    `+32 4${pick(dice, ['5', '6', '7', '8', '9'])}${digitsOf(dice, 1)} ${digitsOf(dice, 2)} ${digitsOf(dice, 2)} ${digitsOf(dice, 2)}`,
  (dice) => `04${digitsOf(dice, 2)}/${digitsOf(dice, 2)}.${digitsOf(dice, 2)}.${digitsOf(dice, 2)}`,
  (dice) => `bestelling ${digitsOf(dice, 8)}`,
  (dice) => `ticket INC-${digitsOf(dice, 7)}`,
  (dice) => `order 2026${digitsOf(dice, 8)}`,
  (dice) => `factuur 2026/${digitsOf(dice, 5)}`,
  (dice) => `klantnummer ${digitsOf(dice, 9)}`,
  (dice) => `EAN 54${digitsOf(dice, 16)}`,
  (dice) => joined(notANationalNumber(dice), OFFICIAL, ['.', '.', '-', '.']),
  (dice) => mistyped(iban('BE', digitsOf(dice, 12))),
];

test('200 numbers that only look like them: all reach the DPO, at most after a question', async () => {
  const dice = diceOf(77);
  const lookAlikes = Array.from({ length: 200 }, (_, nth) => (LOOK_ALIKES[nth % LOOK_ALIKES.length] ?? String)(dice));
  const missing: string[] = [];
  let asked = 0;
  const { cases, database } = await openStore(loket.location, loket.clock.now);
  for (let from = 0; from < lookAlikes.length; from += LOOK_ALIKES.length) {
    const these = lookAlikes.slice(from, from + LOOK_ALIKES.length);
    const form = await loket.someone.open({ dialog: 'ask_dpo' });
    const question = these.map((one, nth) => `${nth}) ${one};`).join('\n');
    let result = await loket.someone.submit(form, 'send', typedOn(form, { question }));
    if (result.kind === 'form') {
      expect(problemsIn(result)).toEqual(['question_numbers']);
      asked++;
      const again = formOf(result);
      result = await loket.someone.submit(again, 'send', typedOn(again, { question_numbers: 'keep' }));
    }
    const answer = (await cases.own(PERSON, receiptOf(result).reference))?.answers.question ?? '';
    missing.push(...these.filter((one) => !answer.includes(one)));
  }
  expect(missing).toEqual([]);
  expect(asked).toBeGreaterThan(0);
  await database.destroy();
});

test('what looks like one is taken out when the person says so', async () => {
  const wrong = ['85', '07', '30'].join('.') + '-033.29';
  const form = await loket.someone.open({ dialog: 'ask_dpo' });
  const asked = formOf(await loket.someone.submit(form, 'send', typedOn(form, { question: `Over ${wrong} dus` })));
  const sent = await loket.someone.submit(asked, 'send', typedOn(asked, { question_numbers: 'remove' }));
  expect(receiptOf(sent).lines.join()).toMatch(/rijksregisternummer/);
  expect(wholeOf(await loket.mail(1))).not.toContain(wrong);
});
