import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Receipt } from '../../src/assistant/turn';
import { KEEPING_DEFAULTS, OUTBOX_DEFAULTS } from '../../src/config/config';
import type { Config } from '../../src/config/config';
import { createLog } from '../../src/log';
import { createPrivacyloket } from '../../src/main';
import type { Privacyloket } from '../../src/main';
import type { DatabaseLocation } from '../../src/store/database';
import { NOW, PERSON } from '../support/assistant';
import { clockAt } from '../support/clock';
import type { Clock } from '../support/clock';
import { emptySqlite } from '../support/databases';
import { fillingIn } from '../support/filling-in';
import { KEYS } from '../support/keys';
import { startSmtp } from '../support/smtp-server';
import type { Delivery, RunningSmtp } from '../support/smtp-server';
import { until } from '../support/until';

export const DPO = 'dpo@example.test';

export type Running = Privacyloket & {
  readonly smtp: RunningSmtp;
  readonly clock: Clock;
  /** Somebody who fills in forms. */
  readonly someone: ReturnType<typeof fillingIn>;
  /** What the person was shown of receipts after the form was sent. */
  readonly shown: Receipt[];
  readonly logged: string[];
  /** The mail of the `nth` version that arrived, from 1. */
  readonly mail: (nth: number) => Promise<Delivery>;
  /** Where its database is. */
  readonly location: DatabaseLocation;
  /** All bytes of the database's files, as text. */
  readonly stored: () => string;
  readonly close: () => Promise<void>;
};

/** Everything as in production, but for the clock: real content, SQLite in a file, a mail server on this machine. */
export async function running(at: string = NOW.toISOString()): Promise<Running> {
  const [empty, smtp, clock] = [emptySqlite(), await startSmtp(), clockAt(at)];
  const [shown, logged]: [Receipt[], string[]] = [[], []];
  const config: Config = {
    mail: {
      dpo: DPO,
      from: 'privacyloket@example.test',
      road: { kind: 'smtp', host: '127.0.0.1', port: smtp.port, tls: 'none', timeoutMs: 5_000 },
    },
    database: { kind: 'sqlite', file: empty.location.file },
    keys: KEYS,
    outbox: { ...OUTBOX_DEFAULTS, pollMs: 20 },
    contentPollMs: 60_000,
    ...KEEPING_DEFAULTS,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'debug',
  };
  const loket = await createPrivacyloket(config, {
    now: clock.now,
    log: createLog({ level: 'debug', now: clock.now, write: (line) => void logged.push(line) }),
    terminal: () => async (_, receipt) => {
      shown.push(receipt);
      return 'shown';
    },
  });
  await loket.start();
  return {
    ...loket,
    smtp,
    clock,
    someone: fillingIn(loket.assistant, PERSON),
    shown,
    logged,
    location: empty.location,
    mail: (nth) => until(`mail ${nth} was accepted`, () => smtp.deliveries.filter(({ accepted }) => accepted)[nth - 1]),
    stored: () => {
      const folder = dirname(empty.location.file);
      return readdirSync(folder)
        .map((file) => readFileSync(join(folder, file), 'latin1'))
        .join('\n');
    },
    close: async () => {
      await loket.stop();
      await smtp.close();
      await empty.remove();
    },
  };
}

/** All that a mail says, attachments included, decoded. */
export function wholeOf({ mail, raw }: Delivery): string {
  const attached = mail.attachments.map(({ content, filename }) => `${filename}\n${content.toString('utf8')}`);
  return [raw, mail.subject, mail.text, mail.html, ...attached].join('\n');
}
