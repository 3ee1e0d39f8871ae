import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from './emulated-github.ts';
import { type Client, createClient } from './http-client.ts';
import { find, listAt } from './json.ts';
import type { EmulatedRepository } from './repository/emulated-repository.ts';
import { startGitHub } from './start-github.ts';

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
    issues: [
      { title: 'One', labels: ['Status: Blocked'] },
      { title: 'Two' },
      { title: 'Three', closed: 'not_planned' },
    ],
  });
  client = createClient(github, github.createActionsToken('octo-org'));
  path = `/repos/${repository.fullName}`;
});

const openPull = (body: string) =>
  repository.openPullRequest({ title: 'Work', head: 'work', body, files: { 'a.md': 'a\n' } });
const numbersIn = async (query: string) =>
  listAt((await client('GET', `${path}/issues?${query}`)).body).map((issue) =>
    find(issue, 'number'),
  );

describe('a merge to the default branch', () => {
  it('closes as completed what the description closes, in the name of who merged', async () => {
    const number = await openPull('Closes #1.\n\n`closes #2`');
    await repository.mergePullRequest(number, { at: '2026-01-21T08:00:00Z' });
    expect(await repository.issue(1)).toMatchObject({
      state: 'closed',
      stateReason: 'completed',
      closedBy: 'maintainer',
      closedAt: '2026-01-21T08:00:00Z',
    });
    expect((await repository.issue(2)).state).toBe('open');
  });

  it('closes what a commit message closes', async () => {
    const number = await openPull('');
    await repository.push({
      branch: 'work',
      files: { 'b.md': 'b\n' },
      message: 'More\n\nFixes #2',
    });
    await repository.mergePullRequest(number, { by: 'contributor' });
    expect(await repository.issue(2)).toMatchObject({ state: 'closed', closedBy: 'contributor' });
  });

  it('closes what the title closes, since the title is in the message of the merge', async () => {
    const files = { 'a.md': 'a\n' };
    const number = await repository.openPullRequest({ title: 'Fixes #1', head: 'work', files });
    await repository.mergePullRequest(number, { method: 'squash' });
    expect((await repository.issue(1)).state).toBe('closed');
  });

  it('closes issues of other repositories', async () => {
    const other = await github.createRepository({
      name: `other-${count}`,
      issues: [{ title: 'A' }],
    });
    await repository.mergePullRequest(await openPull(`Closes ${other.fullName}#1`));
    expect((await other.issue(1)).state).toBe('closed');
  });
});

describe('a merge to another branch', () => {
  it('closes nothing', async () => {
    await repository.push({ branch: 'next', files: { 'n.md': 'n\n' } });
    const number = await repository.openPullRequest({
      title: 'Work',
      head: 'work',
      base: 'next',
      body: 'Closes #1',
      files: { 'a.md': 'a\n' },
    });
    await repository.mergePullRequest(number);
    expect((await repository.issue(1)).state).toBe('open');
  });
});

describe('a push to the default branch', () => {
  it('closes what its commits close', async () => {
    await repository.push({ files: { 'a.md': 'a\n' }, message: 'Resolves #1', by: 'contributor' });
    expect(await repository.issue(1)).toMatchObject({ state: 'closed', closedBy: 'contributor' });
  });

  it('by a job closes in the name of github-actions[bot], whatever its permissions', async () => {
    const token = github.createActionsToken('octo-org', { contents: 'write' });
    const body = { message: 'Closes #1', content: 'YQo=' };
    const { status } = await createClient(github, token)('PUT', `${path}/contents/a.md`, { body });
    expect(status).toBe(201);
    expect((await repository.issue(1)).closedBy).toBe('github-actions[bot]');
  });
});

