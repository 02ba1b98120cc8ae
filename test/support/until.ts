import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the check gives something other than undefined and false, and gives that; throws after `withinMs`. */
export async function until<T>(
  what: string,
  check: () => T | Promise<T>,
  withinMs = 8_000,
): Promise<Exclude<T, undefined | false>> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += 10) {
    const result = await check();
    if (result !== undefined && result !== false) return result as Exclude<T, undefined | false>;
    await pause(10);
  }
  throw new Error(`Waited ${withinMs} ms in vain until ${what}`);
}
