import { differenceOf } from './figures';
import type { Figures } from './figures';
import type { Result } from './run';
import { WANTED, GOT } from './score-questions';
import type { Row } from './scored';

/** A result as lines for a terminal: figures by language, the difference from the stored ones, confusion, misses. */
export function linesOf(result: Result, { stored }: Figures, options: { readonly misses: boolean }): readonly string[] {
  const { name, table, confusion, misses } = result;
  const before = stored[name];
  const names = Object.keys(table.all);
  const rows: readonly (readonly [string, Row])[] = Object.entries(table);
  return [
    name,
    ...aligned([
      ['', ...names],
      ...rows.map(([language, row]) => [language, ...names.map((one) => figure(one, row[one]))]),
      ...(before
        ? rows.map(([language, row]) => {
            const difference = differenceOf(row, before[language as keyof typeof before]);
            return [`${language} since stored`, ...names.map((one) => signed(difference[one]))];
          })
        : []),
    ]),
    ...(before ? [] : ['nothing stored to compare with']),
    ...(confusion
      ? [
          'wanted (rows) and got:',
          ...aligned([
            ['', ...GOT],
            ...WANTED.map((wanted) => [wanted, ...GOT.map((got) => String(confusion[wanted]?.[got] ?? 0))]),
          ]),
        ]
      : []),
    `${misses.length} misses`,
    ...(options.misses ? misses : []),
    '',
  ];
}

/** Columns of one width each: the first to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
}

function figure(name: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  return name === 'n' ? String(value) : value.toFixed(3);
}

function signed(difference: number | null | undefined): string {
  if (difference === null || difference === undefined) return '–';
  return `${difference > 0 ? '+' : ''}${difference}`;
}
