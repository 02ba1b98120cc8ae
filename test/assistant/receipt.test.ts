import { receiptFor } from '../../src/assistant/receipt';
import type { Case } from '../../src/cases/case';
import { dialogs } from '../../src/dialogs';
import { RIGHTS } from '../../src/dialogs/dsr/definition';
import type { Answers } from '../../src/dialogs/definition';
import { LANGUAGES } from '../../src/texts/language';
import { caseOf, law, organisation, SETTINGS, texts } from '../support/assistant';
import { BREACH, REQUEST } from '../support/filings';

const context = { texts, organisation, law, settings: SETTINGS };
const requestOf = (answers: Answers, more: Partial<Case> = {}): Case => ({ ...caseOf(REQUEST), answers, ...more });
const breachOf = (answers: Answers, more: Partial<Case> = {}): Case => ({
  ...caseOf(BREACH),
  answers: { ...BREACH.answers, ...answers },
  ...more,
});
const linesOf = (filed: Case, state: 'saved' | 'sent' | 'delayed' = 'saved') =>
  receiptFor(filed, state, context).lines.join('\n');

const OTHERS = { requester_role: 'other', rights: 'erasure', received_at: '2026-11-20T16:43:00+01:00' };
/** Of the time limits, in any language: a day of December. */
const DATE = /\d{1,2}\/12\/2026/;

test.each(LANGUAGES)('every receipt can be written in %s', (language) => {
  const versions = (['filed', 'breach_details', 'addition', 'withdrawal'] as const).flatMap((stage) => [
    breachOf({}, { stage, language }),
    requestOf({ ...OTHERS, data_owner: 'ipg' }, { stage, language }),
    requestOf({ question: 'Waarom?' }, { kind: 'ask_dpo', stage, language }),
  ]);
  const causes = dialogs.breach.pages[0]?.fields[0];
  const alarms = (causes?.kind === 'choice' ? causes.options : []).flatMap((cause) =>
    ['ipg', 'client', 'both', 'unknown'].flatMap((data_owner) =>
      ['yes', 'no'].map((confidential) => breachOf({ cause, data_owner, confidential }, { language })),
    ),
  );
  const requests = ['ipg', 'client', 'unknown'].map((data_owner) =>
    requestOf({ ...OTHERS, rights: RIGHTS.join(','), data_owner }, { language }),
  );
  for (const filed of [...versions, ...alarms, ...requests]) {
    for (const state of ['saved', 'sent', 'delayed'] as const) {
      expect(receiptFor(filed, state, context).lines.join('\n')).not.toMatch(/\{\{|undefined/);
    }
  }
});

test('it says saved until the mail server accepted the mail, and what to do when it does not', () => {
  const titles = (['saved', 'sent', 'delayed'] as const).map((state) => receiptFor(breachOf({}), state, context).title);
  expect(titles).toEqual([
    texts.t('nl', 'common.receipt.saved'),
    texts.t('nl', 'common.receipt.sent'),
    texts.t('nl', 'common.receipt.saved'),
  ]);
  expect(linesOf(breachOf({}), 'delayed')).toMatch(/dpo@example\.test/);
  expect(linesOf(breachOf({}), 'sent')).not.toMatch(/dpo@example\.test/);
});

test("of a request about the organisation's own data: the law's date, labelled as the law's", () => {
  const lines = linesOf(requestOf({ ...OTHERS, data_owner: 'ipg' }));
  expect(lines).toMatch(/AVG art\. 12\.3.*ma 21\/12\/2026/);
});

test.each(LANGUAGES)('of a request about data of a client: who answers, and no date, in %s', (language) => {
  const named = linesOf(requestOf({ ...OTHERS, data_owner: 'client', client: 'voorbeeld_energie' }, { language }));
  expect(named).toContain('Voorbeeld Energie');
  const unnamed = linesOf(requestOf({ ...OTHERS, data_owner: 'client', client: 'other' }, { language }));
  for (const lines of [named, unnamed]) expect(lines).not.toMatch(DATE);
});

test('of a request whose owner is not known: the date of the law until that is clear', () => {
  expect(linesOf(requestOf({ ...OTHERS, data_owner: 'unknown' }))).toMatch(DATE);
});

test('of a member of staff on the campaign of a client: the organisation answers', () => {
  const lines = linesOf(
    requestOf({ ...OTHERS, data_owner: 'client', client: 'voorbeeld_energie', subject_category: 'employee' }),
  );
  expect(lines).toMatch(DATE);
  expect(lines).not.toContain('Voorbeeld Energie');
});

test('the stop of advertising does not wait for the rest', () => {
  const at_once = texts.t('nl', 'dsr.receipt.marketing_at_once');
  expect(linesOf(requestOf({ ...OTHERS, rights: 'erasure,direct_marketing' }))).toContain(at_once);
  expect(linesOf(requestOf(OTHERS))).not.toContain(at_once);
});

test('of an incident with data of a client: do not tell the client yourself', () => {
  const lines = linesOf(breachOf({ data_owner: 'client', client: 'voorbeeld_energie' }));
  expect(lines).toMatch(/Verwittig .*niet zelf/);
  expect(linesOf(breachOf({ data_owner: 'ipg' }))).not.toContain('zonder onredelijke vertraging');
});

test('nothing of what was typed stands in it', () => {
  const typed = { description: 'GEHEIM', request_text: 'GEHEIM', subject_name: 'GEHEIM', question: 'GEHEIM' };
  expect(linesOf(breachOf(typed)) + linesOf(requestOf({ ...OTHERS, ...typed }))).not.toContain('GEHEIM');
});

test('how long it is kept is what the settings say', () => {
  const settings = { ...SETTINGS, closedKeptDays: 7, keptDays: 77 };
  expect(receiptFor(breachOf({}), 'saved', { ...context, settings }).lines.at(-1)).toMatch(/\b7 .*\b77 /);
});
