import { describe, expect, test } from 'vitest';
import { runHistory } from './history.ts';
import { NEEDS, NEEDS_SEED } from './needs.ts';

const HISTORIES = 2000;
const SEED = 20_260_101;

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

  test.each(NEEDS)(
    'history $index goes wrong without $omission, and not with it',
    async ({ omission, sign, index }) => {
      const request = { seed: NEEDS_SEED, index };
      const { violations } = await runHistory({ ...request, without: omission });
      expect(violations).toContainEqual(expect.stringMatching(sign));
      expect((await runHistory(request)).violations).toEqual([]);
    },
  );
});
