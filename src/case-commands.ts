import { Command } from 'commander';
import { contextIn, print, printJson, withCases } from './case-tools';
import type { CaseToolsDeps, OpenCases } from './case-tools';
import { brusselsTime } from './cases/calendar';
import { CASE_STATES } from './cases/case';
import { recordDpoEvent, setCaseState } from './cases/case-state';
import type { Recording } from './cases/case-state';
import { DPO_EVENTS } from './cases/dpo-events';
import type { DpoEvent } from './cases/dpo-events';
import { readInstant } from './cases/instant';
import { printable, tableLines } from './plain-table';
import { Refusal, oneOf, orRefuse, typed } from './refusal';
import { recordJson, summaryJson } from './register/case-json';
import { caseBlocks, dueText } from './register/case-lines';
import type { Block } from './register/case-lines';
import { readRecords } from './register/case-record';
import type { CaseRecord, RecordFilter } from './register/case-record';
import type { RegisterContext } from './register/columns';
import { openDeadline } from './register/deadline';
import { KINDS } from './register/figures';
import { daysPeriod } from './register/period';
import { formatInstant } from './texts/dates';
import { LANGUAGES } from './texts/language';

const EVENTS = Object.keys(DPO_EVENTS) as DpoEvent[];

type ListOptions = {
  readonly state?: string;
  readonly kind?: string;
  readonly since?: string;
  readonly language: string;
  readonly json?: true;
};
type ShowOptions = { readonly language: string; readonly json?: true };
type AtOptions = { readonly at?: string; readonly json?: true };

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
    .action(orRefuse((reference: string, options: ShowOptions) => showCase(reference, options, deps)));
  cases
    .command('state')
    .description(`set how a case stands: ${CASE_STATES.join(', ')}; any but closed opens it again`)
    .argument('<reference>')
    .argument('<state>')
    .option('--at <instant>', 'when it happened, with the offset, 2026-11-20T16:40:00+01:00; now unless said otherwise')
    .option('--json', 'one JSON object')
    .action(
      orRefuse(async (reference: string, typedState: string, options: AtOptions) => {
        const state = oneOf(CASE_STATES, typedState, 'state');
        await change(deps, reference, state, options, ({ database }, at) =>
          setCaseState(database, { reference, state, at, now: deps.now(), corrects: options.at !== undefined }),
        );
      }),
    );
  cases
    .command('record')
    .description(`record that something was done: ${EVENTS.join(', ')}; recorded again, the last one stands`)
    .argument('<reference>')
    .argument('<event>')
    .option('--at <instant>', 'when it was done, with the offset; now unless said otherwise')
    .option('--json', 'one JSON object')
    .action(
      orRefuse(async (reference: string, typedEvent: string, options: AtOptions) => {
        const event = oneOf(EVENTS, typedEvent, 'event');
        await change(deps, reference, event, options, ({ database }, at) =>
          recordDpoEvent(database, { reference, event, at }),
        );
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
  const records = await read(deps, context, filter);
  if (json) return printJson(records.map((record) => summaryJson(record, context, deps.now())));
  const { t } = context;
  print(
    tableLines(
      ['reference', 'kind', 'state', 'filed', 'deadline', 'mailed'].map((id) => t(`register.cases.${id}`)),
      records.map((record) => [
        record.filed.reference,
        record.filed.kind,
        record.state,
        formatInstant(record.filed.filedAt, context.language),
        dueText(openDeadline(record, context, deps.now())?.due, context),
        t(`mail.ternary.${record.versions.every(({ mailedAt }) => mailedAt) ? 'yes' : 'no'}`),
      ]),
    ),
  );
}

async function showCase(reference: string, { language, json }: ShowOptions, deps: CaseToolsDeps): Promise<void> {
  const context = contextIn(deps, language);
  const [record] = await read(deps, context, { reference });
  if (!record) throw noSuchCase(reference);
  if (json) return printJson(recordJson(record, context, deps.now()));
  print(caseBlocks(record, context).flatMap(blockLines));
}

/** Records something and says so; of a case that is not there, or not of the kind, that it was not. */
async function change(
  deps: CaseToolsDeps,
  reference: string,
  what: string,
  { at: typedAt, json }: AtOptions,
  record: (cases: OpenCases, at: Date) => Promise<Recording>,
): Promise<void> {
  const at = typedAt === undefined ? deps.now() : typed(() => readInstant(typedAt));
  if (at > deps.now()) throw new Refusal(`${brusselsTime(at)} is yet to come: expected when it happened`, 2);
  const outcome = await withCases(deps, (cases) => record(cases, at));
  if (outcome === 'no_such_case') throw noSuchCase(reference);
  if (outcome === 'other_kind') throw new Refusal(`${reference}: ${what} is nothing of a case of this kind`, 2);
  if (outcome === 'too_early') {
    throw new Refusal(
      `${brusselsTime(at)} is over two months before ${reference} was filed: expected when it happened`,
      2,
    );
  }
  if (json) printJson({ reference, recorded: outcome === 'recorded' ? what : null });
  else print([outcome === 'recorded' ? `${reference}: ${what}, ${brusselsTime(at)}` : `${reference}: ${what} already`]);
}

function noSuchCase(reference: string): Refusal {
  return new Refusal(`${printable(reference)}: no such case`, 1);
}

function read(deps: CaseToolsDeps, { t }: RegisterContext, filter: RecordFilter): Promise<CaseRecord[]> {
  return withCases(deps, (cases) => readRecords({ ...cases, nameMark: t('mail.name_removed') }, filter));
}

function blockLines({ heading, rows }: Block, index: number): string[] {
  const lines = rows.flatMap(([label, text]) => {
    const [first = '', ...more] = text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map(printable);
    const separator = label.endsWith('?') ? ' ' : ': ';
    return [`  ${printable(label)}${separator}${first}`, ...more.map((line) => `    ${line}`)];
  });
  return [...(index === 0 ? [] : ['']), heading, ...lines];
}
