import { expect, test } from 'vitest';
import type { SyncOutcome } from '../../src/sync/issues/sync-pass.ts';
import { addLine, fightBack, toggleTask } from './people.ts';
import { atRest, begin, isShown, type Scene } from './scene.ts';

const itemWrites = { most: 6, within: 5000 };

/** Runs, each followed by a program that sets back on both sides what the run wrote. */
async function fight(runs: number): Promise<Scene & { readonly outcomes: readonly SyncOutcome[] }> {
  const scene = await begin({ derivedLabels: false, itemWrites });
  const { world, play, line } = scene;
  world.fought = line.id;
  world.isFighting = true;
  const outcomes: SyncOutcome[] = [];
  for (let run = 0; run < runs; run++) {
    fightBack(world);
    const runner = await play.launch();
    await play.finish(runner);
    outcomes.push(runner.result as SyncOutcome);
    world.time += 1;
  }
  return { ...scene, outcomes };
}

test('a fight with another program ends after so many writes of one item, and says so', async () => {
  const { issue, outcomes } = await fight(30);
  const ours = issue.events.filter(({ by, kind }) => by === 'us' && kind === 'state');
  expect(ours.length).toBeLessThanOrEqual(itemWrites.most);
  expect(outcomes.at(-1)?.problems).toEqual([
    { kind: 'too-many-writes', issue: 1, count: itemWrites.most, until: expect.any(Number) },
  ]);
  expect(outcomes.slice(-10).every(({ problems }) => problems.length === 1)).toBe(true);
});

test('the others are synced as ever meanwhile', async () => {
  const scene = await fight(30);
  const { world, play } = scene;
  const other = addLine(world);
  await play.run();
  toggleTask(world, other, 'a');
  await play.run();
  const issue = world.issues.get(other.link ?? 0);
  expect(issue && isShown(issue, 'a')).toBe(true);
});

test('after the hour the item goes on, and once the other program stops all is in step', async () => {
  const scene = await fight(30);
  const { world, play, line, issue } = scene;
  world.isFighting = false;
  expect([line.done, issue.state]).toEqual([true, 'open']);
  expect(await play.run()).toBe(false);
  world.time += itemWrites.within;
  expect(await play.run()).toBe(true);
  expect(line.done).toBe(issue.state === 'completed');
  expect(await atRest(scene)).toEqual([]);
});
