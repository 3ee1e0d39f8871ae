import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from './emulated-github.ts';
import { type Client, createClient } from './http-client.ts';
import { find, listAt, textAt } from './json.ts';
import type { EmulatedRepository } from './repository/emulated-repository.ts';
import { startGitHub } from './start-github.ts';

const SPRINT = 'one\ntwo\nthree\nfour\nfive\n';

let github: EmulatedGitHub;
let repository: EmulatedRepository;
let client: Client;
let path: string;
let count = 0;

beforeAll(async () => {
  github = await startGitHub({ startAt: '2026-01-20T09:00:00Z' });
});
afterAll(() => github.stop());
beforeEach(async () => {
  count += 1;
  repository = await github.createRepository({
    name: `repo-${count}`,
    files: { 'SPRINT.md': SPRINT, 'docs/old.md': 'old\n' },
  });
  client = createClient(github, github.createActionsToken('octo-org'));
  path = `/repos/${repository.fullName}`;
});

const openFeature = (files: Record<string, string> = { 'src/new.ts': 'new\n' }) =>
  repository.openPullRequest({ title: 'Add a file', head: 'feature', files });

describe('an open pull request', () => {
  it('has the head of its branch, after each push', async () => {
    const number = await openFeature();
    const sha = await repository.push({ branch: 'feature', files: { 'b.md': 'b\n' } });
    const { body } = await client('GET', `${path}/pulls/${number}`);
    expect(find(body, 'head', 'sha')).toBe(sha);
    const { body: ref } = await client('GET', `${path}/git/ref/pull/${number}/head`);
    expect(find(ref, 'object', 'sha')).toBe(sha);
  });

  it('lists its own files and commits, not those of the base branch', async () => {
    const number = await openFeature({ 'src/new.ts': 'new\n' });
    await repository.push({ branch: 'feature', files: { 'docs/old.md': null }, message: 'Tidy' });
    await repository.push({ files: { 'SPRINT.md': 'changed\n' } });
    const files = await client('GET', `${path}/pulls/${number}/files`);
    expect(
      listAt(files.body).map((file) => [find(file, 'filename'), find(file, 'status')]),
    ).toEqual([
      ['docs/old.md', 'removed'],
      ['src/new.ts', 'added'],
    ]);
    const commits = await client('GET', `${path}/pulls/${number}/commits?per_page=1&page=2`);
    expect(listAt(commits.body).map((commit) => find(commit, 'commit', 'message'))).toEqual([
      'Tidy',
    ]);
    const { body } = await client('GET', `${path}/pulls/${number}`);
    expect([find(body, 'commits'), find(body, 'changed_files'), find(body, 'additions')]).toEqual([
      2, 2, 1,
    ]);
  });

  it('says whether it conflicts', async () => {
    const number = await openFeature({ 'SPRINT.md': SPRINT.replace('three', 'THREE') });
    const isMergeable = async () =>
      find((await client('GET', `${path}/pulls/${number}`)).body, 'mergeable');
    expect(await isMergeable()).toBe(true);
    await repository.push({ files: { 'SPRINT.md': SPRINT.replace('three', 'drei') } });
    expect(await isMergeable()).toBe(false);
    await expect(repository.mergePullRequest(number)).rejects.toThrow('405');
  });

  it('names a test merge that is no commit of the repository', async () => {
    const number = await openFeature();
    const { body } = await client('GET', `${path}/pulls/${number}`);
    const sha = textAt(body, 'merge_commit_sha');
    expect((await client('GET', `${path}/git/commits/${sha}`)).status).toBe(404);
  });

  it('is closed with its branch', async () => {
    const number = await openFeature();
    const { headSha } = await repository.pullRequest(number);
    await repository.deleteBranch('feature');
    expect(await repository.pullRequest(number)).toMatchObject({ state: 'closed', headSha });
  });

  it('leaves out in lists what GitHub gives for a single one only', async () => {
    await openFeature();
    const { body } = await client('GET', `${path}/pulls`);
    for (const field of ['merged', 'mergeable', 'additions', 'merged_by']) {
      expect(find(body, 0, field)).toBeUndefined();
    }
  });
});

describe('opening a pull request', () => {
  const open = (body: Record<string, string>) =>
    client('POST', `${path}/pulls`, {
      body: { title: 'A', head: 'feature', base: 'main', ...body },
    });

  it('is refused for a branch that does not exist', async () => {
    const { status, body } = await open({ head: 'nowhere' });
    expect([status, find(body, 'errors', 0, 'field')]).toEqual([422, 'head']);
    expect(await repository.branchHead('nowhere')).toBeUndefined();
  });

  it('is refused a second time', async () => {
    await openFeature();
    const { status, body } = await open({});
    expect([status, find(body, 'errors', 0, 'message')]).toEqual([
      422,
      'A pull request already exists for octo-org:feature.',
    ]);
  });

  it('is refused where there is nothing to merge', async () => {
    const number = await openFeature();
    await repository.mergePullRequest(number);
    const { status, body } = await open({});
    expect([status, find(body, 'errors', 0, 'message')]).toEqual([
      422,
      'No commits between main and feature',
    ]);
  });

  it('is refused to a job where the setting says so', async () => {
    repository.allowActionsToOpenPullRequests(false);
    await repository.push({ branch: 'feature', files: { 'a.md': 'a\n' } });
    const { status, body } = await open({});
    expect([status, find(body, 'message')]).toEqual([
      403,
      'GitHub Actions is not permitted to create or approve pull requests.',
    ]);
  });

  it('works from a fork', async () => {
    const fork = await repository.fork('outsider');
    const sha = await fork.push({
      branch: 'typo',
      files: { 'SPRINT.md': 'fixed\n' },
      by: 'outsider',
    });
    const number = await repository.openPullRequest({
      title: 'Typo',
      head: 'outsider:typo',
      by: 'outsider',
    });
    const { body } = await client('GET', `${path}/pulls/${number}`);
    expect([find(body, 'head', 'repo', 'full_name'), find(body, 'head', 'sha')]).toEqual([
      fork.fullName,
      sha,
    ]);
    await repository.mergePullRequest(number);
    expect(await repository.readFile('SPRINT.md')).toBe('fixed\n');
  });
});

