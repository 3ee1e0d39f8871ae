import { describe, expect, test } from 'vitest';
import { addLine, deleteLine, relabel, restoreLine, setMilestone } from './people.ts';
import { seeded } from './random.ts';
import { atRest, begin, crash, type Scene } from './scene.ts';
import { moveLine, rewriteSprint } from './shapes.ts';

const MAPPED = { tags: { track: 'document', milestone: 'document' } } as const;

/** A person chooses a milestone after the run has read the issue for the last time. */
async function chosenMeanwhile(value: number | null) {
  const scene = await begin(MAPPED);
  const { world, play, issue } = scene;
  world.milestone.version += 1;
  const runner = await play.launch();
  await play.until(runner, 'tag #1 milestone:101');
  setMilestone(world, issue, value);
  return { ...scene, runner };
}

const notesOf = ({ issue }: Scene) => issue.notes.map(({ field, values }) => [field, values]);

describe('a milestone that a person chose while ours was on its way', () => {
  test.each([
    [2, '2'],
    [null, null],
  ])('is on record (%s)', async (value, lost) => {
    const scene = await chosenMeanwhile(value);
    await scene.play.finish(scene.runner);
    expect(await atRest(scene)).toEqual([]);
    expect(notesOf(scene)).toEqual([['milestone:101', ['101', lost]]]);
  });

  test('is on record after a crash too', async () => {
    const scene = await chosenMeanwhile(2);
    await scene.play.let(scene.runner);
    await crash(scene, scene.runner);
    expect(await atRest(scene)).toEqual([]);
    expect(notesOf(scene)).toEqual([['milestone:101', ['101', '2']]]);
  });
});

test('a line that comes back after its issue was let go with a sprint takes nothing from the issue', async () => {
  const scene = await begin(MAPPED);
  const { world, play, line, issue } = scene;
  addLine(world);
  await play.rest();
  rewriteSprint(world, { ...seeded(1), chance: () => true });
  deleteLine(world, line);
  await play.rest();
  restoreLine(world, line);
  relabel(world, () => moveLine(world, line));
  expect(await atRest(scene)).toEqual([]);
  expect([...issue.tags].sort()).toEqual(['milestone:100', 'track:k1', 'track:k2']);
});
