import type { Keys } from '../../src/store/encryption';

/** Keys that are obviously none: a byte 32 times over. */
export const KEYS: Keys = { current: 'k1', data: { k1: Buffer.alloc(32, 1) }, lookup: Buffer.alloc(32, 9) };
