import { brusselsClock, noFormula } from './cell';
import type { Cell } from './cell';
import type { Register } from './columns';

/** A semicolon is what Excel expects where the comma is the decimal sign, as in Belgium. */
export const SEPARATORS = { ';': ';', ',': ',', tab: '\t' } as const;
export type Separator = keyof typeof SEPARATORS;

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * RFC 4180 with a byte order mark, by which Excel knows UTF-8. Numbers are written as in `locale`; none of the texts is a
 * formula.
 */
export function registerCsv({ columns, rows }: Register, options: { separator: Separator; locale: string }): string {
  const number = new Intl.NumberFormat(options.locale, { maximumFractionDigits: 2, useGrouping: false });
  const lines = [columns.map(({ heading }) => heading), ...rows.map((row) => row.map((cell) => plain(cell, number)))];
  const separator = SEPARATORS[options.separator];
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.map((text) => quoted(text, separator)).join(separator)}\r\n`).join('')}`;
}

function plain(cell: Cell, number: Intl.NumberFormat): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      return noFormula(cell.text);
    case 'number':
      return number.format(cell.value);
    case 'day':
      return cell.on;
    case 'instant':
      return brusselsClock(cell.at);
  }
}

function quoted(text: string, separator: string): string {
  const needed = /["\r\n]|^\s|\s$/.test(text) || text.includes(separator);
  return needed ? `"${text.replaceAll('"', '""')}"` : text;
}
