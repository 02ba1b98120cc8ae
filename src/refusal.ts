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
      process.stderr.write(`error: ${error.message}\n`);
      process.exitCode = error.exitCode;
    }
  };
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
