export interface Notes<Item> {
  /** Returns at once: from now on it is sent until that works, as long as this process lives. */
  readonly note: (item: Item) => void;
  /** Resolves when all that was noted is sent. */
  readonly settled: () => Promise<void>;
}

/** Keeps in memory what is on its way into the queue. */
export function createNotes<Item>(
  send: (item: Item) => Promise<void>,
  {
    onError,
    wait,
  }: { readonly onError: (error: unknown) => void; readonly wait: () => Promise<void> },
): Notes<Item> {
  const open = new Set<Promise<void>>();
  const sendUntilSent = async (item: Item): Promise<void> => {
    for (;;) {
      try {
        return await send(item);
      } catch (error) {
        onError(error);
        await wait();
      }
    }
  };
  return {
    note: (item) => {
      const sending = sendUntilSent(item).finally(() => open.delete(sending));
      open.add(sending);
    },
    settled: async () => {
      await Promise.all(open);
    },
  };
}
