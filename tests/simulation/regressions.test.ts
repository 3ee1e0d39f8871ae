import { describe, expect, test } from 'vitest';
import { LEASE } from './history.ts';
import { MOST_LAG } from './issues.ts';
import {
  addLine,
  closeIssue,
  deleteLine,
  deleteMarker,
  label,
  labelOf,
  mergePull,
  renameIssue,
  renameLine,
  restoreLine,
  setWord,
  tickInIssue,
  toggleBox,
  toggleTask,
  unlabel,
  writeProse,
} from './people.ts';
import { atRest, begin, crash, isShown, isTicked, itemOf, type Scene } from './scene.ts';
import type { Omission } from './without.ts';
import { issueOf } from './world.ts';

async function commitWithoutItsItem(without: Omission | null = null) {
  const scene = await begin({}, without);
  const { world, play, line, issue } = scene;
  tickInIssue(world, issue, 'a');
  addLine(world);
  const runner = await play.launch();
  await play.until(runner, 'read #1');
  mergePull(world, { lines: [line.id], closes: true });
  await play.until(runner, 'commit');
  await play.let(runner);
  await crash(scene, runner);
  return scene;
}

async function equalityThatNeverWas(without: Omission | null = null) {
  const scene = await begin({ derivedLabels: false }, without);
  const { world, play, line, issue } = scene;
  toggleTask(world, line, 'a');
  const runner = await play.launch();
  await play.until(runner, 'list issues');
  toggleTask(world, line, 'a');
  tickInIssue(world, issue, 'a');
  await play.finish(runner);
  await play.rest();
  return scene;
}

async function debtOvertaken(without: Omission | null = null) {
  const scene = await begin({ derivedLabels: false }, without);
  const { world, play, line, issue } = scene;
  toggleTask(world, line, 'a');
  const runner = await play.launch();
  await play.until(runner, 'patch #1');
  writeProse(world, issue, 'p1');
  await play.let(runner);
  await play.until(runner, 'write ledger');
  await play.let(runner);
  writeProse(world, issue, 'p2');
  await play.finish(runner);
  await play.rest();
  return scene;
}

async function closedAfterTheListing(without: Omission | null = null) {
  const scene = await begin({}, without);
  const { world, play, line } = scene;
  const runner = await play.launch();
  await play.until(runner, 'list merged');
  const number = mergePull(world, { lines: [line.id], closes: true });
  mergePull(world, { lines: [], closes: false, reverts: number });
  await play.finish(runner);
  await play.rest();
  return scene;
}

async function halfACompletion(without: Omission | null = null) {
  const scene = await begin({}, without);
  const { world, play, line } = scene;
  mergePull(world, { lines: [line.id], closes: false });
  const runner = await play.launch();
  await play.until(runner, 'commit');
  renameLine(world, line, 'other');
  await play.finish(runner);
  await play.rest();
  return scene;
}

