import { complaintsAbout, differenceOf, withResults } from './figures';
import type { Figures } from './figures';
import type { Result } from './run';

const dev = (figures: Record<string, number | null>, name = 'questions.dev'): Result => ({
  name,
  kind: 'questions',
  table: { all: { n: 100, ...figures } },
  misses: [],
});
const facts = (right: number): Result => ({
  name: 'facts',
  kind: 'facts',
  table: { all: { n: 9, right } },
  misses: [],
});

const STORED: Figures = {
  stored: { 'questions.dev': { all: { n: 100, 'P@1': 0.9, false: 0.01, right: null } } },
  minimum: { facts: 0.95 },
};

test('a figure may fall by two points, and false starts may rise by two', () => {
  expect(complaintsAbout([dev({ 'P@1': 0.88, false: 0.03, right: 0.2 })], STORED)).toEqual([]);
  expect(complaintsAbout([dev({ 'P@1': 0.879, false: 0.031 })], STORED)).toEqual([
    'questions.dev: P@1 was 0.9 and is 0.879',
    'questions.dev: false was 0.01 and is 0.031',
  ]);
});

test('better figures, and those of other sets, give no complaint', () => {
  expect(complaintsAbout([dev({ 'P@1': 1, false: 0 })], STORED)).toEqual([]);
  const own = { ...STORED, stored: { 'questions.own': { all: { n: 100, 'P@1': 0.9 } } } };
  expect(complaintsAbout([dev({ 'P@1': 0.1 }, 'questions.own')], own)).toEqual([]);
});

test('facts reach their minimum, and must have one', () => {
  expect(complaintsAbout([facts(0.95)], STORED)).toEqual([]);
  expect(complaintsAbout([facts(0.949)], STORED)).toEqual(['facts: right is 0.949, expected 0.95 at least']);
  expect(complaintsAbout([facts(1)], { ...STORED, minimum: {} })).toEqual([
    'facts: no minimum, expected one in figures.json (npm run eval -- --store)',
  ]);
});

test('storing keeps the sets that were not run and the minimum; a new set gets one, two points below', () => {
  expect(withResults(STORED, [facts(0.99)])).toEqual({
    stored: { ...STORED.stored, facts: { all: { n: 9, right: 0.99 } } },
    minimum: { facts: 0.95 },
  });
  expect(withResults({ stored: {}, minimum: {} }, [facts(0.99)]).minimum).toEqual({ facts: 0.97 });
});

test('a difference is exact to a thousandth, and none where a figure is missing', () => {
  expect(differenceOf({ n: 3, 'P@1': 0.3, right: 0.5, abstain: null }, { n: 1, 'P@1': 0.1, right: null })).toEqual({
    n: 2,
    'P@1': 0.2,
    right: null,
    abstain: null,
  });
});
