/** Which messages are being answered at this moment, by their id. */
export type Turns = {
  readonly during: <T>(messageId: string | undefined, work: () => Promise<T>) => Promise<T>;
  /** Resolves when no turn on the message is at work any more. */
  readonly settled: (messageId: string) => Promise<void>;
};

/**
 * Keeps two writers of one card in order. The mail of a report can be accepted before the card's own turn has drawn
 * its receipt: the receipt `sent` waits, or the older `saved` would stand over it for good.
 */
export function createTurns(): Turns {
  const atWork = new Map<string, Promise<unknown>>();
  return {
    during: async (messageId, work) => {
      const turn = work();
      if (messageId === undefined) return turn;
      const all = Promise.allSettled([atWork.get(messageId), turn]);
      atWork.set(messageId, all);
      try {
        return await turn;
      } finally {
        if (atWork.get(messageId) === all) atWork.delete(messageId);
      }
    },
    settled: async (messageId) => {
      await atWork.get(messageId);
    },
  };
}
