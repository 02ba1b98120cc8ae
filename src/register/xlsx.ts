import type { CellObject } from 'write-excel-file/node';
import { brusselsClock, noFormula } from './cell';
import type { Cell } from './cell';
import type { Register } from './columns';

const HEADING = { fontWeight: 'bold', wrap: true, alignVertical: 'top', backgroundColor: '#DCE6F1' } as const;
/** The columns that the DPO fills in are another colour. */
const DPO_HEADING = { ...HEADING, backgroundColor: '#FFF2CC' } as const;
const BODY = { wrap: true, alignVertical: 'top' } as const;

/** Excel's own format for text: what is edited stays text too. */
const AS_TEXT = '@';
/** A sheet's name has at most 31 characters. */
const SHEET_NAME_MAX = 31;
/** No part of an XML 1.0 document. */
// eslint-disable-next-line no-control-regex -- these are the ones meant
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu;

/**
 * A workbook of one sheet. Texts are cells of type text, and none becomes a formula when the sheet is saved as CSV and
 * opened again.
 */
export async function registerXlsx({ title, columns, rows }: Register): Promise<Buffer> {
  // Loaded when needed: every command would wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const headings = columns.map(({ heading, byDpo }): CellObject => ({
    ...(byDpo ? DPO_HEADING : HEADING),
    type: String,
    value: heading,
  }));
  const sheet = {
    sheet: title.slice(0, SHEET_NAME_MAX),
    columns: columns.map(({ id, heading }) => ({ width: columnWidth(id, heading) })),
    stickyRowsCount: 1,
    stickyColumnsCount: 1,
  };
  const features = [await filterOn(columns.length, rows.length + 1)];
  return writeXlsxFile([headings, ...rows.map((row) => row.map(cellObject))], sheet, { features }).toBuffer();
}

/** Columns of sentences, in characters. */
const WIDTHS: Readonly<Record<string, number>> = {
  description: 60,
  ...Object.fromEntries(
    [
      ...['measures', 'data_categories', 'rights', 'consequences', 'risk_reasons', 'structural_measures', 'lessons'],
      ...['authority_not_notified_reasons', 'late_reasons', 'people_not_informed_reasons', 'extension_reasons'],
      ...['suspension_reasons', 'systems_searched', 'refusal_grounds'],
    ].map((id) => [id, 36]),
  ),
};
/** A day with its hour. */
const LEAST_WIDTH = 18;
/** Characters that the button of the filter and bold letters take. */
const BESIDE_WORD = 4;

/** No word of the heading is broken. */
function columnWidth(id: string, heading: string): number {
  const longestWord = Math.max(...heading.split(/\s/).map(({ length }) => length));
  return Math.max(WIDTHS[id] ?? LEAST_WIDTH, longestWord + BESIDE_WORD);
}

/** Buttons in the heading to filter and sort; `height` with the heading. The library has none itself. */
async function filterOn(width: number, height: number) {
  const { getCellAddress, getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } =
    await import('write-excel-file/utility');
  const filter = `<autoFilter ref="A1:${getCellAddress(height - 1, width - 1)}"/>`;
  const order = getOrderOfSiblings('xl/worksheets/sheet{id}.xml', 'worksheet') ?? [];
  const transform = (xml: string) => insertElementMarkupAccordingToOrderOfSiblings(xml, filter, order, 'worksheet');
  return { files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform } } } };
}

function cellObject(cell: Cell): CellObject | null {
  switch (cell.kind) {
    case 'empty':
      return null;
    case 'text':
      return { ...BODY, type: String, format: AS_TEXT, value: noFormula(cell.text.replace(NOT_XML, '')) };
    case 'number':
      return { ...BODY, type: Number, format: '0.00', value: cell.value };
    case 'day':
      return { ...BODY, type: Date, format: 'dd/mm/yyyy', value: new Date(`${cell.on}T00:00:00Z`) };
    case 'instant':
      return { ...BODY, type: Date, format: 'dd/mm/yyyy hh:mm', value: wallClock(cell.at) };
  }
}

/** A spreadsheet knows no zones; the library writes the hands of the clock in UTC. */
function wallClock(at: Date): Date {
  return new Date(`${brusselsClock(at).replace(' ', 'T')}Z`);
}
