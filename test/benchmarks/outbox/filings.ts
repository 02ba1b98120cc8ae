import type { CaseKind } from '../../../src/dialogs/definition';
import type { Chance } from './chance';
import type { Asked, Told } from './child';
import type { PlannedCase, PlannedFiling } from './plan';

/** A filing that a process said to have stored. */
export type Acknowledged = {
  readonly id: string;
  readonly kind: CaseKind;
  readonly reference: string;
  readonly version: number;
  readonly mark: string;
  readonly at: number;
};

export type Filings = {
  readonly planned: number;
  readonly acknowledged: readonly Acknowledged[];
  /** Asked again because the store did not take it. */
  readonly failed: () => number;
  /** The next to ask of a process, when no more than `share` (0 to 1) of all is to be filed by now. */
  readonly next: (share: number) => Asked | undefined;
  /** The process answered. */
  readonly heard: (told: Told & { readonly told: 'filed' | 'failed' }) => void;
  /** The process that it was asked of is gone: it is asked again. */
  readonly unanswered: (id: string) => void;
};

type Waiting = { readonly planned: PlannedCase; readonly filing: PlannedFiling; readonly reference?: string };

/** A version follows the one before it after a few other filings: often while that one is still being mailed. */
const MOST_BETWEEN = 15;
const MOST_FAILURES = 200;

/** Which filing comes when: a version after the one before it was acknowledged, all of them until they are. */
export function createFilings(plan: readonly PlannedCase[], chance: Chance): Filings {
  const waiting = plan.flatMap((planned): Waiting[] => {
    const [filing] = planned.versions;
    return filing ? [{ planned, filing }] : [];
  });
  const asked = new Map<string, Waiting>();
  const acknowledged: Acknowledged[] = [];
  const planned = plan.reduce((sum, { versions }) => sum + versions.length, 0);
  let failures = 0;

  function again(id: string): void {
    const one = asked.get(id);
    if (one) waiting.unshift(one);
    asked.delete(id);
  }

  return {
    planned,
    acknowledged,
    failed: () => failures,
    next: (share) => {
      if (acknowledged.length + asked.size >= planned * share) return undefined;
      const one = waiting.shift();
      if (!one) return undefined;
      asked.set(one.filing.id, one);
      return { ...one.filing, ...(one.reference === undefined ? {} : { reference: one.reference }) };
    },
    heard: (told) => {
      if (told.told === 'failed') {
        if (++failures > MOST_FAILURES) throw new Error(`Filing ${told.id} fails again and again: ${told.code}`);
        return again(told.id);
      }
      const one = asked.get(told.id);
      if (!one) return;
      asked.delete(told.id);
      const { versions, kind } = one.planned;
      const version = versions.indexOf(one.filing) + 1;
      acknowledged.push({
        id: told.id,
        kind,
        reference: told.reference,
        version,
        mark: one.filing.mark,
        at: told.at,
      });
      const next = versions[version];
      if (!next) return;
      const place = Math.floor(chance.between(0, MOST_BETWEEN));
      waiting.splice(place, 0, { planned: one.planned, filing: next, reference: told.reference });
    },
    unanswered: again,
  };
}
