import type { Surroundings } from '../../src/sync/update/sync-document.ts';

/** Time that stands still, waits that take none, and chance that is none. */
export function still(now = '2026-03-05T10:00:00Z'): Surroundings & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
    },
  };
}
