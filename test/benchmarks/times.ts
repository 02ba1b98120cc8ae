/** Milliseconds that a step takes, for each of the messages in each of the rounds. One round before is not counted. */
export async function timesOf(
  messages: readonly string[],
  rounds: number,
  step: (message: string) => unknown,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const message of messages) {
      const start = performance.now();
      const result = step(message);
      // What is there already is not waited for: that would add a turn of the event loop.
      if (result instanceof Promise) await result;
      if (round > 0) times.push(performance.now() - start);
    }
  }
  return times;
}

/** The value that `percent` of the values do not exceed (nearest rank). NaN without values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}
