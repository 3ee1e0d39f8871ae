import { describe, expect, test } from 'vitest';
import type { GitHubRepository } from '../src/github/repository.ts';
import type { SyncReport } from '../src/model/sync-report.ts';
import type { Trigger } from '../src/sync/observe/observe-evidence.ts';
import { type SyncRequest, sync } from '../src/sync.ts';
import { SPRINT } from './support/example-sprint.ts';
import type { Files } from './support/github/repository/emulated-repository.ts';
import { createMemoryGitHub } from './support/memory/memory-github.ts';
import type { People, World } from './support/memory/world.ts';
import { still } from './support/surroundings.ts';

const PATH = 'CURRENT_SPRINT.md';
const CONFIG = '.github/sprint-sync.yml';

const createWorld = (files: Files = {}) =>
  createMemoryGitHub({ files: { [PATH]: SPRINT, ...files } });

interface Work {
  readonly title?: string;
  readonly body?: string;
  readonly files?: Files;
  readonly base?: string;
  readonly message?: string;
}

let branches = 0;

/** Opens and merges a pull request; the push that it makes. */
async function merge(
  people: People,
  { title = 'Work', body = '', files, base = 'main', ...more }: Work,
) {
  branches += 1;
  const branch = `work-${branches}`;
  const before = (await people.branchHead(base)) ?? null;
  const content = files ?? { [`file-${branches}`]: 'x' };
  const number = await people.openPullRequest({
    title,
    head: branch,
    body,
    base,
    files: content,
    ...more,
  });
  const after = await people.mergePullRequest(number);
  const push: Trigger = { kind: 'push', branch: base, before, after, commits: [after] };
  return { number, push };
}

const run = (
  { repository }: { readonly repository: GitHubRepository },
  trigger: Trigger,
  more: Partial<SyncRequest> = {},
): Promise<SyncReport> =>
  sync(repository, { trigger, overrides: {}, dryRun: false, ...more }, still());

/** Fails the test where anything is written. */
function readOnly({ repository }: World) {
  const refuse = () => Promise.reject(new Error('Something was written.'));
  return {
    repository: {
      ...repository,
      writeCommit: refuse,
      createBranch: refuse,
      moveBranch: refuse,
      openPullRequest: refuse,
      editPullRequest: refuse,
    },
  };
}

const outcomes = ({ documents }: SyncReport) => documents.map(({ outcome }) => outcome.kind);
const messages = ({ problems }: SyncReport) => problems.map(({ message }) => message).join('\n');

