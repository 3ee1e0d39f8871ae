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

  it('keeps its head when it is closed, and follows its branch again when it is reopened', async () => {
    const number = await openFeature();
    const { headSha } = await repository.pullRequest(number);
    await repository.closePullRequest(number);
    const sha = await repository.push({ branch: 'feature', files: { 'b.md': 'b\n' } });
    expect(await repository.pullRequest(number)).toMatchObject({ state: 'closed', headSha });
    const body = { state: 'open' };
    const reopened = await client('PATCH', `${path}/pulls/${number}`, { body });
    expect(find(reopened.body, 'head', 'sha')).toBe(sha);
  });

  it('cannot be updated from its base branch here, and says so', async () => {
    const number = await openFeature();
    const { status } = await client('PUT', `${path}/pulls/${number}/update-branch`, { body: {} });
    expect(status).toBe(501);
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
