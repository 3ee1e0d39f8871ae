import { describe, expect, test } from 'vitest';
import { closeIssue, mergePull, renameIssue, toggleBox } from './people.ts';
import { mergeProposal } from './proposal.ts';
import { seeded } from './random.ts';
import { atRest, begin, itemOf } from './scene.ts';
import { makeIssue } from './shapes.ts';

test('an issue whose new line waits in the sync pull request is proposed once, and has it when that is merged', async () => {
  const scene = await begin({ adopt: 'append' });
  const { play, world } = scene;
  world.isProtected = true;
  makeIssue(world, seeded(1));
  await play.finish(await play.launch());
  const { writes } = world;
  await play.finish(await play.launch());
  expect(world.writes).toBe(writes);
  expect(await atRest(scene)).toEqual([]);
  expect(world.lines.map(({ link }) => link)).toEqual([1, 2]);
});

describe('what waits in the sync pull request', () => {
  test('is known as ours after an hour in which the item was left alone', async () => {
    const scene = await begin({ itemWrites: { most: 1, within: 300 } });
    const { play, world, line } = scene;
    world.isProtected = true;
    const completion = mergePull(world, { lines: [line.id], closes: false });
    await play.finish(await play.launch());
    expect(itemOf(scene).waits).toBe(true);
    mergeProposal(world);
    mergePull(world, { lines: [], closes: false, reverts: completion });
    world.time += 10;
    await play.finish(await play.launch());
    expect(itemOf(scene).waits).toBe(true);
    world.time += 400;
    expect(await atRest(scene)).toEqual([]);
    expect(line.done).toBe(false);
  });

  test('says nothing about a completion that people took back on both sides', async () => {
    const scene = await begin();
    const { play, world, line, issue } = scene;
    toggleBox(world, line);
    await play.rest();
    world.isProtected = true;
    renameIssue(world, issue, 'called otherwise');
    await play.finish(await play.launch());
    mergeProposal(world);
    closeIssue(world, issue, 'open');
    world.time += 1;
    mergePull(world, { lines: [line.id], closes: false });
    toggleBox(world, line);
    world.time += 10;
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, issue.state]).toEqual([false, 'open']);
  });
});
