import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const START_MS = 90_000;

export type RunningDemo = {
  readonly teams: string;
  readonly mailbox: string;
  readonly assistantPort: number;
  readonly folder: string;
  readonly printed: () => string;
  /** Ctrl-C in a terminal (SIGINT to everything in it), or SIGTERM to npm alone; waits until all output has ended. */
  readonly stop: (signal: 'SIGINT' | 'SIGTERM') => Promise<void>;
  /** The ids of the processes that the demo started and that are still there. */
  readonly left: () => number[];
  /** Resolves when it has ended without being told to. */
  readonly ended: Promise<void>;
};

/** Runs `npm run demo` on free ports, in a folder of its own, until it has printed `until`: at last, how to stop it. */
export async function startDemo(until = 'Ctrl-C'): Promise<RunningDemo> {
  const [assistantPort, teamsPort, mailboxPort, smtpPort] = await Promise.all([
    freePort(),
    freePort(),
    freePort(),
    freePort(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'privacyloket-demo-'));
  const ports = {
    'assistant-port': assistantPort,
    'teams-port': teamsPort,
    'mailbox-port': mailboxPort,
    'smtp-port': smtpPort,
  };
  const options = Object.entries(ports).flatMap(([name, port]) => [`--${name}`, String(port)]);
  const npm = spawn('npm', ['run', 'demo', '--', '--folder', folder, ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let printed = '';
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  await printedBy(
    npm,
    () => printed.includes(until),
    () => printed,
  );
  return {
    teams: `http://127.0.0.1:${teamsPort}`,
    mailbox: `http://127.0.0.1:${mailboxPort}`,
    assistantPort,
    folder,
    printed: () => printed,
    stop: (signal) =>
      new Promise((resolve) => {
        if (npm.exitCode !== null || npm.signalCode !== null || npm.pid === undefined) return resolve();
        npm.once('close', () => resolve());
        process.kill(signal === 'SIGINT' ? -npm.pid : npm.pid, signal);
      }),
    ended: new Promise((resolve) => npm.once('close', () => resolve())),
    left: () => processesNaming([folder, `-p ${teamsPort}`, `--smtp ${smtpPort}`]),
  };
}

/** Runs the demo's command until it ends by itself. */
export function runDemo(options: readonly string[]): Promise<{ code: number | null; printed: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli.js'), 'demo', ...options], { cwd: ROOT });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    child.once('close', (code) => resolve({ code, printed }));
  });
}

function printedBy(child: ChildProcess, done: () => boolean, printed: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => done() && end(), 100);
    const patience = setTimeout(() => end(new Error(`The demo did not start in time:\n${printed()}`)), START_MS);
    const onExit = () => end(new Error(`The demo ended:\n${printed()}`));
    child.once('exit', onExit);
    function end(error?: Error): void {
      clearInterval(timer);
      clearTimeout(patience);
      child.off('exit', onExit);
      if (error) reject(error);
      else resolve();
    }
  });
}

/** Processes whose command line holds one of the texts, other than this one. */
function processesNaming(texts: readonly string[]): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => {
      const file = `/proc/${name}/cmdline`;
      if (!existsSync(file)) return false;
      const command = readCommand(file);
      return texts.some((text) => command.includes(text));
    })
    .map(Number);
}

function readCommand(file: string): string {
  try {
    return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
