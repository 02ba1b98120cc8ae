import { LONGEST_PAUSE_MS } from './pauses';
import type { Soaked } from './soak';
import { grouped } from './taken';
import type { Taken } from './taken';

export type Priorities = {
  /** Times that a mail was chosen while a breach was surely due. */
  readonly choices: number;
  /** Versions that were chosen then though they are of no breach. */
  readonly wrong: readonly string[];
};

type Mail = { readonly caseId: string; readonly version: number };
const keyOf = ({ caseId, version }: Mail) => `${caseId} ${version}`;

/** Log lines that end the sending of a mail, one way or the other. */
const OUTCOMES = ['mail accepted', 'mail not accepted', 'alarm: mail refused'];

/**
 * Whether breaches leave first. A process sends one mail after another and logs the outcome of each, so a mail was chosen
 * after the outcome before it: a breach that was filed by then, and did not fail within the longest pause before, was due.
 * Only first versions are looked at; the others wait for those before them besides.
 */
export function priorities({ acknowledged, lives }: Soaked, taken: readonly Taken[]): Priorities {
  const referenceOf = new Map(taken.map(({ caseId, reference }) => [caseId, reference]));
  const caseIdOf = new Map(taken.map(({ caseId, reference }) => [reference, caseId]));
  const outcomes = lives.flatMap(({ logged, beganAt }, life) =>
    logged.flatMap(({ event, caseId, version, at }) =>
      OUTCOMES.includes(event) && caseId !== undefined && version !== undefined
        ? [{ life, beganAt, event, at: Date.parse(at), caseId, version }]
        : [],
    ),
  );
  const attempts = grouped(outcomes, keyOf);
  const breaches = acknowledged
    .filter(({ kind, version }) => kind === 'breach' && version === 1)
    .flatMap(({ reference, at }) => {
      const caseId = caseIdOf.get(reference);
      if (caseId === undefined) return [];
      const takenAt = taken.find((mail) => mail.caseId === caseId && mail.version === 1)?.at ?? Infinity;
      return [{ at, takenAt, failedAt: (attempts.get(keyOf({ caseId, version: 1 })) ?? []).map((one) => one.at) }];
    });

  let choices = 0;
  const wrong: string[] = [];
  const lastOf = new Map<number, number>();
  for (const outcome of outcomes) {
    const chosenAfter = lastOf.get(outcome.life) ?? outcome.beganAt;
    lastOf.set(outcome.life, outcome.at);
    const due = breaches.some(
      ({ at, takenAt, failedAt }) =>
        at <= chosenAfter &&
        takenAt > outcome.at &&
        !failedAt.some((failed) => failed <= outcome.at && failed >= chosenAfter - LONGEST_PAUSE_MS),
    );
    if (!due) continue;
    choices++;
    const reference = referenceOf.get(outcome.caseId);
    if (!reference?.startsWith('INC')) wrong.push(`${reference ?? outcome.caseId} v${outcome.version}`);
  }
  return { choices, wrong };
}
