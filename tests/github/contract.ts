import { describe, expect, test } from 'vitest';
import { commitFile } from '../../src/github/commit-file.ts';
import { listMerged } from '../../src/github/list-merged.ts';
import { observeProposal, type Proposal } from '../../src/github/observe-proposal.ts';
import { type ProposedChange, proposeChange } from '../../src/github/propose-change.ts';
import { readFile } from '../../src/github/read-file.ts';
import { findStateBefore, readMerged } from '../../src/github/read-merged.ts';
import type { Commit, EntryMode, GitHubRepository } from '../../src/github/repository.ts';
import type { Files } from '../support/github/repository/emulated-repository.ts';
import type { World } from '../support/memory/world.ts';

const SYNC = 'sprint-sync/sprint';
const BRANCHES = { head: SYNC, base: 'main' };

/** What everything above the adapter relies on; run against each implementation. */
export function describeContract(
  name: string,
  createWorld: (files: Files) => Promise<World>,
): void {
  describe(name, () => {
    describe('reading', () => {
      test('tells the default branch and where people look', async () => {
        const { repository } = await createWorld({ 'SPRINT.md': 'one\n' });
        const facts = await repository.readFacts();
        expect(facts.defaultBranch).toBe('main');
        expect(facts.url).toBe(`https://github.com/${repository.fullName}`);
      });

      test('finds the head of a branch, also with slashes in its name', async () => {
        const { repository, people } = await createWorld({ 'SPRINT.md': 'one\n' });
        const sha = await people.push({ branch: 'a/b/c', files: { x: '1' } });
        const head = await repository.findHead('a/b/c');
        expect(head).toMatchObject({ sha, parents: [await people.branchHead('main')] });
        expect(await repository.findCommit(sha)).toEqual(head);
      });

      test('lists all files below a folder, and no folders', async () => {
        const files = { 'a.md': '1', 'teams/x/SPRINT.md': '2', 'teams/y/z/n.txt': '3' };
        const { repository } = await createWorld(files);
        const head = await repository.findHead('main');
        const { entries, isComplete } = await repository.listBelow(head?.tree ?? '');
        expect(isComplete).toBe(true);
        expect(entries.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual(
          Object.keys(files).map((path) => ({ path, mode: '100644' })),
        );
      });

      test('finds nothing where nothing is', async () => {
        const { repository, people } = await createWorld({ 'SPRINT.md': 'one\n' });
        expect(await repository.findHead('elsewhere')).toBeNull();
        expect(await repository.findCommit('0'.repeat(39).concat('1'))).toBeNull();
        expect(await repository.findPullRequest(99)).toBeNull();
        const base = '0'.repeat(39).concat('1');
        const head = (await people.branchHead('main')) ?? '';
        expect(await repository.compare({ base, head })).toBeNull();
        expect(await repository.listPullRequestsOf(base)).toEqual([]);
      });

      test('reads a file byte by byte, at the root and in folders', async () => {
        const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xc3, 0xa4, 0xff);
        const { repository } = await createWorld({ 'SPRINT.md': bytes, 'a/b/C.md': 'deep' });
        const commit = await headOrThrow(repository);
        const file = await readFile(repository, { commit, path: 'SPRINT.md' });
        expect(file).toEqual({ kind: 'file', bytes, mode: '100644' });
        const deep = await readFile(repository, { commit, path: 'a/b/C.md' });
        expect(deep).toMatchObject({ bytes: new TextEncoder().encode('deep') });
      });

      test('tells what is not there from what is never read', async () => {
        const { repository, people } = await createWorld({ 'a/B.md': 'x', 'SPRINT.md': 'y' });
        const kindOf = async (path: string) => {
          const commit = await headOrThrow(repository);
          return (await readFile(repository, { commit, path })).kind;
        };
        expect(await kindOf('A.md')).toBe('absent');
        expect(await kindOf('a/C.md')).toBe('absent');
        expect(await kindOf('SPRINT.md/x.md')).toBe('absent');
        expect(await kindOf('a')).toBe('refused');
        await people.push({ files: { 'big.md': 'x'.repeat(1024 * 1024 + 1) } });
        expect(await kindOf('big.md')).toBe('refused');
        await people.push({ files: { 'big.md': 'x'.repeat(1024 * 1024) } });
        expect(await kindOf('big.md')).toBe('file');
      });

      test('never follows a symbolic link (hostile 14)', async () => {
        const { repository, people } = await createWorld({ 'SPRINT.md': 'secret' });
        const link = await write(repository, {
          path: 'LINK.md',
          text: 'SPRINT.md',
          mode: '120000',
        });
        await people.moveRef('heads/main', link.sha);
        const commit = await headOrThrow(repository);
        const found = await readFile(repository, { commit, path: 'LINK.md' });
        expect(found).toMatchObject({ kind: 'refused', reason: expect.stringContaining('link') });
        const below = await readFile(repository, { commit, path: 'LINK.md/x.md' });
        expect(below.kind).toBe('refused');
      });

      test('compares: commits in order, files with their change', async () => {
        const { repository, people } = await createWorld({ 'SPRINT.md': 'one', old: 'x' });
        const base = (await people.branchHead('main')) ?? '';
        await people.push({ branch: 'side', files: { 'SPRINT.md': 'two' }, message: 'first' });
        await people.push({ branch: 'side', files: { old: null }, message: 'second' });
        await people.push({ files: { elsewhere: 'y' } });
        const compared = await repository.compare({ base: 'main', head: 'side' });
        expect(compared?.commits.map(({ message }) => message)).toEqual(['first', 'second']);
        expect(compared?.files.map(({ path }) => path).toSorted()).toEqual(['SPRINT.md', 'old']);
        expect(compared?.files.find(({ path }) => path === 'old')?.sha).toBeNull();
        expect(compared?.isComplete).toBe(true);
        expect((await repository.compare({ base, head: base }))?.commits).toEqual([]);
      });
    });

    describe('pull requests', () => {
      test.each(['merge', 'squash', 'rebase'] as const)(
        'are found by the commits of their push, merged by %s',
        async (method) => {
          const { repository, people } = await createWorld({ 'SPRINT.md': 'one' });
          const before = (await people.branchHead('main')) ?? '';
          const number = await people.openPullRequest({
            title: 'Two commits',
            head: 'work',
            body: 'the body',
            files: { a: '1' },
            message: 'first',
          });
          await people.push({ branch: 'work', files: { b: '2' }, message: 'second' });
          const after = await people.mergePullRequest(number, { method });
          const push = { branch: 'main', before, after, commits: [] };
          const { pullRequests, isComplete } = await listMerged(repository, push);
          expect(isComplete).toBe(true);
          expect(pullRequests.map((one) => one.number)).toEqual([number]);
          const [found] = pullRequests;
          expect(found).toMatchObject({ title: 'Two commits', body: 'the body', isOpen: false });
          expect(found).toMatchObject({ mergeCommit: after, baseBranch: 'main', isFromHere: true });
          expect(found?.mergedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
          expect(await repository.findPullRequest(number)).toEqual(found);
        },
      );

      test.each(['merge', 'squash', 'rebase'] as const)(
        'know the branch as it stood before all of their commits, merged by %s',
        async (method) => {
          const { repository, people } = await createWorld({ 'SPRINT.md': 'one' });
          await people.push({ files: { 'SPRINT.md': 'two' } });
          const before = await people.branchHead('main');
          const seed = { title: 'x', head: 'x', files: { 'SPRINT.md': 'three' } };
          const number = await people.openPullRequest(seed);
          for (const text of ['four', 'five']) {
            await people.push({ branch: 'x', files: { 'SPRINT.md': text }, message: text });
          }
          await people.mergePullRequest(number, { method });
          const found = await repository.findPullRequest(number);
          if (found === null) throw new Error('It is there.');
          expect((await findStateBefore(repository, found))?.sha).toBe(before);
        },
      );

      test('of one push come in the order of their merges', async () => {
        const { repository, people } = await createWorld({ 'SPRINT.md': 'one' });
        const before = (await people.branchHead('main')) ?? '';
        const numbers: number[] = [];
        for (const name of ['a', 'b', 'c']) {
          numbers.push(
            await people.openPullRequest({ title: name, head: name, files: { [name]: '' } }),
          );
        }
        let after = before;
        for (const [index, number] of numbers.toReversed().entries()) {
          const at = `2026-03-05T12:0${index}:00Z`;
          after = await people.mergePullRequest(number, { at });
        }
        const push = { branch: 'main', before, after, commits: [] };
        const { pullRequests } = await listMerged(repository, push);
        expect(pullRequests.map(({ number }) => number)).toEqual(numbers.toReversed());
      });

      test('merged into another branch, open ones and direct pushes are none of this push', async () => {
        const { repository, people } = await createWorld({ 'SPRINT.md': 'one' });
        const before = (await people.branchHead('main')) ?? '';
        await people.push({ branch: 'develop', files: { d: '' } });
        const other = await people.openPullRequest({
          title: 'x',
          head: 'x',
          base: 'develop',
          files: { x: '' },
        });
        await people.mergePullRequest(other);
        await people.openPullRequest({ title: 'y', head: 'y', files: { y: '' } });
        const after = await people.push({ files: { direct: '' } });
        const push = { branch: 'main', before, after, commits: [after] };
        expect(await listMerged(repository, push)).toEqual({ pullRequests: [], isComplete: true });
      });

      test('are found where the old head is gone or the branch is new', async () => {
        const { repository, people } = await createWorld({ 'SPRINT.md': 'one' });
        const number = await people.openPullRequest({ title: 'x', head: 'x', files: { x: '' } });
        const after = await people.mergePullRequest(number);
        for (const before of [null, '0'.repeat(39).concat('1')]) {
          const push = { branch: 'main', before, after, commits: [] };
          const { pullRequests } = await listMerged(repository, push);
          expect(pullRequests.map((one) => one.number)).toEqual([number]);
        }
      });

      test('bring their commits, paths and closed issues as evidence', async () => {
        const { repository, people } = await createWorld({ 'SPRINT.md': 'one' });
        const issue = await people.createIssue({ title: 'An issue' });
        const before = await people.branchHead('main');
        const number = await people.openPullRequest({
          title: 'x',
          head: 'x',
          body: `Closes #${issue}`,
          files: { 'src/x': '1' },
          message: 'Commit it\n\nCompletes: A1',
        });
        await people.mergePullRequest(number, { at: '2026-03-06T08:00:00Z' });
        const found = await repository.findPullRequest(number);
        if (found?.mergedAt == null) throw new Error('It was merged.');
        const merged = await readMerged(repository, { ...found, mergedAt: found.mergedAt });
        expect(merged).toMatchObject({
          number,
          mergedAt: '2026-03-06T08:00:00Z',
          commitMessages: ['Commit it\n\nCompletes: A1'],
          changedPaths: ['src/x'],
          closes: [{ repository: repository.fullName, number: issue }],
        });
        expect((await findStateBefore(repository, found))?.sha).toBe(before);
      });
    });

    describe('a file that is gone', () => {
      test('went where the last commit of its path says', async () => {
        const text = Array.from({ length: 12 }, (_, line) => `line ${line}`).join('\n');
        const { repository, people } = await createWorld({ 'a.md': text, 'b.md': 'bee' });
        await people.push({ files: { 'a.md': null, 'docs/c.md': text } });
        await people.push({ files: { 'b.md': null } });
        const { sha: head } = await headOrThrow(repository);
        expect(await repository.findNewPath({ path: 'a.md', head })).toBe('docs/c.md');
        expect(await repository.findNewPath({ path: 'b.md', head })).toBeNull();
        expect(await repository.findNewPath({ path: 'never.md', head })).toBeNull();
      });
    });

    describe('a commit of one file', () => {
      test('lands on the head that was read and changes nothing else', async () => {
        const { repository } = await createWorld({ 'a/S.md': 'one\n', other: 'x' });
        const parent = await headOrThrow(repository);
        const text = '\uFEFFtwo\r\n äöü ✅\r\nno newline';
        const outcome = await commitFile(repository, {
          branch: 'main',
          parent,
          path: 'a/S.md',
          mode: '100644',
          text,
          message: 'Update it\n\nwhy',
        });
        const head = await headOrThrow(repository);
        expect(outcome).toEqual({ kind: 'committed', sha: head.sha });
        expect(head.parents).toEqual([parent.sha]);
        const file = await readFile(repository, { commit: head, path: 'a/S.md' });
        expect(file).toMatchObject({ bytes: new TextEncoder().encode(text) });
        const compared = await repository.compare({ base: parent.sha, head: head.sha });
        expect(compared?.files.map(({ path }) => path)).toEqual(['a/S.md']);
        expect(compared?.commits).toMatchObject([{ message: 'Update it\n\nwhy' }]);
      });

      test('keeps the mode of an executable file', async () => {
        const { repository } = await createWorld({ 'S.md': 'one\n' });
        const parent = await headOrThrow(repository);
        const change = { path: 'S.md', text: 'two', mode: '100755' as const };
        await commitFile(repository, { branch: 'main', parent, message: 'm', ...change });
        const commit = await headOrThrow(repository);
        expect(await readFile(repository, { commit, path: 'S.md' })).toMatchObject({
          mode: '100755',
        });
      });

      test('gives way where somebody pushed in between (fault 9)', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        const parent = await headOrThrow(repository);
        const theirs = await people.push({ files: { 'S.md': 'theirs\n' } });
        const outcome = await commitFile(repository, { ...change(parent), branch: 'main' });
        expect(outcome).toEqual({ kind: 'moved' });
        expect(await people.branchHead('main')).toBe(theirs);
      });

      test('is refused by protection, with GitHub’s reason (fault 16)', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        people.protect('main');
        const parent = await headOrThrow(repository);
        const outcome = await commitFile(repository, { ...change(parent), branch: 'main' });
        expect(outcome).toMatchObject({ kind: 'refused', reason: expect.stringMatching(/\w{4}/) });
        expect(await people.branchHead('main')).toBe(parent.sha);
      });
    });

    describe('the sync pull request', () => {
      const observe = (repository: GitHubRepository) =>
        observeProposal(repository, { branches: BRANCHES, path: 'S.md' });
      const propose = async (repository: GitHubRepository, text: string, proposal?: Proposal) => {
        const wanted = await proposed(repository, text);
        return await proposeChange(repository, proposal ?? (await observe(repository)), wanted);
      };

      test('is opened once, with one commit on the document’s branch', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        const outcome = await propose(repository, 'two\n');
        const [pull, ...others] = await people.pullRequests();
        expect(others).toEqual([]);
        expect(pull).toMatchObject({ title: 'Update it', state: 'open', head: SYNC, base: 'main' });
        expect(outcome).toMatchObject({ kind: 'proposed', pullRequest: pull?.number });
        expect(await people.readFile('S.md', SYNC)).toBe('two\n');
        expect(await people.readFile('S.md')).toBe('one\n');
        const head = await repository.findHead(SYNC);
        expect(head?.parents).toEqual([await people.branchHead('main')]);
      });

      test('is left alone where it is right already', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        const first = await propose(repository, 'two\n');
        const head = await people.branchHead(SYNC);
        await people.push({ files: { unrelated: 'x' } });
        expect(await propose(withoutWrites(repository), 'two\n')).toEqual(first);
        expect(await people.branchHead(SYNC)).toBe(head);
      });

      test('is rebuilt in place on the newest state, and keeps its evidence', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        const first = await propose(repository, 'two\n');
        const main = await people.push({ files: { unrelated: 'x' } });
        const proposal = await observe(repository);
        expect(proposal.pending).toEqual([COMPLETION(repository)]);
        expect(await propose(repository, 'three\n', proposal)).toEqual(first);
        expect((await repository.findHead(SYNC))?.parents).toEqual([main]);
        expect(await people.readFile('S.md', SYNC)).toBe('three\n');
        expect(await people.pullRequests()).toHaveLength(1);
      });

      test('is never rebuilt over commits of people', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        await propose(repository, 'two\n');
        const theirs = await people.push({ branch: SYNC, files: { 'S.md': 'two, said better\n' } });
        const outcome = await propose(repository, 'three\n');
        expect(outcome).toMatchObject({ kind: 'blocked', advice: expect.stringContaining(SYNC) });
        expect(await people.branchHead(SYNC)).toBe(theirs);
      });

      test('is never rebuilt over a commit of people that keeps our message', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        await propose(repository, 'two\n');
        const [ours] = await people.commits(SYNC);
        const theirs = await people.push({
          branch: SYNC,
          files: { 'S.md': 'two!\n' },
          message: ours?.message ?? '',
        });
        expect(await propose(repository, 'three\n')).toMatchObject({ kind: 'blocked' });
        const more = await people.push({
          branch: SYNC,
          files: { 'S.md': 'two\n', x: 'y' },
          message: ours?.message ?? '',
        });
        expect(more).not.toBe(theirs);
        expect(await propose(repository, 'three\n')).toMatchObject({ kind: 'blocked' });
        expect(await people.branchHead(SYNC)).toBe(more);
      });

      test('that people closed is not opened again for the same change', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        const first = await propose(repository, 'two\n');
        const [pull] = await people.pullRequests();
        await people.closePullRequest(pull?.number ?? 0);
        const again = await propose(withoutWrites(repository), 'two\n');
        expect(again).toEqual({ ...first, kind: 'declined' });
        await people.deleteBranch(SYNC);
        expect(await propose(withoutWrites(repository), 'two\n')).toMatchObject({
          kind: 'declined',
        });
        expect(await propose(repository, 'three\n')).toMatchObject({ kind: 'proposed' });
      });

      test('that was merged makes way for the next one', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        await propose(repository, 'two\n');
        const [pull] = await people.pullRequests();
        await people.mergePullRequest(pull?.number ?? 0, { method: 'squash' });
        const proposal = await observe(repository);
        expect(proposal).toMatchObject({ isOurs: true, pending: [], open: null });
        expect(await propose(repository, 'three\n', proposal)).toMatchObject({ kind: 'proposed' });
        const states = (await people.pullRequests()).map(({ state }) => state);
        expect(states).toEqual(['open', 'merged']);
      });

      test('that may not be opened is pushed, with a link and the setting to change', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        people.allowActionsToOpenPullRequests(false);
        const outcome = await propose(repository, 'two\n');
        expect(outcome).toMatchObject({
          kind: 'pushed',
          branch: SYNC,
          compareUrl: `https://github.com/${repository.fullName}/compare/main...${SYNC}?expand=1`,
          advice: expect.stringContaining('Allow GitHub Actions to create and approve'),
        });
        expect(await people.readFile('S.md', SYNC)).toBe('two\n');
        expect((await observe(repository)).pending).toHaveLength(1);
        people.allowActionsToOpenPullRequests(true);
        expect(await propose(repository, 'two\n')).toMatchObject({ kind: 'proposed' });
      });

      test('says what stands in the way where the branch is refused too', async () => {
        const { repository, people } = await createWorld({ 'S.md': 'one\n' });
        await propose(repository, 'two\n');
        people.protect(SYNC);
        const outcome = await propose(repository, 'three\n');
        expect(outcome).toMatchObject({
          kind: 'blocked',
          advice: expect.stringContaining('Rules'),
        });
      });
    });
  });
}

