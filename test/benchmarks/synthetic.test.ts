import type { Passage } from '../../src/policy/passage';
import { syntheticPassages } from './synthetic';

const real = ['Wij bewaren gegevens zeven jaar.', 'De klant is verantwoordelijke.'].map((text, position): Passage => {
  return { id: `p-${position}`, document: 'd', headings: [`Kop ${position}`], position, blocks: [], text };
});

test('synthetic passages are the same every time, each with its own id and the length and headings of a real one', () => {
  const passages = syntheticPassages(real, 5);
  expect(syntheticPassages(real, 5)).toEqual(passages);
  expect(new Set(passages.map(({ id }) => id)).size).toBe(5);
  expect(passages.map(({ text }) => text.split(' ').length)).toEqual([5, 4, 5, 4, 5]);
  expect(passages.map(({ headings }) => headings[0])).toEqual(['Kop 0', 'Kop 1', 'Kop 0', 'Kop 1', 'Kop 0']);
});
