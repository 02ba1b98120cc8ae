import type { OpenMailbox } from '../../../src/handoff/answers/mailbox';

export type MemoryMailbox = {
  readonly open: OpenMailbox;
  readonly mails: Map<string, { readonly raw: string; seen: boolean }>;
  readonly deliver: (raw: string) => string;
  /** Ids in the order in which they were fetched. */
  readonly fetched: string[];
  /** How often it was opened, and how many of those are open. */
  readonly opened: () => number;
  readonly stillOpen: () => number;
  /** Throws, or waits, at will. */
  readonly meet: (conduct: (step: 'open' | 'fetch' | 'mark', id?: string) => void | Promise<void>) => void;
};

/** A mailbox that does as the test wants. */
export function memoryMailbox(): MemoryMailbox {
  const mails: MemoryMailbox['mails'] = new Map();
  const fetched: string[] = [];
  let conductAt: (step: 'open' | 'fetch' | 'mark', id?: string) => void | Promise<void> = () => undefined;
  let [opened, closed] = [0, 0];
  return {
    mails,
    fetched,
    opened: () => opened,
    stillOpen: () => opened - closed,
    meet: (conduct) => void (conductAt = conduct),
    deliver: (raw) => {
      const id = String(mails.size + 1);
      mails.set(id, { raw, seen: false });
      return id;
    },
    open: async () => {
      await conductAt('open');
      opened++;
      return {
        unread: async () => [...mails].flatMap(([id, { seen }]) => (seen ? [] : [id])).reverse(),
        fetch: async (id) => {
          fetched.push(id);
          await conductAt('fetch', id);
          return mails.get(id)?.raw;
        },
        markRead: async (id) => {
          await conductAt('mark', id);
          const mail = mails.get(id);
          if (mail) mail.seen = true;
        },
        close: () => void closed++,
      };
    },
  };
}
