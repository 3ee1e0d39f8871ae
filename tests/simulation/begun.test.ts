import { expect, test } from 'vitest';
import { addLine, label, mergePull, setWord, unlabel } from './people.ts';
import { atRest, begin, crash } from './scene.ts';
import { issueOf } from './world.ts';

const part = (line: { readonly id: number }) => ({ lines: [], begins: [line.id], closes: false });

test('what a merge is part of is in progress: the word first, then the label', async () => {
  const scene = await begin();
  const { world, line, issue } = scene;
  mergePull(world, part(line));
  expect(await atRest(scene)).toEqual([]);
  expect([line.word, [...issue.labels]]).toEqual(['in-progress', ['in-progress']]);
});

test('a line without a place for a word shows it by the label alone', async () => {
  const scene = await begin();
  const { world, play } = scene;
  const box = addLine(world, { hasWord: false });
  await play.rest();
  const number = mergePull(world, part(box));
  expect(await atRest(scene)).toEqual([]);
  const issue = issueOf(world, box.link ?? 0);
  expect([...issue.labels]).toEqual(['in-progress']);
  mergePull(world, { lines: [], closes: false, reverts: number });
  expect(await atRest(scene)).toEqual([]);
  expect([...issue.labels]).toEqual([]);
});

test('a label that a person takes off again stays off', async () => {
  const scene = await begin();
  const { world, play } = scene;
  const box = addLine(world, { hasWord: false });
  await play.rest();
  mergePull(world, part(box));
  await play.rest();
  const issue = issueOf(world, box.link ?? 0);
  unlabel(world, issue, 'in-progress');
  expect(await atRest(scene)).toEqual([]);
  expect([...issue.labels]).toEqual([]);
});

test('a label taken off right after a merge stays off, though a look saw the one and not yet the other', async () => {
  const scene = await begin();
  const { world, play, line, issue } = scene;
  setWord(world, line, 'in-progress');
  await play.rest();
  const runner = await play.launch();
  await play.until(runner, 'list issues');
  mergePull(world, part(line));
  unlabel(world, issue, 'in-progress');
  await play.finish(runner);
  expect(await atRest(scene)).toEqual([]);
  expect([line.word, [...issue.labels]]).toEqual([null, []]);
});

test('a label that a person is faster with is theirs, whatever becomes of the merge', async () => {
  const scene = await begin();
  const { world, play } = scene;
  const box = addLine(world, { hasWord: false });
  await play.rest();
  const issue = issueOf(world, box.link ?? 0);
  const number = mergePull(world, part(box));
  const runner = await play.launch();
  await play.until(runner, 'write ledger');
  label(world, issue, 'in-progress');
  await play.finish(runner);
  await play.rest();
  mergePull(world, { lines: [], closes: false, reverts: number });
  expect(await atRest(scene)).toEqual([]);
  expect([...issue.labels]).toEqual(['in-progress']);
});

test.each(['write ledger', 'commit'])(
  'a run that dies after its %s takes nothing from the evidence',
  async (last) => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    mergePull(world, part(line));
    const runner = await play.launch();
    await play.until(runner, last);
    await play.let(runner);
    await crash(scene, runner);
    expect([line.word, [...issue.labels]]).toEqual(['in-progress', ['in-progress']]);
    expect(await atRest(scene)).toEqual([]);
  },
);

test('what a person says about the work stands', async () => {
  const scene = await begin();
  const { world, play, line, issue } = scene;
  label(world, issue, 'blocked');
  mergePull(world, part(line));
  expect(await atRest(scene)).toEqual([]);
  expect([line.word, [...issue.labels]]).toEqual(['blocked', ['blocked']]);
  setWord(world, line, null);
  await play.rest();
  expect(await atRest(scene)).toEqual([]);
  expect([line.word, [...issue.labels]]).toEqual([null, []]);
});
