import { describe, expect, test } from 'vitest';
import type { GitHubRepository } from '../../../src/github/repository.ts';
import type { Trigger } from '../../../src/sync/observe/observe-evidence.ts';
import { sync } from '../../../src/sync.ts';
import { SPRINT } from '../../support/example-sprint.ts';
import { createMemoryGitHub } from '../../support/memory/memory-github.ts';
import type { World } from '../../support/memory/world.ts';
import { still } from '../../support/surroundings.ts';

const PATH = 'CURRENT_SPRINT.md';
const SYNC = 'sprint-sync/current-sprint';

interface Scene {
  readonly world: World;
  readonly trigger: Trigger;
}

/** A merged pull request whose run is to come; protected: an earlier run has already proposed. */
async function createScene(isProtected: boolean): Promise<Scene> {
  const world = createMemoryGitHub({ files: { [PATH]: SPRINT } });
  const { people } = world;
  const merge = async (head: string, body: string): Promise<Trigger> => {
    const number = await people.openPullRequest({ title: head, head, body, files: { [head]: '' } });
    await people.mergePullRequest(number);
    return { kind: 'merge', pullRequest: number };
  };
  if (isProtected) {
    people.protect('main');
    await run(world.repository, await merge('first', 'Completes: B1'));
  }
  return { world, trigger: await merge('work', 'Completes: A1') };
}

const run = (repository: GitHubRepository, trigger: Trigger) =>
  sync(repository, { trigger, overrides: {}, dryRun: false }, still());

/** All that a person could see afterwards. */
async function stateOf({ people }: World) {
  const open = (await people.pullRequests()).filter(({ state }) => state === 'open');
  return {
    main: await people.readFile(PATH),
    waiting: (await people.branchHead(SYNC)) && (await people.readFile(PATH, SYNC)),
    open: open.map(({ title, body, head }) => ({ title, body, head })),
    ours: (await people.commits()).filter(({ message }) => message.startsWith('Update ')).length,
  };
}

type Fault = 'before' | 'after';

/** Calls through, but the k-th request never arrives, or its answer never does. */
function withFault(
  repository: GitHubRepository,
  fault: { readonly at: number; readonly when: Fault } | null,
) {
  let count = 0;
  const guarded = async <T>(call: () => Promise<T>): Promise<T> => {
    count += 1;
    const isHit = fault !== null && count === fault.at;
    if (isHit && fault.when === 'before') throw new Error('The process was killed.');
    const answer = await call();
    if (isHit) throw new Error('The process was killed.');
    return answer;
  };
  const wrapped: GitHubRepository = {
    fullName: repository.fullName,
    readFacts: () => guarded(() => repository.readFacts()),
    findHead: (...a) => guarded(() => repository.findHead(...a)),
    findCommit: (...a) => guarded(() => repository.findCommit(...a)),
    readTree: (...a) => guarded(() => repository.readTree(...a)),
    listBelow: (...a) => guarded(() => repository.listBelow(...a)),
    readBlob: (...a) => guarded(() => repository.readBlob(...a)),
    findNewPath: (...a) => guarded(() => repository.findNewPath(...a)),
    compare: (...a) => guarded(() => repository.compare(...a)),
    findPullRequest: (...a) => guarded(() => repository.findPullRequest(...a)),
    listPullRequestsOf: (...a) => guarded(() => repository.listPullRequestsOf(...a)),
    listPullRequestsFrom: (...a) => guarded(() => repository.listPullRequestsFrom(...a)),
    listCommitsOf: (...a) => guarded(() => repository.listCommitsOf(...a)),
    listPathsOf: (...a) => guarded(() => repository.listPathsOf(...a)),
    listIssuesClosedBy: (...a) => guarded(() => repository.listIssuesClosedBy(...a)),
    writeCommit: (...a) => guarded(() => repository.writeCommit(...a)),
    createBranch: (...a) => guarded(() => repository.createBranch(...a)),
    moveBranch: (...a) => guarded(() => repository.moveBranch(...a)),
    openPullRequest: (...a) => guarded(() => repository.openPullRequest(...a)),
    editPullRequest: (...a) => guarded(() => repository.editPullRequest(...a)),
  };
  return { repository: wrapped, count: () => count };
}

describe.each([
  ['a plain branch', false],
  ['a protected branch with evidence that waits', true],
] as const)('a run killed at any request, on %s (fault 3)', (_, isProtected) => {
  test.each<Fault>(['before', 'after'])(
    '%s it was carried out: the next run ends where one whole run ends',
    async (when) => {
      const whole = await createScene(isProtected);
      const counted = withFault(whole.world.repository, null);
      await run(counted.repository, whole.trigger);
      const expected = await stateOf(whole.world);
      expect(isProtected ? expected.waiting : expected.main).toContain('- [x] **Index builder**');
      expect(counted.count()).toBeGreaterThan(10);

      for (let at = 1; at <= counted.count(); at += 1) {
        const { world, trigger } = await createScene(isProtected);
        const { repository } = withFault(world.repository, { at, when });
        await expect(run(repository, trigger)).rejects.toThrow('killed');
        const between = await world.people.readFile(PATH);
        expect([SPRINT, expected.main]).toContain(between);
        await run(world.repository, trigger);
        expect(await stateOf(world), `request ${at}`).toEqual(expected);
      }
    },
  );
});
