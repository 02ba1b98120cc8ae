/** Lines shown of a difference, and the characters of each around the place where it begins. */
const LINES = 6;
const BEFORE = 30;
const AFTER = 90;

/**
 * Where two texts differ, a few readable lines of it: `line 12: expected …"was", is …"now"`. Lines are compared in place
 * after those that the texts begin and end with alike. Empty for equal texts, to the byte.
 */
export function differences(expected: string, actual: string): string[] {
  if (expected === actual) return [];
  const was = expected.split('\n');
  const is = actual.split('\n');
  const same = (fromEnd: boolean, limit: number) => {
    const at = (lines: readonly string[], index: number) => lines.at(fromEnd ? -1 - index : index);
    let count = 0;
    while (count < limit && at(was, count) === at(is, count)) count += 1;
    return count;
  };
  const shorter = Math.min(was.length, is.length);
  const start = same(false, shorter);
  const end = same(true, shorter - start);
  const rows = Math.max(was.length, is.length) - end - start;
  const [wasHere, isHere] = [was.slice(start, was.length - end), is.slice(start, is.length - end)];
  const shown = Array.from({ length: Math.min(rows, LINES) }, (_, row) => {
    const [before, now] = [wasHere[row], isHere[row]];
    return `line ${start + row + 1}: expected ${excerpt(before, now)}, is ${excerpt(now, before)}`;
  });
  return rows > LINES ? [...shown, `and ${rows - LINES} lines more`] : shown;
}

function excerpt(line: string | undefined, other: string | undefined): string {
  if (line === undefined) return 'no line';
  let at = 0;
  while (at < line.length && line[at] === other?.[at]) at += 1;
  const from = Math.max(0, at - BEFORE);
  return `${from > 0 ? '…' : ''}${JSON.stringify(line.slice(from, at + AFTER))}`;
}
