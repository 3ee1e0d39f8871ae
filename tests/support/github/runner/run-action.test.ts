import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from '../emulated-github.ts';
import { find, parseJson } from '../json.ts';
import type { EmulatedRepository } from '../repository/emulated-repository.ts';
import { startGitHub } from '../start-github.ts';
import { runAction } from './run-action.ts';
import {
  eventOnDefaultBranch,
  pullRequestEvent,
  pushEvent,
  workflowDispatchEvent,
} from './runner-event.ts';

const METADATA = `
name: Probe
inputs:
  token: { default: '\${{ github.token }}' }
  dry-run: { default: false }
  with space: {}
  fail: {}
runs: { using: node24, main: main.mjs }
`;

/** Writes all that it was given to its outputs. */
const SCRIPT = `
import { appendFileSync, readFileSync } from 'node:fs';
const { env } = process;
const output = (name, value) =>
  appendFileSync(env.GITHUB_OUTPUT, name + '<<END_' + name + '\\n' + value + '\\nEND_' + name + '\\n');
output('env', JSON.stringify(env, null, 1));
output('event', readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
appendFileSync(env.GITHUB_OUTPUT, 'plain=a=b\\n');
appendFileSync(env.GITHUB_STEP_SUMMARY, '# Done\\n');
console.log('to stdout');
console.error('to stderr');
if (env.INPUT_FAIL === 'exit') process.exitCode = 3;
if (env.INPUT_FAIL === 'hang') setInterval(() => {}, 1000);
`;

let github: EmulatedGitHub;
let repository: EmulatedRepository;
let folder: string;
beforeAll(async () => {
  github = await startGitHub();
  repository = await github.createRepository();
  folder = await mkdtemp(join(tmpdir(), 'action-'));
  await writeFile(join(folder, 'action.yml'), METADATA);
  await writeFile(join(folder, 'main.mjs'), SCRIPT);
});
afterAll(async () => {
  await github.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('a run of an action', () => {
  it('gives outputs, summary, log and exit code', async () => {
    const event = await pushEvent(repository);
    const result = await runAction({ repository, event, folder, inputs: { fail: 'exit' } });
    expect(result).toMatchObject({ exitCode: 3, summary: '# Done\n' });
    expect(result.outputs['plain']).toBe('a=b');
    expect(result.log).toContain('to stdout\n');
    expect(result.log).toContain('to stderr\n');
  });

  it('has the variables of a runner and nothing of this process', async () => {
    const event = await pushEvent(repository);
    process.env['LEAK'] = 'yes';
    const inputs = { 'with space': 'x' };
    const { outputs } = await runAction({ repository, event, folder, inputs, env: { EXTRA: '1' } });
    delete process.env['LEAK'];
    const env = parseJson(outputs['env'] ?? '');
    expect(env).toMatchObject({
      'INPUT_DRY-RUN': 'false',
      INPUT_WITH_SPACE: 'x',
      EXTRA: '1',
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: `${github.apiUrl}/graphql`,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REF_NAME: 'main',
      GITHUB_SHA: await repository.branchHead(),
      GITHUB_ACTOR: 'maintainer',
    });
    expect(find(env, 'INPUT_TOKEN')).toMatch(/^ghs_/);
    for (const name of ['LEAK', 'INPUT_FAIL', 'GITHUB_TOKEN', 'NODE_OPTIONS', 'VITEST']) {
      expect(find(env, name)).toBeUndefined();
    }
  });

  it('in this process is given the same, and leaves nothing behind', async () => {
    const event = await pushEvent(repository);
    const main = async () => {
      core.setOutput('event', (await import('@actions/github')).context.eventName);
      await core.summary.addRaw(`# ${process.env['GITHUB_REPOSITORY']}`).write();
      core.setFailed('It failed.');
    };
    const before = { ...process.env };
    for (const named of [event, { ...event, name: 'fork' }]) {
      const result = await runAction({ repository, event: named, folder, main });
      expect(result).toEqual({
        exitCode: 1,
        log: '::error::It failed.\n',
        outputs: { event: named.name },
        summary: '# octo-org/octo-repo',
      });
    }
    expect(process.env).toEqual(before);
    expect(process.exitCode).toBeUndefined();
  });

  it('that takes too long is ended', async () => {
    const event = await pushEvent(repository);
    const inputs = { fail: 'hang' };
    const result = await runAction({
      repository,
      event,
      folder,
      inputs,
      timeoutMilliseconds: 1_000,
    });
    expect(result.exitCode).toBeNull();
  });

  it('takes no input that the action does not have', async () => {
    const event = await pushEvent(repository);
    const run = runAction({ repository, event, folder, inputs: { nothing: 'x' } });
    await expect(run).rejects.toThrow('The action has no input nothing.');
  });
});

describe('the event', () => {
  it('of a push names its commits and their files', async () => {
    const before = await repository.branchHead();
    await repository.push({ files: { 'a.md': 'a\n' }, message: 'Add a', by: 'contributor' });
    const after = await repository.push({ files: { 'a.md': null, 'README.md': 'b\n' } });
    const event = await pushEvent(repository, { ...(before === undefined ? {} : { before }) });
    expect(event).toMatchObject({ name: 'push', sha: after, ref: 'refs/heads/main' });
    expect(event.payload).toMatchObject({
      before,
      after,
      commits: [
        { message: 'Add a', added: ['a.md'], author: { username: 'contributor' } },
        { removed: ['a.md'], modified: ['README.md'] },
      ],
      head_commit: { id: after },
      repository: { full_name: 'octo-org/octo-repo', default_branch: 'main' },
      sender: { login: 'maintainer' },
    });
  });

  it.each(['pull_request', 'pull_request_target'] as const)(
    'of a merge (%s) is on the base branch',
    async (name) => {
      const head = `work-${name}`;
      const files = { [`${name}.md`]: 'x\n' };
      const number = await repository.openPullRequest({ title: 'Work', head, files });
      const sha = await repository.mergePullRequest(number);
      const event = await pullRequestEvent(repository, number, name);
      expect(event).toMatchObject({
        name,
        sha,
        ref: 'refs/heads/main',
        baseRef: 'main',
        headRef: head,
      });
      expect(event.payload).toMatchObject({
        action: 'closed',
        number,
        pull_request: { merged: true, merge_commit_sha: sha, state: 'closed' },
        sender: { login: 'maintainer' },
      });
    },
  );

  it('of a pull request closed unmerged is on its test merge', async () => {
    const files = { 'closed.md': 'x\n' };
    const number = await repository.openPullRequest({ title: 'Work', head: 'closed', files });
    await repository.closePullRequest(number);
    const event = await pullRequestEvent(repository, number);
    expect(event.ref).toBe(`refs/pull/${number}/merge`);
    expect(event.payload).toMatchObject({ action: 'closed', pull_request: { merged: false } });
  });

  it('of a dispatch has its inputs, and others what they are given', async () => {
    const dispatched = await workflowDispatchEvent(repository, { 'pull-request': '4' });
    expect(dispatched.payload).toMatchObject({ inputs: { 'pull-request': '4' } });
    const event = await eventOnDefaultBranch(repository, 'schedule', { schedule: '0 6 * * *' });
    expect(event).toMatchObject({ name: 'schedule', payload: { schedule: '0 6 * * *' } });
  });
});
