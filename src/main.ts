import { createAssistant } from './assistant/assistant';
import { createDrafts } from './assistant/draft-store';
import { largestForms } from './assistant/largest-forms';
import { createNudges } from './assistant/nudge';
import { createPeople } from './assistant/person-store';
import { receiptFor } from './assistant/receipt';
import type { Assistant, Channel } from './assistant/turn';
import { createCaseStore } from './cases/case-store';
import { createSlack } from './channels/slack/slack';
import { createTeams } from './channels/teams/teams';
import type { Config } from './config/config';
import { assertDrawable } from './channels/channel';
import type { Say, ShowReceipt } from './channels/channel';
import { loadContent } from './content/content';
import { createLivePolicy } from './content/reload';
import { composeMail } from './handoff/compose/case-mail';
import { createLease } from './handoff/outbox/lease';
import { createOutbox } from './handoff/outbox/outbox';
import { createQueue } from './handoff/outbox/queue';
import { createMailings } from './handoff/reminders/mailings';
import { createMailingStore } from './handoff/reminders/mailing-store';
import { createScheduler } from './handoff/reminders/scheduler';
import { openRoad } from './handoff/roads/open-road';
import { codeOf } from './log';
import type { Log } from './log';
import { closeServer, createHttpServer } from './server';
import type { Health } from './server';
import { newId, newToken, now as clock, processLog } from './process';
import { openDatabase } from './store/database';
import { createEncryption } from './store/encryption';
import { createSeenEvents } from './store/seen-events';
import { createUnansweredCounts } from './store/unanswered';
import type { Texts } from './texts/texts';
import { createSweep } from './sweep';
import { version } from './version';

/** Slack's second redelivery comes after a minute: by then a delivery that died must be free to be handled again. */
const EVENT_CLAIM_MS = 50_000;

/** Moments at which a test may end the process; nothing else happens there. */
export type Hooks = { readonly afterCommit?: () => void; readonly afterAcknowledge?: () => void };

export type Parts = {
  readonly now?: () => Date;
  readonly log?: Log;
  readonly hooks?: Hooks;
  /** Shows receipts in the terminal, when it is one that runs this. */
  readonly terminal?: (texts: Texts) => ShowReceipt;
};

export type Privacyloket = {
  readonly assistant: Assistant;
  readonly texts: Texts;
  readonly log: Log;
  readonly ready: () => Promise<Health>;
  /** Sends what waits, and listens where a channel needs it; resolves to the port, or undefined when nothing listens. */
  readonly start: () => Promise<number | undefined>;
  /** Lets what is under way finish. */
  readonly stop: () => Promise<void>;
};

