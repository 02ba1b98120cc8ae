import type { CaseKind } from '../dialogs/definition';
import { formatInstant } from '../texts/dates';
import type { Language } from '../texts/language';
import type { TextParams } from '../texts/texts';
import { chartHtml, escapeHtml } from './chart';
import type { Chart } from './chart';
import { DEADLINE_KINDS, FATES } from './deadline';
import { CLOSING_STEPS, ENTERING_STEPS, KINDS, REPORTING_STEPS } from './figures';
import type { Figures } from './figures';
import { REPORT_STYLE } from './report-style';

export type ReportContext = {
  /** Speaks `language`. */
  readonly t: (key: string, params?: TextParams) => string;
  readonly language: Language;
  /** `YYYY-MM`. */
  readonly month: string;
  /** As things stand at. */
  readonly now: Date;
  /** Of the organisation. */
  readonly name: string;
  /** How many cases could not be read, and count nowhere. */
  readonly unreadable?: number;
};

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Unit, its milliseconds, digits after the point. */
const MINUTES = ['minute', 60_000, 0] as const;
const HOURS = ['hour', HOUR_MS, 1] as const;
const DAYS = ['day', DAY_MS, 1] as const;

/** The month's overview as one file that loads nothing and runs nothing. */
export function reportHtml(figures: Figures, context: ReportContext): string {
  const { t, language, name, now } = context;
  const title = t('register.report.title', { month: monthInWords(context) });
  return `${[
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeHtml(title)}</title>`,
    `<style>${REPORT_STYLE}</style></head>`,
    '<body><main>',
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="lead">${escapeHtml(t('register.report.lead', { organisation: name, at: formatInstant(now, language) }))}</p>`,
    cards(figures, context),
    ...chartsOf(figures, context).map(chartHtml),
    ...footLines(figures, context).map((line) => `<p class="foot">${escapeHtml(line)}</p>`),
    '</main></body></html>',
  ].join('\n')}\n`;
}

function cards({ filed, closed, medianReportingMs, medianClosingMs }: Figures, context: ReportContext): string {
  const { t } = context;
  const ofKind = (kind: CaseKind): [string, string, string] => [
    String(filed[kind]),
    t(`register.report.kinds.${kind}`),
    [
      t('register.report.closed', { closed: closed[kind] }),
      ...(medianClosingMs[kind] === undefined
        ? []
        : [t('register.report.median_closing', { time: duration(medianClosingMs[kind], context) })]),
    ].join('; '),
  ];
  const reporting: [string, string, string] = [
    medianReportingMs === undefined ? '–' : duration(medianReportingMs, context),
    t('register.report.median_reporting'),
    t('register.report.median_note'),
  ];
  const items = [...KINDS.map(ofKind), reporting].map(
    ([figure, what, more]) =>
      `<li><strong>${escapeHtml(figure)}</strong>${escapeHtml(what)}<span>${escapeHtml(more)}</span></li>`,
  );
  return `<ul class="cards">${items.join('')}</ul>`;
}

function chartsOf(figures: Figures, context: ReportContext): Chart[] {
  const { t } = context;
  const chart = (id: string, rest: Pick<Chart, 'series' | 'rows'>): Chart => ({
    id,
    title: t(`register.report.${id}.title`),
    note: t(`register.report.${id}.note`),
    rowsAre: t(`register.report.${id}.rows_are`),
    noneText: t('register.report.none'),
    ...rest,
  });
  const count = [t('register.report.count')];
  const kinds = KINDS.map((kind) => t(`register.report.kinds.${kind}`));
  return [
    chart('causes', {
      series: count,
      rows: figures.causes.map(({ id, count }) => ({ label: t(`mail.cause_short.${id}`), values: [count] })),
    }),
    chart('reporting', {
      series: count,
      rows: REPORTING_STEPS.map((step) => ({
        label: t(`register.report.reporting.steps.${step}`),
        values: [figures.reporting[step]],
      })),
    }),
    chart('entering', {
      series: count,
      rows: ENTERING_STEPS.map((step) => ({
        label: t(`register.report.entering.steps.${step}`),
        values: [figures.entering[step]],
      })),
    }),
    chart('closing', {
      series: kinds,
      rows: CLOSING_STEPS.map((step) => ({
        label: t(`register.report.closing.steps.${step}`),
        values: KINDS.map((kind) => figures.closing[`${step}.${kind}`]),
      })),
    }),
    chart('fates', {
      series: FATES.map((fate) => t(`register.report.fates.of.${fate}`)),
      rows: DEADLINE_KINDS.map((kind) => ({
        label: t(`register.deadlines.${kind}`),
        values: FATES.map((fate) => figures.fates[`${kind}.${fate}`]),
      })),
    }),
  ];
}

function footLines({ wiped }: Figures, { t, unreadable = 0 }: ReportContext): string[] {
  return [
    ...(wiped > 0 ? [t('register.report.wiped', { wiped })] : []),
    ...(unreadable > 0 ? [t('register.report.unreadable', { unreadable })] : []),
    t('register.report.no_names'),
  ];
}

/** Minutes up to two hours, hours up to two days, days after that. */
function duration(ms: number, { language }: ReportContext): string {
  const [unit, length, digits] = ms < 2 * HOUR_MS ? MINUTES : ms < 2 * DAY_MS ? HOURS : DAYS;
  const options = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, options).format(ms / length);
}

function monthInWords({ month, language }: ReportContext): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${month}-15T00:00:00Z`));
}
