import { itemMark, joinedRuns, markedBlocks, runsOf } from '../../src/assistant/marked-blocks';
import type { MarkedBlock, Run } from '../../src/assistant/marked-blocks';
import type { ShownPassage } from '../../src/assistant/turn';
import { policy } from '../support/assistant';

type Passage = Pick<ShownPassage, 'blocks' | 'text' | 'highlights'>;

const TABLE: Passage = {
  blocks: [
    { kind: 'paragraph', text: 'Nummers:' },
    {
      kind: 'table',
      rows: [
        ['Onderneming', 'Nummer'],
        ['Acme nv', ''],
        ['Beta bv', '0123.456.789'],
      ],
    },
    { kind: 'list', ordered: false, items: ['eerst', 'dan'] },
  ],
  text: 'Nummers:\nOnderneming\tNummer\nAcme nv\t\nBeta bv\t0123.456.789\n- eerst\n- dan',
  highlights: [],
};
const PASSAGES: readonly Passage[] = [
  TABLE,
  ...policy.documents.flatMap(({ passages }) => passages.map((passage) => ({ ...passage, highlights: [] }))),
];

/** A letter of a passage; what stands between its texts (breaks, tabs, marks of items) is neither marked nor unmarked. */
type Letter = { readonly letter: string; readonly marked?: boolean };

const between = (letters: string): Letter[] => [...letters.split('')].map((letter) => ({ letter }));
const lettersOf = (runs: readonly Run[]): Letter[] =>
  runs.flatMap(({ text, marked }) => text.split('').map((letter) => ({ letter, marked })));
const parted = (parts: readonly Letter[][], separator: string): Letter[] =>
  parts.flatMap((part, index) => (index === 0 ? part : [...between(separator), ...part]));

function linesOf(block: MarkedBlock): Letter[][] {
  switch (block.kind) {
    case 'paragraph':
      return [lettersOf(block.runs)];
    case 'list':
      return block.items.map((item, index) => [...between(`${itemMark(block, index)} `), ...lettersOf(item)]);
    case 'table':
      return block.rows.map((row) => parted(row.map(lettersOf), '\t'));
  }
}

const drawn = (passage: Passage): Letter[] => parted(markedBlocks(passage).flatMap(linesOf), '\n');

/** Ranges all over a text, of 1 to 40 letters, the same at every run. */
function rangesIn(text: string, step: number): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let at = step % 7; at < text.length; at += step + (at % 11)) {
    ranges.push([at, Math.min(text.length, at + 1 + ((at * step) % 40))]);
  }
  return ranges;
}

test('the runs of every passage of the policy are its words, whatever is marked', () => {
  for (const passage of PASSAGES) {
    for (const highlights of [[], [[0, passage.text.length] as const], rangesIn(passage.text, 17)]) {
      const letters = drawn({ ...passage, highlights });
      expect(letters.map(({ letter }) => letter).join('')).toBe(passage.text);
    }
  }
});

test.each([13, 41, 97])('marked is what the highlights point at in the text, and nothing else (%d)', (step) => {
  for (const passage of PASSAGES) {
    const highlights = rangesIn(passage.text, step);
    const isInside = (place: number) => highlights.some(([start, end]) => start <= place && place < end);
    const wrong = drawn({ ...passage, highlights }).filter(
      ({ marked }, place) => marked !== undefined && marked !== isInside(place),
    );
    expect(wrong).toEqual([]);
  }
});

test('a mark over several lines, cells and items goes on in each of them', () => {
  const start = TABLE.text.indexOf('bv');
  const end = TABLE.text.indexOf('dan');
  const [, table, list] = markedBlocks({ ...TABLE, highlights: [[start, end]] });
  expect(table).toMatchObject({
    rows: [
      [[{ text: 'Onderneming', marked: false }], [{ text: 'Nummer', marked: false }]],
      [[{ text: 'Acme nv', marked: false }], []],
      [
        [
          { text: 'Beta ', marked: false },
          { text: 'bv', marked: true },
        ],
        [{ text: '0123.456.789', marked: true }],
      ],
    ],
  });
  expect(list).toMatchObject({ items: [[{ text: 'eerst', marked: true }], [{ text: 'dan', marked: false }]] });
});

test('ranges that overlap, touch or reach over the ends are one mark', () => {
  const ranges = [
    [8, 14],
    [12, 15],
    [15, 99],
  ] as const;
  expect(runsOf('bewaren wij', ranges, 10)).toEqual([{ text: 'bewaren wij', marked: true }]);
  expect(runsOf('bewaren wij', ranges.slice(0, 2), 10)).toEqual([
    { text: 'bewar', marked: true },
    { text: 'en wij', marked: false },
  ]);
});

test('runs that are marked alike become one, empty ones none', () => {
  const run = (text: string, marked: boolean) => ({ text, marked });
  expect(joinedRuns([run('', true), run('a', false), run('', true), run('b', false), run('c', true)])).toEqual([
    run('ab', false),
    run('c', true),
  ]);
});
