import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from './emulated-github.ts';
import { type Client, createClient } from './http-client.ts';
import { find, listAt, textAt } from './json.ts';
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
    files: { 'a.md': 'alpha\n' },
  });
  client = createClient(github, github.createActionsToken('octo-org'));
  path = `/repos/${repository.fullName}`;
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** A commit on top of the default branch, by the calls that an app makes, without moving the branch. */
async function commitFile(content: string) {
  const parent = (await repository.branchHead()) ?? '';
  const tree = [{ path: 'a.md', mode: '100644', type: 'blob', content }];
  const head = await client('GET', `${path}/git/commits/${parent}`);
  const body = { base_tree: textAt(head.body, 'tree', 'sha'), tree };
  const written = await client('POST', `${path}/git/trees`, { body });
  const commit = { message: 'Change', tree: textAt(written.body, 'sha'), parents: [parent] };
  return (await client('POST', `${path}/git/commits`, { body: commit })).body;
}

describe('the verbs of a repository', () => {
  it('write real git objects', async () => {
    const sha = await repository.push({
      files: { 'b/c.md': 'gamma\n', 'a.md': null },
      message: 'Move',
    });
    expect(await repository.branchHead()).toBe(sha);
    expect(await repository.readFile('b/c.md')).toBe('gamma\n');
    expect(await repository.readFile('a.md')).toBeUndefined();
    const tree = await client('GET', `${path}/git/trees/main?recursive=1`);
    // `git hash-object` gives this name to the six bytes.
    const blob = listAt(tree.body, 'tree').find((entry) => find(entry, 'path') === 'b/c.md');
    expect(find(blob, 'sha')).toBe('af17f6cc87e4d5e4adec0018cbb73d3e2bd008c8');
  });

  it('act for the owner where a user owns the repository', async () => {
    const own = await github.createRepository({ owner: 'outsider', name: `own-${count}` });
    await own.push({ files: { 'b.md': 'b\n' } });
    const number = await own.openPullRequest({ title: 'A', head: 'a', files: { 'a.md': 'a\n' } });
    await own.mergePullRequest(number);
    expect((await own.pullRequest(number)).state).toBe('merged');
    expect((await own.commits())[0]?.author).toBe('outsider');
  });

  it('keep bytes as they are', async () => {
    await repository.push({ files: { 'x.bin': new Uint8Array([0, 255, 13, 10]) } });
    const { body } = await client('GET', `${path}/contents/x.bin`);
    expect(Buffer.from(textAt(body, 'content'), 'base64')).toEqual(Buffer.from([0, 255, 13, 10]));
  });
});

describe('a commit of a job', () => {
  it('is signed by GitHub if it names no author', async () => {
    const commit = await commitFile('beta\n');
    expect(commit).toMatchObject({
      author: { name: 'github-actions[bot]' },
      verification: { verified: true, reason: 'valid' },
    });
    expect(textAt(commit, 'author', 'date')).toMatch(/^2026-01-20T09:/);

    const sha = textAt(commit, 'sha');
    const read = async (at: string) => (await client('GET', `${path}${at}`)).body;
    expect(find(await read(`/git/commits/${sha}`), 'verification', 'verified')).toBe(true);
    expect(find(await read(`/commits/${sha}`), 'commit', 'verification', 'verified')).toBe(true);
    const listed = await read(`/commits?sha=${sha}`);
    expect(find(listed, 0, 'commit', 'verification', 'verified')).toBe(true);
    expect(find(listed, 1, 'commit', 'verification', 'verified')).toBe(false);
  });

  it('that removes a file closes the issues that its message closes', async () => {
    await repository.createIssue({ title: 'One' });
    const { body } = await client('GET', `${path}/contents/a.md`);
    const remove = { message: 'Closes #1', sha: textAt(body, 'sha') };
    await client('DELETE', `${path}/contents/a.md`, { body: remove });
    expect((await repository.issue(1)).state).toBe('closed');
  });
});

