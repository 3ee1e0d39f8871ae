import { afterEach, beforeEach, expect, test } from 'vitest';
import { SPRINT } from '../support/example-sprint.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { runAction } from '../support/github/runner/run-action.ts';
import { pushEvent } from '../support/github/runner/runner-event.ts';
import { startGitHub } from '../support/github/start-github.ts';

let github: EmulatedGitHub;
beforeEach(async () => {
  github = await startGitHub({ startAt: '2026-03-05T10:00:00Z' });
});
afterEach(async () => {
  await github.stop();
});

test('one push with a merged pull request completes one deliverable', async () => {
  const repository = await github.createRepository({ files: { 'CURRENT_SPRINT.md': SPRINT } });
  const number = await repository.openPullRequest({
    title: 'Build the index',
    head: 'index',
    body: 'Completes: A1',
    files: { 'index.ts': 'x' },
  });
  await repository.mergePullRequest(number);
  const result = await runAction({ repository, event: await pushEvent(repository) });
  console.log(result.log, result.outputs, result.summary);
  console.log(await repository.readFile('CURRENT_SPRINT.md'));
  console.log(github.requests.map((r) => `${r.method} ${r.path} ${r.status}`).join('\n'));
  console.log(github.contractViolations);
  expect(result.exitCode).toBe(0);
});
