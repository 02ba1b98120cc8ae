import { Command } from 'commander';
import { breachClock } from '../cases/breach-clock';
import { brusselsTime } from '../cases/calendar';
import { readInstant } from '../cases/instant';
import type { Law } from '../cases/law';
import { loadLaw } from '../cases/law';
import { receiptDay, requestClock } from '../cases/request-clock';
import { orRefuse, typed } from './refusal';

/** A year outside is a slip of the pen, and a deadline after 9999 cannot be written. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2999;

type Clock = {
  readonly id: string;
  readonly description: string;
  /** The moment it runs from, as it is to be typed. */
  readonly from: string;
  /** Throws a RangeError for a moment that cannot be. */
  readonly deadlines: (from: string, law: Law) => Readonly<Record<string, string>>;
};

const CLOCKS: readonly Clock[] = [
  {
    id: 'breach',
    description: 'to notify the supervisory authority of a personal data breach',
    from: 'when the organisation became aware, with the offset: 2026-11-20T16:40:00+01:00',
    deadlines: breachDeadlines,
  },
  {
    id: 'request',
    description: "to answer a data subject's request",
    from: 'the day on which it was received, 2026-11-23, or that moment with its offset',
    deadlines: requestDeadlines,
  },
];

export type ClockCommandsDeps = {
  /** Read when a command runs. */
  readonly contentDir: () => string;
};

/** What the legal clocks say: `privacyloket deadline …`, a line of JSON. Exits with 2 for what cannot be. */
export function clockCommands({ contentDir }: ClockCommandsDeps): Command {
  const deadline = new Command('deadline').description('the last moment that the law allows, as one line of JSON');
  for (const { id, description, from, deadlines } of CLOCKS) {
    deadline
      .command(id)
      .description(description)
      .argument('<moment>', from)
      .option('--json', 'as it is without')
      .action(
        orRefuse(async (moment: string) => {
          const answer = typed(() => deadlines(yearChecked(moment), loadLaw(contentDir())));
          process.stdout.write(`${JSON.stringify(answer)}\n`);
        }),
      );
  }
  return deadline;
}

function breachDeadlines(from: string, law: Law): Readonly<Record<string, string>> {
  const aware = readInstant(from);
  const { awareAt, controllerDeadlineAt } = breachClock({ discovered_at: aware.toISOString() }, aware, [], law);
  return { awareAt: brusselsTime(awareAt), deadlineAt: brusselsTime(controllerDeadlineAt) };
}

function requestDeadlines(from: string, law: Law): Readonly<Record<string, string>> {
  // The moment of the report decides none of these days.
  const clock = requestClock({ received: receiptDay(from), submittedAt: new Date(0) }, law);
  const { receivedOn, rawOn, dueOn, extendedDueOn } = clock;
  return { receivedOn, rawOn, dueOn, extendedDueOn };
}

function yearChecked(text: string): string {
  const year = Number(/^(\d{4})-/.exec(text)?.[1] ?? FIRST_YEAR);
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return text;
  throw new RangeError(`'${text}': expected a year from ${FIRST_YEAR} to ${LAST_YEAR}`);
}
