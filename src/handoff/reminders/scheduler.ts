import type { CaseStore } from '../../cases/case-store';
import { brusselsCalendar } from '../../cases/calendar';
import type { Organisation } from '../../cases/organisation';
import { isWorkingDay } from '../../cases/working-days';
import { codeOf } from '../../log';
import type { Log } from '../../log';
import type { Database } from '../../store/database';
import { calendarUpdate } from './calendar-update';
import { readStatus } from './case-status';
import type { MailingStore } from './mailing-store';
import { planReminders } from './plan';
import type { PlanSettings } from './plan';

const MINUTE_MS = 60_000;
/** In Brussels. A digest that comes later is no morning's any more. */
const MORNING_ENDS = '12:00';

export type SchedulerDeps = {
  readonly database: Database;
  readonly store: MailingStore;
  readonly cases: Pick<CaseStore, 'read'>;
  readonly settings: Omit<PlanSettings, 'clients'> & {
    readonly organisation: Organisation;
    /** `08:00`, in Europe/Brussels; absent: no digests. */
    readonly digestTime?: string;
  };
  readonly now: () => Date;
  readonly log: Pick<Log, 'error'>;
  /** There may be something to send. */
  readonly wake: () => void;
};

/** Writes down what must be mailed and when, as cases are filed and states recorded. Any replica may do it. */
export function createScheduler({ database, store, cases, settings, now, log, wake }: SchedulerDeps) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    try {
      for (const { caseId, events } of await store.unplanned()) await plan(caseId, events);
      await planDigest();
      wake();
    } catch (error) {
      log.error('reminders not planned', { code: codeOf(error) });
    }
  }

  async function plan(caseId: string, events: number): Promise<void> {
    try {
      const status = await readStatus(database, caseId);
      if (!status) return;
      const filed = await cases.read(status);
      const { law, organisation } = settings;
      const update = calendarUpdate(filed, status.happened, await store.lastCalendar(caseId), { law, organisation });
      const calendar = update === undefined ? [] : [{ kind: 'calendar' as const, name: update, dueAt: now() }];
      const planned = planReminders(filed, status.recorded, { ...settings, clients: organisation.clients });
      await store.keepPlan(caseId, [...planned, ...calendar], events);
    } catch (error) {
      // The others are planned all the same; this one is tried again in a minute.
      log.error('alarm: case not planned', { caseId, code: codeOf(error) });
    }
  }

  async function planDigest(): Promise<void> {
    const { digestTime, law } = settings;
    if (digestTime === undefined) return;
    const { today, instantAt } = brusselsCalendar(now());
    if (!isWorkingDay(today, law.public_holidays)) return;
    const dueAt = instantAt(today, digestTime);
    const latest =
      digestTime < MORNING_ENDS ? instantAt(today, MORNING_ENDS) : new Date(dueAt.getTime() + 60 * MINUTE_MS);
    if (now() >= dueAt && now() < latest) await store.insert({ kind: 'digest', name: today, dueAt });
  }

  return {
    run,
    start: () => {
      running = run();
      timer = setInterval(() => {
        running = running.then(run);
      }, MINUTE_MS);
    },
    /** Lets what is under way finish. */
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
