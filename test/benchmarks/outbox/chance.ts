/** Draws that are the same for the same seed and name, each name a stream of its own. */
export type Chance = {
  /** From 0 to below 1. */
  readonly fraction: () => number;
  /** From `least` to below `most`. */
  readonly between: (least: number, most: number) => number;
  readonly oneOf: <T>(options: readonly [T, ...T[]]) => T;
  readonly happens: (probability: number) => boolean;
};

/** mulberry32, started from the seed and an FNV-1a hash of the name. */
export function chanceOf(seed: number, name: string): Chance {
  let state = [...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed ^ 0x811c9dc5);
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    fraction,
    between: (least, most) => least + fraction() * (most - least),
    oneOf: (options) => options[Math.floor(fraction() * options.length)] ?? options[0],
    happens: (probability) => fraction() < probability,
  };
}
