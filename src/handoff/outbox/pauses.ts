/** The pause after the `attempt`th failure, from 1; the last pause repeats. */
export function retryPauseMs(pausesMs: readonly number[], attempt: number): number {
  return pausesMs[Math.min(attempt, pausesMs.length) - 1] ?? 0;
}

/** While the mail server is left alone. */
export type Rest = {
  readonly isOn: () => boolean;
  /** From now on for `ms`; one that ends later stays. */
  readonly begin: (ms: number) => void;
  readonly end: () => void;
};

export function createRest(now: () => Date): Rest {
  let rest = { fromMs: 0, ms: 0 };
  /** 0 when it is over, and when the clock was set back to before it began: nobody knows then how long it lasted. */
  const leftMs = () => {
    const goneMs = now().getTime() - rest.fromMs;
    return goneMs < 0 ? 0 : Math.max(0, rest.ms - goneMs);
  };
  return {
    isOn: () => leftMs() > 0,
    begin: (ms) => {
      if (ms > leftMs()) rest = { fromMs: now().getTime(), ms };
    },
    end: () => void (rest = { fromMs: 0, ms: 0 }),
  };
}
