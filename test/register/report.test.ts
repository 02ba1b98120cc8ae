import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Case } from '../../src/cases/case';
import type { CaseRecord } from '../../src/register/case-record';
import { figuresOf } from '../../src/register/figures';
import { reportHtml } from '../../src/register/report-html';
import { loadTexts } from '../../src/texts/texts';
import { breach, question, request } from '../handoff/composing';
import { LAW } from '../handoff/law';
import { ORGANISATION } from '../handoff/organisation';

const NOW = new Date('2026-11-30T10:00:00Z');
const RULES = { organisation: ORGANISATION, law: LAW };
const texts = loadTexts([join(__dirname, '../../locales')]);

type Happened = Readonly<Record<string, string>>;

/** A case to which these things happened: event → when; closed when that is one of them. */
function record(filed: Case, happened: Happened = {}, more: Partial<CaseRecord> = {}): CaseRecord {
  const events = Object.entries(happened).map(([event, at]) => ({ event, version: 1, at: new Date(at) }));
  const closedAt = happened['state:closed'];
  return {
    filed,
    isConfidential: false,
    state: closedAt === undefined ? 'open' : 'closed',
    ...(closedAt === undefined ? {} : { closedAt: NOW }),
    events,
    versions: [],
    ...more,
  };
}

const CASES: readonly CaseRecord[] = [
  // Reported 3 minutes 12 after it was noticed; the 72 hours end on 23 November at 15:40 UTC.
  record(breach(), { authority_part_1: '2026-11-23T15:40:00Z', 'state:closed': '2026-11-21T15:43:12Z' }),
  record(breach(), { authority_part_1: '2026-11-23T15:40:01Z' }),
  record(breach({ cause: 'phishing', discovered_at: '2026-11-20' })),
  record(breach({ discovered_at: '2026-11-16T10:00:00+01:00' }), { 'state:closed': '2026-11-28T15:43:12Z' }),
  // The contract says 24 hours.
  record(breach({ cause: 'gone_option', discovered_at: 'unknown', data_owner: 'client', client: 'energie' }), {
    client_informed: '2026-11-21T15:43:12Z',
  }),
  record(breach({}, { answers: {} }), {}, { wipedAt: NOW }),
  // Received on 23 November: until 23 December.
  record(request(), { 'state:answered': '2026-12-23T22:59:59Z' }),
  record(request(), { 'state:answered': '2026-12-23T23:00:00Z' }),
  record(request({ received_at: '2026-10-01' })),
  record(request({ data_owner: 'client', client: 'telecom' }), { forwarded_to_client: '2026-11-23T10:00:00Z' }),
  record(question('Hoe lang?', { answers: { question: 'Hoe lang?', needed_by: '2026-11-30' } })),
];

const FIGURES = figuresOf(CASES, RULES, NOW);
const positive = (tally: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(tally).filter(([, count]) => count > 0));

test('cases are counted by kind, and how many of them are closed or wiped', () => {
  const { filed, closed, wiped } = FIGURES;
  expect({ filed, closed, wiped }).toEqual({
    filed: { breach: 6, dsr: 4, ask_dpo: 1 },
    closed: { breach: 2, dsr: 0, ask_dpo: 0 },
    wiped: 1,
  });
});

test('causes, the most frequent first; one that is not offered any more is another', () => {
  expect(FIGURES.causes).toEqual([
    { id: 'misdirected_mail', count: 3 },
    { id: 'other', count: 1 },
    { id: 'phishing', count: 1 },
    { id: 'unknown', count: 1 },
  ]);
});

test('times to the first report, strictly from the start of a day without an hour', () => {
  expect(FIGURES.reporting).toEqual({ hour_1: 2, hours_4: 0, hours_24: 1, hours_72: 0, longer: 1, unknown: 2 });
  // 3 min 12 twice, 16 h 43 min 12 and more than four days: the middle is between the second and the third.
  expect(FIGURES.medianReportingMs).toBe((192_000 + 60_192_000) / 2);
  expect(positive(FIGURES.entering)).toEqual({ same_day: 3, longer: 1 });
});

test('times to closure are up to when it was settled, not when that was recorded', () => {
  expect(positive(FIGURES.closing)).toEqual({
    'day_1.breach': 1,
    'days_30.breach': 1,
    'open.breach': 4,
    'open.dsr': 4,
    'open.ask_dpo': 1,
  });
  expect(FIGURES.medianClosingMs).toEqual({ breach: 4.5 * 86_400_000, dsr: undefined, ask_dpo: undefined });
});

test('deadlines are kept to the second, and to the end of the day in Brussels', () => {
  expect(positive(FIGURES.fates)).toEqual({
    'authority.kept': 1,
    'authority.late': 1,
    'authority.passed': 2,
    'authority.closed_without': 1,
    'second_part.running': 1,
    'second_part.closed_without': 1,
    'contract.kept': 1,
    'answer.kept': 1,
    'answer.late': 1,
    'answer.passed': 1,
    'pass_on.kept': 1,
    'needed.running': 1,
  });
});

describe.each(['nl', 'fr', 'en', 'de'] as const)('the report in %s', (language) => {
  const html = reportHtml(FIGURES, {
    t: (key, params) => texts.t(language, key, params),
    language,
    month: '2026-11',
    now: NOW,
    name: ORGANISATION.name,
  });
  const { document } = new JSDOM(html).window;

  test('each chart is a table named by its heading, and its bars say nothing to who listens', () => {
    const sections = [...document.querySelectorAll('section')];
    expect(sections).toHaveLength(5);
    for (const section of sections) {
      const table = section.querySelector('table');
      expect(table?.getAttribute('aria-labelledby')).toBe(section.querySelector('h2')?.id);
      const rows = [...section.querySelectorAll('tbody tr')].map((row) => {
        const totals = [...row.querySelectorAll('.bar b')].map(({ textContent }) => Number(textContent));
        for (const unheard of row.querySelectorAll('[aria-hidden=true]')) unheard.remove();
        const values = [...row.querySelectorAll('td')].map(({ textContent }) => Number(textContent));
        return { label: row.querySelector('th[scope=row]')?.textContent, values, totals };
      });
      const heads = section.querySelectorAll('thead th').length - 1;
      for (const { label, values, totals } of rows) {
        expect(label).toMatch(/\p{L}$/u);
        expect(values).toHaveLength(heads);
        expect(totals).toEqual(heads === 1 ? [] : [values.reduce((sum, value) => sum + value, 0)]);
      }
    }
  });

  test('the file loads and runs nothing, and its ids are its own', () => {
    expect(html).not.toMatch(/<script|<link|<img|url\(|@import|https?:|\son\w+=/i);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(document.documentElement.lang).toBe(language);
  });

  test('it has no names: of a reporter, a data subject or a client', () => {
    expect(html).not.toMatch(/Nele|Verzonnen|Energie|Telecom|example\.test|Loonlijst/);
  });
});

test('a month without cases says so in place of each chart', () => {
  const html = reportHtml(figuresOf([], RULES, NOW), {
    t: (key, params) => texts.t('nl', key, params),
    language: 'nl',
    month: '2026-10',
    now: NOW,
    name: ORGANISATION.name,
  });
  expect(html.match(/Geen in deze maand\./g)).toHaveLength(5);
  expect(html).not.toContain('<table');
});