/** Wires everything. The only place that knows the clock, randomness and which parts there are. */
export async function createPrivacyloket(config: Config, parts: Parts = {}): Promise<Privacyloket> {
  const now = parts.now ?? clock;
  const log = parts.log ?? processLog(config.logLevel);
  const content = loadContent(config);
  const { texts, organisation, law, authorityForm } = content;
  const database = await openDatabase(config.database);
  const encryption = createEncryption(config.keys);
  const { draftHours, closedKeptDays, keptDays } = config;
  const settings = { dpo: config.mail.dpo, draftHours, closedKeptDays, keptDays };

  const cases = createCaseStore({
    database,
    encryption,
    now,
    newId,
    newToken,
    afterCommit: () => {
      parts.hooks?.afterCommit?.();
      outbox.wake();
    },
  });
  const drafts = createDrafts({ database, encryption, now });
  const people = createPeople({ database, encryption, now });
  const policy = createLivePolicy(content.policy, {
    contentDir: content.contentDir,
    log,
    pollMs: config.contentPollMs,
  });
  const unanswered = createUnansweredCounts({ database, now });
  const assistant = createAssistant({
    ...content,
    policy: policy.current,
    // A count that is lost costs nobody an answer.
    noteUnanswered: (topic) =>
      void unanswered
        .note(topic)
        .catch((error: unknown) => log.warn('unanswered subject not counted', { code: codeOf(error) })),
    cases,
    drafts,
    people,
    settings,
    log,
    now,
    newId,
  });

  const once = createSeenEvents({ database, now, claimMs: EVENT_CLAIM_MS });
  const slack = config.slack ? createSlack({ config: config.slack, assistant, once, texts, log, now }) : undefined;
  const teams = config.teams ? createTeams({ config: config.teams, assistant, texts, log }) : undefined;
  try {
    assertDrawable(largestForms(organisation, texts, settings), {
      ...(slack ? { slack } : {}),
      ...(teams ? { teams } : {}),
    });
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const show: Partial<Record<Channel, ShowReceipt>> = {
    ...(slack ? { slack: slack.showReceipt } : {}),
    ...(teams ? { teams: teams.showReceipt } : {}),
    ...(parts.terminal ? { terminal: parts.terminal(texts) } : {}),
  };
  const speakers: Partial<Record<Channel, Say>> = {
    ...(slack ? { slack: slack.say } : {}),
    ...(teams ? { teams: teams.say } : {}),
  };
  const nudge = createNudges({
    drafts,
    cases,
    texts,
    log,
    now,
    say: async (place, reply) => speakers[place.channel]?.(place, reply),
  });
  const sweep = createSweep({ database, encryption, drafts, people, keeping: config, nudge, now, log });

  const road = openRoad(config.mail.road);
  const queue = createQueue({ database, encryption, now, claimMs: config.outbox.claimMs });
  const lease = createLease({ database, name: 'mail', holder: newId(), now, ms: config.outbox.leaseMs });
  const mailingStore = createMailingStore({ database, now, newToken });
  const mailings = createMailings({
    database,
    store: mailingStore,
    cases,
    settings: { ...config.mail, organisation, law, texts },
    now,
    log,
  });
  const outbox = createOutbox({
    queue,
    more: mailings,
    lease,
    now,
    cases,
    composeMail: (filed) => composeMail(filed, { ...config.mail, organisation, law, authorityForm, texts, version }),
    sendMail: road.send,
    notify: (place, filed, state) => {
      const showReceipt = show[place.channel];
      if (!showReceipt) throw new Error(`Channel ${place.channel} is not running here`);
      return showReceipt(place, receiptFor(filed, state, { texts, organisation, law, settings }));
    },
    channels: Object.keys(show) as Channel[],
    log,
    ...config.outbox,
  });

  const reminders = config.reminders
    ? createScheduler({
        database,
        store: mailingStore,
        cases,
        settings: { ...config.reminders, law, clients: organisation.clients },
        now,
        log,
        wake: outbox.wake,
      })
    : undefined;

  async function ready(): Promise<Health> {
    try {
      const oldest = await queue.oldestUnsent();
      const unsentMs = oldest ? now().getTime() - oldest.getTime() : 0;
      return {
        ok: unsentMs < config.outbox.stuckMs,
        checks: {
          database: 'ok',
          oldest_unsent_seconds: Math.round(unsentMs / 1_000),
          content: policy.state(),
        },
      };
    } catch (error) {
      return { ok: false, checks: { database: codeOf(error) } };
    }
  }

  const server = createHttpServer({
    ...(slack?.requestListener ? { slack: slack.requestListener } : {}),
    ...(teams ? { teams: teams.requestListener } : {}),
    ready,
    afterAcknowledge: () => parts.hooks?.afterAcknowledge?.(),
  });
  let listening = false;

  const hangUp = (): void => void policy.reload();

  async function start(): Promise<number | undefined> {
    outbox.start();
    policy.start();
    process.on('SIGHUP', hangUp);
    sweep.start();
    reminders?.start();
    await slack?.start();
    if (!slack && !teams) return undefined;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(config.port, config.host, resolve);
    });
    listening = true;
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : config.port;
    log.info('listening', { port });
    return port;
  }

  async function stop(): Promise<void> {
    await sweep.stop();
    await reminders?.stop();
    process.off('SIGHUP', hangUp);
    await policy.stop();
    if (listening) await closeServer(server);
    await slack?.stop();
    await outbox.stop();
    road.close();
    await database.destroy();
  }

  return { assistant, texts, log, ready, start, stop };
}
