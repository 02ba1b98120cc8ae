import { Command } from 'commander';
import { changeState, recordEvent, undoEvent } from './case-changes';
import { contextIn, noSuchCase, print, printJson, readFound, readReference, sayUnreadable } from './case-tools';
import type { CaseToolsDeps } from './case-tools';
import { CASE_STATES } from '../cases/case-progress';
import { DPO_EVENTS } from '../cases/case-progress';
import type { DpoEvent } from '../cases/case-progress';
import { labelled } from '../handoff/compose/mail-content';
import { printable, tableLines } from './plain-table';
import { Refusal, oneOf, orRefuse, typed } from './refusal';
import { recordJson, summaryJson, unreadableJson } from '../register/case-json';
import { caseBlocks, dueText } from '../register/case-lines';
import type { Block } from '../register/case-lines';
import { isReadable } from '../register/case-record';
import type { Found, RecordFilter } from '../register/case-record';
import type { RegisterContext } from '../register/columns';
import { openDeadline } from '../register/deadline';
import { KINDS } from '../register/figures';
import { daysPeriod } from '../register/period';
import { formatInstant } from '../texts/dates';
import { LANGUAGES } from '../texts/language';

const EVENTS = Object.keys(DPO_EVENTS) as DpoEvent[];

type ListOptions = {
  readonly state?: string;
  readonly kind?: string;
  readonly since?: string;
  readonly language: string;
  readonly json?: true;
};
type ShowOptions = { readonly language: string; readonly json?: true };
type AtOptions = ShowOptions & { readonly at?: string };
type RecordOptions = AtOptions & { readonly undo?: true };

/** The DPO's cases: `privacyloket cases …`. A confidential report shows nothing of who reported it. */
export function caseCommands(deps: CaseToolsDeps): Command {
  const cases = new Command('cases').description("the cases, for the DPO: what is shown is people's data");
  cases
    .command('list')
    .description('reference, kind, state, filed, nearest deadline, and whether all of it was mailed')
    .option('--state <state>', CASE_STATES.join(', '))
    .option('--kind <kind>', KINDS.join(', '))
    .option('--since <day>', 'filed on this day or later, 2026-11-01')
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--json', 'one JSON array')
    .action(orRefuse((options: ListOptions) => listCases(options, deps)));
  cases
    .command('show')
    .description('everything of a case')
    .argument('<reference>')
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--json', 'one JSON object')
    .action(orRefuse((reference: string, options: ShowOptions) => showCase(readReference(reference), options, deps)));
  cases
    .command('state')
    .description(`set how a case stands: ${CASE_STATES.join(', ')}; any but closed opens it again`)
    .argument('<reference>')
    .argument('<state>')
    .option('--at <instant>', 'when it happened, with the offset, 2026-11-20T16:40:00+01:00; now unless said otherwise')
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--json', 'one JSON object')
    .action(
      orRefuse(async (typedReference: string, typedState: string, options: AtOptions) => {
        const reference = readReference(typedReference);
        await changeState(deps, reference, oneOf(CASE_STATES, typedState, 'state'), options);
      }),
    );
  cases
    .command('record')
    .description(`record that something was done: ${EVENTS.join(', ')}; recorded again, the last one stands`)
    .argument('<reference>')
    .argument('<event>')
    .option('--at <instant>', 'when it was done, with the offset; now unless said otherwise')
    .option('--undo', 'take back what was recorded by mistake')
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--json', 'one JSON object')
    .action(
      orRefuse(async (typedReference: string, typedEvent: string, { undo, ...options }: RecordOptions) => {
        const reference = readReference(typedReference);
        const event = oneOf(EVENTS, typedEvent, 'event');
        if (!undo) return recordEvent(deps, reference, event, options);
        if (options.at !== undefined) throw new Refusal('--undo takes back what was recorded: without --at', 2);
        await undoEvent(deps, reference, event, options);
      }),
    );
  return cases;
}

async function listCases({ state, kind, since, language, json }: ListOptions, deps: CaseToolsDeps): Promise<void> {
  const filter: RecordFilter = {
    ...(state === undefined ? {} : { state: oneOf(CASE_STATES, state, 'state') }),
    ...(kind === undefined ? {} : { kind: oneOf(KINDS, kind, 'kind') }),
    ...typed(() => daysPeriod(since === undefined ? {} : { from: since })),
  };
  const context = contextIn(deps, language);
  const found = await readFound(deps, context, filter);
  const now = deps.now();
  if (json) printJson(found.map((one) => (isReadable(one) ? summaryJson(one, context, now) : unreadableJson(one))));
  else print(listLines(found, context, now));
  sayUnreadable(found);
}

function listLines(found: readonly Found[], context: RegisterContext, now: Date): string[] {
  const { t, language } = context;
  return tableLines(
    ['reference', 'kind', 'state', 'filed', 'deadline', 'mailed'].map((id) => t(`register.cases.${id}`)),
    found.map((one) => {
      const { reference, kind, filedAt } = isReadable(one) ? one.filed : one;
      return [
        reference,
        t(`register.kinds.${kind}`),
        t(`register.states.${one.state}`),
        formatInstant(filedAt, language),
        dueText(isReadable(one) ? openDeadline(one, context, now)?.due : undefined, context),
        t(`mail.ternary.${one.versions.every(({ mailedAt }) => mailedAt) ? 'yes' : 'no'}`),
      ];
    }),
  );
}

async function showCase(reference: string, { language, json }: ShowOptions, deps: CaseToolsDeps): Promise<void> {
  const context = contextIn(deps, language);
  const [record] = await readFound(deps, context, { reference });
  if (!record) throw noSuchCase(reference);
  if (!isReadable(record)) return sayUnreadable([record]);
  if (json) return printJson(recordJson(record, context, deps.now()));
  print(caseBlocks(record, context).flatMap((block, index) => blockLines(block, index, context)));
}

function blockLines({ heading, rows }: Block, index: number, { language }: RegisterContext): string[] {
  const lines = rows.flatMap(([label, text]) => {
    const [first = '', ...more] = text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map(printable);
    return [`  ${labelled(printable(label), language)} ${first}`, ...more.map((line) => `    ${line}`)];
  });
  return [...(index === 0 ? [] : ['']), heading, ...lines];
}
