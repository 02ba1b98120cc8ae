import type { Language } from '../texts/language';
import type { TextParams } from '../texts/texts';
import type { CaseRecord } from './case-record';
import { EMPTY } from './cell';
import type { Cell } from './cell';
import type { Rules } from './deadline';

export type RegisterContext = Rules & {
  /** Speaks `language`. */
  readonly t: (key: string, params?: TextParams) => string;
  readonly language: Language;
};

type Write = (record: CaseRecord, context: RegisterContext) => Cell;

/**
 * A column of a register; its heading is `register.<register>.<id>`. `kept`: from the reference, state, dates and coded
 * answers, which stay. `told`: from the words of an answer, empty once those were wiped. With neither it is for the DPO to fill in.
 */
export type Column = { readonly id: string; readonly kept?: Write; readonly told?: Write };

export const REGISTERS = ['breaches', 'requests'] as const;
export type RegisterName = (typeof REGISTERS)[number];

/** A register as a table. */
export type Register = {
  readonly title: string;
  readonly columns: readonly { readonly id: string; readonly heading: string; readonly byDpo: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
};

export function registerOf(
  name: RegisterName,
  columns: readonly Column[],
  records: readonly CaseRecord[],
  context: RegisterContext,
): Register {
  return {
    title: context.t(`register.${name}.title`),
    columns: columns.map(({ id, kept, told }) => ({
      id,
      heading: context.t(`register.${name}.${id}`),
      byDpo: kept === undefined && told === undefined,
    })),
    rows: records.map((record) => columns.map((column) => cellOf(column, record, context))),
  };
}

function cellOf({ kept, told }: Column, record: CaseRecord, context: RegisterContext): Cell {
  const write = kept ?? (record.wipedAt ? undefined : told);
  return write?.(record, context) ?? EMPTY;
}