describe('a list of issues', () => {
  it('has the pull requests too, newest first', async () => {
    const number = await openPull('');
    expect(await numbersIn('state=all')).toEqual([number, 3, 2, 1]);
    expect(await numbersIn('state=closed')).toEqual([3]);
    expect(await numbersIn('direction=asc')).toEqual([1, 2, number]);
    const { body } = await client('GET', `${path}/issues`);
    expect(find(body, 0, 'pull_request', 'merged_at')).toBeNull();
    expect(find(body, 1, 'pull_request')).toBeUndefined();
  });

  it('takes labels in any letter case', async () => {
    expect(await numbersIn('labels=status:%20blocked')).toEqual([1]);
    expect(await numbersIn('labels=none')).toEqual([]);
  });

  it('includes what changed in the second that `since` names', async () => {
    const { body } = await client('GET', `${path}/issues/2`);
    expect(await numbersIn(`since=${String(find(body, 'updated_at'))}`)).toContain(2);
    expect(await numbersIn('since=2026-01-21T00:00:00Z')).toEqual([]);
  });
});

describe('a pull request', () => {
  it('is an issue too', async () => {
    const number = await openPull('Text');
    const body = { title: 'Better work', labels: ['status: blocked'] };
    const patched = await client('PATCH', `${path}/issues/${number}`, { body });
    expect(patched.body).toMatchObject({
      number,
      title: 'Better work',
      body: 'Text',
      labels: [{ name: 'Status: Blocked' }],
      pull_request: { url: `${github.apiUrl}${path}/pulls/${number}` },
    });
    expect((await repository.pullRequest(number)).title).toBe('Better work');
  });
});

describe('an issue', () => {
  it('that was deleted is gone for good', async () => {
    repository.deleteIssue(2);
    expect((await client('GET', `${path}/issues/2`)).status).toBe(410);
    expect((await client('PATCH', `${path}/issues/2`, { body: { title: 'A' } })).status).toBe(410);
    expect((await client('GET', `${path}/issues/2/comments`)).status).toBe(410);
    expect(await numbersIn('state=all')).toEqual([3, 1]);
    expect(await repository.createIssue({ title: 'Four' })).toBe(4);
  });

  it('may be closed as a duplicate', async () => {
    await repository.editIssue(1, { state: 'closed', reason: 'duplicate' });
    expect((await repository.issue(1)).stateReason).toBe('duplicate');
    await repository.editIssue(1, { state: 'open' });
    expect((await repository.issue(1)).stateReason).toBe('reopened');
  });

  it('may be edited by its author and by who may triage, not by others', async () => {
    const own = await repository.createIssue({ title: 'Mine', labels: ['x'], by: 'outsider' });
    expect((await repository.issue(own)).labels).toEqual([]);
    await repository.editIssue(own, { state: 'closed', by: 'outsider' });
    expect((await repository.issue(own)).closedBy).toBe('outsider');
    const foreign = repository.editIssue(1, { state: 'closed', by: 'outsider' });
    await expect(foreign).rejects.toThrow('403');
    await repository.editIssue(1, { state: 'closed', by: 'contributor' });
  });

  it('gets the next number that a seed asks for', async () => {
    const late = await github.createRepository({ name: `late-${count}`, nextNumber: 12 });
    expect(await late.createIssue({ title: 'Twelve' })).toBe(12);
    expect(await late.issues()).toHaveLength(1);
  });
});

describe('labels', () => {
  it('are the same in any letter case', async () => {
    const created = await client('POST', `${path}/labels`, { body: { name: 'STATUS: blocked' } });
    expect([created.status, find(created.body, 'errors', 0, 'code')]).toEqual([
      422,
      'already_exists',
    ]);
    await client('POST', `${path}/issues/2/labels`, { body: { labels: ['status: blocked'] } });
    expect((await repository.issue(2)).labels).toEqual(['Status: Blocked']);
    await client('DELETE', `${path}/issues/2/labels/STATUS%3A%20BLOCKED`);
    expect((await repository.issue(2)).labels).toEqual([]);
    expect((await client('GET', `${path}/labels/status%3A%20blocked`)).status).toBe(200);
  });
});
