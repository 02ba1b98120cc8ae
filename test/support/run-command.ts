import type { Command } from 'commander';

export type Ran = { readonly stdout: string; readonly stderr: string; readonly exitCode: number };

/** What a command prints and says on standard error, and the exit code it leaves. Binary output is read as latin1. */
export async function runCommand(command: Command, ...args: readonly string[]): Promise<Ran> {
  const said = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      said[name] += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
      return true;
    }),
  );
  const earlier = process.exitCode;
  process.exitCode = 0;
  try {
    await command.parseAsync([...args], { from: 'user' });
    return { ...said, exitCode: Number(process.exitCode) };
  } finally {
    process.exitCode = earlier;
    spies.forEach((spy) => spy.mockRestore());
  }
}
