import { spawn } from 'node:child_process';
import { join } from 'node:path';

export type ChildOptions = {
  readonly file: string;
  readonly smtpPort: number;
  /** How long a mail stays with a sender that died. */
  readonly claimMs: number;
  /** The moment at which the process ends itself; without one it lives on. */
  readonly diesAfter?: 'commit' | 'acknowledge';
};

export type Child = {
  /** Where it listens. */
  readonly url: string;
  /** Ends it as a power cut does, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Resolves to the signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>;
};

/** Starts the assistant; resolves when it listens. */
export async function runChild(options: ChildOptions): Promise<Child> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'child.ts'), JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('exit', (_, signal) => resolve(signal)));
  const port = await Promise.race([
    new Promise<string>((resolve) => child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))),
    ended.then((signal) =>
      Promise.reject(new Error(`The assistant did not start (${signal ?? 'it ended by itself'})`)),
    ),
  ]);
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    ended,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
