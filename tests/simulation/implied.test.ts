import { describe, expect, test } from 'vitest';
import { addLine, closeIssue, mergePull, tickInIssue, toggleBox, toggleTask } from './people.ts';
import type { Runner } from './runner.ts';
import { atRest, begin, isShown, isTicked, type Scene } from './scene.ts';

/** The document's commit is refused because its branch moved. */
async function refuseCommit({ play, world }: Scene, runner: Runner): Promise<void> {
  await play.until(runner, 'commit');
  addLine(world);
  await play.let(runner);
}

/** A merge has reached the issue and not yet the document when people take it back there, and do it by hand here. */
async function takeBackHalfDone({ world, play, line, issue }: Scene): Promise<Runner> {
  mergePull(world, { lines: [line.id], closes: false });
  world.time += 1;
  const runner = await play.launch();
  await play.until(runner, 'commit');
  closeIssue(world, issue, 'open');
  toggleBox(world, line);
  return runner;
}

describe('a completion that reaches the document late', () => {
  test('does not tick a task again that a person has unticked meanwhile', async () => {
    const scene = await begin({ impliedTasks: 'tick' });
    const { world, play, line, issue } = scene;
    closeIssue(world, issue, 'completed');
    const runner = await play.launch();
    await refuseCommit(scene, runner);
    await refuseCommit(scene, runner);
    tickInIssue(world, issue, 'a');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, isTicked(line, 'a'), isTicked(line, 'b')]).toEqual([true, false, true]);
  });

  test('nor one that was new', async () => {
    const scene = await begin({ impliedTasks: 'tick' });
    const { world, play, line, issue } = scene;
    line.tasks.push({ key: 'c', done: false });
    closeIssue(world, issue, 'completed');
    const runner = await play.launch();
    await refuseCommit(scene, runner);
    tickInIssue(world, issue, 'c');
    await refuseCommit(scene, runner);
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, isTicked(line, 'b'), isTicked(line, 'c')]).toEqual([true, true, false]);
    expect(issue.notes).toEqual([]);
  });

  test('asks about one that a person has ticked in the document and unticked in the issue', async () => {
    const scene = await begin({ impliedTasks: 'tick' });
    const { world, play, line, issue } = scene;
    closeIssue(world, issue, 'completed');
    const runner = await play.launch();
    await play.until(runner, 'commit');
    toggleTask(world, line, 'a');
    await play.let(runner);
    await play.until(runner, 'write ledger');
    tickInIssue(world, issue, 'a');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([isTicked(line, 'a'), isShown(issue, 'a')]).toEqual([true, false]);
    expect(issue.notes.map(({ field, open }) => [field, open])).toEqual([['task:a', true]]);
  });

  test('does not tick one that a person unticked right after the merge, which a look saw too late', async () => {
    const scene = await begin({ impliedTasks: 'tick' });
    const { world, play, line, issue } = scene;
    toggleTask(world, line, 'a');
    await play.rest();
    const runner = await play.launch();
    await play.until(runner, 'list issues');
    mergePull(world, { lines: [line.id], closes: false });
    tickInIssue(world, issue, 'a');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, isTicked(line, 'a'), isTicked(line, 'b')]).toEqual([true, false, true]);
  });

  test('and still takes its tasks along when it is taken back', async () => {
    const scene = await begin({ impliedTasks: 'tick' });
    const { world, play, line, issue } = scene;
    closeIssue(world, issue, 'completed');
    const runner = await play.launch();
    await refuseCommit(scene, runner);
    await play.finish(runner);
    expect([isTicked(line, 'a'), isShown(issue, 'a')]).toEqual([true, true]);
    closeIssue(world, issue, 'open');
    expect(await atRest(scene)).toEqual([]);
    expect([isTicked(line, 'a'), isShown(issue, 'a')]).toEqual([false, false]);
  });

  test('does not tick what a person unticks before and after our body', async () => {
    const scene = await begin({ impliedTasks: 'tick', derivedLabels: false });
    const { world, play, line, issue } = scene;
    tickInIssue(world, issue, 'b');
    mergePull(world, { lines: [line.id], closes: true });
    world.time += 1;
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    tickInIssue(world, issue, 'b');
    await play.let(runner);
    tickInIssue(world, issue, 'b');
    await refuseCommit(scene, runner);
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([isTicked(line, 'a'), isTicked(line, 'b')]).toEqual([true, false]);
  });

  test('asks where people took it back on one side and did it by hand on the other', async () => {
    const scene = await begin();
    const { play, line, issue } = scene;
    const runner = await takeBackHalfDone(scene);
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, issue.state]).toEqual([true, 'open']);
    expect(issue.notes.map(({ field, open }) => [field, open])).toEqual([['done', true]]);
  });

  test('rests on people where they met again by hand, and not on a merge that is reverted', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    const number = mergePull(world, { lines: [line.id], closes: false });
    world.time += 1;
    const runner = await play.launch();
    await play.until(runner, 'commit');
    closeIssue(world, issue, 'open');
    await refuseCommit(scene, runner);
    await play.until(runner, 'write ledger');
    await play.let(runner);
    closeIssue(world, issue, 'completed');
    world.time += 1;
    mergePull(world, { lines: [], closes: false, reverts: number });
    world.time += 1;
    toggleBox(world, line);
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, issue.state]).toEqual([true, 'completed']);
  });

  test('leaves the numbers right where they met again by hand', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    const runner = await takeBackHalfDone(scene);
    await play.let(runner);
    await play.until(runner, 'read ledger');
    closeIssue(world, issue, 'completed');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, line.counted, issue.state]).toEqual([true, true, 'completed']);
  });

  test('leaves alone what a person unticked and ticked by hand when it is taken back', async () => {
    const scene = await begin({ impliedTasks: 'tick' });
    const { world, play, line, issue } = scene;
    closeIssue(world, issue, 'completed');
    const runner = await play.launch();
    await play.until(runner, 'commit');
    addLine(world);
    tickInIssue(world, issue, 'a');
    await play.let(runner);
    await play.until(runner, 'read ledger');
    tickInIssue(world, issue, 'a');
    await play.finish(runner);
    expect([line.done, isTicked(line, 'a'), isTicked(line, 'b')]).toEqual([true, true, true]);
    closeIssue(world, issue, 'open');
    expect(await atRest(scene)).toEqual([]);
    expect([isTicked(line, 'a'), isTicked(line, 'b')]).toEqual([true, false]);
  });
});
