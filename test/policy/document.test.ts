import { join } from 'node:path';
import { loadPolicy } from '../../src/policy/policy';
import { contentDir, FRONT_MATTER } from './content-dir';

const unmarked = (markdown: string) => {
  const policy = loadPolicy(contentDir({ 'proef/policy.md': FRONT_MATTER + markdown }));
  return policy.documents[0]?.passages ?? [];
};

describe('reading policy documents', () => {
  const policy = loadPolicy(join(__dirname, 'fixtures/two-documents'));

  test('every folder with a policy.md is a document', () => {
    expect(policy.documents.map(({ id, title, validFrom }) => ({ id, title, validFrom }))).toEqual([
      { id: 'marked', title: 'Bezoekers', validFrom: '2023-01-15' },
      { id: 'telewerk', title: 'Telewerk: de afspraken', validFrom: '2024-03-01' },
    ]);
  });

  test('with markers, a passage goes from its marker to the next', () => {
    expect(policy.documents[0]?.passages).toEqual([
      {
        id: 'b-reg',
        document: 'marked',
        headings: [],
        position: 0,
        blocks: [
          { kind: 'paragraph', text: 'Bezoekers tekenen het register:' },
          { kind: 'list', ordered: true, items: ['bij aankomst;', 'bij vertrek.'] },
          { kind: 'paragraph', text: 'Het register wordt na een maand vernietigd.' },
        ],
        text:
          'Bezoekers tekenen het register:\n1. bij aankomst;\n2. bij vertrek.\n' +
          'Het register wordt na een maand vernietigd.',
      },
      {
        id: 'b-cam',
        document: 'marked',
        headings: [],
        position: 1,
        blocks: [{ kind: 'paragraph', text: 'Aan de ingang hangt een camera.' }],
        text: 'Aan de ingang hangt een camera.',
      },
    ]);
  });

  test('without markers, a paragraph is a passage, with the list or table that follows it', () => {
    const passages = policy.documents[1]?.passages ?? [];
    expect(passages.map(({ id, text }) => ({ id, text }))).toEqual([
      {
        id: 'telewerk_thuis-werken_1',
        text: `Wie thuis werkt, gebruikt alleen de laptop van het werk. Een privétoestel is 'verboden' -- ook "even".`,
      },
      {
        id: 'telewerk_thuis-werken_2',
        text: 'Dit mag niet mee naar huis:\n- papieren dossiers;\n- een usb-stick zonder versleuteling.',
      },
      {
        id: 'telewerk_thuis-werken_3',
        text: 'De bewaking is zo geregeld:\nWie\tWanneer\nIT | Ops\t7/7\nDPO\t< 24 uur',
      },
      {
        id: 'telewerk_vragen-antwoorden_1',
        text:
          'Mail naar helpdesk@example.com of zie www.example.com. ' +
          'Tekens zoals * en _ en `, c_d_e en 5 < 6 blijven staan.\n' +
          '4. Vierde regel.\n5. Vijfde regel:\n- met een onderdeel.',
      },
      { id: 'telewerk_vragen-antwoorden_2', text: 'Nog een antwoord.' },
    ]);
    expect(passages.map(({ headings }) => headings.join(' > '))).toEqual([
      'Thuis werken',
      'Thuis werken',
      'Thuis werken',
      'Thuis werken > Vragen & antwoorden',
      'Thuis werken > Vragen & antwoorden',
    ]);
  });

  test('a list that does not count from 1 keeps its numbers', () => {
    expect(policy.passage('telewerk_vragen-antwoorden_1')?.blocks.slice(1)).toEqual([
      { kind: 'paragraph', text: '4. Vierde regel.' },
      { kind: 'paragraph', text: '5. Vijfde regel:\n- met een onderdeel.' },
    ]);
  });

  test('a passage is found by its id', () => {
    expect(policy.passage('b-cam')?.text).toBe('Aan de ingang hangt een camera.');
    expect(policy.passage('b-xyz')).toBeUndefined();
  });
});

describe('an unmarked text of more than 1,500 characters', () => {
  test('is cut at the ends of sentences', () => {
    const sentence = (number: number) => `Zin ${number} gaat over ${'gegevens '.repeat(40)}en eindigt hier.`;
    const text = [1, 2, 3, 4, 5, 6, 7].map(sentence).join(' ');
    const passages = unmarked(`# Lang\n\n${text}`);
    expect(passages.map(({ id }) => id)).toEqual(['proef_lang_1', 'proef_lang_2', 'proef_lang_3']);
    expect(passages.map((passage) => passage.text).join(' ')).toBe(text);
    expect(passages.every((passage) => passage.text.length <= 1_500 && passage.text.endsWith('eindigt hier.'))).toBe(
      true,
    );
  });

  test('is cut between the items of a list, which keep their numbers', () => {
    const items = Array.from(
      { length: 60 },
      (_, index) => `${index + 1}. ${'gegevens '.repeat(8)}nummer ${index + 1};`,
    );
    const passages = unmarked(`De doelen:\n\n${items.join('\n')}`);
    expect(passages.map(({ text }) => text).join('\n')).toBe(['De doelen:', ...items].join('\n'));
    expect(passages.every(({ text }) => text.length <= 1_500)).toBe(true);
  });

  test('is cut between the rows of a table, under its header', () => {
    const rows = Array.from({ length: 50 }, (_, index) => `| toepassing ${index} | ${'jaar '.repeat(9)} |`);
    const passages = unmarked(['De termijnen:', '', '| Wat | Hoelang |', '|---|---|', ...rows].join('\n'));
    const tables = passages.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'));
    expect(tables.length).toBeGreaterThan(1);
    expect(tables.map((table) => table.rows[0])).toEqual(tables.map(() => ['Wat', 'Hoelang']));
    expect(tables.flatMap((table) => table.rows.slice(1)).map(([application]) => application)).toEqual(
      rows.map((_, index) => `toepassing ${index}`),
    );
    expect(passages.every(({ text }) => text.length <= 1_500)).toBe(true);
  });

  test('is cut between words where there is no sentence, and inside a word where there is none', () => {
    const passages = unmarked(`${'gegevens '.repeat(400)}\n\n${'x'.repeat(4_000)}`);
    expect(passages.every(({ text }) => text.length <= 1_500)).toBe(true);
    expect(
      passages
        .map(({ text }) => text)
        .join('')
        .replace(/\s/g, ''),
    ).toBe('gegevens'.repeat(400) + 'x'.repeat(4_000));
  });
});
