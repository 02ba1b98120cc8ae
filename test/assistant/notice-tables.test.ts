import { noticeLines } from '../../src/assistant/notice';
import { openDatabase } from '../../src/store/database';
import type { Database } from '../../src/store/database';
import { LANGUAGES } from '../../src/texts/language';
import type { Language } from '../../src/texts/language';
import { organisation, policy, texts } from '../support/assistant';
import { emptySqlite } from '../support/databases';

const SETTINGS = { dpo: 'dpo@example.test', draftHours: 51, closedKeptDays: 62, keptDays: 773 };

/** A line of the notice, with the figures of the settings that it must tell. */
type Line = { readonly line: string; readonly figures?: readonly number[] };

const CASE: Line = { line: 'keeps_case', figures: [SETTINGS.closedKeptDays, SETTINGS.keptDays] };
/** What a case leaves behind when its details are wiped. */
const AFTER: Line = { line: 'keeps_after' };

/** Every table that holds something of people: the lines that say so. */
const TOLD: Readonly<Record<string, readonly Line[]>> = {
  // Under a one-way mark of the reporter, which goes with the details; reference, kind, dates and state stay.
  cases: [CASE, AFTER],
  // Who reported and what, sealed; language, dates and the number of the mail stay.
  case_versions: [CASE, AFTER],
  // Whom a request is about, as one-way marks.
  case_subjects: [CASE],
  // Where the receipt is shown, sealed; the channel stays.
  receipts: [CASE, AFTER],
  // What happened to a case, and when.
  case_events: [AFTER],
  // The mail to the DPO: while it waits, no detail is wiped; when it was accepted, that is the proof of sending.
  outbox: [CASE, AFTER],
  // The mails of a case beside its versions: when each was due and sent.
  mailings: [AFTER],
  drafts: [{ line: 'keeps_draft', figures: [SETTINGS.draftHours] }],
  people: [{ line: 'keeps_person', figures: [SETTINGS.keptDays] }],
  // Slack's number of a message.
  seen_events: [{ line: 'keeps_question' }],
  // Subjects with a count, of nobody.
  unanswered: [{ line: 'keeps_question' }],
};

/** Nothing of anybody: the last reference of a year; which process sends mails. */
const OF_NOBODY = ['counters', 'leases'];

let database: Database;
let empty: ReturnType<typeof emptySqlite>;
beforeAll(async () => {
  empty = emptySqlite();
  database = await openDatabase(empty.location);
});
afterAll(async () => {
  await database.destroy();
  await empty.remove();
});

async function tables(): Promise<string[]> {
  const rows = await database('sqlite_master').where({ type: 'table' }).select<{ name: string }[]>('name');
  return rows.map(({ name }) => name).filter((name) => !/^(sqlite|knex)_/.test(name));
}

/** The lines of the notice by their keys. */
function noticeIn(language: Language): Readonly<Record<string, string>> {
  const deps = { policy: () => policy, organisation, settings: SETTINGS };
  const keys = noticeLines(language, { ...deps, texts: { ...texts, t: (_, key) => key } });
  const lines = noticeLines(language, { ...deps, texts });
  return Object.fromEntries(keys.map((key, index) => [key.replace('common.notice.', ''), lines[index] ?? '']));
}

test('every table of the database is covered by a line of the notice, or holds nothing of anybody', async () => {
  expect((await tables()).sort()).toEqual([...Object.keys(TOLD), ...OF_NOBODY].sort());
});

test('a table with sealed columns or marks of people is no table of nobody', async () => {
  for (const table of OF_NOBODY) {
    const columns = Object.keys(await database(table).columnInfo());
    expect([table, columns.filter((column) => /_(sealed|lookup)$/.test(column))]).toEqual([table, []]);
  }
});

describe.each(LANGUAGES)('in %s', (language) => {
  const notice = noticeIn(language);

  test.each(Object.entries(TOLD))('what `%s` holds has its line, with how long', (_, lines) => {
    for (const { line, figures = [] } of lines) {
      const numbers = (notice[line] ?? '').match(/\d+/g) ?? [];
      expect([line, [...new Set(numbers.map(Number))]]).toEqual([line, figures]);
      expect(notice[line]).not.toBe('');
      expect(notice[line]).toBeDefined();
    }
  });

  test('no line is about a table that is not there, and the whole is read in two minutes', () => {
    const told = new Set(Object.values(TOLD).flatMap((lines) => lines.map(({ line }) => line)));
    const keeps = Object.keys(notice).filter((key) => key.startsWith('keeps_'));
    expect(keeps.filter((key) => !told.has(key))).toEqual([]);
    // Some 240 words a minute (Brysbaert 2019), fewer of an explanation.
    expect(Object.values(notice).join(' ').split(/\s+/).length).toBeLessThan(400);
  });
});
