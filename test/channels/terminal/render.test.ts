import { PassThrough } from 'node:stream';
import type { Reply, ShownPassage } from '../../../src/assistant/turn';
import { openTerminal } from '../../../src/channels/terminal/chat';
import { renderReply } from '../../../src/channels/terminal/render';

const PASSAGE: ShownPassage = {
  id: 'p-pur',
  headings: ['Privacybeleid', 'Bewaring'],
  blocks: [
    { kind: 'paragraph', text: 'Wij bewaren gegevens.' },
    { kind: 'list', ordered: true, items: ['een maand', 'een jaar'] },
  ],
  text: 'Wij bewaren gegevens.\n1. een maand\n2. een jaar',
  score: 0.9,
  highlights: [
    [4, 11],
    [22, 47],
  ],
  source: 'Privacybeleid, geldig vanaf 6 oktober 2020',
  also: ['Staat ook in: Bijlage.'],
  summary: 'Samenvatting: niet langer dan nodig.',
};
const ANSWER: Reply = {
  kind: 'answer',
  isPrivate: false,
  language: 'nl',
  confidence: 1,
  lead: ['Dit staat in het beleid:'],
  passages: [PASSAGE],
  notes: ['Wet, niet het beleid: een maand (AVG, artikel 12).'],
  actions: [],
};

test('a passage is printed with its summary, its source, its other places and what the law says', () => {
  expect(renderReply(ANSWER)).toEqual([
    'Dit staat in het beleid:',
    '',
    '— Privacybeleid › Bewaring',
    '  Wij bewaren gegevens.',
    '  1. een maand',
    '  2. een jaar',
    '',
    '  Samenvatting: niet langer dan nodig.',
    '  (Privacybeleid, geldig vanaf 6 oktober 2020)',
    '  (Staat ook in: Bijlage.)',
    '',
    'Wet, niet het beleid: een maand (AVG, artikel 12).',
    '',
  ]);
});

test('the words that answer are bold where bold is drawn, line by line', () => {
  expect(renderReply(ANSWER, { bold: true }).slice(3, 6)).toEqual([
    '  Wij \u001b[1mbewaren\u001b[22m gegevens.',
    '  \u001b[1m1. een maand\u001b[22m',
    '  \u001b[1m2. een jaar\u001b[22m',
  ]);
});

test('without an answer the law is printed after the lead', () => {
  const abstain: Reply = { ...ANSWER, kind: 'abstain', lead: ['Dat staat er niet in.'], passages: [] };
  expect(renderReply(abstain)).toEqual([
    'Dat staat er niet in.',
    '',
    'Wet, niet het beleid: een maand (AVG, artikel 12).',
    '',
  ]);
});

test.each([
  [true, true],
  [undefined, false],
])('bold is drawn on a terminal, not in a file or a pipe (isTTY %s)', (isTTY, bold) => {
  const terminal = openTerminal(new PassThrough(), Object.assign(new PassThrough(), isTTY ? { isTTY } : {}));
  terminal.close();
  expect(terminal.bold).toBe(bold);
});
