import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Surroundings } from '../../src/index.ts';

/** A run of another process holds the repository: its queue job comes back, nobody waits here. */
const LONGEST_PAUSE_MS = 2_500;

export const surroundings: Surroundings = {
  now: () => new Date().toISOString(),
  sleep: (milliseconds) => sleep(Math.min(milliseconds, LONGEST_PAUSE_MS)),
  random: () => randomInt(2 ** 32) / 2 ** 32,
};
