import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from './emulated-github.ts';
import { type Client, createClient } from './http-client.ts';
import { find, listAt } from './json.ts';
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