describe('a merged pull request', () => {
  test('brings the document up to date in one commit, and a second run writes nothing', async () => {
    const world = createWorld();
    const { number, push } = await merge(world.people, { body: 'Completes: A1' });
    const report = await run(world, push);
    expect(outcomes(report)).toEqual(['committed']);
    expect(report.pullRequests).toMatchObject([
      { number, completes: ['sprint-7/track-a/index-builder'], proposal: null },
    ]);
    const text = await world.people.readFile(PATH);
    expect(text).toBe(report.documents[0]?.after);
    expect(text).toContain('- [x] **Index builder**');
    expect(text).toContain(`[#${number}](https://github.com/octo-org/octo-repo/pull/${number})`);
    const [commit] = await world.people.commits();
    expect(commit?.message).toBe(`Update ${PATH}: Index builder completed (#${number})`);

    const again = await run(readOnly(world), push);
    expect(outcomes(again)).toEqual(['unchanged']);
    expect(again.documents[0]?.before).toBe(text);
  });

  test('that is reverted takes back what it completed, and the log tells of both', async () => {
    const world = createWorld();
    const first = await merge(world.people, { body: 'Completes: A1' });
    await run(world, first.push);
    const body = `Reverts octo-org/octo-repo#${first.number}`;
    const second = await merge(world.people, { title: 'Revert "Work"', body });
    const report = await run(world, second.push);
    expect(outcomes(report)).toEqual(['committed']);
    const text = await world.people.readFile(PATH);
    expect(text).toContain('- [ ] **Index builder**');
    expect(text).toContain(`Index builder reopened, as #${first.number} was reverted ([#`);
    const [commit] = await world.people.commits();
    expect(commit?.message).toBe(`Update ${PATH}: Index builder reopened (#${second.number})`);
    expect(outcomes(await run(readOnly(world), second.push))).toEqual(['unchanged']);
  });

  test('is dated by its merge, in the time zone of the config', async () => {
    const world = createWorld({ [CONFIG]: 'time-zone: Pacific/Auckland\n' });
    const head = 'late';
    const number = await world.people.openPullRequest({
      title: 'x',
      head,
      body: 'Completes: A1',
      files: { x: '' },
    });
    await world.people.mergePullRequest(number, { at: '2026-03-09T23:30:00Z' });
    await run(world, { kind: 'merge', pullRequest: number });
    expect(await world.people.readFile(PATH)).toContain('**Start Date:** March 10, 2026');
  });

  test('of one push are planned together, in the order of their merges, in one commit', async () => {
    const world = createWorld();
    const first = await merge(world.people, { body: 'Completes: A1' });
    const second = await merge(world.people, { body: 'Completes: B2' });
    if (first.push.kind !== 'push' || second.push.kind !== 'push')
      throw new Error('They are pushes.');
    const before = await world.people.commits();
    const report = await run(world, { ...second.push, before: first.push.before });
    expect(report.pullRequests.map(({ number }) => number)).toEqual([first.number, second.number]);
    expect(report.documents[0]?.plan.completed).toHaveLength(2);
    expect((await world.people.commits()).length).toBe(before.length + 1);
  });

  test('that names nothing changes nothing and is told the exact line to add', async () => {
    const world = createWorld();
    const { push } = await merge(world.people, {
      title: 'Parse queries',
      body: 'About A1 and #1.',
    });
    const report = await run(readOnly(world), push);
    expect(outcomes(report)).toEqual(['unchanged']);
    expect(report.problems).toEqual([]);
    expect(report.pullRequests[0]?.proposal).toMatch(/^Completes: \S/);
  });

  test('that names something unknown changes nothing and hears what it could have meant', async () => {
    const world = createWorld();
    const { push } = await merge(world.people, { body: 'Completes: Index bilder' });
    const report = await run(readOnly(world), push);
    expect(outcomes(report)).toEqual(['unchanged']);
    expect(messages(report)).toContain('Index builder');
  });

  test('means by a place what stood there before it, though it changed the document itself', async () => {
    const world = createWorld();
    const moved = SPRINT.replace(
      '- [ ] **Query parser**',
      '- [ ] **Query cache**\n- [ ] **Query parser**',
    );
    const { push } = await merge(world.people, { body: 'Completes: B1', files: { [PATH]: moved } });
    const report = await run(world, push);
    expect(report.documents[0]?.plan.completed).toEqual(['sprint-7/track-b/query-parser']);
  });

  test('into a branch that does not count is left alone', async () => {
    const world = createWorld();
    await world.people.push({ branch: 'develop', files: { x: 'y' } });
    const { push, number } = await merge(world.people, { body: 'Completes: A1', base: 'develop' });
    const triggers: Trigger[] = [push, { kind: 'merge', pullRequest: number }];
    for (const trigger of triggers) {
      const report = await run(readOnly(world), trigger);
      expect(report.documents).toEqual([]);
      expect(report.notes.join()).toContain('`develop`');
    }
  });

  test('into a done-branch of the config is brought to the document of that branch', async () => {
    const world = createWorld({ [CONFIG]: 'branches: [main, develop]\n' });
    await world.people.push({ branch: 'develop', files: { x: 'y' } });
    const { push } = await merge(world.people, { body: 'Completes: A1', base: 'develop' });
    expect(outcomes(await run(world, push))).toEqual(['committed']);
    expect(await world.people.readFile(PATH, 'develop')).toContain('- [x] **Index builder**');
    expect(await world.people.readFile(PATH, 'main')).toBe(SPRINT);
  });

  test('that is not merged completes nothing (hostile 16)', async () => {
    const { people, repository } = createWorld();
    const number = await people.openPullRequest({
      title: 'x',
      head: 'x',
      body: 'Completes: A1',
      files: { x: '' },
    });
    const open = await run(readOnly({ people, repository }), {
      kind: 'merge',
      pullRequest: number,
    });
    expect(open.notes.join()).toContain('still open');
    await people.closePullRequest(number);
    const closed = await run(readOnly({ people, repository }), {
      kind: 'merge',
      pullRequest: number,
    });
    expect(closed.notes.join()).toContain('without a merge');
  });

  test('cannot bring the config by which it is judged (hostile 15)', async () => {
    const world = createWorld({ [CONFIG]: 'branches: [main, develop]\n' });
    await world.people.push({
      branch: 'develop',
      files: { [CONFIG]: 'documents: other.md\nbranches: [develop]\n' },
    });
    const { push } = await merge(world.people, { body: 'Completes: A1', base: 'develop' });
    expect((await run(world, push)).documents.map(({ path }) => path)).toEqual([PATH]);
  });
});

