import type { Person, ReceiptPlace } from '../cases/case';
import type { DialogId } from '../dialogs/definition';
import type { FormState } from '../dialogs/form';

/** A form that was begun and not sent. */
export type Draft = { readonly state: FormState; readonly touchedAt: Date };

/** A draft in a list of drafts: enough to offer it again. */
export type DraftSummary = {
  readonly submissionId: string;
  readonly dialog: DialogId;
  readonly reference?: string;
  readonly touchedAt: Date;
};

/** A begun breach report that nobody touched for a while. */
export type Nudge = {
  readonly person: Person;
  readonly place: ReceiptPlace;
  readonly state: FormState;
  readonly touchedAt: Date;
};

/**
 * What people filled in and did not send yet: encrypted, found only for the person whose it is, wiped when sent,
 * cancelled or left for too long. Each may throw when the store fails.
 */
export type Drafts = {
  /**
   * Keeps the state of a form. Does nothing when the submission was filed already: a late event of an open window must
   * not bring a draft back. With `ifPage` only while the kept draft stands on that page.
   */
  readonly keep: (
    person: Person,
    state: FormState,
    options?: { readonly place?: ReceiptPlace; readonly ifPage?: string },
  ) => Promise<void>;
  readonly read: (person: Person, submissionId: string) => Promise<Draft | undefined>;
  /** Drafts in which the person filled in something, last touched first. */
  readonly list: (person: Person) => Promise<readonly DraftSummary[]>;
  readonly wipe: (person: Person, submissionId: string) => Promise<void>;
  /** Wipes what was last touched before; returns how many. */
  readonly wipeBefore: (before: Date) => Promise<number>;
  /**
   * Takes the begun breach reports last touched before `before` that were not nudged yet and can be reached, and marks
   * them as nudged: over all replicas each comes once.
   */
  readonly takeNudges: (before: Date) => Promise<readonly Nudge[]>;
};

/** Whether there is something to go on with: a page that was sent on, or something the person filled in. */
export function isBegun({ visited, isTouched }: FormState): boolean {
  return visited.length > 0 || isTouched === true;
}
