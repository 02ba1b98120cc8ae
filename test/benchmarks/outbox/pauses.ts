/** The outbox's own pauses, in milliseconds: those of production, some hundred times shorter. */
export const PAUSES = {
  pollMs: 50,
  retryPausesMs: [200, 400, 800],
  awayPauseMs: 500,
  refusedPauseMs: 1_000,
  delayedMs: 5_000,
  claimMs: 1_500,
  leaseMs: 1_000,
  /** Of one step of the SMTP conversation. */
  timeoutMs: 1_000,
} as const;

/** No mail is left alone for longer after an attempt that failed. */
export const LONGEST_PAUSE_MS = Math.max(...PAUSES.retryPausesMs, PAUSES.awayPauseMs, PAUSES.refusedPauseMs);