describe('a dry run', () => {
  test('shows the plan and writes nothing', async () => {
    const world = createWorld();
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    const report = await run(readOnly(world), push, { dryRun: true });
    expect(outcomes(report)).toEqual(['planned']);
    expect(report.documents[0]?.after).toContain('- [x] **Index builder**');
  });
});

describe('somebody else pushes at the same moment', () => {
  /** Lets somebody act just before each commit of ours is brought to the branch. */
  function withRival(
    { repository }: World,
    act: () => Promise<unknown>,
  ): { repository: GitHubRepository } {
    const moveBranch: GitHubRepository['moveBranch'] = async (branch, move) => {
      await act();
      return await repository.moveBranch(branch, move);
    };
    return { repository: { ...repository, moveBranch } };
  }

  test('and both effects are there (faults 9 and 10)', async () => {
    const world = createWorld();
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    let rivals = 0;
    const rival = withRival(world, async () => {
      rivals += 1;
      if (rivals > 2) return;
      const text = (await world.people.readFile(PATH)) ?? '';
      await world.people.push({ files: { [PATH]: text.replace('Index team', `Team ${rivals}`) } });
    });
    expect(outcomes(await run(rival, push))).toEqual(['committed']);
    const text = await world.people.readFile(PATH);
    expect(text).toContain('- [x] **Index builder**');
    expect(text).toContain('**Owner:** Team 1');
    expect(rivals).toBe(3);
  });

  test('for ever: the run gives up loudly, with growing pauses, and nothing is half done', async () => {
    const world = createWorld();
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    const rival = withRival(world, () =>
      world.people.push({ files: { x: String(Math.random()) } }),
    );
    const surroundings = still();
    const request = { trigger: push, overrides: {}, dryRun: false };
    const report = await sync(rival.repository, request, surroundings);
    expect(messages(report)).toContain('moved 6 times');
    expect(surroundings.slept).toEqual(surroundings.slept.toSorted((a, b) => a - b));
    expect(await world.people.readFile(PATH)).toBe(SPRINT);
  });

  test('the other run does the same work: nothing is left to write', async () => {
    const world = createWorld();
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    let isFirst = true;
    const rival = withRival(world, async () => {
      if (isFirst) await run(world, push);
      isFirst = false;
    });
    expect(outcomes(await run(rival, push))).toEqual(['unchanged']);
    const ours = (await world.people.commits()).filter(({ message }) =>
      message.startsWith('Update'),
    );
    expect(ours).toHaveLength(1);
  });

  test('and removes the document: it is not brought back (fault 18)', async () => {
    const world = createWorld();
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    const rival = withRival(world, () =>
      world.people.push({ files: { [PATH]: null, 'Old.md': SPRINT } }),
    );
    const report = await run(rival, push);
    expect(messages(report)).toContain(`no file ${PATH}`);
    expect(await world.people.readFile(PATH)).toBeUndefined();
  });
});

