import { expect, test } from 'vitest';
import { seeded } from './random.ts';
import { atRest, begin } from './scene.ts';
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
