import { expect, test } from 'vitest';
import { DEFAULT_SYNC_OPTIONS } from '../../src/model/sync-options.ts';
import { Play } from './history.ts';
import { addLine, closeIssue, deleteLine, renameIssue, restoreLine, toggleBox } from './people.ts';
import { seeded } from './random.ts';
import { atRest, begin, crash, itemOf } from './scene.ts';
import { createWorld, issueOf } from './world.ts';

test('a box that a person ticked is counted, and counted once', async () => {
  const scene = await begin();
  const { play, world, line } = scene;
  toggleBox(world, line);
  await play.run();
  expect(line.counted).toBe(true);
  expect(itemOf(scene).unreflected).toBeUndefined();
  const { head } = world;
  expect(await atRest(scene)).toEqual([]);
  expect(world.head).toBe(head);
});

test.each(['patch #1', 'commit'])(
  'a run that dies after its %s leaves the counting to the next',
  async (last) => {
    const scene = await begin();
    const { play, world, line } = scene;
    toggleBox(world, line);
    const runner = await play.launch();
    await play.until(runner, last);
    await play.let(runner);
    await crash(scene, runner);
    expect(line.counted).toBe(true);
    expect(await atRest(scene)).toEqual([]);
  },
);

test('a box and its issue that people set alike are counted too', async () => {
  const scene = await begin();
  const { world, line, issue } = scene;
  toggleBox(world, line);
  closeIssue(world, issue, 'completed');
  expect(await atRest(scene)).toEqual([]);
  expect(line.counted).toBe(true);
});

test('a line that comes back ticked is counted', async () => {
  const scene = await begin();
  const { play, world, line } = scene;
  deleteLine(world, line);
  await play.rest();
  restoreLine(world, line);
  toggleBox(world, line);
  expect(await atRest(scene)).toEqual([]);
  expect(line.counted).toBe(true);
});

test('a box that a person ticked while a title waits in the sync pull request is counted', async () => {
  const scene = await begin();
  const { play, world, line, issue } = scene;
  world.isProtected = true;
  renameIssue(world, issue, 'theirs');
  await play.finish(await play.launch());
  expect(itemOf(scene).waits).toBe(true);
  toggleBox(world, line);
  expect(await atRest(scene)).toEqual([]);
  expect([line.title, line.counted, issue.state]).toEqual(['theirs', true, 'completed']);
});

test('a box whose issue a person closed in the window is counted while its numbers wait', async () => {
  const scene = await begin();
  const { play, world, line, issue } = scene;
  world.isProtected = true;
  toggleBox(world, line);
  const runner = await play.launch();
  await play.until(runner, 'patch #1');
  closeIssue(world, issue, 'completed');
  await play.finish(runner);
  // Meanwhile the branch moves, so that what waits is made anew.
  addLine(world);
  expect(await atRest(scene)).toEqual([]);
  expect(line.counted).toBe(true);
});

test('the numbers above a line that was ticked before the first pass are left as they are', async () => {
  const world = createWorld({ keyedByTitle: false, traced: false });
  const line = addLine(world, { done: true, counted: false });
  const options = { ...DEFAULT_SYNC_OPTIONS, create: true };
  const play = new Play(world, options, { random: seeded(1), without: null });
  await play.rest();
  expect(issueOf(world, line.link ?? 0).state).toBe('completed');
  expect(line.counted).toBe(false);
  expect(await play.run()).toBe(false);
  toggleBox(world, line);
  await play.rest();
  toggleBox(world, line);
  await play.rest();
  expect(line.counted).toBe(true);
});
