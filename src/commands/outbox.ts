import { Command } from 'commander';
import { noSuchCase, print, printJson, readReference, withCases, wordsIn } from './case-tools';
import type { CaseToolsDeps, OpenCases } from './case-tools';
import { brusselsTime } from '../cases/calendar';
import { listWaiting, retryWaiting } from '../handoff/outbox/waiting';
import type { Waiting } from '../handoff/outbox/waiting';
import { tableLines } from './plain-table';
import { Refusal, orRefuse } from './refusal';
import { formatInstant } from '../texts/dates';
import { LANGUAGES } from '../texts/language';

type ListOptions = { readonly language: string; readonly json?: true };
type RetryOptions = ListOptions & { readonly all?: true };

/** What did not reach anybody yet: `privacyloket outbox …`. References and times, never what was written. */
export function outboxCommands(deps: CaseToolsDeps): Command {
  const outbox = new Command('outbox').description('mails and receipts that were not delivered yet');
  outbox
    .command('list')
    .description('what waits, since when, and when it is tried again')
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--json', 'one JSON array')
    .action(
      orRefuse(async ({ language, json }: ListOptions) => {
        const words = wordsIn(deps, language);
        const waiting = await withCases(deps, ({ database }) => listWaiting(database, deps.now()));
        if (json) printJson(waiting.map(jsonOf));
        else print(linesOf(waiting, words));
      }),
    );
  outbox
    .command('retry')
    .description('try what waits again now, not when its pause is over')
    .argument('[reference]', 'of the case')
    .option('--all', 'of all cases')
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--json', 'one JSON object')
    .action(
      orRefuse(async (typedReference: string | undefined, { all, language, json }: RetryOptions) => {
        const reference = typedReference === undefined ? undefined : readReference(typedReference);
        if ((reference === undefined) === (all === undefined)) throw new Refusal('expected a reference, or --all', 2);
        const { t } = wordsIn(deps, language);
        const count = await withCases(deps, (cases) => retry(cases, deps.now(), reference));
        if (json) printJson({ due: count });
        else print([t('register.outbox.due_now', { due: count })]);
      }),
    );
  return outbox;
}

async function retry({ database }: OpenCases, now: Date, reference: string | undefined): Promise<number> {
  if (reference !== undefined && !(await database('cases').where({ reference }).first<unknown>('id'))) {
    throw noSuchCase(reference);
  }
  return retryWaiting(database, now, reference);
}

function linesOf(waiting: readonly Waiting[], { t, language }: ReturnType<typeof wordsIn>): string[] {
  if (waiting.length === 0) return [t('register.outbox.none')];
  const heading = (id: string) => t(`register.outbox.${id}`);
  return tableLines(
    ['reference', 'version', 'kind', 'attempts', 'since', 'next_attempt'].map(heading),
    waiting.map(({ reference, version, kind, attempts, since, nextAttemptAt }) => [
      reference ?? '–',
      version === undefined ? '–' : String(version),
      t(`register.outbox.kinds.${kind}`),
      String(attempts),
      formatInstant(since, language),
      formatInstant(nextAttemptAt, language),
    ]),
  );
}

function jsonOf({ reference, version, kind, attempts, since, nextAttemptAt }: Waiting) {
  return {
    reference: reference ?? null,
    version: version ?? null,
    kind,
    attempts,
    since: brusselsTime(since),
    next_attempt_at: brusselsTime(nextAttemptAt),
  };
}
