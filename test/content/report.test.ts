import { answerOfRoute, compareContents } from '../../src/content/report';
import type { Asked, Question } from '../../src/content/report';
import { reportLines } from '../../src/content/lines';
import type { Hit } from '../../src/policy/passage';

const asked = (text: string): Asked => ({ text, language: 'nl', place: `${text}.md:1` });
const question = (text: string, passage: string): Question => ({ ...asked(text), passage });
const answers = (table: Readonly<Record<string, string>>) => (message: string) => {
  const [name = 'no answer', words] = table[message]?.split(': ') ?? [];
  return words === undefined ? { name } : { name, words };
};

const report = compareContents({
  before: answers({ a: 'p-1', b: 'p-1', c: 'p-1', d: 'p-2', e: 'breach' }),
  after: answers({ a: 'p-1', b: 'p-2', c: 'p-2', d: 'p-1' }),
  messages: ['e', 'a', 'b', 'c', 'd', 'b', 'f'].map(asked),
  oldQuestions: [question('a', 'p-1'), question('b', 'p-1')],
  newQuestions: [question('a', 'p-1'), question('b', 'p-2'), question('d', 'p-1'), question('f', 'p-3')],
});

test('messages whose answer changed are gathered by change, the most frequent first, a message once', () => {
  expect(report.compared).toBe(6);
  expect(report.changes).toEqual([
    { before: 'p-1', after: 'p-2', messages: [asked('b'), asked('c')] },
    { before: 'breach', after: 'no answer', messages: [asked('e')] },
    { before: 'p-2', after: 'p-1', messages: [asked('d')] },
  ]);
});

test('a passage that comes first in both and says it otherwise is a change, and still the own passage', () => {
  const { changes, oldQuestions } = compareContents({
    before: answers({ a: 'p-1: seven years', b: 'p-1: seven years', c: 'p-2: a mail', d: 'p-1: seven years' }),
    after: answers({ a: 'p-1: ten years', b: 'p-2: a mail', c: 'p-2: a mail', d: 'p-1: ten years' }),
    messages: ['a', 'b', 'c', 'd'].map(asked),
    oldQuestions: [question('a', 'p-1')],
    newQuestions: [],
  });
  expect(changes).toEqual([
    { before: 'p-1', after: 'p-1, in other words', messages: [asked('a'), asked('d')] },
    { before: 'p-1', after: 'p-2', messages: [asked('b')] },
  ]);
  expect(oldQuestions).toEqual({ questions: 1, before: 1, after: 1 });
});

test('of the questions of either content is counted where their own passage comes first', () => {
  expect(report.oldQuestions).toEqual({ questions: 2, before: 2, after: 1 });
  expect(report.newQuestions).toEqual({ questions: 4, before: 1, after: 3 });
});

test('a report shows so many examples of a change and says how many more there are', () => {
  expect(reportLines(report, 1)).toEqual([
    'p-1 → p-2: 2',
    '  nl  b  (b.md:1)',
    '  and 1 more: --all',
    '',
    'breach → no answer: 1',
    '  nl  e  (e.md:1)',
    '',
    'p-2 → p-1: 1',
    '  nl  d  (d.md:1)',
    '',
    '4 of 6 messages have another answer',
    'own passage first, questions of the old content: old 100.0 %, new 50.0 % of 2',
    'own passage first, questions of the new content: old 25.0 %, new 75.0 % of 4',
  ]);
  expect(reportLines(report, Infinity)).toContain('  nl  c  (c.md:1)');
});

test('an answer is named by its first passage, or by what is done instead', () => {
  const passage = { id: 'p-1', document: 'a', headings: [], position: 0, blocks: [], text: 'Zeven jaar.' };
  const hit: Hit = { passage, score: 1, highlights: [] };
  expect([
    answerOfRoute({
      kind: 'answer',
      confidence: 1,
      hits: [hit, { ...hit, passage: { ...passage, id: 'p-2' } }],
      others: [],
    }),
    answerOfRoute({ kind: 'abstain', confidence: 1 }),
    answerOfRoute({ kind: 'smalltalk', confidence: 1 }),
    answerOfRoute({ kind: 'dialog', confidence: 1, dialog: 'breach', others: [], hits: [] }),
    answerOfRoute({ kind: 'dialog', confidence: 1, dialog: 'dsr', others: [], hits: [], right: 'access' }),
  ]).toEqual([
    { name: 'p-1', words: 'Zeven jaar.' },
    { name: 'no answer' },
    { name: 'small talk' },
    { name: 'breach' },
    { name: 'dsr access' },
  ]);
});
