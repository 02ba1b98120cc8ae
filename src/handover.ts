import type { Channel } from './cases/case';
import type { CaseStore } from './cases/case-store';
import type { Config } from './config/config';
import type { loadContent } from './content/content';
import { mailboxFor } from './handoff/answers/open-mailbox';
import { createReader } from './handoff/answers/reader';
import { takeAnswer } from './handoff/answers/take-answer';
import { composeBareMail } from './handoff/compose/bare-mail';
import { composeMail } from './handoff/compose/case-mail';
import { createLease } from './handoff/outbox/lease';
import { createOutbox } from './handoff/outbox/outbox';
import { createQueue } from './handoff/outbox/queue';
import type { Notify } from './handoff/outbox/receipts';
import { createMailings } from './handoff/reminders/mailings';
import { createMailingStore } from './handoff/reminders/mailing-store';
import { createScheduler } from './handoff/reminders/scheduler';
import { openRoad } from './handoff/roads/open-road';
import type { Log } from './log';
import type { Database } from './store/database';
import type { Encryption } from './store/encryption';
import { version } from './version';

export type HandoverDeps = {
  readonly config: Pick<Config, 'mail' | 'outbox' | 'reminders'>;
  readonly content: Pick<ReturnType<typeof loadContent>, 'texts' | 'organisation' | 'law' | 'authorityForm'>;
  /** Of the policy as it is now: its owner edits it while this runs. */
  readonly policySha256: () => string;
  readonly database: Database;
  readonly encryption: Encryption;
  readonly cases: CaseStore;
  readonly notify: Notify;
  /** Those that `notify` can write to. */
  readonly channels: readonly Channel[];
  readonly now: () => Date;
  /** The clock of all replicas. */
  readonly sharedNow: () => Date | Promise<Date>;
  readonly newId: () => string;
  readonly newToken: () => string;
  readonly log: Log;
};

/** A mailbox reader that died is replaced after so many polls without it. */
const READER_MISSED_POLLS = 3;

/** Wires what carries cases to the DPO and brings back what the mailboxes answer: outbox, reminders, reader. */
export function createHandover(deps: HandoverDeps) {
  const { config, content, database, encryption, cases, now, log } = deps;
  const { organisation, law, authorityForm, texts } = content;
  const { mail, outbox: pace } = config;

  const mailSettings = () => ({
    ...mail,
    organisation,
    law,
    authorityForm,
    texts,
    version,
    policySha256: deps.policySha256(),
  });

  const road = openRoad(mail.road);
  const queue = createQueue({ database, encryption, now, claimMs: pace.claimMs });
  const store = createMailingStore({ database, now, newToken: deps.newToken });
  const leaseOf = (name: string, ms: number) =>
    createLease({ database, name, holder: deps.newId(), now: deps.sharedNow, ms });
  const outbox = createOutbox({
    queue,
    more: createMailings({
      database,
      store,
      cases,
      settings: { ...mail, organisation, law, texts, version },
      now,
      log,
    }),
    lease: leaseOf('mail', pace.leaseMs),
    now,
    cases,
    composeMail: (filed) => composeMail(filed, mailSettings()),
    composeBareMail: (filed) => composeBareMail(filed, mailSettings()),
    sendMail: road.send,
    notify: deps.notify,
    channels: deps.channels,
    log,
    ...pace,
  });
  const { wake } = outbox;
  const reminders = config.reminders
    ? createScheduler({
        database,
        store,
        cases,
        settings: { ...config.reminders, law, organisation },
        now,
        log,
        wake,
      })
    : undefined;
  const hasDeputy = organisation.deputy !== undefined;
  const reader = mail.mailbox
    ? createReader({
        open: mailboxFor(mail.mailbox),
        lease: leaseOf('mailbox', READER_MISSED_POLLS * mail.mailbox.pollMs),
        take: (raw) => takeAnswer(raw, { database, store, mailbox: mail.from, dpo: mail.dpo, hasDeputy, now }),
        wake,
        now,
        log,
        pollMs: mail.mailbox.pollMs,
      })
    : undefined;

  return {
    /** There is something new to send. */
    wake,
    unsent: queue.unsent,
    start: () => {
      outbox.start();
      reminders?.start();
      reader?.start();
      if (!hasDeputy) log.warn('no deputy is configured');
    },
    /** Lets the mail under way finish. */
    stop: async () => {
      await reader?.stop();
      await reminders?.stop();
      await outbox.stop();
      road.close();
    },
  };
}
