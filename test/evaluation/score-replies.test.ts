import type { Reply, ShownPassage } from '../../src/assistant/turn';
import { scoreFacts, scoreUnanswerable } from './score-replies';
import type { Sources } from './score-replies';
import type { Unanswerable } from './sets';

const PASSAGE: ShownPassage = {
  id: 'p-ret',
  headings: ['Bewaartermijnen'],
  blocks: [],
  text: 'Wij bewaren gegevens\n7 jaar.',
  score: 1,
  highlights: [],
  source: 'Privacybeleid, geldig vanaf 1 mei 2020',
  also: [],
};

const SILENT: Reply = {
  kind: 'abstain',
  isPrivate: false,
  language: 'nl',
  confidence: 1,
  lead: ['Dat staat niet in het beleid.'],
  passages: [],
  notes: [],
  actions: [],
};
const ANSWER: Reply = { ...SILENT, kind: 'answer', lead: [], passages: [PASSAGE] };

const SOURCES: Sources = {
  passageText: (id) => (id === PASSAGE.id ? PASSAGE.text : undefined),
  isLaw: (note) => note.startsWith('Wet: '),
};

test('a fact is right when the first passage holds its sentence, whatever the white space', () => {
  const fact = (id: string, sentence: string) => ({ id, lang: 'nl' as const, q: 'hoe lang?', sentence, or: [] });
  const second: Reply = { ...ANSWER, passages: [{ ...PASSAGE, id: 'p-else', text: 'Iets anders.' }, PASSAGE] };
  const replies: Record<string, Reply> = { a: ANSWER, b: second, c: SILENT };
  const facts = ['a', 'b', 'c'].map((id) => fact(id, 'bewaren  gegevens 7 jaar.'));
  const { table, misses } = scoreFacts(facts, (id) => replies[id] ?? SILENT);
  expect(table.all).toEqual({ n: 3, right: 0.333 });
  expect(misses).toEqual([
    'b nl «hoe lang?» → p-else, not «bewaren  gegevens 7 jaar.»',
    'c nl «hoe lang?» → abstain, not «bewaren  gegevens 7 jaar.»',
  ]);
});

describe('a question that the policy does not answer', () => {
  const misses = (reply: Reply, kind: Unanswerable['kind'] = 'any'): readonly string[] =>
    scoreUnanswerable([{ id: 'u', lang: 'nl', q: '?', never: [/\b7 JAAR\b/iu], kind }], () => reply, SOURCES).misses;

  test('is right without an answer and without a dialog', () => {
    expect(misses(SILENT, 'abstain')).toEqual([]);
    expect(misses({ ...SILENT, kind: 'smalltalk' }, 'abstain')).toEqual([]);
    expect(misses(ANSWER, 'abstain')).toEqual(['u nl «?» → answer']);
    expect(misses({ ...SILENT, kind: 'dialog', dialog: 'dsr' }, 'abstain')).toEqual(['u nl «?» → dsr']);
    expect(misses(ANSWER, 'any')).toEqual([]);
  });

  test('may be told what the policy or the law says, word for word and marked', () => {
    expect(misses({ ...ANSWER, notes: ['Wet: 7 jaar (AVG)'] })).toEqual([]);
  });

  test('may not be told it in other words', () => {
    const claim = 'Na 7 jaar.';
    const found = ['u nl «?» → answer says /\\b7 JAAR\\b/'];
    expect(misses({ ...ANSWER, lead: [claim] })).toEqual(found);
    expect(misses({ ...ANSWER, notes: [claim] })).toEqual(found);
    expect(misses({ ...ANSWER, passages: [{ ...PASSAGE, summary: claim }] })).toEqual(found);
    expect(misses({ ...ANSWER, passages: [{ ...PASSAGE, text: claim }] })).toEqual(found);
    expect(misses({ ...ANSWER, moreLabel: claim })).toEqual(found);
  });

  test('may come back in the form that is offered: those are the words of the person', () => {
    const action = { label: 'Vraag', request: { dialog: 'ask_dpo', language: 'nl', inputs: { question: '7 jaar?' } } };
    expect(misses({ ...SILENT, actions: [action as Reply['actions'][number]] })).toEqual([]);
  });
});
