/** Work that is done again and again, by one at a time. */
export type Loop = {
  readonly start: () => void;
  /** Waits for the work under way. */
  readonly stop: () => Promise<void>;
  /** There is something new: do not wait for the next look. */
  readonly wake: () => void;
};

/** Looks for work every `pollMs`, from the end of the work before. `work` never rejects, and leaves off when stopped. */
export function createLoop(work: (isStopped: () => boolean) => Promise<void>, pollMs: number): Loop {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = true;
  let woken = false;

  return {
    start: () => {
      stopped = false;
      run();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
    wake: () => {
      woken = true;
      if (!running) run();
    },
  };

  function run(): void {
    if (stopped) return;
    clearTimeout(timer);
    woken = false;
    running = work(() => stopped).then(() => {
      running = undefined;
      if (stopped) return;
      if (woken) run();
      else timer = setTimeout(run, pollMs);
    });
  }
}
