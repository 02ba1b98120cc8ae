import { setCaseState, recordDpoEvent } from '../../../src/cases/case-state';
import type { CaseState } from '../../../src/cases/case-progress';
import { brusselsCalendar } from '../../../src/cases/calendar';
import { requestClock } from '../../../src/cases/request-clock';
import { isWorkingDay } from '../../../src/cases/working-days';
import type { Answers } from '../../../src/dialogs/definition';
import { law } from '../../cases/shipped-law';
import { DATABASES } from '../../support/databases';
import { BREACH, REQUEST } from '../../support/filings';
import { openDesk } from './desk';
import type { SentMail } from './desk';

jest.setTimeout(120_000);

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FROM = Date.parse('2026-09-20T00:30:00Z');
/** The last case's extended deadline is then past. */
const AFTERWARDS_DAYS = 95;

/** The same numbers from 0 to 1 on every run. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** What the deputy hears of. */
const DEPUTY = ['no_state', 'undelivered'];

type Told = {
  readonly kind: 'breach' | 'dsr';
  readonly filedAt: number;
  readonly acceptedAt: number;
  readonly answers: Answers;
  readonly recorded: readonly { readonly at: number; readonly state: CaseState }[];
  readonly firstPartAt?: number;
  readonly addedAt?: number;
};

/** A year's cases: all roles, late and in time, some withdrawn, some dealt with sooner or later, some never. */
function yearOf(count: number, days: number): Told[] {
  const next = chance(11);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(next() * list.length)] ?? list[0];
  return Array.from({ length: count }, (): Told => {
    const filedAt = FROM + Math.floor(next() * days * DAY_MS);
    const kind = pick<Told['kind']>(['breach', 'dsr']);
    const data_owner = pick(['ipg', 'client', 'both', 'unknown']);
    const client =
      data_owner === 'client' || data_owner === 'both' ? { client: pick(['energie', 'telecom', 'other']) } : {};
    const ago = next() < 0.5 ? next() * 2 * HOUR_MS : next() * (kind === 'breach' ? 90 * HOUR_MS : 34 * DAY_MS);
    const since = new Date(filedAt - Math.floor(ago)).toISOString();
    const states: CaseState[] = pick([
      [],
      [],
      ['withdrawal_asked'],
      ['in_progress', 'closed'],
      [kind === 'breach' ? 'closed' : 'answered'],
      kind === 'breach' ? ['in_progress'] : pick([['extended'], ['extended', 'in_progress'], ['extended', 'answered']]),
      ['withdrawal_asked', 'closed'],
    ]);
    let at = filedAt;
    const recorded = states.map((state) => ({ state, at: (at += Math.floor(next() * 20 * DAY_MS)) }));
    const answers: Answers =
      kind === 'breach'
        ? { ...BREACH.answers, data_owner, ...client, discovered_at: since }
        : { ...REQUEST.answers, data_owner, client: 'telecom', ...client, received_at: since };
    return {
      kind,
      filedAt,
      acceptedAt: filedAt + (next() < 0.1 ? Math.floor(next() * 3 * DAY_MS) : 0),
      answers,
      recorded,
      ...(kind === 'breach' && next() < 0.3 ? { firstPartAt: filedAt + Math.floor(next() * 5 * DAY_MS) } : {}),
      ...(next() < 0.2 ? { addedAt: filedAt + Math.floor(next() * 10 * DAY_MS) } : {}),
    };
  });
}

const at9 = (day: string) => brusselsCalendar(new Date(0)).instantAt(day, '09:00').getTime();
const dayLater = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const dayOf = (at: number) => brusselsCalendar(new Date(at)).today;

const OVER: readonly CaseState[] = ['answered', 'closed'];
const recordedBy = ({ recorded }: Told, at: number) => recorded.filter((one) => one.at <= at).map(({ state }) => state);
const isExtended = (told: Told, at: number) => recordedBy(told, at).includes('extended');

/** Which clocks run at a moment, written down anew: the calendar has an entry of each. */
function runningAt(told: Told, at: number): string {
  if (OVER.includes(recordedBy(told, at).at(-1) ?? 'open')) return '';
  const { data_owner } = told.answers;
  if (told.kind === 'dsr') return data_owner === 'client' ? 'pass_on' : isExtended(told, at) ? 'extended' : 'answer';
  const isNotified = told.firstPartAt !== undefined && told.firstPartAt <= at;
  const own = isNotified ? 'second_part' : data_owner === 'client' ? '' : 'authority';
  return data_owner === 'ipg' ? own : `${own} client`;
}

