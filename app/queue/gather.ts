/** More keys than that are simply sent again. */
const MOST_REMEMBERED = 10_000;

/**
 * Sends a key once for all events that arrive while it waits in the queue. Nothing is acknowledged
 * before the queue has it: a process that dies loses no event.
 */
export function createGatherer<Key>(
  send: (key: Key) => Promise<void>,
  {
    now,
    holdMs,
    nameOf,
  }: {
    readonly now: () => number;
    readonly holdMs: number;
    readonly nameOf: (key: Key) => string;
  },
): (key: Key) => Promise<void> {
  const waiting = new Map<string, { readonly until: number; readonly sent: Promise<void> }>();
  return async (key) => {
    const name = nameOf(key);
    const found = waiting.get(name);
    if (found && now() < found.until) return await found.sent;
    const sent = send(key);
    waiting.delete(name);
    waiting.set(name, { until: now() + holdMs, sent });
    const [oldest] = waiting.keys();
    if (waiting.size > MOST_REMEMBERED && oldest !== undefined) waiting.delete(oldest);
    try {
      await sent;
    } catch (error) {
      waiting.delete(name);
      throw error;
    }
  };
}
