import { join } from 'node:path';
import type { Case, Filing } from '../../../src/cases/case';
import type { CaseStore } from '../../../src/cases/case-store';
import { OUTBOX_DEFAULTS } from '../../../src/config/config';
import type { OutboxConfig } from '../../../src/config/config';
import { composeBareMail } from '../../../src/handoff/compose/bare-mail';
import { composeMail } from '../../../src/handoff/compose/case-mail';
import type { MailSettings } from '../../../src/handoff/compose/case-mail';
import { createLease } from '../../../src/handoff/outbox/lease';
import type { MoreMails, SendMail } from '../../../src/handoff/outbox/letter';
import type { Loop } from '../../../src/handoff/outbox/loop';
import { createOutbox } from '../../../src/handoff/outbox/outbox';
import type { Mail } from '../../../src/handoff/mail';
import { createQueue } from '../../../src/handoff/outbox/queue';
import type { Notify } from '../../../src/handoff/outbox/receipts';
import { createSmtpRoad } from '../../../src/handoff/roads/smtp';
import { createLog } from '../../../src/log';
import type { Database, DatabaseLocation } from '../../../src/store/database';
import type { Encryption } from '../../../src/store/encryption';
import { loadTexts } from '../../../src/texts/texts';
import { BREACH } from '../../support/filings';
import { numbered, openStore } from '../../support/open-store';
import { until } from '../../support/until';
import { AUTHORITY_FORM } from '../authority-form';
import { LAW } from '../law';
import { ORGANISATION } from '../organisation';

const texts = loadTexts([join(__dirname, '../../../locales')]);

const MAIL_SETTINGS: MailSettings = {
  dpo: 'dpo@example.test',
  from: 'privacyloket@example.test',
  organisation: ORGANISATION,
  law: LAW,
  authorityForm: AUTHORITY_FORM,
  texts,
  version: '0.0.0',
  policySha256: 'c0ffee00'.repeat(8),
};

export type OutboxRow = {
  readonly attempts: number;
  readonly next_attempt_at: string;
  readonly claimed_until: string | null;
  readonly done_at: string | null;
};

export type OutboxRun = {
  readonly database: Database;
  readonly encryption: Encryption;
  readonly cases: CaseStore;
  readonly outbox: Loop;
  readonly logged: Record<string, unknown>[];
  /** Files a case as the assistant does: the outbox hears of it at once. */
  readonly file: (filing?: Filing) => Promise<Case>;
  /** The only job of its kind. */
  readonly row: (kind: 'mail' | 'chat') => Promise<OutboxRow | undefined>;
  /** The job, when its `attempt`th attempt has failed. */
  readonly failed: (kind: 'mail' | 'chat', attempt: number) => Promise<OutboxRow>;
  /** When the job was done. */
  readonly done: (kind: 'mail' | 'chat') => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** Of the first case that a process files. */
export const MESSAGE_ID = '<00000000-0000-4000-8000-000000000001.1.000000000000000000000001@example.test>';

/** Long enough for several looks at the queue. */
export const A_WHILE_MS = 60;

export const MINUTE_MS = 60_000;

/** An outbox as one process has it, with the pauses of production and a quick look at the queue. */
export async function runOutbox(options: {
  readonly location: DatabaseLocation;
  readonly smtpPort: number;
  readonly now: () => Date;
  readonly notify?: Notify;
  /** In place of the way to the server at `smtpPort`. */
  readonly sendMail?: SendMail;
  /** In place of the mails of the assistant. */
  readonly composeMail?: (filed: Case) => Mail;
  readonly more?: MoreMails;
  readonly process?: number;
  readonly timeoutMs?: number;
  /** How long showing a receipt may take, in milliseconds. */
  readonly receiptMs?: number;
  readonly outbox?: Partial<OutboxConfig>;
}): Promise<OutboxRun> {
  const { location, smtpPort, now } = options;
  const settings = { ...OUTBOX_DEFAULTS, pollMs: 10, ...options.outbox };
  const { database, encryption, cases } = await openStore(location, now, numbered(options.process));
  const logged: Record<string, unknown>[] = [];
  const timeoutMs = options.timeoutMs ?? 2_000;
  const smtp = createSmtpRoad({ host: '127.0.0.1', port: smtpPort, tls: 'none', timeoutMs });
  const holder = `process-${options.process ?? 0}`;
  const outbox = createOutbox({
    queue: createQueue({ database, encryption, now, claimMs: settings.claimMs }),
    lease: createLease({ database, name: 'mail', holder, now, ms: settings.leaseMs }),
    now,
    cases,
    ...(options.more ? { more: options.more } : {}),
    composeMail: options.composeMail ?? ((filed) => composeMail(filed, MAIL_SETTINGS)),
    composeBareMail: (filed) => composeBareMail(filed, MAIL_SETTINGS),
    ...(options.receiptMs === undefined ? {} : { receiptMs: options.receiptMs }),
    sendMail: options.sendMail ?? smtp.send,
    notify: options.notify ?? (async ({ messageId }) => messageId ?? 'message-fake'),
    channels: ['teams'],
    log: createLog({ level: 'debug', now, write: (line) => logged.push(JSON.parse(line) as Record<string, unknown>) }),
    ...settings,
  });
  outbox.start();
  const row: OutboxRun['row'] = (kind) =>
    database('outbox')
      .where({ kind })
      .first<OutboxRow | undefined>('attempts', 'next_attempt_at', 'claimed_until', 'done_at');
  return {
    database,
    encryption,
    cases,
    outbox,
    logged,
    file: async (filing = BREACH) => {
      const { case: filed } = await cases.file(filing);
      outbox.wake();
      return filed;
    },
    row,
    failed: (kind, attempt) =>
      until(`attempt ${attempt} of the ${kind} has failed`, async () => {
        const found = await row(kind);
        return found?.attempts === attempt && found.claimed_until === null && found.done_at === null && found;
      }),
    done: (kind) => until(`the ${kind} is done`, async () => (await row(kind))?.done_at ?? undefined),
    stop: async () => {
      await outbox.stop();
      smtp.close();
      await database.destroy();
    },
  };
}
