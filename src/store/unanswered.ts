import type { Database } from './database';

/** How often a subject was asked about in a month and not answered. Neither what was asked nor who asked is kept. */
export type UnansweredCount = {
  readonly topic: string;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly times: number;
};

/** As many characters of a subject's title are kept. */
const TOPIC_CHARACTERS = 200;

export function createUnansweredCounts({ database, now }: { database: Database; now: () => Date }) {
  return {
    /** Counts a subject once more, this month. */
    note: async (topic: string): Promise<void> => {
      await database('unanswered')
        .insert({ topic: topic.slice(0, TOPIC_CHARACTERS), month: monthOf(now()), times: 1 })
        .onConflict(['topic', 'month'])
        .merge({ times: database.raw('unanswered.times + 1') });
    },
    /** Newest month first, in it the most asked first. */
    list: (): Promise<UnansweredCount[]> =>
      database<UnansweredCount>('unanswered')
        .select('topic', 'month', 'times')
        .orderBy([{ column: 'month', order: 'desc' }, { column: 'times', order: 'desc' }, { column: 'topic' }]),
  };
}

/** Returns how many counts were forgotten: those of months before the one of this instant. */
export async function forgetUnansweredBefore(database: Database, before: Date): Promise<number> {
  return database('unanswered').where('month', '<', monthOf(before)).delete();
}

function monthOf(at: Date): string {
  return at.toISOString().slice(0, 'YYYY-MM'.length);
}
