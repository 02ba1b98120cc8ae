import type { Person, ReceiptPlace } from '../cases/case';
import type { FormState } from '../dialogs/form';
import { isBegun } from './drafts';
import type { DraftSummary, Drafts } from './drafts';
import type { People } from './people';

type Kept = {
  readonly person: Person;
  readonly state: FormState;
  readonly place?: ReceiptPlace;
  readonly touchedAt: Date;
  readonly isNudged: boolean;
};

export type MemoryDrafts = Drafts & {
  /** Tells it what the database sees by itself: the submission was filed. */
  readonly filed: (submissionId: string) => void;
};

/** Drafts that go with the process, for where there is no database. */
export function memoryDrafts(now: () => Date): MemoryDrafts {
  const drafts = new Map<string, Kept>();
  const filedIds = new Set<string>();
  const keyOf = (person: Person, submissionId: string) => JSON.stringify([personKey(person), submissionId]);

  return {
    filed: (submissionId) => {
      filedIds.add(submissionId);
      wipeWhere(({ state }) => state.submissionId === submissionId);
    },
    keep: async (person, state, { place, ifPage } = {}) => {
      const key = keyOf(person, state.submissionId);
      const before = drafts.get(key);
      if (filedIds.has(state.submissionId) || (ifPage !== undefined && before?.state.page !== ifPage)) return;
      const reachedAt = place ?? before?.place;
      drafts.set(key, {
        person,
        state,
        ...(reachedAt ? { place: reachedAt } : {}),
        touchedAt: now(),
        isNudged: before?.isNudged ?? false,
      });
    },
    read: async (person, submissionId) => {
      const kept = drafts.get(keyOf(person, submissionId));
      return kept && { state: kept.state, touchedAt: kept.touchedAt };
    },
    list: async (person) =>
      [...drafts.values()]
        .filter((kept) => personKey(kept.person) === personKey(person) && isBegun(kept.state))
        .map(summaryOf)
        .sort((a, b) => b.touchedAt.getTime() - a.touchedAt.getTime() || (a.submissionId < b.submissionId ? -1 : 1)),
    wipe: async (person, submissionId) => void drafts.delete(keyOf(person, submissionId)),
    wipeBefore: async (before) => wipeWhere(({ touchedAt }) => touchedAt < before),
    takeNudges: async (before) =>
      [...drafts].flatMap(([key, kept]) => {
        const { person, place, state, touchedAt, isNudged } = kept;
        const isDue = state.dialog === 'breach' && isBegun(state) && touchedAt < before && !isNudged;
        if (!isDue || !place) return [];
        drafts.set(key, { ...kept, isNudged: true });
        return [{ person, place, state, touchedAt }];
      }),
  };

  function wipeWhere(isOld: (kept: Kept) => boolean): number {
    const old = [...drafts].filter(([, kept]) => isOld(kept));
    for (const [key] of old) drafts.delete(key);
    return old.length;
  }
}

/** People that go with the process. Without a clock nobody is forgotten before that. */
export function memoryPeople(now?: () => Date): People {
  const people = new Map<
    string,
    { readonly seenAt: Date | undefined; readonly isMet: boolean; readonly client?: string }
  >();

  return {
    isFirstContact: async (person) => {
      const before = people.get(personKey(person));
      people.set(personKey(person), { ...before, seenAt: now?.(), isMet: true });
      return !before?.isMet;
    },
    lastClient: async (person) => people.get(personKey(person))?.client,
    rememberClient: async (person, client) => {
      const isMet = people.get(personKey(person))?.isMet ?? false;
      people.set(personKey(person), { seenAt: now?.(), isMet, client });
    },
    forgetBefore: async (before) => {
      const old = [...people].filter(([, { seenAt }]) => seenAt !== undefined && seenAt < before);
      for (const [key] of old) people.delete(key);
      return old.length;
    },
  };
}

function personKey({ channel, tenantId, userId }: Person): string {
  return JSON.stringify([channel, tenantId, userId]);
}

function summaryOf({ state, touchedAt }: Kept): DraftSummary {
  const { submissionId, dialog, reference } = state;
  return { submissionId, dialog, ...(reference === undefined ? {} : { reference }), touchedAt };
}
