import { strFromU8, unzipSync } from 'fflate';
import { JSDOM } from 'jsdom';
import { EMPTY, dayCell, instantCell, numberCell, textCell } from '../../src/register/cell';
import type { Register } from '../../src/register/columns';
import { registerCsv } from '../../src/register/csv';
import { registerJson } from '../../src/register/json';
import { registerXlsx } from '../../src/register/xlsx';

const HOSTILE = [
  '=HYPERLINK("http://kwaad.example.test";"klik")',
  '+32 470 00 00 00',
  '-2+3+cmd|"/C calc"!A0',
  '@SUM(1;2)',
  ' \t=1+1',
  '\r\n=1+1',
  '\u00a0=1+1',
  '\u200b=1+1',
  '＝1+1',
  '\t1+1',
  '\r1+1',
  '\n1+1',
];

const register = (texts: readonly string[]): Register => ({
  title: 'Register',
  columns: [{ id: 'reference', heading: 'Nummer', byDpo: false }],
  rows: texts.map((text) => [textCell(text)]),
});

const EVERY_KIND: Register = {
  title: 'Register van inbreuken die een te lange naam heeft',
  columns: ['text', 'number', 'day', 'instant', 'empty'].map((id) => ({ id, heading: id, byDpo: id === 'empty' })),
  rows: [
    [
      textCell('a;b "c"\nd'),
      numberCell(2.75),
      dayCell('2026-10-25'),
      // The second time that it is half past two that night.
      instantCell(new Date('2026-10-25T01:30:00Z')),
      EMPTY,
    ],
  ],
};

async function xml(of: Register, file: string): Promise<string> {
  const files = unzipSync(await registerXlsx(of));
  const found = files[file];
  if (!found) throw new Error(`No ${file} among ${Object.keys(files).join(', ')}`);
  return strFromU8(found);
}

describe('CSV', () => {
  const lines = (csv: string) => csv.slice(1).trimEnd().split('\r\n');

  test('has a byte order mark, CRLF, quotes where they are needed and the numbers of the language', () => {
    expect(registerCsv(EVERY_KIND, { separator: ';', locale: 'nl-BE' })).toBe(
      '\uFEFFtext;number;day;instant;empty\r\n"a;b ""c""\nd";2,75;2026-10-25;2026-10-25 02:30:00;\r\n',
    );
    expect(registerCsv(EVERY_KIND, { separator: ',', locale: 'en-GB' })).toBe(
      '\uFEFFtext,number,day,instant,empty\r\n"a;b ""c""\nd",2.75,2026-10-25,2026-10-25 02:30:00,\r\n',
    );
    expect(lines(registerCsv(EVERY_KIND, { separator: 'tab', locale: 'nl-BE' }))[0]).toBe(
      'text\tnumber\tday\tinstant\tempty',
    );
  });

  test.each(HOSTILE)('no cell is a formula: %j', (text) => {
    const csv = registerCsv(register([text]), { separator: ';', locale: 'nl-BE' });
    const cell = csv.slice(1 + 'Nummer\r\n'.length, -'\r\n'.length);
    expect(cell.replace(/^"/, '').startsWith("'")).toBe(true);
    expect(cell.replace(/^"|"$/g, '').replaceAll('""', '"')).toBe(`'${text}`);
  });

  test('a text that only holds such a sign is left as it is', () => {
    expect(lines(registerCsv(register(['a=b', '1 - 2', 'INC-2026-000001']), { separator: ';', locale: 'nl' }))).toEqual(
      ['Nummer', 'a=b', '1 - 2', 'INC-2026-000001'],
    );
  });
});

describe('XLSX', () => {
  test('every text is a cell of type text, none is a formula', async () => {
    const sheet = await xml(register(HOSTILE), 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f');
    expect([...sheet.matchAll(/<c [^>]*t="(\w+)"/g)].map(([, type]) => type)).toEqual(
      Array.from({ length: HOSTILE.length + 1 }, () => 's'),
    );
  });

  test.each(HOSTILE)('saved as CSV and opened again, no cell is a formula: %j', async (text) => {
    const strings = await xml(register([text]), 'xl/sharedStrings.xml');
    const { document } = new JSDOM(strings, { contentType: 'application/xml' }).window;
    const [, written] = [...document.querySelectorAll('t')].map(({ textContent }) => textContent);
    // The same as in the CSV; XML has no carriage return of its own.
    expect(written).toBe(`'${text.replace(/\r\n?/g, '\n')}`);
  });

  test('the heading is bold, stays in view and filters all rows; no word of it is broken', async () => {
    const word = 'Datenschutzverletzungsnummer';
    const sheet = await xml(
      { ...EVERY_KIND, columns: EVERY_KIND.columns.map((column) => ({ ...column, heading: `a ${word}` })) },
      'xl/worksheets/sheet1.xml',
    );
    const { document } = new JSDOM(sheet, { contentType: 'application/xml' }).window;
    const attribute = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name);
    expect(attribute('pane', 'state')).toBe('frozen');
    expect(attribute('pane', 'ySplit')).toBe('1');
    expect(attribute('autoFilter', 'ref')).toBe('A1:E2');
    // Excel calls a file with these in another order damaged.
    expect([...document.documentElement.children].map(({ tagName }) => tagName)).toEqual([
      'sheetViews',
      'cols',
      'sheetData',
      'autoFilter',
    ]);
    const widths = [...document.querySelectorAll('col')].map((col) => Number(col.getAttribute('width')));
    expect(widths).toHaveLength(5);
    expect(Math.min(...widths)).toBeGreaterThan(word.length);

    const styles = new JSDOM(await xml(EVERY_KIND, 'xl/styles.xml'), { contentType: 'application/xml' }).window
      .document;
    const style = styles.querySelectorAll('cellXfs > xf')[Number(attribute('c[r=A1]', 's'))];
    const font = styles.querySelectorAll('fonts > font')[Number(style?.getAttribute('fontId'))];
    expect(font?.querySelector('b')).not.toBeNull();
  });

  test('numbers and dates are what they are, on the clock of Brussels', async () => {
    const sheet = await xml(EVERY_KIND, 'xl/worksheets/sheet1.xml');
    const values = [...sheet.matchAll(/<c r="([B-E]2)"[^>]*><v>([^<]*)<\/v>/g)].map(([, cell, value]) => [
      cell,
      Number(Number(value).toFixed(5)),
    ]);
    // Days since 30 December 1899.
    expect(values).toEqual([
      ['B2', 2.75],
      ['C2', 46320],
      ['D2', 46320.10417],
    ]);
  });

  test('what XML cannot hold does not break the file', async () => {
    const strings = await xml(register(['a\u0000b\u001bc\ud800d<e>&']), 'xl/sharedStrings.xml');
    expect(strings).toContain('abcd&lt;e&gt;&amp;');
  });
});

test('JSON has the ids of the columns, instants with their offset and null for what is empty', () => {
  expect(JSON.parse(registerJson(EVERY_KIND))).toEqual([
    { text: 'a;b "c"\nd', number: 2.75, day: '2026-10-25', instant: '2026-10-25T02:30:00+01:00', empty: null },
  ]);
});
