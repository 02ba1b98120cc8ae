import type { Database } from './database';

/** Another delivery of the same event is being handled: this one was not. */
export class EventInProgress extends Error {
  constructor() {
    super('The event is being handled by another delivery');
    this.name = 'EventInProgress';
  }
}

/**
 * Handles an event of a platform once, however often it is delivered, over restarts and replicas.
 * An event whose work failed is forgotten, so that its next delivery is handled; so is one whose process died,
 * after `claimMs`.
 */
export function createSeenEvents(deps: { database: Database; now: () => Date; claimMs: number }) {
  const { database, now, claimMs } = deps;
  const until = () => new Date(now().getTime() + claimMs).toISOString();

  return async function once(eventId: string, work: () => Promise<void>): Promise<void> {
    const claimedUntil = await claim(eventId);
    if (claimedUntil === undefined) {
      const row = await database('seen_events')
        .where({ event_id: eventId })
        .first<{ done_at: string | null }>('done_at');
      if (row?.done_at) return;
      throw new EventInProgress();
    }
    try {
      await work();
    } catch (error) {
      // Only the claim of this delivery: after it ran out, another may have handled the event.
      await database('seen_events').where({ event_id: eventId, claimed_until: claimedUntil, done_at: null }).delete();
      throw error;
    }
    await database('seen_events').where({ event_id: eventId }).update({ done_at: now().toISOString() });
  };

  /** Until when the event is this delivery's to handle; undefined when it is another's. */
  async function claim(eventId: string): Promise<string | undefined> {
    const claimedUntil = until();
    const inserted = await database('seen_events')
      .insert({ event_id: eventId, claimed_until: claimedUntil, done_at: null })
      .onConflict('event_id')
      .ignore()
      .returning('event_id');
    if (inserted.length > 0) return claimedUntil;
    const taken = await database('seen_events')
      .where({ event_id: eventId, done_at: null })
      .where('claimed_until', '<', now().toISOString())
      .update({ claimed_until: claimedUntil });
    return taken > 0 ? claimedUntil : undefined;
  }
}

/** Platforms redeliver within an hour; a day is ample. Returns how many events were forgotten. */
export async function forgetEventsBefore(database: Database, before: Date): Promise<number> {
  return database('seen_events').where('claimed_until', '<', before.toISOString()).delete();
}