describe('a merge', () => {
  it('keeps what the base branch has got since', async () => {
    const number = await openFeature({ 'SPRINT.md': SPRINT.replace('five', 'FIVE') });
    const before = await repository.push({
      files: { 'SPRINT.md': SPRINT.replace('one', 'ONE'), 'more.md': 'm\n' },
    });
    const { headSha } = await repository.pullRequest(number);
    const sha = await repository.mergePullRequest(number);
    expect(await repository.readFile('SPRINT.md')).toBe('ONE\ntwo\nthree\nfour\nFIVE\n');
    expect(await repository.readFile('more.md')).toBe('m\n');
    expect((await repository.commits())[0]).toMatchObject({
      sha,
      message: `Merge pull request #${number} from octo-org/feature\n\nAdd a file`,
      parents: [before, headSha],
      isVerified: true,
    });
  });

  it('by squash is one commit in the words of the pull request', async () => {
    const number = await openFeature();
    await repository.push({ branch: 'feature', files: { 'b.md': 'b\n' }, message: 'Add b' });
    const before = await repository.branchHead();
    await repository.mergePullRequest(number, { method: 'squash' });
    expect((await repository.commits())[0]).toMatchObject({
      message: `Add a file (#${number})\n\n* Add a file\n\n* Add b`,
      parents: [before],
    });
  });

  it('by rebase is each commit anew', async () => {
    const number = await openFeature();
    await repository.push({ branch: 'feature', files: { 'b.md': 'b\n' }, message: 'Add b' });
    await repository.push({ files: { 'c.md': 'c\n' }, message: 'Add c' });
    await repository.mergePullRequest(number, { method: 'rebase' });
    const messages = (await repository.commits()).map(({ message }) => message);
    expect(messages.slice(0, 3)).toEqual(['Add b', 'Add a file', 'Add c']);
    expect(await repository.readFile('c.md')).toBe('c\n');
  });

  it('is told by the pull request, at the time that a test asks for', async () => {
    const number = await openFeature();
    const sha = await repository.mergePullRequest(number, { at: '2026-02-03T10:00:00Z' });
    const { body } = await client('GET', `${path}/pulls/${number}`);
    expect(body).toMatchObject({
      state: 'closed',
      merged: true,
      merged_at: '2026-02-03T10:00:00Z',
      closed_at: '2026-02-03T10:00:00Z',
      merge_commit_sha: sha,
      merged_by: { login: 'maintainer' },
    });
    expect((await client('GET', `${path}/pulls/${number}/merge`)).status).toBe(204);
    expect((await client('PUT', `${path}/pulls/${number}/merge`, { body: {} })).status).toBe(405);
  });

  it('is refused for a head that has moved', async () => {
    const number = await openFeature();
    const body = { sha: '0'.repeat(40) };
    expect((await client('PUT', `${path}/pulls/${number}/merge`, { body })).status).toBe(409);
  });

  it('done by pushing the head to the base branch is a merge as well', async () => {
    const number = await openFeature();
    const { headSha } = await repository.pullRequest(number);
    const body = { sha: headSha };
    await client('PATCH', `${path}/git/refs/heads/main`, { body });
    expect(await repository.pullRequest(number)).toMatchObject({ state: 'merged', headSha });
    const files = await client('GET', `${path}/pulls/${number}/files`);
    expect(listAt(files.body)).toHaveLength(1);
  });
});

describe('the pull requests of a commit', () => {
  const pullsOf = async (ref: string) => {
    const { body } = await client('GET', `${path}/commits/${ref}/pulls`);
    return listAt(body).map((pull) => find(pull, 'number'));
  };

  it.each(['merge', 'squash', 'rebase'] as const)('are found after a %s', async (method) => {
    const number = await openFeature();
    const direct = await repository.push({ files: { 'c.md': 'c\n' } });
    const sha = await repository.mergePullRequest(number, { method });
    expect(await pullsOf(sha)).toEqual([number]);
    expect(await pullsOf(direct)).toEqual([]);
  });

  it('are the open ones for a commit that the default branch does not hold', async () => {
    const number = await openFeature();
    const { headSha } = await repository.pullRequest(number);
    expect(await pullsOf(headSha)).toEqual([number]);
    expect(await pullsOf('feature')).toEqual([number]);
    await repository.mergePullRequest(number);
    expect(await pullsOf(headSha)).toEqual([number]);
  });
});
