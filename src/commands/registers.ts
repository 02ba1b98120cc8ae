import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { contextIn, sayUnreadable, withCases } from './case-tools';
import type { CaseToolsDeps } from './case-tools';
import { printable } from './plain-table';
import { Refusal, oneOf, orRefuse, typed, whyNot } from './refusal';
import { bareRow } from '../register/bare-row';
import { BREACH_COLUMNS } from '../register/breach-columns';
import { isReadable, readRecords } from '../register/case-record';
import type { CaseRecord, Found, RecordFilter } from '../register/case-record';
import { registerOf } from '../register/columns';
import type { Register, RegisterContext, RegisterName } from '../register/columns';
import { SEPARATORS, registerCsv } from '../register/csv';
import type { Separator } from '../register/csv';
import { figuresOf } from '../register/figures';
import { registerJson } from '../register/json';
import { daysPeriod, monthPeriod } from '../register/period';
import { reportHtml } from '../register/report-html';
import { REQUEST_COLUMNS } from '../register/request-columns';
import { registerXlsx } from '../register/xlsx';
import { LANGUAGES } from '../texts/language';

const FORMATS = ['csv', 'json', 'xlsx'] as const;

type RegisterOptions = {
  readonly from?: string;
  readonly to?: string;
  readonly format: string;
  readonly separator: string;
  readonly language: string;
  readonly out?: string;
};

const COLUMNS = { breaches: BREACH_COLUMNS, requests: REQUEST_COLUMNS } as const;
const KINDS = { breaches: 'breach', requests: 'dsr' } as const;
/** Where a comma parts the decimals of a number, a point would make a date of it in some spreadsheets. */
const LOCALES = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB', de: 'de-BE' } as const;

/** The registers that the law asks for: `privacyloket register …`. */
export function registerCommands(deps: CaseToolsDeps): Command {
  const register = new Command('register').description("the DPO's registers: what the assistant knows, filled in");
  const add = (name: RegisterName, description: string) =>
    register
      .command(name)
      .description(description)
      .option('--from <day>', 'filed on this day or later, 2026-01-01')
      .option('--to <day>', 'filed on this day or earlier')
      .option('--format <format>', FORMATS.join(', '), 'csv')
      .option('--separator <separator>', `of csv: ${Object.keys(SEPARATORS).join(' ')}`, ';')
      .option('--language <language>', LANGUAGES.join(', '), 'nl')
      .option('--out <file>', 'write there, readable for you alone, instead of to standard output')
      .action(orRefuse((options: RegisterOptions) => writeRegister(name, options, deps)));
  add('breaches', 'every incident, notified or not (GDPR Art. 33(5))');
  add('requests', "data subjects' requests");
  return register;
}

/** A month in figures: `privacyloket report …`. */
export function reportCommand(deps: CaseToolsDeps): Command {
  return new Command('report')
    .description("a month's overview with charts and without names, as one HTML file")
    .requiredOption('--month <month>', 'of filing, 2026-11')
    .option('--language <language>', LANGUAGES.join(', '), 'nl')
    .option('--out <file>', 'write there, instead of to standard output')
    .action(
      orRefuse(async ({ month, language, out }: { month: string; language: string; out?: string }) => {
        const period = typed(() => monthPeriod(month));
        const context = contextIn(deps, language);
        const found = await read(deps, context, period);
        const now = deps.now();
        const readable = found.filter(isReadable);
        const html = reportHtml(figuresOf(readable, context, now), {
          ...context,
          month,
          now,
          name: context.organisation.name,
          unreadable: found.length - readable.length,
        });
        put(html, out);
        sayUnreadable(found);
      }),
    );
}

async function writeRegister(name: RegisterName, options: RegisterOptions, deps: CaseToolsDeps): Promise<void> {
  const format = oneOf(FORMATS, options.format, 'format');
  const separator = oneOf(Object.keys(SEPARATORS) as Separator[], options.separator, 'separator');
  if (format === 'xlsx' && options.out === undefined && process.stdout.isTTY) {
    throw new Refusal('a workbook is no text: expected --out <file>', 2);
  }
  const period = typed(() => daysPeriod(options));
  const context = contextIn(deps, options.language);
  const found = await read(deps, context, { ...period, kind: KINDS[name] });
  put(await written(filledIn(name, found, context), format, separator, context), options.out);
  sayUnreadable(found);
}

function filledIn(name: RegisterName, found: readonly Found[], context: RegisterContext): Register {
  const of = (records: readonly CaseRecord[]) => registerOf(name, COLUMNS[name], records, context);
  const empty = of([]);
  const rows = found.flatMap((one) => (isReadable(one) ? of([one]).rows : [bareRow(one, empty.columns, context)]));
  return { ...empty, rows };
}

function read(deps: CaseToolsDeps, { t }: RegisterContext, filter: RecordFilter): Promise<Found[]> {
  return withCases(deps, (cases) => readRecords({ ...cases, nameMark: t('mail.name_removed') }, filter));
}

async function written(
  register: Register,
  format: (typeof FORMATS)[number],
  separator: Separator,
  { language }: RegisterContext,
): Promise<string | Buffer> {
  switch (format) {
    case 'csv':
      return registerCsv(register, { separator, locale: LOCALES[language] });
    case 'json':
      return registerJson(register);
    case 'xlsx':
      return registerXlsx(register);
  }
}

/** What people told stands in it: a new file is its owner's alone. */
function put(content: string | Buffer, out: string | undefined): void {
  if (out === undefined) return void process.stdout.write(content);
  try {
    writeFileSync(out, content, { mode: 0o600 });
  } catch (error) {
    throw new Refusal(`${printable(out)}: ${whyNot(error)}`, 1);
  }
}
