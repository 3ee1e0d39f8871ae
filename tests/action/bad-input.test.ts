import { describe, expect, test } from 'vitest';
import type { Files } from '../support/github/repository/emulated-repository.ts';
import { pushEvent, workflowDispatchEvent } from '../support/github/runner/runner-event.ts';
import { CONFIG, merge, PATH, runSource, useGitHub } from './harness.ts';

const { createRepository, changesOf, github } = useGitHub();

/** A commit as git's own tools make it, with an entry that the contents API cannot write. */
async function pushEntry(
  repository: Awaited<ReturnType<typeof createRepository>>,
  entry: {
    readonly mode: '120000' | '160000';
    readonly type: 'blob' | 'commit';
    readonly sha?: string;
    readonly content?: string;
  },
) {
  const head = (await repository.branchHead()) ?? '';
  const token = github().createUserToken('maintainer');
  const post = async (path: string, body: unknown) => {
    const response = await fetch(`${github().apiUrl}/repos/${repository.fullName}/git/${path}`, {
      method: 'POST',
      headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (typeof answer === 'object' && answer !== null && 'sha' in answer) return String(answer.sha);
    throw new Error(JSON.stringify(answer));
  };
  const commit = await repository.read(`/git/commits/${head}`);
  const { tree } = JSON.parse(JSON.stringify(commit));
  const sha = await post('trees', { base_tree: tree.sha, tree: [{ path: PATH, ...entry }] });
  const made = await post('commits', { message: 'Link', tree: sha, parents: [head] });
  await repository.moveRef('heads/main', made);
}

describe('bad input is a clear error with place and remedy, exit 1, and nothing is written', () => {
  // One for each way to the log. What makes a document, a config or an input bad is told beside what reads them.
  const CASES: readonly (readonly [name: string, files: Files, said: readonly string[]])[] = [
    ['no document', { [PATH]: null, README: 'x' }, ['none of CURRENT_SPRINT.md', 'documents']],
    ['a wrong path', { [CONFIG]: 'documents: gone.md\n' }, ['file=gone.md', 'no file']],
    ['a folder', { [PATH]: null, [`${PATH}/x.md`]: 'x' }, [`file=${PATH}`, 'is a folder']],
    ['invalid UTF-8', { [PATH]: Uint8Array.of(0x23, 0x20, 0xff) }, [`file=${PATH}`, 'UTF-8']],
    ['2 MB', { [PATH]: `# Sprint 1\n${'x'.repeat(2_000_000)}` }, [`file=${PATH}`, 'MiB']],
    [
      'YAML that does not parse',
      { [CONFIG]: 'documents: [a.md\ntasks: tick\n' },
      [`file=${CONFIG},line=2,col=1`, 'not valid YAML'],
    ],
    [
      'unknown keys',
      { [CONFIG]: '# x\ndocument: a.md\n' },
      [`file=${CONFIG},line=2,col=1`, 'Did you mean `documents`?'],
    ],
  ];
  test.each(CASES)('%s', async (_, files, said) => {
    const repository = await createRepository(files);
    await merge(repository, { body: 'Completes: A1' });
    const result = await runSource({ repository, event: await pushEvent(repository) });
    expect(result.exitCode).toBe(1);
    const [error = ''] = result.log.split('\n').filter((line) => line.startsWith('::error'));
    for (const part of said) expect(error).toContain(part);
    expect(changesOf(repository)).toEqual([]);
  });

  test('a symbolic link or a submodule is never followed (hostile 14)', async () => {
    const entries = [
      { mode: '120000', type: 'blob', content: 'secret.md' },
      { mode: '160000', type: 'commit', sha: 'a'.repeat(40) },
    ] as const;
    for (const entry of entries) {
      const repository = await createRepository({ 'secret.md': 'x' });
      await merge(repository, { body: 'Completes: A1' });
      const event = await pushEvent(repository);
      await pushEntry(repository, entry);
      github().forgetRequests();
      const result = await runSource({ repository, event });
      expect(result.exitCode).toBe(1);
      expect(result.log).toMatch(/::error .*file=CURRENT_SPRINT\.md.*never (followed|read)/);
      expect(changesOf(repository)).toEqual([]);
    }
  });

  const INPUTS: readonly (readonly [Readonly<Record<string, string>>, readonly string[]])[] = [
    [{ 'pull-request': 'seven' }, ['`pull-request`', '`seven`']],
    [{ 'pull-request': '999' }, ['no pull request #999']],
    [{ documents: '../a.md' }, ['`documents[1]`', '`..`']],
    [{ token: '' }, ['No token']],
  ];
  test.each(INPUTS)('the inputs %j', async (inputs, said) => {
    const repository = await createRepository();
    const event = await workflowDispatchEvent(repository);
    const result = await runSource({ repository, event, inputs });
    expect(result.exitCode).toBe(1);
    for (const part of said) expect(result.log).toContain(part);
    expect(changesOf(repository)).toEqual([]);
  });
});

describe('a token', () => {
  test('that is not accepted says so (fault 14)', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    const token = github().createActionsToken(repository.owner);
    github().revokeToken(token);
    const result = await runSource({ repository, event: await pushEvent(repository), token });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('did not accept the token');
    expect(result.log).not.toContain(token);
  });

  test('that may only read names the permission that is missing (fault 15)', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    const permissions = { contents: 'read', metadata: 'read', pull_requests: 'read' };
    const token = github().createActionsToken(repository.owner, permissions);
    const result = await runSource({ repository, event: await pushEvent(repository), token });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('contents: write');
    expect(changesOf(repository)).toEqual([]);
  });

  test('is not enough for an archived repository', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    const event = await pushEvent(repository);
    await repository.archive();
    const result = await runSource({ repository, event });
    expect(result.exitCode).toBe(1);
    expect(result.log).toContain('archived');
  });
});
