/** Bars from left to right, each of one or more parts. The numbers stand in a table beside them. */
export type Chart = {
  readonly id: string;
  readonly title: string;
  /** How the numbers are to be read. */
  readonly note: string;
  /** What the rows are: the first heading of the table. */
  readonly rowsAre: string;
  readonly series: readonly string[];
  /** A value for each of the series. */
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly noneText: string;
};

/**
 * Units of the drawing: about the pixels of a phone. Each label stands above its bar, so that it is read there without
 * being made smaller; on a wider screen the drawing grows a little.
 */
const [WIDTH, LABEL, BAR, GAP, LEFT] = [300, 22, 18, 10, 2] as const;
const ROW = LABEL + BAR + GAP;
/** For the total to the right of the longest bar. */
const TOTALS = 36;
/** Wide enough for two digits. */
const WIDE_ENOUGH = 22;

/** A figure for people with and without eyes: drawing, legend and table. Nothing to draw is said in words. */
export function chartHtml(chart: Chart): string {
  const { id, title, note, rows, series, noneText } = chart;
  const isEmpty = rows.every(({ values }) => values.every((value) => value === 0));
  const body = isEmpty
    ? `<p class="none">${escapeHtml(noneText)}</p>`
    : series.length === 1
      ? `<div class="pair">${drawing(chart)}${table(chart)}</div>`
      : // Many columns need the whole width.
        `<div class="stack"><div>${legend(series)}${drawing(chart)}</div>${table(chart)}</div>`;
  return [
    `<section aria-labelledby="${id}-heading">`,
    `<h2 id="${id}-heading">${escapeHtml(title)}</h2>`,
    `<p class="note">${escapeHtml(note)}</p>`,
    body,
    '</section>',
  ].join('\n');
}

function drawing({ id, title, note, rows }: Chart): string {
  const longest = Math.max(1, ...rows.map(({ values }) => sum(values)));
  const scale = (WIDTH - LEFT - TOTALS) / longest;
  const height = rows.length * ROW;
  const bars = rows.map(({ label, values }, index) => bar(label, values, index * ROW, scale));
  return [
    `<svg role="img" aria-labelledby="${id}-title ${id}-desc" viewBox="0 0 ${WIDTH} ${height}">`,
    `<title id="${id}-title">${escapeHtml(title)}</title>`,
    `<desc id="${id}-desc">${escapeHtml(`${rows.map(({ label, values }) => `${label}: ${sum(values)}`).join('; ')}. ${note}`)}</desc>`,
    ...bars,
    '</svg>',
  ].join('\n');
}

function bar(label: string, values: readonly number[], top: number, scale: number): string {
  const barTop = top + LABEL;
  const middle = barTop + BAR / 2;
  let left: number = LEFT;
  const parts = values.map((value, series) => {
    const width = value * scale;
    const part = value === 0 ? '' : segment(series, value, left, barTop, width, values.length > 1);
    left += width;
    return part;
  });
  return [
    `<text class="label" x="0" y="${top + LABEL / 2}">${escapeHtml(label)}</text>`,
    `<line class="axis" x1="${LEFT - 1}" y1="${barTop - 2}" x2="${LEFT - 1}" y2="${barTop + BAR + 2}"/>`,
    ...parts,
    `<text class="total" x="${round(left + 8)}" y="${middle}">${sum(values)}</text>`,
  ].join('');
}

function segment(series: number, value: number, left: number, top: number, width: number, numbered: boolean): string {
  const rect = `<rect class="s${series}" x="${round(left)}" y="${top}" width="${round(width)}" height="${BAR}"/>`;
  if (!numbered || width < WIDE_ENOUGH) return rect;
  return `${rect}<text class="in s${series}" x="${round(left + width / 2)}" y="${top + BAR / 2}" text-anchor="middle">${value}</text>`;
}

function legend(series: readonly string[]): string {
  const items = series.map((label, index) => `<li><span class="key s${index}"></span>${escapeHtml(label)}</li>`);
  return `<ul class="legend" aria-hidden="true">${items.join('')}</ul>`;
}

function table({ title, rowsAre, series, rows }: Chart): string {
  const head = series.map((label) => `<th scope="col">${escapeHtml(label)}</th>`).join('');
  const body = rows.map(
    ({ label, values }) =>
      `<tr><th scope="row">${escapeHtml(label)}</th>${values.map((value) => `<td>${value}</td>`).join('')}</tr>`,
  );
  return [
    `<div class="scroll"><table><caption>${escapeHtml(title)}</caption>`,
    `<thead><tr><th scope="col">${escapeHtml(rowsAre)}</th>${head}</tr></thead>`,
    `<tbody>${body.join('')}</tbody></table></div>`,
  ].join('');
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
