import { LANGUAGES } from '../../src/texts/language';
import type { Language } from '../../src/texts/language';

/** Figures of some messages: `n` counts them, the others are fractions of 1, null where no message is of the kind. */
export type Row = { readonly n: number; readonly [figure: string]: number | null };

/** A row for each language that occurs, and `all`. */
export type Table = { readonly all: Row } & { readonly [language in Language]?: Row };

export type Scored = {
  readonly table: Table;
  /** One line a message that was not answered as wanted. */
  readonly misses: readonly string[];
};

export function byLanguage<T extends { readonly lang: Language }>(
  rows: readonly T[],
  rowOf: (rows: readonly T[]) => Row,
): Table {
  const spoken = LANGUAGES.filter((language) => rows.some(({ lang }) => lang === language));
  return {
    ...Object.fromEntries(spoken.map((language) => [language, rowOf(rows.filter(({ lang }) => lang === language))])),
    all: rowOf(rows),
  };
}

/** Which part of the rows is so, to three decimals; null without rows. */
export function share<T>(rows: readonly T[], isSo: (row: T) => boolean): number | null {
  return rows.length === 0 ? null : Number((rows.filter(isSo).length / rows.length).toFixed(3));
}
