import { expect, test } from 'vitest';
import { closeIssue, deleteLine, renameIssue, restoreLine, toggleBox } from './people.ts';
import { atRest, begin, crash, itemOf } from './scene.ts';

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
