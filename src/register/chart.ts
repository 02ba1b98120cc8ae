/** Bars from left to right, each of one or more parts, in a table of their numbers. */
export type Chart = {
  readonly id: string;
  readonly title: string;
  /** How the numbers are to be read. */
  readonly note: string;
  /** What the rows are: the heading of their column. */
  readonly rowsAre: string;
  readonly series: readonly string[];
  /** A value for each of the series. */
  readonly rows: readonly { readonly label: string; readonly values: readonly number[] }[];
  readonly noneText: string;
};

/** Colours and numbers in one table, so that each number is there once. Nothing to show is said in words. */
export function chartHtml(chart: Chart): string {
  const { id, title, note, rows, noneText } = chart;
  const isEmpty = rows.every(({ values }) => values.every((value) => value === 0));
  return [
    '<section>',
    `<h2 id="${id}-heading">${escapeHtml(title)}</h2>`,
    `<p class="note">${escapeHtml(note)}</p>`,
    isEmpty ? `<p class="none">${escapeHtml(noneText)}</p>` : table(chart),
    '</section>',
  ].join('\n');
}

/** The roles are those of the elements: on a narrow screen these are no table to the eye, and browsers forget them. */
function table({ id, rowsAre, series, rows }: Chart): string {
  const longest = Math.max(1, ...rows.map(({ values }) => sum(values)));
  const heads = series.map(
    (label, index) => `<th scope="col" role="columnheader">${key(series, index)}${escapeHtml(label)}</th>`,
  );
  const body = rows.map(({ label, values }) => {
    const cells = values.map((value, index) => cell(series, index, value));
    return `<tr role="row"><th scope="row" role="rowheader"><span class="label">${escapeHtml(label)}</span>${bar(values, longest)}</th>${cells.join('')}</tr>`;
  });
  return [
    `<table class="${series.length === 1 ? 'one' : 'parts'}" role="table" aria-labelledby="${id}-heading">`,
    `<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">${escapeHtml(rowsAre)}</th>${heads.join('')}</tr></thead>`,
    `<tbody role="rowgroup">${body.join('\n')}</tbody></table>`,
  ].join('\n');
}

/** Its total stands at its end where the cells hold parts. */
function bar(values: readonly number[], longest: number): string {
  const total = sum(values);
  const parts = values.map((value, index) =>
    value === 0 ? '' : `<span class="s${index}" style="width:${percent(value / longest)}"></span>`,
  );
  const figure = values.length > 1 ? `<b>${total}</b>` : '';
  return `<span class="bar" aria-hidden="true"><span class="track">${parts.join('')}</span>${figure}</span>`;
}

/** Names its column for the eye, where the heads are not shown: who listens hears these. */
function cell(series: readonly string[], index: number, value: number): string {
  const name =
    series.length > 1
      ? `<span class="of" aria-hidden="true">${key(series, index)}${escapeHtml(series[index] ?? '')} </span>`
      : '';
  return `<td role="cell"${value === 0 ? ' class="zero"' : ''}>${name}${value}</td>`;
}

function key(series: readonly string[], index: number): string {
  return series.length > 1 ? `<span class="key s${index}"></span>` : '';
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

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
