import { randomBytes, randomUUID } from 'node:crypto';
import { createLog } from './log';
import type { Log, LogLevel } from './log';

/** What only the process has: a clock, chance and a standard error. Everything else gets these passed in. */
export const now = (): Date => new Date();

export const newId = (): string => randomUUID();

export const newToken = (): string => randomBytes(12).toString('hex');

/** Writes log lines to standard error: standard output belongs to the commands. */
export function processLog(level: LogLevel): Log {
  return createLog({ level, now, write: (line) => void process.stderr.write(line) });
}

/** The environment for a program that is started: ours, with what it needs. */
export function childEnvironment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}
