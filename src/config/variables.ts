import { existsSync, readFileSync, statSync } from 'node:fs';
import type { Environment } from './config';

export const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Names of this machine: what goes there needs no encryption. */
export const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/;

/** Reads single variables and collects what is wrong with them; a wrong one reads as the empty string. */
export type Variables = {
  readonly problems: readonly string[];
  readonly problem: (text: string) => void;
  /** Whether any variable with this prefix is set. */
  readonly any: (prefix: string) => boolean;
  readonly has: (name: string) => boolean;
  /** The value of `NAME`, or of the file that `NAME_FILE` names; undefined when empty or absent. */
  readonly optional: (name: string) => string | undefined;
  readonly required: (name: string, expected: string) => string;
  readonly matching: (name: string, pattern: RegExp, expected: string) => string;
  readonly oneOf: <const T extends string>(name: string, values: readonly T[], preset: T) => T;
  /** A port number. */
  readonly number: (name: string, preset: number) => number;
  /** A whole number from 1 to 9999. */
  readonly count: (name: string, preset: number) => number;
  readonly folder: (name: string) => string | undefined;
};

export function createVariables(env: Environment): Variables {
  const problems: string[] = [];
  const problem = (text: string): void => void problems.push(text);
  const values = new Map<string, string | undefined>();

  const optional = (name: string): string | undefined => {
    if (!values.has(name)) values.set(name, read(name));
    return values.get(name);
  };

  function read(name: string): string | undefined {
    const direct = env[name]?.trim();
    const file = env[`${name}_FILE`]?.trim();
    if (direct && file) problem(`${name} and ${name}_FILE: set one of the two`);
    if (direct || !file) return direct || undefined;
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch (error) {
      problem(`${name}_FILE: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`);
      return undefined;
    }
  }

  const required = (name: string, expected: string): string => {
    const value = optional(name);
    if (value === undefined && !problems.some((text) => text.startsWith(`${name}_FILE:`))) {
      problem(`${name}: missing; expected ${expected}`);
    }
    return value ?? '';
  };

  return {
    problems,
    problem,
    any: (prefix) => Object.entries(env).some(([name, value]) => name.startsWith(prefix) && value?.trim()),
    has: (name) => optional(name) !== undefined,
    optional,
    required,
    matching: (name, pattern, expected) => {
      const value = required(name, expected);
      // The value itself may be a secret: it is not repeated.
      if (value !== '' && !pattern.test(value)) problem(`${name}: expected ${expected}`);
      return value;
    },
    oneOf: (name, allowed, preset) => {
      const value = optional(name);
      const known = allowed.find((one) => one === value);
      if (value !== undefined && known === undefined) problem(`${name}: expected one of ${allowed.join(', ')}`);
      return known ?? preset;
    },
    number: (name, preset) => {
      const value = optional(name);
      if (value === undefined) return preset;
      const number = Number(value);
      if (!/^\d+$/.test(value) || number > 65_535) problem(`${name}: expected a port number, 0 to 65535`);
      return number;
    },
    count: (name, preset) => {
      const value = optional(name);
      if (value === undefined) return preset;
      if (!/^[1-9]\d{0,3}$/.test(value)) problem(`${name}: expected a whole number, 1 to 9999`);
      return Number(value);
    },
    folder: (name) => {
      const value = optional(name);
      if (value !== undefined && !(existsSync(value) && statSync(value).isDirectory())) {
        problem(`${name}: expected a folder that exists`);
      }
      return value;
    },
  };
}