const COMPLETION = ({ fullName }: GitHubRepository) => ({
  deliverable: 'sprint-1/track-a/search',
  on: { year: 2026, month: 3, day: 5 },
  pullRequest: { number: 12, url: `https://github.com/${fullName}/pull/12` },
  startedOn: null,
  effect: 'completes' as const,
});

function change(parent: Commit) {
  return { parent, path: 'S.md', mode: '100644' as const, text: 'two\n', message: 'Update it' };
}

async function proposed(repository: GitHubRepository, text: string): Promise<ProposedChange> {
  const parent = await headOrThrow(repository);
  const file = await readFile(repository, { commit: parent, path: 'S.md' });
  const before = file.kind === 'file' ? new TextDecoder().decode(file.bytes) : '';
  const pullRequest = { title: 'Update it', body: 'Why' };
  return { ...change(parent), text, before, completions: [COMPLETION(repository)], pullRequest };
}

async function write(
  repository: GitHubRepository,
  file: { readonly path: string; readonly text: string; readonly mode: EntryMode },
) {
  const parent = await headOrThrow(repository);
  return await repository.writeCommit({ parent, message: 'A link', ...file });
}

async function headOrThrow(repository: GitHubRepository): Promise<Commit> {
  const head = await repository.findHead('main');
  if (head === null) throw new Error('The world has a branch main.');
  return head;
}

/** A second run over the same state must come out the same without writing. */
function withoutWrites(repository: GitHubRepository): GitHubRepository {
  const refuse = () => Promise.reject(new Error('Something was written.'));
  return {
    ...repository,
    writeCommit: refuse,
    createBranch: refuse,
    moveBranch: refuse,
    openPullRequest: refuse,
    editPullRequest: refuse,
  };
}
