import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from './run';
import type { Row, Table } from './scored';

/** `figures.json`: what the last stored run came to, and below what `right` of facts and unanswerable may not come. */
export type Figures = {
  readonly stored: Readonly<Record<string, Table>>;
  readonly minimum: Readonly<Record<string, number>>;
};

const FILE = join(__dirname, 'figures.json');

/** The set whose overall figures may not fall. */
const GUARDED = 'questions.dev';

/** In thousandths: two points. */
const ALLOWED_FALL = 20;

/** More of these is worse. */
const LOWER_IS_BETTER = ['false'];

export function readFigures(): Figures {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Figures) : { stored: {}, minimum: {} };
}

export function storeFigures(figures: Figures): void {
  writeFileSync(FILE, `${JSON.stringify(figures, null, 2)}\n`);
}

/** The figures with those of new results. A set without minimum gets one: what it reached, less the allowed fall. */
export function withResults(figures: Figures, results: readonly Result[]): Figures {
  const minimum = results
    .filter(({ kind }) => kind !== 'questions')
    .map(({ name, table }) => [name, figures.minimum[name] ?? (thousandths(table.all.right) - ALLOWED_FALL) / 1_000]);
  return {
    stored: { ...figures.stored, ...Object.fromEntries(results.map(({ name, table }) => [name, table])) },
    minimum: { ...figures.minimum, ...(Object.fromEntries(minimum) as Figures['minimum']) },
  };
}

/** How much higher each figure is than stored; null where there is none to compare with. `n` is a difference too. */
export function differenceOf(row: Row, stored: Row | undefined): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, figure]) => {
      const before = stored?.[name];
      const known = figure !== null && before !== null && before !== undefined;
      return [name, known ? (thousandths(figure) - thousandths(before)) / 1_000 : null];
    }),
  ) as Row;
}

/** A sentence for each figure that is worse than it may be. */
export function complaintsAbout(results: readonly Result[], figures: Figures): readonly string[] {
  return results.flatMap((result) =>
    result.kind === 'questions' ? fallsOf(result, figures) : shortcomingsOf(result, figures),
  );
}

function fallsOf({ name, table }: Result, { stored }: Figures): readonly string[] {
  const before = stored[name]?.all;
  if (name !== GUARDED || before === undefined) return [];
  return Object.entries(differenceOf(table.all, before))
    .filter(([figure]) => figure !== 'n')
    .filter(([figure, difference]) => {
      const change = thousandths(difference);
      return (LOWER_IS_BETTER.includes(figure) ? change : -change) > ALLOWED_FALL;
    })
    .map(([figure]) => `${name}: ${figure} was ${before[figure]} and is ${table.all[figure]}`);
}

function shortcomingsOf({ name, table }: Result, { minimum }: Figures): readonly string[] {
  const least = minimum[name];
  if (least === undefined) return [`${name}: no minimum, expected one in figures.json (npm run eval -- --store)`];
  return thousandths(table.all.right) < thousandths(least)
    ? [`${name}: right is ${table.all.right}, expected ${least} at least`]
    : [];
}

function thousandths(fraction: number | null | undefined): number {
  return Math.round((fraction ?? 0) * 1_000);
}
