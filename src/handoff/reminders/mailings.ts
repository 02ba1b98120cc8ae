import type { CaseStore } from '../../cases/case-store';
import { brusselsCalendar } from '../../cases/calendar';
import type { Case } from '../../cases/case';
import { isOver } from '../../cases/recorded';
import { codeOf } from '../../log';
import type { Log } from '../../log';
import type { Database } from '../../store/database';
import type { Mail } from '../mail';
import type { Letter, MoreMails } from '../outbox/letter';
import { calendarMail } from './calendar-mail';
import { calendarUpdate } from './calendar-update';
import { isStillNeeded, readStatus } from './case-status';
import type { CaseStatus } from './case-status';
import { openClocks } from './clocks';
import { deputyAlert } from './deputy-alert';
import { deputyMail } from './deputy-mail';
import { digestMail } from './digest-mail';
import type { OpenCase, OpenCases } from './digest-mail';
import type { MailingSettings } from './mail-frame';
import type { Mailing, MailingStore } from './mailing-store';
import { reminderMail } from './reminder-mail';

/** While it is on its way; who holds the lease is the only one to send. */
const CLAIM_MS = 60_000;

export type MailingsDeps = {
  readonly database: Database;
  readonly store: MailingStore;
  readonly cases: Pick<CaseStore, 'read'>;
  readonly settings: MailingSettings;
  readonly now: () => Date;
  readonly log: Pick<Log, 'error' | 'warn'>;
};

/** Reminders, digests and the deputy's mails, for the outbox to send: what nobody needs any more is left out. */
export function createMailings(deps: MailingsDeps): MoreMails {
  const { database, store, cases, settings, now, log } = deps;
  return {
    isDue: store.isDue,
    next: async () => {
      for (;;) {
        const due = await store.nextDue();
        const last = due.at(-1);
        if (!last) return undefined;
        const compose = await (last.caseId === undefined ? ofNone(last) : ofCase(last.caseId, due));
        if (compose) return compose;
      }
    },
  };

  function ofNone(mailing: Mailing): Promise<Letter | undefined> {
    if (mailing.kind === 'digest') return digestOf(mailing);
    const deputy = settings.organisation.deputy?.mailbox;
    if (deputy === undefined) return noDeputy(mailing);
    return letterOf(mailing, () => Promise.resolve(deputyAlert(mailing, { ...settings, deputy })));
  }

  function noDeputy(mailing: Mailing, reference?: string): Promise<undefined> {
    const about = reference === undefined ? {} : { reference };
    log.error('alarm: no deputy to tell', { ...about, outcome: mailing.name });
    return leave([mailing]);
  }

  /** The digest of a day, in that day alone. */
  async function digestOf(mailing: Mailing): Promise<Letter | undefined> {
    if (mailing.name !== brusselsCalendar(now()).today) return leave([mailing]);
    const open = await openCases();
    if (open.cases.length + open.unreadable.length === 0) return leave([mailing]);
    // Written when it is sent: one that cannot be written waits, and the others go on.
    return letterOf(mailing, () => Promise.resolve(digestMail(mailing, open, now(), settings)));
  }

  /** Of several that are due the last is sent: each tells all there is to tell. */
  async function ofCase(caseId: string, due: readonly Mailing[]): Promise<Letter | undefined> {
    const status = await readStatus(database, caseId);
    if (status && due[0]?.kind === 'calendar') return ofCalendar(status, due);
    const mailing = status && due.filter(({ name }) => isStillNeeded(name, status)).at(-1);
    await leave(due.filter((one) => one !== mailing));
    if (!mailing || !status) return undefined;
    if (mailing.kind === 'reminder') return letterOf(mailing, () => compose(status, reminderMail, settings, mailing));
    const deputy = settings.organisation.deputy?.mailbox;
    if (deputy !== undefined) {
      return letterOf(mailing, () => compose(status, deputyMail, { ...settings, deputy }, mailing));
    }
    return noDeputy(mailing, status.reference);
  }

  /** The one that tells how things stand: what was recorded since has a mail of its own, or the next version's told it. */
  async function ofCalendar(status: CaseStatus, due: readonly Mailing[]): Promise<Letter | undefined> {
    const last = due.at(-1);
    if (!last) return undefined;
    if (!isStillNeeded(last.name, status)) return leave(due);
    let filed: Case;
    try {
      filed = await cases.read(status);
    } catch {
      // Fails as a mail that cannot be written does: it waits, and keeps no other back.
      return letterOf(last, () => compose(status, calendarMail, settings, last));
    }
    const name = calendarUpdate(filed, status.happened, await store.lastCalendar(status.caseId), settings);
    const mailing = due.find((one) => one.name === name);
    await leave(due.filter((one) => one !== mailing));
    return mailing && letterOf(mailing, () => Promise.resolve(calendarMail(mailing, filed, status, now(), settings)));
  }

  async function compose<S extends MailingSettings>(
    status: CaseStatus,
    write: (mailing: Mailing, filed: OpenCase['filed'], status: CaseStatus, now: Date, settings: S) => Mail,
    withSettings: S,
    mailing: Mailing,
  ): Promise<Mail> {
    return write(mailing, await cases.read(status), status, now(), withSettings);
  }

  async function leave(mailings: readonly Mailing[]): Promise<undefined> {
    if (mailings.length > 0) await store.skip(mailings);
  }

  async function letterOf(mailing: Mailing, write: () => Promise<Mail>): Promise<Letter> {
    await store.claim(mailing, CLAIM_MS);
    return {
      attempts: mailing.attempts + 1,
      at: { ...(mailing.caseId === undefined ? {} : { caseId: mailing.caseId }), outcome: mailing.name },
      compose: write,
      accepted: () => store.done(mailing),
      failed: (retryInMs) => store.failed(mailing, retryInMs),
    };
  }

  /** One that cannot be read keeps nobody from hearing of the others. */
  async function openCases(): Promise<OpenCases> {
    const rows = await database('cases')
      .whereNull('wiped_at')
      .whereNot({ state: 'closed' })
      .orderBy('created_at')
      .select<{ id: string; reference: string }[]>('id', 'reference');
    const found: OpenCase[] = [];
    const unreadable: string[] = [];
    for (const { id, reference } of rows) {
      try {
        const status = await readStatus(database, id);
        if (!status || isOver(status.kind, status.state)) continue;
        const filed = await cases.read(status);
        const [clock] = openClocks(filed, status, { law: settings.law, clients: settings.organisation.clients });
        if (clock) found.push({ status, filed, clock });
      } catch (error) {
        unreadable.push(reference);
        log.error('alarm: case cannot be read', { reference, code: codeOf(error) });
      }
    }
    return { cases: found, unreadable };
  }
}
