import { join } from 'node:path';
import type { Organisation } from '../../../src/cases/organisation';
import type { Mail } from '../../../src/handoff/mail';
import { createMailings } from '../../../src/handoff/reminders/mailings';
import { createMailingStore } from '../../../src/handoff/reminders/mailing-store';
import { createScheduler } from '../../../src/handoff/reminders/scheduler';
import type { LogFields } from '../../../src/log';
import type { DatabaseLocation } from '../../../src/store/database';
import type { Language } from '../../../src/texts/language';
import { loadTexts } from '../../../src/texts/texts';
import { law } from '../../cases/shipped-law';
import { numbered, openStore } from '../../support/open-store';
import type { OpenStore } from '../../support/open-store';
import { ORGANISATION } from '../organisation';

const texts = loadTexts([join(__dirname, '../../../locales')]);

export const DEPUTY = 'vervanger@example.test';

export type SentMail = { readonly at: string; readonly name: string; readonly caseId?: string; readonly mail: Mail };

export type Desk = OpenStore & {
  readonly store: ReturnType<typeof createMailingStore>;
  readonly mailings: ReturnType<typeof createMailings>;
  readonly logged: readonly [string, LogFields?][];
  /** What is due now leaves, as when the outbox sends it. */
  readonly send: () => Promise<readonly SentMail[]>;
  /** As every minute, and then what is due leaves. */
  readonly minute: () => Promise<readonly SentMail[]>;
  /** The mails of cases filed so far are accepted. */
  readonly accept: () => Promise<void>;
};

/** Reminders as one process has them, with every mail accepted unless told otherwise. */
export async function openDesk(
  location: DatabaseLocation,
  now: () => Date,
  more: {
    digestTime?: string;
    organisation?: Partial<Record<keyof Organisation, unknown>>;
    process?: number;
    language?: Language;
  } = {},
): Promise<Desk> {
  const open = await openStore(location, now, numbered(more.process));
  const { database, cases } = open;
  let tokens = 0;
  const newToken = () => `mailing${more.process ?? 0}x${++tokens}`;
  const store = createMailingStore({ database, now, newToken });
  const logged: [string, LogFields?][] = [];
  const note = (event: string, fields?: LogFields) => void logged.push(fields ? [event, fields] : [event]);
  const log = { error: note, warn: note };
  const organisation = { ...ORGANISATION, deputy: { mailbox: DEPUTY }, ...more.organisation } as Organisation;
  const settings = {
    dpo: 'dpo@example.test',
    from: 'privacyloket@example.test',
    organisation,
    law,
    texts,
    version: '0.0.0',
    ...(more.language ? { language: more.language } : {}),
  };
  const mailings = createMailings({ database, store, cases, settings, now, log });
  const scheduler = createScheduler({
    database,
    store,
    cases,
    settings: {
      law,
      organisation,
      deputyAfterHours: 24,
      ...(more.digestTime === undefined ? {} : { digestTime: more.digestTime }),
    },
    now,
    log,
    wake: () => undefined,
  });

  async function send(): Promise<SentMail[]> {
    const sent: SentMail[] = [];
    while (await mailings.isDue()) {
      const letter = await mailings.next();
      if (!letter) continue;
      const mail = await letter.compose();
      await letter.accepted();
      const { caseId, outcome = '' } = letter.at;
      sent.push({ at: now().toISOString(), name: outcome, ...(caseId === undefined ? {} : { caseId }), mail });
    }
    return sent;
  }

  return {
    ...open,
    store,
    mailings,
    logged,
    send,
    minute: async () => {
      await scheduler.run();
      return send();
    },
    accept: async () => {
      await database('outbox').where({ kind: 'mail', done_at: null }).update({ done_at: now().toISOString() });
    },
  };
}
