import { brusselsTime } from '../cases/calendar';
import type { Due } from './deadline';

/** What stands in a column of a register, before any file format. Days are `YYYY-MM-DD`. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'day'; readonly on: string }
  | { readonly kind: 'instant'; readonly at: Date };

export const EMPTY: Cell = { kind: 'empty' };

export function textCell(text: string): Cell {
  return { kind: 'text', text };
}

export function numberCell(value: number): Cell {
  return { kind: 'number', value };
}

export function dayCell(on: string): Cell {
  return { kind: 'day', on };
}

/** Empty when there is none. */
export function instantCell(at: Date | undefined): Cell {
  return at ? { kind: 'instant', at } : EMPTY;
}

export function dueCell(due: Due | undefined): Cell {
  if (!due) return EMPTY;
  return 'at' in due ? instantCell(due.at) : dayCell(due.on);
}

/** `2026-11-20 16:40:00`, the clock of Brussels: a spreadsheet in any language reads it as a date. */
export function brusselsClock(at: Date): string {
  return brusselsTime(at).slice(0, 19).replace('T', ' ');
}

/**
 * What a spreadsheet takes for a formula, also after white space and in the wide forms of East Asian keyboards, and what
 * begins with a tab or a new line, which a program may take for the end of a cell (OWASP, CSV Injection).
 */
const FORMULA = /^(?:[\t\r\n]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;

/** A text that would be a formula with an apostrophe before it. */
export function noFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
