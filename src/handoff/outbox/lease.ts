import type { Database } from '../../store/database';

/** The right to do something that one process at a time may do, over all replicas. */
export type Lease = {
  /** Takes or prolongs it for `ms` from now; false while it is another's. */
  readonly take: () => Promise<boolean>;
  /** Leaves it to whoever comes next. */
  readonly release: () => Promise<void>;
  /** Prolongs it for as long as the work lasts; the signal says that it was lost. */
  readonly during: <T>(work: (lost: AbortSignal) => Promise<T>) => Promise<T>;
};

/** The holder may have prolonged it after this process asked the clock, and before it asks for the lease. */
const FAR_AHEAD_MS = 10 * 60_000;

/** In the time of a lease. */
const BEATS = 3;

/**
 * A row of `leases`. A holder that died loses it `ms` after it last prolonged it; one that stood still hears so at its
 * next beat. One that ends further ahead than any could is of a clock that was set back, and free.
 */
export function createLease(deps: {
  readonly database: Database;
  /** What is leased. */
  readonly name: string;
  /** This process, told apart from every other. */
  readonly holder: string;
  /** The same clock for all replicas: the database's, where they may run on several machines. */
  readonly now: () => Date | Promise<Date>;
  readonly ms: number;
}): Lease {
  const { database, name, holder, now, ms } = deps;

  async function take(): Promise<boolean> {
    const at = (await now()).getTime();
    const until = new Date(at + ms).toISOString();
    const rows = await database('leases')
      .insert({ name, holder, until })
      .onConflict('name')
      .merge(['holder', 'until'])
      .where((either) => {
        void either
          .where('leases.holder', holder)
          .orWhere('leases.until', '<=', new Date(at).toISOString())
          .orWhere('leases.until', '>', new Date(at + ms + FAR_AHEAD_MS).toISOString());
      })
      .returning('name');
    return rows.length > 0;
  }

  return {
    take,
    release: async () => {
      await database('leases').where({ name, holder }).delete();
    },
    during: async (work) => {
      const lost = new AbortController();
      let missed = 0;
      const prolong = async (): Promise<void> => {
        // The database may be busy: by the third time in a row the lease has run out.
        const kept = await take().then(
          (held) => {
            missed = 0;
            return held;
          },
          () => ++missed < BEATS,
        );
        if (!kept) lost.abort();
      };
      const beat = setInterval(() => void prolong(), ms / BEATS);
      try {
        return await work(lost.signal);
      } finally {
        clearInterval(beat);
      }
    },
  };
}