/** When the calendar is brought up to date: after what changed a clock, unless the mail of a newer version told it. */
function updatesOf(told: Told, stepAfter: (at: number) => number, end: number): string[] {
  const { recorded, firstPartAt, addedAt = -1 } = told;
  const changes = [...recorded.map(({ at }) => at), ...(firstPartAt === undefined ? [] : [firstPartAt])]
    .filter((at) => runningAt(told, at) !== runningAt(told, at - 1))
    .map((at) => ({ at, step: stepAfter(Math.max(at, told.acceptedAt)) }))
    .filter(({ at, step }) => step <= end && !(addedAt >= at && addedAt <= step));
  return [...new Set(changes.map(({ step }) => new Date(step).toISOString()))].sort();
}

/** Every reminder there could be, written down anew from the rules, with whether it is wanted at a moment. */
function remindersOf(told: Told): { name: string; due: number; wanted: (at: number) => boolean }[] {
  const { answers, filedAt, firstPartAt } = told;
  const stateAt = (at: number) => told.recorded.filter((one) => one.at <= at).at(-1)?.state ?? 'open';
  const untouched = (at: number) => ['open', 'withdrawal_asked'].includes(stateAt(at));
  const beforePart1 = (at: number) => firstPartAt === undefined || at < firstPartAt;
  if (told.kind === 'breach') {
    const aware = Date.parse(answers.discovered_at ?? '');
    const own = answers.data_owner === 'client' ? [] : [24, 48, 60, 70];
    const contract =
      answers.client === 'energie'
        ? ([
            ['half', 12],
            ['last', 22],
          ] as const)
        : [];
    const second: [string, number][] =
      firstPartAt === undefined
        ? []
        : [
            ['second_part_2d', at9(dayLater(dayOf(firstPartAt), 19))],
            ['second_part', at9(dayLater(dayOf(firstPartAt), 21))],
          ];
    return [
      ...own.map((hours) => ({
        name: `breach_${hours}h`,
        due: aware + hours * HOUR_MS,
        wanted: (at: number) => untouched(at) && beforePart1(at),
      })),
      ...contract.map(([name, hours]) => ({
        name: `contract_${name}`,
        due: aware + hours * HOUR_MS,
        wanted: untouched,
      })),
      ...second.map(([name, due]) => ({ name, due, wanted: (at: number) => !OVER.includes(stateAt(at)) })),
    ];
  }
  if (answers.data_owner === 'client') {
    let day = dayLater(dayOf(filedAt), 1);
    while (!isWorkingDay(day, law.public_holidays)) day = dayLater(day, 1);
    return [{ name: 'request_forward', due: at9(day), wanted: untouched }];
  }
  const clock = requestClock({ received: answers.received_at, submittedAt: new Date(filedAt) }, law);
  return [
    ...[7, 14, 21].map((days) => ({
      name: `request_t${days}`,
      due: at9(dayLater(clock.receivedOn, days)),
      wanted: untouched,
    })),
    { name: 'request_2d', due: at9(dayLater(clock.dueOn, -2)), wanted: untouched },
    {
      name: 'request_extended_2d',
      due: at9(dayLater(clock.extendedDueOn, -2)),
      wanted: (at: number) => isExtended(told, at) && !OVER.includes(stateAt(at)),
    },
  ];
}

/** `<step> <name>`, where of several at the same step the last one is sent. */
function expectedOf(told: Told, stepAfter: (at: number) => number, end: number): string[] {
  const lastPast = remindersOf(told)
    .filter(({ name, due }) => due <= told.filedAt && !name.startsWith('second'))
    .sort((one, other) => one.due - other.due)
    .at(-1);
  const sent = new Map<number, string>();
  remindersOf(told)
    .filter((one) => one.due > told.filedAt || one.name === lastPast?.name)
    .sort((one, other) => one.due - other.due)
    .forEach(({ name, due, wanted }) => {
      const step = stepAfter(Math.max(due, told.acceptedAt));
      if (step <= end && wanted(step)) sent.set(step, name);
    });
  return [...sent].map(([step, name]) => `${new Date(step).toISOString()} ${name}`);
}