describe('the minimal histories', () => {
  test('1: a commit that leaves an item out does not count as carrying out its intents', async () => {
    const scene = await commitWithoutItsItem();
    expect(isTicked(scene.line, 'a')).toBe(true);
    expect(isShown(scene.issue, 'a')).toBe(true);
    expect(await atRest(scene)).toEqual([]);
  });

  test('2: values that were read at different times are no agreement', async () => {
    const scene = await equalityThatNeverWas();
    expect(isTicked(scene.line, 'a')).toBe(true);
    expect(isShown(scene.issue, 'a')).toBe(true);
    expect(await atRest(scene)).toEqual([]);
  });

  test('3: what a person has written since is not replaced by what we owe', async () => {
    const scene = await debtOvertaken();
    expect(scene.issue.prose).toBe('p2');
    expect(await atRest(scene)).toEqual([]);
  });

  test('4: a tick of a run that died is known, so the untick after it reopens the issue', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    closeIssue(world, issue, 'completed');
    const runner = await play.launch();
    await play.until(runner, 'commit');
    await play.let(runner);
    expect(line.done).toBe(true);
    toggleBox(world, line);
    await crash(scene, runner);
    expect([line.done, issue.state]).toEqual([false, 'open']);
    expect(await atRest(scene)).toEqual([]);
  });

  test('5: an issue that a person reopened after our close stays open, and the evidence is counted', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    const number = mergePull(world, { lines: [line.id], closes: false });
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    await play.let(runner);
    closeIssue(world, issue, 'open');
    await crash(scene, runner);
    expect([line.done, issue.state]).toEqual([false, 'open']);
    expect(itemOf(scene).counted).toEqual([number]);
    expect(await atRest(scene)).toEqual([]);
  });

  test('6: evidence that a run only meant to use is used by the next', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    mergePull(world, { lines: [line.id], closes: false });
    const runner = await play.launch();
    await play.until(runner, 'write ledger');
    await play.let(runner);
    await crash(scene, runner);
    expect([line.done, issue.state]).toEqual([true, 'completed']);
    expect(await atRest(scene)).toEqual([]);
  });

  test('7: a completion and its revert, first seen together, write nothing to the issue', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    const number = mergePull(world, { lines: [line.id], closes: false });
    const revert = mergePull(world, { lines: [], closes: false, reverts: number });
    world.time += 1;
    const events = issue.events.length;
    await play.run();
    expect(issue.events).toHaveLength(events);
    expect(itemOf(scene).counted).toEqual([number, revert]);
    expect(await play.run()).toBe(false);
  });

  test('8: what was merged after the document was read waits, and is then undone on both sides', async () => {
    const scene = await closedAfterTheListing();
    expect([scene.line.done, scene.issue.state]).toEqual([false, 'open']);
    expect(await atRest(scene)).toEqual([]);
  });

  test('9: setting what a person had just set proves nothing', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    toggleBox(world, line);
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    toggleBox(world, line);
    closeIssue(world, issue, 'completed');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, issue.state]).toEqual([true, 'completed']);
  });

  test('10: a box that our body unticked is ticked again, on both sides', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    toggleTask(world, line, 'a');
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    tickInIssue(world, issue, 'b');
    await play.let(runner);
    expect(isShown(issue, 'b')).toBe(false);
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([isTicked(line, 'b'), isShown(issue, 'b')]).toEqual([true, true]);
  });

  test('11: an issue whose marker was deleted before it was linked is found by its first version', async () => {
    const scene = await begin();
    const { world, play } = scene;
    const fresh = addLine(world);
    const runner = await play.launch();
    await play.until(runner, 'create');
    await play.let(runner);
    deleteMarker(world, issueOf(world, 2));
    await crash(scene, runner);
    expect(fresh.link).toBe(2);
    expect(world.issues.size).toBe(2);
    expect(await atRest(scene)).toEqual([]);
  });

  test.each(['lost-before', 'lost-after'] as const)(
    '12: a create whose answer does not come (%s) makes one issue in the end',
    async (fault) => {
      const scene = await begin();
      const { world, play } = scene;
      const fresh = addLine(world);
      const runner = await play.launch();
      await play.until(runner, 'create');
      await play.let(runner, fault);
      await play.finish(runner);
      expect(fresh.link).toBe(2);
      expect(world.issues.size).toBe(2);
      expect(await atRest(scene)).toEqual([]);
    },
  );

  test('13: two new titles give one note, the title of the document, and silence', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    renameLine(world, line, 'ours');
    renameIssue(world, issue, 'theirs');
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    await crash(scene, runner);
    expect(issue.notes.map(({ field, values }) => [field, values])).toEqual([
      ['title', ['ours', 'theirs']],
    ]);
    expect([line.title, issue.title]).toEqual(['ours', 'ours']);
    expect(await atRest(scene)).toEqual([]);
  });

  test('14: a word stays, and the derived label that a person took off is on record', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    toggleTask(world, line, 'a');
    await play.rest();
    expect([...issue.labels]).toEqual(['in-progress']);
    setWord(world, line, 'in-progress');
    unlabel(world, issue, 'in-progress');
    expect(await atRest(scene)).toEqual([]);
    expect(line.word).toBe('in-progress');
    expect(issue.notes.map(({ field, values }) => [field, values])).toEqual([
      ['word', ['in-progress', null]],
    ]);
  });

  test('15: of half a PATCH the applied half is agreed and the other half is planned again', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    renameLine(world, line, 'ours');
    toggleBox(world, line);
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    await play.let(runner, 'lost-half');
    expect([issue.title, issue.state]).toEqual(['ours', 'open']);
    await play.until(runner, 'patch #1');
    expect(runner.request?.name).toBe('patch #1 {"state":"completed"}');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
  });

  test('16: without its ledger a run overwrites nothing and asks', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    mergePull(world, { lines: [line.id], closes: false });
    await play.rest();
    expect([line.done, issue.state]).toEqual([true, 'completed']);
    world.ledger = { commit: world.ledger.commit + 1, text: null };
    toggleBox(world, line);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, issue.state]).toEqual([false, 'completed']);
    expect(itemOf(scene).conflicts.map(({ field, open }) => [field, open])).toEqual([
      ['done', true],
    ]);
    expect(world.issues.size).toBe(1);
  });

  test('17: an issue that was edited while its line was deleted is left open, with the edit on record', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    deleteLine(world, line);
    const runner = await play.launch();
    await play.until(runner, 'read #1');
    renameIssue(world, issue, 'theirs');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect(issue.state).toBe('open');
    expect(itemOf(scene).tie).toBe('detached');
    expect(issue.notes.map(({ values }) => values)).toEqual([[null, 'theirs']]);
  });

  test('18: while one run holds the lease the other writes nothing, and after it the first one', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    toggleBox(world, line);
    const first = await play.launch();
    await play.until(first, 'read #1');
    expect(await play.run()).toBe(false);
    world.time += 2 * LEASE.length;
    const writes = world.writes;
    await play.finish(first);
    expect(world.writes).toBe(writes);
    expect(issue.state).toBe('open');
    expect(await atRest(scene)).toEqual([]);
    expect(issue.state).toBe('completed');
  });
});

