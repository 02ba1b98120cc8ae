import { spawn } from 'node:child_process';
import { childEnvironment } from '../process';

const PATIENCE_MS = 3_000;

export type Child = {
  /** Rejects when the program ends without having been told to. */
  readonly ended: Promise<never>;
  /** Ends the program and waits until it is gone. */
  readonly stop: () => Promise<void>;
};

/** Starts a Node program in a process group of its own, so that stopping it leaves none of its children behind. */
export function startChild(
  name: string,
  script: string,
  options: { readonly cwd: string; readonly args: readonly string[]; readonly env?: Readonly<Record<string, string>> },
): Child {
  const child = spawn(process.execPath, [script, ...options.args], {
    cwd: options.cwd,
    env: childEnvironment(options.env),
    stdio: 'ignore',
    detached: true,
  });
  let stopping = false;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ended = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new Error(`${name} did not start: ${error.message}`)));
    child.once('exit', (code) => {
      if (!stopping) reject(new Error(`${name} ended by itself (exit code ${code ?? 'none'})`));
    });
  });
  // Whoever waits for it hears of it; nobody has to.
  ended.catch(() => undefined);

  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, name);
    } catch {
      // The whole group is gone already.
    }
  };
  return {
    ended,
    stop: async () => {
      stopping = true;
      if (child.exitCode === null && child.signalCode === null) {
        signal('SIGTERM');
        const timer = setTimeout(() => signal('SIGKILL'), PATIENCE_MS);
        await gone;
        clearTimeout(timer);
      }
      signal('SIGKILL');
    },
  };
}