test.each(
  DATABASES.map(
    (one) => [one.name, one.create, one.name === 'SQLite' ? 365 : 120, one.name === 'SQLite' ? 3 : 6] as const,
  ),
)(
  'in a year of cases every reminder is sent once when it is due, and none after something was recorded, on %s',
  async (_, create, count, stepHours) => {
    const days = 365;
    const stepMs = stepHours * HOUR_MS;
    const end = FROM + Math.floor(((days + AFTERWARDS_DAYS) * DAY_MS) / stepMs) * stepMs;
    const stepAfter = (at: number) => FROM + Math.ceil((at - FROM) / stepMs) * stepMs;
    const empty = await create();
    let now = FROM;
    const desk = await openDesk(empty.location, () => new Date(now));
    const told = yearOf(count, days);
    const ids: string[] = [];
    const references: string[] = [];
    const happenings = told
      .flatMap((one, index) => {
        const ofCase = () => ({ reference: references[index] ?? '' });
        return [
          {
            at: one.filedAt,
            do: async () => {
              const base = one.kind === 'breach' ? BREACH : REQUEST;
              const filing = { ...base, submissionId: `submission-${index}`, answers: one.answers };
              const { case: filed } = await desk.cases.file(filing);
              [ids[index], references[index]] = [filed.id, filed.reference];
            },
          },
          {
            at: one.acceptedAt,
            do: async () => {
              await desk
                .database('outbox')
                .where({ case_id: ids[index], version: 1, kind: 'mail' })
                .update({ done_at: 'x' });
            },
          },
          ...one.recorded.map(({ at, state }) => ({
            at,
            do: () => setCaseState(desk.database, { ...ofCase(), state, at: new Date(at), now: new Date(at) }),
          })),
          ...(one.firstPartAt === undefined ? [] : [one.firstPartAt]).map((at) => ({
            at,
            do: () => recordDpoEvent(desk.database, { ...ofCase(), event: 'authority_part_1', at: new Date(at) }),
          })),
          ...(one.addedAt === undefined ? [] : [one.addedAt]).map((at) => ({
            at,
            do: () =>
              desk.cases.file({
                ...BREACH,
                submissionId: `addition-${index}`,
                answers: { addition: 'Nog iets' },
                files: { as: 'version', ...ofCase(), stage: 'addition', replaces: [] },
              }),
          })),
        ];
      })
      .sort((one, other) => one.at - other.at);

    const sent: SentMail[] = [];
    let upcoming = 0;
    for (let step = FROM; step <= end; step += stepMs) {
      for (; (happenings[upcoming]?.at ?? Infinity) <= step; upcoming++) {
        now = happenings[upcoming]?.at ?? 0;
        await happenings[upcoming]?.do();
      }
      now = step;
      sent.push(...(await desk.minute()));
    }

    const [reminders, updates] = [false, true].map((isUpdate) =>
      sent.filter(
        ({ name, caseId }) =>
          caseId !== undefined && !DEPUTY.includes(name) && name.startsWith('calendar') === isUpdate,
      ),
    );
    if (!reminders || !updates) throw new Error('there are two');
    expect(
      told.map((_one, index) => updates.filter(({ caseId }) => caseId === ids[index]).map(({ at }) => at)),
    ).toEqual(told.map((one) => updatesOf(one, stepAfter, end)));
    expect(updates.length).toBeGreaterThan(count / 3);
    const got = told.map((_one, index) =>
      reminders.filter(({ caseId }) => caseId === ids[index]).map(({ at, name }) => `${at} ${name}`),
    );
    expect(got).toEqual(told.map((one) => expectedOf(one, stepAfter, end)));
    expect(reminders.length).toBeGreaterThan(count);

    const alertedOf = (wanted: string) =>
      sent.filter(({ name }) => name === wanted).map(({ at, caseId }) => `${at} ${caseId}`);
    const untouchedAfterADay = told.flatMap((one, index) => {
      const at = stepAfter(one.filedAt + DAY_MS);
      const state = one.recorded.filter((each) => each.at <= at).at(-1)?.state ?? 'open';
      const isTouched = !['open', 'withdrawal_asked'].includes(state) || (one.firstPartAt ?? Infinity) <= at;
      return one.kind === 'breach' && !isTouched ? [`${new Date(at).toISOString()} ${ids[index]}`] : [];
    });
    expect(alertedOf('no_state').sort()).toEqual(untouchedAfterADay.sort());
    const notAcceptedInAnHour = told.flatMap((one, index) => {
      const at = stepAfter(one.filedAt + HOUR_MS);
      const isClosed = one.recorded.filter((each) => each.at <= at).at(-1)?.state === 'closed';
      const isHeard = one.kind === 'breach' && one.acceptedAt > at && !isClosed;
      return isHeard ? [`${new Date(at).toISOString()} ${ids[index]}`] : [];
    });
    expect(alertedOf('undelivered').sort()).toEqual(notAcceptedInAnHour.sort());
    expect(notAcceptedInAnHour.length).toBeGreaterThan(3);

    await desk.database.destroy();
    await empty.remove();
  },
);
