import { expect, test } from 'vitest';
import { BRAKE_KINDS } from '../../src/model/sync-options.ts';
import { brakeOf } from './history.ts';
import { addLine, deleteLine, restoreLine, tickAll, toggleBox } from './people.ts';
import { atRest, begin, type Scene } from './scene.ts';
import type { Line } from './world.ts';

const LINES = 10;

/** Ten lines and their issues in step, all done or all open. */
async function beginLarge({ done }: { readonly done: boolean }): Promise<Scene> {
  const scene = await begin({ derivedLabels: false });
  for (let line = 1; line < LINES; line++) addLine(scene.world);
  await scene.play.rest();
  if (done) tickAll(scene.world);
  await scene.play.rest();
  return scene;
}

const empty = (scene: Scene) => {
  for (const line of [...scene.world.lines]) deleteLine(scene.world, line);
};
const untick = ({ world }: Scene, lines: readonly Line[]) => {
  for (const line of lines) toggleBox(world, line);
};

const MISTAKES: readonly (readonly [
  name: string,
  kind: string,
  done: boolean,
  make: (scene: Scene) => void,
  mend: (scene: Scene) => void,
])[] = [
  ['an emptied document', 'vanished', false, empty, bringBack],
  [
    'a replaced document',
    'vanished',
    false,
    (scene) => {
      empty(scene);
      for (let line = 0; line < LINES; line++) addLine(scene.world);
    },
    (scene) => {
      for (const line of [...scene.world.lines]) deleteLine(scene.world, line);
      bringBack(scene);
    },
  ],
  [
    'a document cut in half',
    'vanished',
    false,
    (scene) => {
      for (const line of scene.world.lines.slice(LINES / 2)) deleteLine(scene.world, line);
    },
    bringBack,
  ],
  [
    'every box unticked',
    'reopenings',
    true,
    (scene) => untick(scene, scene.world.lines),
    ({ world }) => tickAll(world),
  ],
];

function bringBack({ world }: Scene): void {
  for (const line of [...world.deleted]) if (line.link !== null) restoreLine(world, line);
}

async function runOnce({ world, play }: Scene, options = play.options) {
  const writes = world.writes;
  const runner = await play.launch(options);
  await play.finish(runner);
  return { brake: brakeOf(runner), writes: world.writes - writes };
}

test.each(MISTAKES)(
  '%s writes nothing, as often as it is looked at',
  async (_, kind, done, make) => {
    const scene = await beginLarge({ done });
    make(scene);
    for (let run = 0; run < 3; run++) {
      expect(await runOnce(scene)).toEqual({ brake: kind, writes: 0 });
    }
  },
);

test.each(MISTAKES)('%s that is put right leaves no trace', async (_, __, done, make, mend) => {
  const scene = await beginLarge({ done });
  const states = () => [...scene.world.issues.values()].map(({ state }) => state);
  const before = states();
  make(scene);
  await runOnce(scene);
  mend(scene);
  expect(await runOnce(scene)).toEqual({ brake: null, writes: 0 });
  expect(states()).toEqual(before);
  expect(await atRest(scene)).toEqual([]);
});

test.each(MISTAKES)(
  '%s that is meant is carried out once a person says so',
  async (_, __, done, make) => {
    const scene = await beginLarge({ done });
    make(scene);
    const released = { ...scene.play.options, released: BRAKE_KINDS };
    expect(await runOnce(scene, released)).toMatchObject({ brake: null });
    const open = [...scene.world.issues.values()].slice(0, LINES).map(({ state }) => state);
    expect(open.filter((state) => state === 'completed')).toEqual([]);
    expect(await atRest(scene)).toEqual([]);
  },
);

test('as few as three are let through, whatever the size of the document', async () => {
  const scene = await beginLarge({ done: false });
  for (const line of scene.world.lines.slice(-3)) deleteLine(scene.world, line);
  expect(await runOnce(scene)).toMatchObject({ brake: null });
  expect(await atRest(scene)).toEqual([]);
});
