import type { CaseStore } from '../../cases/case-store';
import { brusselsCalendar } from '../../cases/calendar';
import { codeOf } from '../../log';
import type { Log } from '../../log';
import type { Database } from '../../store/database';
import type { Mail } from '../mail';
import type { Letter, MoreMails } from '../outbox/outbox';
import { OVER, isStillNeeded, readStatus } from './case-status';
import type { CaseStatus } from './case-status';
import { deputyMail } from './deputy-mail';
import { digestMail } from './digest-mail';
import type { OpenCase } from './digest-mail';
import type { MailingSettings } from './mail-frame';
import type { Mailing, MailingStore } from './mailing-store';
import { reminderMail } from './reminder-mail';

/** While it is on its way; who holds the lease is the only one to send. */
const CLAIM_MS = 60_000;
/** Of a mailing that could not leave for so long nobody is reminded in time: the cases that were there before us. */
const STALE_MS = 7 * 24 * 3_600_000;

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
        const compose = await (last.caseId === undefined ? digestOf(last) : ofCase(last.caseId, due));
        if (compose) return compose;
      }
    },
  };

  /** The digest of a day, in that day alone. */
  async function digestOf(mailing: Mailing): Promise<Letter | undefined> {
    if (mailing.name !== brusselsCalendar(now()).today) return leave([mailing]);
    const mail = digestMail(mailing, await openCases(), now(), settings);
    return mail ? letterOf(mailing, () => Promise.resolve(mail)) : leave([mailing]);
  }

  /** Of several that are due the last is sent: each tells all there is to tell. */
  async function ofCase(caseId: string, due: readonly Mailing[]): Promise<Letter | undefined> {
    const status = await readStatus(database, caseId);
    const fresh = due.filter(({ dueAt }) => now().getTime() - dueAt.getTime() < STALE_MS);
    const mailing = status && fresh.filter(({ name }) => isStillNeeded(name, status)).at(-1);
    await leave(due.filter((one) => one !== mailing));
    if (!mailing || !status) return undefined;
    if (mailing.kind === 'reminder') return letterOf(mailing, () => compose(status, reminderMail, settings, mailing));
    const deputy = settings.organisation.deputy?.mailbox;
    if (deputy !== undefined) {
      return letterOf(mailing, () => compose(status, deputyMail, { ...settings, deputy }, mailing));
    }
    log.error('alarm: no deputy to tell', { reference: status.reference, outcome: mailing.name });
    return leave([mailing]);
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
  async function openCases(): Promise<OpenCase[]> {
    const rows = await database('cases')
      .whereNull('wiped_at')
      .whereNotIn('state', [...OVER])
      .orderBy('created_at')
      .select<{ id: string; reference: string }[]>('id', 'reference');
    const found: OpenCase[] = [];
    for (const { id, reference } of rows) {
      try {
        const status = await readStatus(database, id);
        if (status) found.push({ status, filed: await cases.read(status) });
      } catch (error) {
        log.error('alarm: case cannot be read', { reference, code: codeOf(error) });
      }
    }
    return found;
  }
}
