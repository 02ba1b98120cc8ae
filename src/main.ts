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
import { createHandover } from './handover';
import { codeOf } from './log';
import type { Log } from './log';
import { closeServer, createHttpServer } from './server';
import type { Health } from './server';
import { newId, newToken, now as clock, processLog } from './process';
import { openDatabase } from './store/database';
import { databaseClock } from './store/database-clock';
import { createEncryption } from './store/encryption';
import { createSeenEvents } from './store/seen-events';
import { createUnansweredCounts } from './store/unanswered';
import type { Texts } from './texts/texts';
import { createSweep } from './sweep';

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
  const { texts, organisation, law } = content;
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
      handover.wake();
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

  const handover = createHandover({
    config,
    content,
    policySha256: () => policy.current().sha256,
    database,
    encryption,
    cases,
    notify: (place, filed, state) => {
      const showReceipt = show[place.channel];
      if (!showReceipt) throw new Error(`Channel ${place.channel} is not running here`);
      return showReceipt(place, receiptFor(filed, state, { texts, organisation, law, settings }));
    },
    channels: Object.keys(show) as Channel[],
    now,
    sharedNow: parts.now ?? databaseClock(database),
    newId,
    newToken,
    log,
  });

  async function ready(): Promise<Health> {
    try {
      const { oldestAt, mailings } = await handover.unsent();
      const unsentMs = oldestAt ? now().getTime() - oldestAt.getTime() : 0;
      return {
        // A mail that does not leave closes no intake: what is filed meanwhile is kept, and the log raises the alarm.
        ok: true,
        checks: {
          database: 'ok',
          mail: unsentMs < config.outbox.stuckMs ? 'ok' : 'late',
          oldest_unsent_seconds: Math.round(unsentMs / 1_000),
          waiting_mailings: mailings,
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
    handover.start();
    policy.start();
    process.on('SIGHUP', hangUp);
    sweep.start();
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
    process.off('SIGHUP', hangUp);
    await policy.stop();
    if (listening) await closeServer(server);
    await slack?.stop();
    await handover.stop();
    await database.destroy();
  }

  return { assistant, texts, log, ready, start, stop };
}
