import { describe, expect, test } from 'vitest';
import { runHistory } from './history.ts';
import { OMISSIONS, type Omission } from './without.ts';

const HISTORIES = 2000;
const SEED = 20_260_101;
/** Rules that random histories need; the others are needed by a minimal history each. */
const SHOWN_AT_RANDOM: Partial<Record<Omission, number>> = {};

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

  test.each(Object.entries(SHOWN_AT_RANDOM))(
    'history %s is broken where its rule is left out',
    async (omission, index) => {
      const without = OMISSIONS.find((one) => one === omission) ?? null;
      expect((await runHistory({ seed: SEED, index, without })).violations).not.toEqual([]);
      expect((await runHistory({ seed: SEED, index })).violations).toEqual([]);
    },
  );
});
