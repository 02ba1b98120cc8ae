import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Asked, ChildOptions, Told } from './child';

/** A line of the assistant's own log, of the fields that the soak reads. */
export type Logged = {
  readonly at: string;
  readonly event: string;
  readonly caseId?: string;
  readonly version?: number;
  readonly reference?: string;
  readonly code?: string | number;
};

/** One process, from its start until it is killed. */
export type Life = {
  readonly ask: (asked: Asked) => void;
  /** Ends it as a power cut does, and waits until it is gone and all that it wrote was read. */
  readonly kill: () => Promise<void>;
  /** Resolves when it is gone, whoever ended it. */
  readonly ended: Promise<void>;
};

export type Heard = { readonly told: (told: Told) => void; readonly logged: (logged: Logged) => void };

export function beginLife(options: ChildOptions, { told, logged }: Heard): Life {
  const child = spawn(
    process.execPath,
    ['--require', 'tsx/cjs', join(__dirname, 'child.ts'), JSON.stringify(options)],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  // What is asked of a process that was just killed is asked again of the next.
  child.stdin.on('error', () => undefined);
  createInterface(child.stdout).on('line', (line) => told(JSON.parse(line) as Told));
  createInterface(child.stderr).on('line', (line) => {
    if (line.startsWith('{')) logged(JSON.parse(line) as Logged);
    else process.stderr.write(`${line}\n`);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    ask: (asked) => void child.stdin.write(`${JSON.stringify(asked)}\n`),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    ended,
  };
}