describe('a protected branch', () => {
  test('ends in one sync pull request, however often it runs', async () => {
    const world = createWorld();
    world.people.protect('main');
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    const first = await run(world, push);
    const second = await run(world, push);
    expect(outcomes(first)).toEqual(['proposed']);
    expect(second.documents[0]?.outcome).toEqual(first.documents[0]?.outcome);
    const [proposal, ...others] = (await world.people.pullRequests()).filter(
      ({ state }) => state === 'open',
    );
    expect(others).toEqual([]);
    expect(proposal?.head).toBe('sprint-sync/current-sprint');
    expect(await world.people.readFile(PATH, proposal?.head)).toContain('- [x] **Index builder**');
    expect(await world.people.readFile(PATH)).toBe(SPRINT);
  });

  test('gathers all evidence that has not landed in the one pull request', async () => {
    const world = createWorld();
    world.people.protect('main');
    const first = await merge(world.people, { body: 'Completes: A1' });
    await run(world, first.push);
    const second = await merge(world.people, { body: 'Completes: B2\nPart of: B1' });
    await run(world, second.push);
    await run(world, { kind: 'by-hand', pullRequest: null, completes: 'A2', branch: null });
    const third = await merge(world.people, { files: { unrelated: 'x' }, body: 'Completes: B1' });
    await run(world, third.push);
    const open = (await world.people.pullRequests()).filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
    const text = await world.people.readFile(PATH, 'sprint-sync/current-sprint');
    for (const title of ['Index builder', 'Incremental updates', 'Query parser', 'Ranking']) {
      expect(text).toContain(`- [x] **${title}**`);
    }
    expect(text).toContain(`#${first.number}`);
    expect(open[0]?.body).toContain(`#${second.number}`);
    const commits = await world.people.commits('sprint-sync/current-sprint');
    expect(commits[0]?.parents).toEqual([await world.people.branchHead('main')]);
  });

  test('and two runs at once still end in one pull request with all of it (fault 10)', async () => {
    for (const hasProposal of [false, true]) {
      const world = createWorld();
      world.people.protect('main');
      const zeroth = await merge(world.people, { body: 'Completes: A2' });
      if (hasProposal) await run(world, zeroth.push);
      const first = await merge(world.people, { body: 'Completes: A1' });
      const second = await merge(world.people, { body: 'Completes: B1' });
      let isFirst = true;
      const writeCommit: GitHubRepository['writeCommit'] = async (change) => {
        // The second write is the one for the sync branch.
        if (change.message.includes('Sprint-Document') && isFirst) {
          isFirst = false;
          await run(world, second.push);
        }
        return await world.repository.writeCommit(change);
      };
      await run({ repository: { ...world.repository, writeCommit } }, first.push);
      const open = (await world.people.pullRequests()).filter(({ state }) => state === 'open');
      expect(open).toHaveLength(1);
      const text = await world.people.readFile(PATH, 'sprint-sync/current-sprint');
      expect(text).toContain('- [x] **Index builder**');
      expect(text).toContain('- [x] **Query parser**');
      if (hasProposal) expect(text).toContain('- [x] **Incremental updates**');
    }
  });

  test('once merged, the sync pull request is no evidence and leaves nothing to do', async () => {
    const world = createWorld();
    world.people.protect('main');
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    await run(world, push);
    const [proposal] = await world.people.pullRequests();
    const before = (await world.people.branchHead()) ?? null;
    const after = await world.people.mergePullRequest(proposal?.number ?? 0);
    const report = await run(readOnly(world), {
      kind: 'push',
      branch: 'main',
      before,
      after,
      commits: [],
    });
    expect(report.documents).toEqual([]);
    expect(report.notes.join()).toContain('our own');
    const again = await run(world, push);
    expect(outcomes(again)).toEqual(['unchanged']);
  });

  test('that people turned down is not proposed again', async () => {
    const world = createWorld();
    world.people.protect('main');
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    await run(world, push);
    const [proposal] = await world.people.pullRequests();
    await world.people.closePullRequest(proposal?.number ?? 0);
    const report = await run(world, push);
    expect(report.documents[0]?.outcome).toMatchObject({
      kind: 'declined',
      pullRequest: proposal?.number,
    });
    expect((await world.people.pullRequests()).filter(({ state }) => state === 'open')).toEqual([]);
  });
});

describe('by hand', () => {
  const byHand = (more: Partial<Extract<Trigger, { kind: 'by-hand' }>>): Trigger => ({
    kind: 'by-hand',
    pullRequest: null,
    completes: null,
    branch: 'main',
    ...more,
  });

  test('names complete deliverables, dated today', async () => {
    const world = createWorld();
    const report = await run(world, byHand({ completes: 'A1, "Ranking"\nTrack A' }));
    expect(report.documents[0]?.plan.completed).toHaveLength(3);
    expect(await world.people.readFile(PATH)).toContain('**Start Date:** March 5, 2026');
    expect((await world.people.commits())[0]?.message).toContain('(by hand)');
  });

  test('a name that is unknown is an error', async () => {
    const report = await run(readOnly(createWorld()), byHand({ completes: 'A9' }));
    expect(report.problems).toMatchObject([{ severity: 'error', rule: 'unknown-name' }]);
  });

  test('a merged pull request is looked at again, and names count as its work', async () => {
    const world = createWorld();
    const { number } = await merge(world.people, {});
    await run(world, byHand({ pullRequest: number, completes: 'B1' }));
    expect((await world.people.commits())[0]?.message).toContain(
      `Query parser completed (#${number})`,
    );
  });

  test('a pull request that does not exist or is not merged is an error', async () => {
    const { people, repository } = createWorld();
    await expect(run({ repository }, byHand({ pullRequest: 99 }))).rejects.toThrow(
      'no pull request #99',
    );
    const number = await people.openPullRequest({ title: 'x', head: 'x', files: { x: '' } });
    await expect(run({ repository }, byHand({ pullRequest: number }))).rejects.toThrow(
      'still open',
    );
  });

  test('nothing named is nothing done', async () => {
    const report = await run(readOnly(createWorld()), byHand({}));
    expect(report.notes.join()).toContain('Nothing was named');
  });
});