describe('histories found since', () => {
  test('19: a completion of which one half came through is no reopening', async () => {
    const scene = await halfACompletion();
    expect([scene.line.done, scene.issue.state]).toEqual([true, 'completed']);
    expect(await atRest(scene)).toEqual([]);
  });

  test('20: a revert takes back a completion of which one half came through', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    const number = mergePull(world, { lines: [line.id], closes: false });
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    await play.let(runner);
    mergePull(world, { lines: [], closes: false, reverts: number });
    await crash(scene, runner);
    expect([line.done, issue.state]).toEqual([false, 'open']);
    expect(await atRest(scene)).toEqual([]);
  });

  test('21: a label of a person is not taken for ours because only half of ours was written', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    setWord(world, line, 'deferred');
    await play.rest();
    toggleBox(world, line);
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    await crash(scene, runner);
    expect([line.word, line.done, issue.state]).toEqual(['deferred', true, 'completed']);
    expect(issue.notes).toEqual([]);
    expect(await atRest(scene)).toEqual([]);
  });

  test('22: a word that a completed issue cannot show is still an edit when a label comes', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    toggleBox(world, line);
    await play.rest();
    setWord(world, line, 'blocked');
    await play.rest();
    label(world, issue, 'in-review');
    expect(await atRest(scene)).toEqual([]);
    expect(line.word).toBe('blocked');
    expect(issue.notes.map(({ field, values }) => [field, values])).toEqual([
      ['word', ['blocked', 'in-review']],
    ]);
  });

  test('23: text that nobody saw is on record when a later text makes putting it back void', async () => {
    const { issue } = await debtOvertaken();
    expect(issue.notes.map(({ field, values }) => [field, values])).toEqual([
      ['prose', ['p2', 'p1']],
    ]);
  });

  test('24: a line that comes back with another status is no conflict with our own close', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    deleteLine(world, line);
    await play.rest();
    expect(issue.state).toBe('not_planned');
    restoreLine(world, line);
    setWord(world, line, 'deferred');
    expect(await atRest(scene)).toEqual([]);
    expect([line.word, labelOf(issue)]).toEqual(['deferred', 'deferred+not-planned']);
    expect(issue.notes).toEqual([]);
  });

  test('25: who opens an issue again that came back completed is heard', async () => {
    const scene = await begin();
    const { world, play, line, issue } = scene;
    deleteLine(world, line);
    await play.rest();
    restoreLine(world, line);
    toggleBox(world, line);
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    await play.let(runner);
    closeIssue(world, issue, 'open');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([line.done, issue.state]).toEqual([false, 'open']);
  });

  test('26: who unticks a box twice, since our body ticked it again, is not overruled by a tick', async () => {
    const scene = await begin({ derivedLabels: false });
    const { world, play, line, issue } = scene;
    tickInIssue(world, issue, 'b');
    toggleTask(world, line, 'a');
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    toggleTask(world, line, 'b');
    tickInIssue(world, issue, 'b');
    await play.let(runner);
    expect(isShown(issue, 'b')).toBe(true);
    tickInIssue(world, issue, 'b');
    await play.finish(runner);
    expect([isTicked(line, 'b'), isShown(issue, 'b')]).toEqual([true, false]);
    expect(issue.notes.map(({ field, open }) => [field, open])).toEqual([['task:b', true]]);
    expect(await atRest(scene)).toEqual([]);
  });

  test('27: a box that a person set back to what both sides say asks nothing', async () => {
    const scene = await begin({ derivedLabels: false });
    const { world, play, line, issue } = scene;
    tickInIssue(world, issue, 'b');
    toggleTask(world, line, 'a');
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    renameLine(world, line, 'other');
    tickInIssue(world, issue, 'b');
    await play.let(runner);
    tickInIssue(world, issue, 'b');
    await play.finish(runner);
    expect(await atRest(scene)).toEqual([]);
    expect([isTicked(line, 'b'), isShown(issue, 'b')]).toEqual([false, false]);
    expect(issue.notes).toEqual([]);
  });

  test('28: a box unticked in the window goes on record when its task left the document', async () => {
    const scene = await begin({ derivedLabels: false });
    const { world, play, line, issue } = scene;
    line.tasks.push({ key: 'c', done: true });
    await play.rest();
    line.tasks.pop();
    toggleTask(world, line, 'a');
    const runner = await play.launch();
    await play.until(runner, 'patch #1');
    tickInIssue(world, issue, 'c');
    await play.let(runner);
    await play.finish(runner);
    expect(isShown(issue, 'c')).toBeUndefined();
    expect(issue.notes.map(({ field, values }) => [field, values])).toEqual([
      ['task:c', [null, false]],
    ]);
    expect(await atRest(scene)).toEqual([]);
  });
});

