/** `sure`: shape and checksum fit. `doubtful`: a strong shape, a wrong checksum. */
export type Verdict = 'sure' | 'doubtful' | 'no';
