import type { Environment } from './config/config';

const ORPHAN_CHECK_MS = 500;

/**
 * Resolves when this process is told to stop. Under `npm run` there is a shell between npm and us that dies of a
 * signal without passing it on: then losing our parent is the signal.
 */
export function stopSignal(env: Environment): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    if (!env.npm_lifecycle_event) return;
    const parent = process.ppid;
    const check = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(check);
      resolve();
    }, ORPHAN_CHECK_MS);
    check.unref();
  });
}
