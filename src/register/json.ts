import { brusselsTime } from '../cases/calendar';
import type { Cell } from './cell';
import type { Register } from './columns';

/** An object a case, by the ids of the columns; instants as RFC 3339, days as `YYYY-MM-DD`, empty ones null. */
export function registerJson({ columns, rows }: Register): string {
  const objects = rows.map((row) =>
    Object.fromEntries(columns.map(({ id }, index) => [id, valueOf(row[index] ?? { kind: 'empty' })])),
  );
  return `${JSON.stringify(objects, null, 2)}\n`;
}

function valueOf(cell: Cell): string | number | null {
  switch (cell.kind) {
    case 'empty':
      return null;
    case 'text':
      return cell.text;
    case 'number':
      return cell.value;
    case 'day':
      return cell.on;
    case 'instant':
      return brusselsTime(cell.at);
  }
}