describe('a commit', () => {
  it('that is not there is an error of its own', async () => {
    const { status, body } = await client('GET', `${path}/commits/${'0'.repeat(40)}`);
    expect([status, find(body, 'message')]).toEqual([
      422,
      `No commit found for SHA: ${'0'.repeat(40)}`,
    ]);
  });

  it('has check runs', async () => {
    const sha = (await repository.branchHead()) ?? '';
    const body = { name: 'test', head_sha: sha, status: 'completed', conclusion: 'success' };
    await client('POST', `${path}/check-runs`, { body });
    const listed = await client('GET', `${path}/commits/${sha}/check-runs`);
    expect(find(listed.body, 'check_runs', 0, 'conclusion')).toBe('success');
    expect((await client('GET', `${path}/commits/${sha}/check-suites`)).status).toBe(200);
  });
});

describe('a branch', () => {
  it('moves forward only, unless forced', async () => {
    const old = (await repository.branchHead()) ?? '';
    await repository.push({ files: { 'a.md': 'beta\n' } });
    const ref = `${path}/git/refs/heads/main`;
    const { status, body } = await client('PATCH', ref, { body: { sha: old } });
    expect([status, find(body, 'message')]).toEqual([422, 'Update is not a fast forward']);
    expect((await client('PATCH', ref, { body: { sha: old, force: true } })).status).toBe(200);
    expect(await repository.readFile('a.md')).toBe('alpha\n');
  });

  it('that is not there cannot be moved or deleted', async () => {
    const sha = (await repository.branchHead()) ?? '';
    const ref = `${path}/git/refs/heads/none`;
    const moved = await client('PATCH', ref, { body: { sha } });
    expect([moved.status, find(moved.body, 'message')]).toEqual([422, 'Reference does not exist']);
    expect((await client('DELETE', ref)).status).toBe(422);
  });

  it('may be a ref of any name', async () => {
    const sha = (await repository.branchHead()) ?? '';
    const created = await client('POST', `${path}/git/refs`, {
      body: { ref: 'refs/own/memory', sha },
    });
    expect(created.status).toBe(201);
    const again = await client('POST', `${path}/git/refs`, {
      body: { ref: 'refs/own/memory', sha },
    });
    expect([again.status, find(again.body, 'message')]).toEqual([422, 'Reference already exists']);
    const { body } = await client('GET', `${path}/git/ref/own%2Fmemory`);
    expect(find(body, 'object', 'sha')).toBe(sha);
  });
});

describe('a protected branch', () => {
  it.each([
    ['pull-request', 'Changes must be made through a pull request.'],
    ['status-check', 'Required status check "test" is expected.'],
  ] as const)('refuses a push (%s) and says why', async (rule, reason) => {
    repository.protect('main', rule);
    const sha = textAt(await commitFile('beta\n'), 'sha');
    const moved = await client('PATCH', `${path}/git/refs/heads/main`, { body: { sha } });
    expect([moved.status, find(moved.body, 'message')]).toEqual([422, reason]);
    const { body } = await client('GET', `${path}/contents/a.md`);
    const write = { message: 'Write', content: base64('beta\n'), sha: textAt(body, 'sha') };
    const put = await client('PUT', `${path}/contents/a.md`, { body: write });
    expect([put.status, find(put.body, 'message')]).toEqual([
      409,
      `Could not update file: ${reason}`,
    ]);
    expect(await repository.readFile('a.md')).toBe('alpha\n');
    const branch = await client('GET', `${path}/branches/main`);
    expect(find(branch.body, 'protected')).toBe(true);
  });

  it('leaves other branches, merges and the maintainer alone', async () => {
    repository.protect('main');
    const sha = textAt(await commitFile('beta\n'), 'sha');
    const created = await client('POST', `${path}/git/refs`, {
      body: { ref: 'refs/heads/sync', sha },
    });
    expect(created.status).toBe(201);
    const pull = await repository.openPullRequest({ title: 'Sync', head: 'sync' });
    await repository.mergePullRequest(pull);
    expect(await repository.readFile('a.md')).toBe('beta\n');
    await repository.push({ files: { 'a.md': 'gamma\n' } });
    repository.unprotect('main');
    const next = textAt(await commitFile('delta\n'), 'sha');
    const ref = `${path}/git/refs/heads/main`;
    expect((await client('PATCH', ref, { body: { sha: next } })).status).toBe(200);
  });
});