describe('the document', () => {
  const found = async (files: Files, more: Partial<SyncRequest> = {}) => {
    const world = createMemoryGitHub({ files });
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    return await run(world, push, more);
  };

  test.each(['CURRENT_SPRINT.md', 'SPRINT.md', 'docs/CURRENT_SPRINT.md', 'docs/SPRINT.md'])(
    'is found at %s without a config',
    async (path) => {
      expect((await found({ [path]: SPRINT })).documents).toMatchObject([{ path }]);
    },
  );

  test('is the first of these where there are several', async () => {
    const report = await found({ 'docs/SPRINT.md': SPRINT, 'SPRINT.md': SPRINT });
    expect(report.documents).toMatchObject([{ path: 'SPRINT.md' }]);
  });

  test('stands where the config or the shell says', async () => {
    const files = { 'a.md': SPRINT, 'b.md': SPRINT, [PATH]: SPRINT, [CONFIG]: 'documents: a.md\n' };
    expect((await found(files)).documents).toMatchObject([{ path: 'a.md' }]);
    const overridden = await found(files, { overrides: { documents: ['b.md'] } });
    expect(overridden.documents).toMatchObject([{ path: 'b.md' }]);
  });

  test.each<[string, Files, string]>([
    ['nowhere', { 'README.md': 'x' }, 'none of CURRENT_SPRINT.md'],
    ['empty', { [PATH]: '' }, 'empty'],
    ['without a sprint', { [PATH]: '# Readme\n\nHello.\n' }, 'no sprint'],
    ['not UTF-8', { [PATH]: Uint8Array.of(0x23, 0x20, 0xff) }, 'UTF-8'],
    ['of 20 MB', { [PATH]: 'x'.repeat(20 * 1024 * 1024) }, 'MiB'],
    ['a folder', { [`${PATH}/x.md`]: SPRINT }, 'folder'],
    ['not where the config says', { [CONFIG]: 'documents: gone.md\n' }, 'no file gone.md'],
  ])('that is %s is an error with a remedy, and nothing is written', async (_, files, said) => {
    const world = createMemoryGitHub({ files });
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    const report = await run(readOnly(world), push).catch((error: unknown) => String(error));
    const text = typeof report === 'string' ? report : messages(report);
    expect(text).toContain(said);
  });

  test('that cannot be read does not stop the others', async () => {
    const world = createWorld({ [CONFIG]: `documents: [gone.md, ${PATH}]\n` });
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    const report = await run(world, push);
    expect(outcomes(report)).toEqual(['committed']);
    expect(report.problems).toMatchObject([{ path: 'gone.md', severity: 'error' }]);
  });

  test('a name that only one of two documents knows is no problem', async () => {
    const other = '# Sprint 8\n\n## Track Z: Docs\n\n- [ ] **Handbook**\n';
    const world = createWorld({ 'other.md': other, [CONFIG]: `documents: [${PATH}, other.md]\n` });
    const { push } = await merge(world.people, {
      body: 'Completes: Handbook\nCompletes: Nothing known',
    });
    const report = await run(world, push);
    expect(outcomes(report)).toEqual(['unchanged', 'committed']);
    expect(report.problems).toMatchObject([{ message: expect.stringContaining('Nothing known') }]);
  });

  test('a config with mistakes is told with its places, and nothing is written', async () => {
    const world = createWorld({ [CONFIG]: 'tasks: tick\ndocument: a.md\n' });
    const { push } = await merge(world.people, { body: 'Completes: A1' });
    const report = await run(readOnly(world), push);
    expect(report.documents).toEqual([]);
    expect(report.problems).toMatchObject([
      { path: CONFIG, line: 2, column: 1, severity: 'error' },
    ]);
  });
});
