import { expect, test } from 'vitest';
import { sync } from '../../../src/sync.ts';
import { SPRINT } from '../../support/example-sprint.ts';
import { createMemoryGitHub } from '../../support/memory/memory-github.ts';
import { still } from '../../support/surroundings.ts';

const PATHS = ['a/SPRINT.md', 'b/SPRINT.md'];

async function start() {
  const config = `documents: [${PATHS.join(', ')}]\n`;
  const files = Object.fromEntries(PATHS.map((path) => [path, SPRINT]));
  const world = createMemoryGitHub({ files: { ...files, '.github/sprint-sync.yml': config } });
  const number = await world.people.openPullRequest({
    title: 'Work',
    head: 'work',
    body: 'Completes: A1',
    files: { work: '' },
  });
  await world.people.mergePullRequest(number);
  const request = {
    trigger: { kind: 'merge', pullRequest: number } as const,
    overrides: {},
    dryRun: false,
  };
  return { ...world, run: () => sync(world.repository, request, still()) };
}

test('a merge that completes something in two documents is one commit', async () => {
  const { people, run } = await start();
  const before = (await people.commits()).length;
  const { documents } = await run();
  const [commit, ...older] = await people.commits();
  expect(older).toHaveLength(before);
  expect(commit?.message).toBe(
    'Update a/SPRINT.md, b/SPRINT.md: Index builder, Index builder completed (#1)',
  );
  expect(documents.map(({ outcome }) => outcome)).toMatchObject(
    PATHS.map(() => ({ kind: 'committed', sha: commit?.sha })),
  );
  for (const path of PATHS)
    expect(await people.readFile(path)).toContain('- [x] **Index builder**');
});

test('on a protected branch each document waits in a pull request of its own', async () => {
  const { people, run } = await start();
  people.protect('main');
  const { documents } = await run();
  expect(documents.map(({ outcome }) => outcome.kind)).toEqual(['proposed', 'proposed']);
  const open = (await people.pullRequests()).filter(({ state }) => state === 'open');
  expect(open.map(({ head }) => head).sort()).toEqual([
    expect.stringContaining('sprint-sync/a'),
    expect.stringContaining('sprint-sync/b'),
  ]);
});
