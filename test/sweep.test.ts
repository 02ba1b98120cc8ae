import { createSweep } from '../src/sweep';
import type { LogFields } from '../src/log';
import { clockAt } from './support/clock';
import type { Clock } from './support/clock';
import { emptySqlite } from './support/databases';
import { BREACH, NELE } from './support/filings';
import { openStore } from './support/open-store';
import type { OpenStore } from './support/open-store';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DRAFT = {
  dialog: 'breach',
  submissionId: 'submission-draft',
  page: 'cause',
  language: 'nl',
  inputs: {},
  visited: [],
} as const;

let empty: ReturnType<typeof emptySqlite>;
let clock: Clock;
let store: OpenStore;
let logged: [string, LogFields?][];
let sweep: ReturnType<typeof createSweep>;
beforeEach(async () => {
  empty = emptySqlite();
  clock = clockAt('2026-11-20T15:43:12Z');
  store = await openStore(empty.location, clock.now);
  logged = [];
  const note = (event: string, fields?: LogFields) => void logged.push(fields ? [event, fields] : [event]);
  const keeping = { draftHours: 2, closedKeptDays: 3, keptDays: 5 };
  const log = { debug: note, info: note, warn: note, error: note };
  sweep = createSweep({ ...store, keeping, nudge: () => Promise.resolve(), now: clock.now, log });
});
afterEach(async () => {
  await sweep.stop();
  await store.database.destroy();
  await empty.remove();
});

test('a draft stays for the hours that people are told, and not longer', async () => {
  await store.drafts.keep(NELE, DRAFT);
  clock.pass(2 * HOUR_MS);
  await sweep.wipeDrafts();
  expect(await store.drafts.read(NELE, DRAFT.submissionId)).toBeDefined();
  clock.pass(1);
  await sweep.wipeDrafts();
  expect(await store.drafts.read(NELE, DRAFT.submissionId)).toBeUndefined();
  expect(logged).toEqual([['drafts wiped', { count: 1 }]]);
});

test.each([
  ['closed', 3],
  ['open', 5],
])('details of a case that is %s stay for %i days', async (state, days) => {
  await store.cases.file(BREACH);
  const at = clock.now().toISOString();
  await store.database('outbox').update({ done_at: at });
  await store.database('cases').update({ state, closed_at: state === 'closed' ? at : null });
  clock.pass(days * DAY_MS);
  await sweep.wipeOld();
  expect(await store.cases.own(NELE, 'INC-2026-000001')).toBeDefined();
  clock.pass(1);
  await sweep.wipeOld();
  expect(await store.cases.own(NELE, 'INC-2026-000001')).toBeUndefined();
  expect(logged).toEqual([['details wiped', { count: 1 }]]);
});

test('people are forgotten with the details', async () => {
  await store.people.rememberClient(NELE, 'telecom');
  clock.pass(5 * DAY_MS + 1);
  await sweep.wipeOld();
  expect(await store.people.lastClient(NELE)).toBeUndefined();
});

test('wiping that fails is logged, and keeps nothing else from being wiped', async () => {
  await store.people.rememberClient(NELE, 'telecom');
  await store.database.schema.renameTable('cases', 'cases_away');
  clock.pass(5 * DAY_MS + 1);
  await sweep.wipeOld();
  expect(logged).toEqual([
    ['details not wiped', { code: expect.any(String) as string }],
    ['people wiped', { count: 1 }],
  ]);
});

test('once started, drafts are looked at every minute and the rest every hour', async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
  const calls: string[] = [];
  const counting = createSweep({
    ...store,
    drafts: { ...store.drafts, wipeBefore: async () => calls.push('drafts') },
    people: { ...store.people, forgetBefore: async () => calls.push('people') },
    keeping: { draftHours: 2, closedKeptDays: 3, keptDays: 5 },
    nudge: async () => void calls.push('nudges'),
    now: clock.now,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  counting.start();
  jest.advanceTimersByTime(HOUR_MS);
  jest.useRealTimers();
  await counting.stop();
  expect(calls.filter((call) => call === 'drafts')).toHaveLength(60);
  expect(calls.filter((call) => call === 'people')).toHaveLength(1);
});
