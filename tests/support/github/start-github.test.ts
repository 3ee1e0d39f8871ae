import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** Uses every part that could keep a process alive: the servers, a client’s connection, an answer that never comes. */
const SCRIPT = `
import { startGitHub } from ${JSON.stringify(new URL('start-github.ts', import.meta.url).href)};
const github = await startGitHub();
const repository = await github.createRepository();
await fetch(github.apiUrl + '/repos/' + repository.fullName + '/contents/README.md');
github.onRequest(() => ({ kind: 'hang' }));
fetch(github.apiUrl).catch(() => {});
while (github.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
await github.stop();
console.log('stopped');
`;

it('runs without a build, and lets the process end once it has stopped', async () => {
  const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', SCRIPT], {
    timeout: 50_000,
  });
  expect((await run).stdout).toBe('stopped\n');
});
