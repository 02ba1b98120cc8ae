import { dialogs } from '../../src/dialogs';
import { scrubInputs } from '../../src/dialogs/scrub-inputs';
import { pageOf } from '../../src/dialogs/form-for';
import { diceOf, joined, mistyped, nationalNumber } from './scrub-numbers';

const page = pageOf(dialogs.breach, 'alarm');
const mark = () => '[weg]';
const number = joined(nationalNumber({ year: 1985, month: 7, day: 30 }, 33), [2, 4, 6, 9], ['.', '.', '-', '.']);
const wrong = mistyped(number);
const inputs = (description: string, numbers?: string) => ({
  description,
  ...(numbers === undefined ? {} : { description_numbers: numbers }),
});

test('a number that is surely one is taken out, and its kind told', () => {
  expect(scrubInputs(page, inputs(`Zie ${number}.`), mark)).toEqual({
    inputs: inputs('Zie [weg].'),
    removed: ['national_number'],
  });
});

test('one that only looks like it stays, until the person says it goes', () => {
  expect(scrubInputs(page, inputs(wrong), mark)).toEqual({ inputs: inputs(wrong), removed: [] });
  expect(scrubInputs(page, inputs(wrong, 'keep'), mark)).toEqual({ inputs: inputs(wrong, 'keep'), removed: [] });
  expect(scrubInputs(page, inputs(wrong, 'remove'), mark)).toEqual({
    inputs: inputs('[weg]', ''),
    removed: ['national_number'],
  });
});

test('to keep a doubtful number keeps no sure one', () => {
  expect(scrubInputs(page, inputs(`${wrong} en ${number}`, 'keep'), mark).inputs.description).toBe(`${wrong} en [weg]`);
});

test('what the message brought along is cleaned too', () => {
  const question = pageOf(dialogs.ask_dpo, 'question');
  expect(scrubInputs(question, { passage: number }, mark).inputs).toEqual({ passage: '[weg]' });
});

test('a text of the greatest length with numbers is not longer without them', () => {
  const dice = diceOf(1);
  const bare = () => nationalNumber({ year: 1950 + dice(40), month: 1 + dice(12), day: 1 + dice(28) }, 1 + dice(997));
  const text = Array.from({ length: 60 }, bare).join(', ').padEnd(800, '.').slice(0, 800);
  const { inputs: clean } = scrubInputs(page, inputs(text), () => '[rijksregisternummer verwijderd]');
  expect([...(clean.description ?? '')].length).toBeLessThanOrEqual(800);
  expect(clean.description).not.toMatch(/\d{11}/);
});
