import { Command } from 'commander';
import { breachClock } from './cases/breach-clock';
import { brusselsTime } from './cases/calendar';
import { readInstant } from './cases/instant';
import { loadLaw } from './cases/law';
import { receiptDay, requestClock } from './cases/request-clock';

/** A year outside is a slip of the pen, and a deadline after 9999 cannot be written. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2999;

export type ClockCommandsDeps = {
  /** Read when a command runs. */
  readonly contentDir: () => string;
};

/** What the legal clocks say: `privacyloket deadline …`, a line of JSON. Exits with 2 for a moment that cannot be. */
export function clockCommands({ contentDir }: ClockCommandsDeps): Command {
  const deadline = new Command('deadline').description('the last moment that the law allows, as one line of JSON');
  deadline
    .command('breach')
    .description('to notify the supervisory authority of a personal data breach')
    .argument('<aware-at>', 'when the organisation became aware, with the offset: 2026-11-20T16:40:00+01:00')
    .action((text: string) =>
      printOrRefuse(() => {
        const aware = readInstant(yearChecked(text));
        const law = loadLaw(contentDir());
        const { awareAt, controllerDeadlineAt } = breachClock({ discovered_at: aware.toISOString() }, aware, [], law);
        return { awareAt: brusselsTime(awareAt), deadlineAt: brusselsTime(controllerDeadlineAt) };
      }),
    );
  deadline
    .command('request')
    .description("to answer a data subject's request")
    .argument('<received-on>', 'the day on which it was received, 2026-11-23, or that moment with its offset')
    .action((text: string) =>
      printOrRefuse(() => {
        const received = receiptDay(yearChecked(text));
        const law = loadLaw(contentDir());
        // The moment of the report decides none of these days.
        const clock = requestClock({ received, submittedAt: new Date(0) }, law);
        const { receivedOn, rawOn, dueOn, extendedDueOn } = clock;
        return { receivedOn, rawOn, dueOn, extendedDueOn };
      }),
    );
  return deadline;
}

/** Prints a line of JSON; a RangeError says what is wrong with what was typed. */
function printOrRefuse(answer: () => Readonly<Record<string, string>>): void {
  try {
    process.stdout.write(`${JSON.stringify(answer())}\n`);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    process.exitCode = 2;
  }
}

function yearChecked(text: string): string {
  const year = Number(/^(\d{4})-/.exec(text)?.[1] ?? FIRST_YEAR);
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return text;
  throw new RangeError(`'${text}': expected a year from ${FIRST_YEAR} to ${LAST_YEAR}`);
}
