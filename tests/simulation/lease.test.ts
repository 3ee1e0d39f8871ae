import { expect, test } from 'vitest';
import { parseLedger } from '../../src/plan/sync/parse-ledger.ts';
import { addLine, tickInIssue, toggleBox } from './people.ts';
import type { Fault } from './runner.ts';
import { atRest, begin, isTicked, type Scene } from './scene.ts';

function ledgerOf({ world }: Scene) {
  const read = parseLedger(world.ledger.text);
  if (read.kind !== 'read') throw new Error(`The ledger is ${read.kind}.`);
  return read.ledger;
}

/** A run with an issue to create, one to close and a box to tick, that meets a fault. */
async function meet(fault: Fault, at: string): Promise<Scene> {
  const scene = await begin({ derivedLabels: false });
  const { world, play, line, issue } = scene;
  toggleBox(world, line);
  tickInIssue(world, issue, 'a');
  addLine(world);
  const runner = await play.launch();
  await play.until(runner, 'write ledger');
  await play.let(runner);
  await play.until(runner, at);
  await play.let(runner, fault);
  if (fault === 'denied') await play.finish(runner);
  else runner.state = 'dead';
  return scene;
}

test.each(['create', 'read #1', 'patch #1', 'commit', 'read histories'])(
  'a run that GitHub denies its %s leaves its intents and no lease, so the next goes on at once',
  async (at) => {
    const scene = await meet('denied', at);
    const { world, play, line, issue } = scene;
    expect(world.violations).toEqual([]);
    const { lease, pending } = ledgerOf(scene);
    expect([lease, pending?.items.length]).toEqual([null, 1]);
    expect(await play.run()).toBe(true);
    expect([issue.state, isTicked(line, 'a'), world.issues.size]).toEqual(['completed', true, 2]);
    expect(await atRest(scene)).toEqual([]);
  },
);

test('a run that dies with a write on its way keeps the lease, since the write may still come', async () => {
  const scene = await meet('lost-before', 'patch #1');
  expect(ledgerOf(scene).lease).not.toBeNull();
  expect(await scene.play.run()).toBe(false);
  expect(await atRest(scene)).toEqual([]);
});

test('a refused write of one item leaves the others to be done, and is tried by the next run', async () => {
  const scene = await begin({ derivedLabels: false });
  const { world, play, line } = scene;
  const other = addLine(world);
  await play.rest();
  toggleBox(world, line);
  toggleBox(world, other);
  const runner = await play.launch();
  await play.until(runner, 'patch #1');
  await play.let(runner, 'refused');
  await play.finish(runner);
  expect([...world.issues.values()].map(({ state }) => state)).toEqual(['open', 'completed']);
  expect(await atRest(scene)).toEqual([]);
  expect([...world.issues.values()].map(({ state }) => state)).toEqual(['completed', 'completed']);
});
