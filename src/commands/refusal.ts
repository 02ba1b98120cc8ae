import { CommanderError } from 'commander';
import type { Command } from 'commander';

/** What was asked of a command cannot be done: 2 when it was asked wrongly, 1 when things are not so. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** The action of a command; a refusal is a line on standard error and the exit code, not a failure of the program. */
export function orRefuse<Args extends readonly unknown[]>(action: (...args: Args) => Promise<void>) {
  return async (...args: Args): Promise<void> => {
    try {
      await action(...args);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sayRefusal(error);
    }
  };
}

/** On standard error, with the exit code it leaves. */
export function sayRefusal({ message, exitCode }: Refusal): void {
  process.stderr.write(`error: ${message}\n`);
  process.exitCode = exitCode;
}

/**
 * Runs the command that was typed. What commander itself finds wrong with it, an option that is not known or an argument
 * that is missing, it says on standard error: that exits with 2 as every wrong usage, where commander would take 1.
 */
export async function runTyped(
  program: Command,
  args: readonly string[] = process.argv,
  from: 'node' | 'user' = 'node',
): Promise<void> {
  for (const command of withSubcommands(program)) command.exitOverride();
  try {
    await program.parseAsync(args, { from });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

/** Those that were added ready-made inherit no settings. */
function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** Why the system did not do something with a file: `ENOENT: no such file or directory`. */
export function whyNot(error: unknown): string {
  return String(error)
    .replace(/^Error: /, '')
    .replace(/, .*$/s, '');
}

/** What `read` gives; a RangeError, which says what is wrong with what was typed, becomes a refusal. */
export function typed<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal(error.message, 2);
    throw error;
  }
}

/** The one of `known` that was typed. */
export function oneOf<const T extends string>(known: readonly T[], text: string, what: string): T {
  const found = known.find((one) => one === text);
  if (found === undefined) throw new Refusal(`${what} '${text}': expected one of ${known.join(', ')}`, 2);
  return found;
}
