import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Boss, openBoss } from '../../app/queue/open-boss.ts';
import { openQueue, type Queue, type SyncTurn } from '../../app/queue/queue.ts';
import type { DocumentKey } from '../../app/receive/work.ts';
import { createDataFolder } from './data-folder.ts';
import { waitFor } from './harness.ts';

const LONG = { timeout: 180_000 };
const folder = mkdtempSync(join(tmpdir(), 'sprint-sync-queue-'));
const turns: SyncTurn[] = [];
const running = new Set<string>();
let overlaps = 0;
let failures = 0;
let boss: Boss;
let queue: Queue;

const key = (repository: string): DocumentKey => {
  return { installation: 70, repository, document: '*' };
};
const ask = (repository: string, merged: number | null = null) =>
  queue.add({ kind: 'sync', key: key(repository), merged });
const turnsOf = (repository: string) => turns.filter((turn) => turn.key.repository === repository);

beforeAll(async () => {
  await createDataFolder(join(folder, 'data'));
  const onError = (error: unknown) => {
    throw error;
  };
  const place = { databaseUrl: null, dataDir: join(folder, 'data'), onError, patience: 5_000 };
  boss = await openBoss(place);
  queue = await openQueue(boss.boss, { acknowledges: 'noted', onError });
  await queue.work({
    count: 4,
    sync: async (turn) => {
      const { repository } = turn.key;
      if (running.has(repository)) overlaps += 1;
      running.add(repository);
      turns.push(turn);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running.delete(repository);
      if (repository === 'o/broken' && failures++ === 0) throw new Error('GitHub is away');
      return {
        resumeAt: repository === 'o/busy' && turnsOf(repository).length === 1 ? new Date() : null,
      };
    },
    command: async () => {},
    forecast: async () => {},
  });
}, LONG.timeout);
afterAll(async () => {
  await boss.close();
  rmSync(folder, { recursive: true, force: true });
}, LONG.timeout);

describe('the queue', LONG, () => {
  test('makes a few turns of a thousand events, never two of a key at once, and forgets no key', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `o/r${index}`);
    for (let round = 0; round < 50; round += 1) await Promise.all(names.map((name) => ask(name)));
    await waitFor(() => names.every((name) => turnsOf(name).length > 0));
    await waitFor(async () => {
      const { waiting, active } = await queue.measure();
      return waiting + active === 0;
    });
    expect(overlaps).toBe(0);
    expect(turns.length).toBeLessThanOrEqual(names.length * 6);
  });

  test('tries again what failed, and goes on where work is left', async () => {
    await ask('o/broken');
    await ask('o/busy');
    await waitFor(() => turnsOf('o/broken').length === 2 && turnsOf('o/busy').length === 2);
    expect(turnsOf('o/broken').map(({ attempt }) => attempt)).toEqual([0, 1]);
  });

  test('hands over merges until a turn with them has ended well', async () => {
    await Promise.all([ask('o/merges', 7), ask('o/merges', 9)]);
    await waitFor(() => turnsOf('o/merges').length === 1);
    expect(turnsOf('o/merges')[0]?.merges).toEqual([7, 9]);
    await ask('o/merges');
    await waitFor(() => turnsOf('o/merges').length === 2);
    expect(turnsOf('o/merges')[1]?.merges).toEqual([]);
  });
});