async function changeDatedTooEarly(without: Omission | null = null) {
  const scene = await begin({ derivedLabels: false }, without);
  const { world, play, issue } = scene;
  await restAll(scene);
  for (const other of world.lines.slice(1)) setWord(world, other, 'blocked');
  const runner = await play.launch();
  await play.until(runner, 'read head');
  renameIssue(world, issue, 'dated before the look');
  issue.updatedAt = world.time - MOST_LAG;
  await play.finish(runner);
  world.time += 10 * LEASE.length;
  await play.rest();
  return scene;
}

/** Another line's edit writes down that this one needs no look. */
async function restAll({ world, play }: Scene): Promise<void> {
  for (let round = 0; round < 2; round++) {
    addLine(world);
    world.time += 2 * LEASE.length;
    await play.rest();
  }
}

describe('an issue that has not changed since the merge had nothing to say', () => {
  test('is not read, until its line changes or a pull request names it', async () => {
    const scene = await begin();
    const { world, play, line } = scene;
    await restAll(scene);
    const reads = () => world.counts['issues read'] ?? 0;
    world.time += 2 * LEASE.length;
    let before = reads();
    await play.run();
    expect(reads()).toBe(before + 1);
    toggleTask(world, line, 'a');
    await play.rest();
    world.time += 2 * LEASE.length;
    before = reads();
    mergePull(world, { lines: [line.id], closes: false });
    await play.run();
    expect(reads()).toBeGreaterThan(before);
    expect(line.done).toBe(true);
    expect(await atRest(scene)).toEqual([]);
  });

  test('is read by the next pass where servers date its change before the look', async () => {
    const scene = await changeDatedTooEarly();
    expect(scene.line.title).toBe('dated before the look');
    expect(await atRest(scene)).toEqual([]);
  });
});

describe('each rule is needed by its history', () => {
  test('without the overlap a change that is dated too early is not seen', async () => {
    const { line } = await changeDatedTooEarly('overlap');
    expect(line.title).not.toBe('dated before the look');
  });

  test('without Sprint-Items the tick of history 1 is taken back', async () => {
    const { issue } = await commitWithoutItsItem('sprint-items');
    expect(isShown(issue, 'a')).toBe(false);
  });

  test('without the head check the tick of history 2 is taken back', async () => {
    const { issue } = await equalityThatNeverWas('head-check');
    expect(isShown(issue, 'a')).toBe(false);
  });

  test('without voiding debts the old text of history 3 comes back', async () => {
    const { issue } = await debtOvertaken('void-debts');
    expect(issue.prose).toBe('p1');
  });

  test('without two-sided evidence history 19 reopens what was completed', async () => {
    const { line, issue } = await halfACompletion('two-sided');
    expect([line.done, issue.state]).toEqual([false, 'open']);
  });

  test('without the cut the reverted merge of history 8 stays', async () => {
    const { line } = await closedAfterTheListing('cut');
    expect(line.done).toBe(true);
  });
});
