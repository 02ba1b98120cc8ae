import { createOutbox } from '../../../src/handoff/outbox/outbox';
import type { OutboxDeps } from '../../../src/handoff/outbox/outbox';
import { RoadError } from '../../../src/handoff/roads/road';
import { until } from '../../support/until';

const MINUTE_MS = 60_000;

test.each([
  ['longer than the pause', 10 * MINUTE_MS, 10 * MINUTE_MS],
  ['shorter than the pause', 1_000, 2 * MINUTE_MS],
  ['not at all', undefined, 2 * MINUTE_MS],
])('a server that wants to be left alone %s', async (_, wantedMs, pausedMs) => {
  const pauses: number[] = [];
  let claims = 0;
  const queue = {
    tellDelayed: async () => [],
    undelivered: async () => [],
    isMailDue: async () => claims === 0,
    claimMail: async () => (claims++ === 0 ? { caseId: 'case-fake', version: 1, attempts: 1 } : undefined),
    claimReceipt: async () => undefined,
    failed: async (_job: unknown, pauseMs: number) => void pauses.push(pauseMs),
  };
  const ignore = () => undefined;
  const outbox = createOutbox({
    queue,
    lease: { take: async () => true, release: async () => undefined, during: (work: () => unknown) => work() },
    now: () => new Date(0),
    cases: { read: async () => ({}), isMailed: async () => false },
    composeMail: () => ({}),
    sendMail: () => Promise.reject(new RoadError('graph:429', wantedMs)),
    notify: async () => '',
    channels: [],
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
    pollMs: 10_000,
    retryPausesMs: [2 * MINUTE_MS],
  } as unknown as OutboxDeps);
  outbox.start();
  await until('the mail has failed', () => pauses.length > 0);
  await outbox.stop();
  expect(pauses).toEqual([pausedMs]);
});
