import { describe, expect, test } from 'vitest';
import { runHistory } from './history.ts';
import type { Omission } from './without.ts';

const HISTORIES = 2000;
const SEED = 20_260_101;
/** Rules that random histories need soon; the others are needed by a minimal history each. */
const SHOWN_AT_RANDOM: readonly Omission[] = [
  'lease',
  'intents',
  'window-check',
  'unknown-base',
  'deletion',
  'base-label',
  'rest',
  'base-tags',
];
/** Three times what the rarest of them needs with this seed. */
const MOST_TRIED = 2500;

describe('random histories', () => {
  test(`${HISTORIES} of them lose nothing and come to rest`, { timeout: 120_000 }, async () => {
    const broken: string[] = [];
    for (let index = 0; index < HISTORIES; index++) {
      const { violations } = await runHistory({ seed: SEED, index });
      if (violations.length > 0) {
        broken.push(`npm run simulate -- --seed ${SEED} --only ${index}: ${violations.join('; ')}`);
      }
    }
    expect(broken).toEqual([]);
  });

  test('the same seed gives the same history', async () => {
    const request = { seed: SEED, index: 7, traced: true };
    expect(await runHistory(request)).toEqual(await runHistory(request));
  });

  test('other seeds give other histories', async () => {
    const first = await runHistory({ seed: SEED, index: 7, traced: true });
    const second = await runHistory({ seed: SEED, index: 8, traced: true });
    expect(first.trace).not.toEqual(second.trace);
  });

  test.each(SHOWN_AT_RANDOM)(
    'without %s some history is broken',
    { timeout: 120_000 },
    async (without) => {
      for (let index = 0; index < MOST_TRIED; index++) {
        const { violations } = await runHistory({ seed: SEED, index, without });
        if (violations.length > 0) return;
      }
      expect.unreachable(`${MOST_TRIED} histories do not need the rule`);
    },
  );
});
