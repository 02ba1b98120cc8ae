/** Lines of columns two spaces apart, the last one as long as it is. Without a row there is no line. */
export function tableLines(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  const all = [headings, ...rows.map((row) => row.map(printable))];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)));
  return all.map((row) =>
    row
      .map((text, column) => padded(text, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** On one line, and without what would move a terminal's cursor or change its colours: people typed it. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - [...text].length);
}
