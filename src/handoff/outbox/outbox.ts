import type { Channel } from '../../cases/case';
import { codeOf } from '../../log';
import { createLoop } from './loop';
import type { Loop } from './loop';
import type { Queue } from './queue';
import { createReceipts } from './receipts';
import type { ReceiptsDeps } from './receipts';
import { createSender } from './sender';
import type { SenderDeps } from './sender';

export type OutboxDeps = Omit<SenderDeps & ReceiptsDeps, 'queue' | 'tried'> & {
  readonly queue: Queue;
  /** Channels this process can write to. */
  readonly channels: readonly Channel[];
  readonly pollMs: number;
};

/**
 * Carries filed cases to the DPO's mailbox: at least once, with the same Message-ID on every repeat, for ever.
 * Keeps the receipts in chat up to date. Mails, the receipts of each channel and the watch over what waits have a loop
 * each: a server or platform that hangs keeps nothing of the others waiting.
 */
export function createOutbox(deps: OutboxDeps): Loop {
  const { queue, log, pollMs } = deps;
  const tried = () => receipts.forEach(({ wake }) => wake());
  const mails = loop('mails', createSender({ ...deps, tried }));
  const receipts = deps.channels.map((channel) => loop('receipts', createReceipts(deps, channel)));
  const watch = loop('watch', async () => {
    const delayed = await queue.tellDelayed(deps.delayedMs);
    for (const key of delayed) log.error('alarm: mail delayed', key);
    if (delayed.length > 0) tried();
    for (const one of await queue.undelivered()) log.error('alarm: mail undelivered', one);
  });
  const all = [mails, ...receipts, watch];

  return {
    start: () => all.forEach(({ start }) => start()),
    stop: async () => {
      await Promise.all(all.map(({ stop }) => stop()));
    },
    // Not the receipts: nearly always the mail is accepted at once, and then there is one thing to say instead of two.
    wake: mails.wake,
  };

  function loop(outcome: string, work: (isStopped: () => boolean) => Promise<void>): Loop {
    return createLoop(async (isStopped) => {
      try {
        await work(isStopped);
      } catch (error) {
        log.error('outbox cannot reach the database', { outcome, code: codeOf(error) });
      }
    }, pollMs);
  }
}
