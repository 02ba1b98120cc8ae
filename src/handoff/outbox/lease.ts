import type { Database } from '../../store/database';

/** The right to do something that one process at a time may do, over all replicas. */
export type Lease = {
  /** Takes or prolongs it for `ms` from now; false while it is another's. */
  readonly take: () => Promise<boolean>;
  /** Leaves it to whoever comes next. */
  readonly release: () => Promise<void>;
  /** Prolongs it for as long as the work lasts. */
  readonly during: <T>(work: () => Promise<T>) => Promise<T>;
};

/**
 * A row of `leases`. A holder that died loses it `ms` after it last prolonged it. What one began while it held the
 * lease may outlast it when the process stood still or could not reach the database meanwhile: no clock helps there.
 */
export function createLease(deps: {
  readonly database: Database;
  /** What is leased. */
  readonly name: string;
  /** This process, told apart from every other. */
  readonly holder: string;
  readonly now: () => Date;
  readonly ms: number;
}): Lease {
  const { database, name, holder, now, ms } = deps;

  async function take(): Promise<boolean> {
    const at = now();
    const rows = await database('leases')
      .insert({ name, holder, until: new Date(at.getTime() + ms).toISOString() })
      .onConflict('name')
      .merge(['holder', 'until'])
      .where((either) => {
        void either.where('leases.holder', holder).orWhere('leases.until', '<=', at.toISOString());
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
      // Two may fail, for the database was busy, before it is lost.
      const beat = setInterval(() => void take().catch(() => false), ms / 3);
      try {
        return await work();
      } finally {
        clearInterval(beat);
      }
    },
  };
}
