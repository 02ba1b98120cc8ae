import { confusionOf, holdsGold, scoreQuestions } from './score-questions';
import type { Answer } from './score-questions';
import type { Question } from './sets';

const OPEN: Omit<Question, 'id'> = {
  lang: 'nl',
  q: 'open?',
  kind: 'answer',
  gold: ['van 9 tot 17 uur', 'elke werkdag'],
};
const HIDDEN: Omit<Question, 'id'> = { lang: 'nl', q: 'geheim?', kind: 'abstain', gold: [] };
const ERASE: Omit<Question, 'id'> = {
  lang: 'fr',
  q: 'effacez',
  kind: 'action',
  gold: [],
  action: 'dsr',
  right: 'erasure',
};

const opening = { id: 'p-open', text: 'Wij zijn open *van 9\n tot 17* uur.' };
const other = { id: 'p-other', text: 'Er is een lift.' };
const answer = (passages: Answer['passages']): Answer => ({ kind: 'answer', lang: 'nl', passages });
const other4 = [other, other, other, opening];
const nothing = (kind: Answer['kind'], dialog?: string, right?: string): Answer => ({
  kind,
  lang: 'nl',
  passages: [],
  ...(dialog && { dialog }),
  ...(right && { right }),
});

/** Scores pairs of a question and its answer. */
function score(...pairs: readonly (readonly [Omit<Question, 'id'>, Answer])[]) {
  const questions = pairs.map(([question], index): Question => ({ ...question, id: `q${index}` }));
  const answers = new Map(pairs.map(([, given], index) => [`q${index}`, given]));
  const answerTo = (id: string): Answer => answers.get(id) ?? nothing('abstain');
  return { ...scoreQuestions(questions, answerTo), confusion: confusionOf(questions, answerTo) };
}

const NONE = { 'P@1': null, 'R@3': null, abstain: null, action: null, right: null };

test('an answer counts by its first passage, and by its first three', () => {
  const { table, misses } = score(
    [OPEN, answer([opening])],
    [OPEN, answer([other, other, opening])],
    [OPEN, answer(other4)],
    [OPEN, { ...answer([opening]), kind: 'abstain' }],
  );
  expect(table.all).toEqual({ ...NONE, n: 4, 'P@1': 0.25, 'R@3': 0.5, false: 0, language: 1 });
  expect(misses).toEqual([
    'q1 nl answer «open?» → answer p-other',
    'q2 nl answer «open?» → answer p-other',
    'q3 nl answer «open?» → abstain p-open',
  ]);
});

test('what the policy does not answer may be left open or met with small talk; a dialog is a false start', () => {
  const { table } = score(
    [HIDDEN, nothing('abstain')],
    [HIDDEN, nothing('smalltalk')],
    [HIDDEN, answer([opening])],
    [HIDDEN, nothing('dialog', 'breach')],
  );
  expect(table.all).toEqual({ ...NONE, n: 4, abstain: 0.5, false: 0.25, language: 1 });
});

test('a request counts by its dialog, and by its right when it has one; the language is recognised or not', () => {
  const { table } = score(
    [ERASE, { ...nothing('dialog', 'dsr', 'erasure'), lang: 'fr' }],
    [ERASE, nothing('dialog', 'dsr', 'access')],
    [ERASE, nothing('dialog', 'ask_dpo', 'erasure')],
    [{ ...ERASE, action: 'breach', right: undefined }, nothing('dialog', 'breach')],
  );
  expect(table.all).toEqual({ ...NONE, n: 4, action: 0.75, right: 0.333, false: null, language: 0.25 });
});

test('each language has a row, in the order of the languages', () => {
  const { table } = score([ERASE, nothing('abstain')], [HIDDEN, nothing('abstain')], [HIDDEN, answer([])]);
  expect(Object.entries(table).map(([language, { n }]) => [language, n])).toEqual([
    ['nl', 2],
    ['fr', 1],
    ['all', 3],
  ]);
});

test('the confusion counts what was wanted against what was got', () => {
  const { confusion } = score(
    [OPEN, answer([other])],
    [OPEN, nothing('dialog', 'ask_dpo')],
    [ERASE, nothing('smalltalk')],
    [ERASE, nothing('dialog', 'dsr')],
  );
  const zero = { answer: 0, abstain: 0, smalltalk: 0, breach: 0, dsr: 0, ask_dpo: 0 };
  expect(confusion).toEqual({
    answer: { ...zero, answer: 1, ask_dpo: 1 },
    abstain: zero,
    breach: zero,
    dsr: { ...zero, smalltalk: 1, dsr: 1 },
    ask_dpo: zero,
  });
});

test('a text over 1,500 characters is no passage', () => {
  const passage = (length: number): string => 'elke werkdag '.padEnd(length, 'x');
  expect(holdsGold(passage(1_500), OPEN.gold)).toBe(true);
  expect(holdsGold(passage(1_501), OPEN.gold)).toBe(false);
});

test('quotation marks, Markdown and white space make no difference, letters do', () => {
  expect(holdsGold('| de “DPO” |\n| **z’n** rol |', ['de "DPO" z\'n rol'])).toBe(true);
  expect(holdsGold('Elke werkdag', ['elke werkdag'])).toBe(false);
});
