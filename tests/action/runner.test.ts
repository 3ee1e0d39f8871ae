import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SPRINT } from '../support/example-sprint.ts';
import { runAction } from '../support/github/runner/run-action.ts';
import { pushEvent } from '../support/github/runner/runner-event.ts';
import { merge, PATH, runSource, useGitHub } from './harness.ts';

const { createRepository } = useGitHub();
const BUNDLE = fileURLToPath(new URL('../../dist/action/index.js', import.meta.url));

describe('what the runner is given', () => {
  test('a result that cannot be handed over stands in the log (fault 28)', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    const env = { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '/does/not/exist' };
    const result = await runSource({ repository, event: await pushEvent(repository), env });
    expect(result.exitCode).toBe(0);
    expect(result.log).toMatch(/^::warning.*outputs could not be handed over/m);
    expect(result.log).toContain('"changed": "true"');
    expect(result.log).toMatch(/^::warning.*summary could not be written/m);
    expect(result.log).toContain('+- [x] **Index builder**');
    expect(await repository.readFile(PATH)).toContain('- [x] **Index builder**');
  });

  test('foreign text starts no command of the runner (hostile 23) and no output (hostile 24)', async () => {
    const evil = '::add-mask::builder';
    const text = SPRINT.replace('Index builder', `${evil} ##[error]x`);
    const repository = await createRepository({ [PATH]: text });
    const title = 'x\n::error::hello\nchanged=no\n::set-output name=changed::no';
    await merge(repository, {
      title,
      body: 'Completes: A1\nCompletes: ::error::nothing%0A::error::more',
    });
    const result = await runSource({ repository, event: await pushEvent(repository) });
    expect(result.outputs).toMatchObject({ changed: 'true', progress: '25' });
    const commands = commandsIn(result.log);
    expect(commands.filter((line) => !line.startsWith('::warning title=sprint-sync'))).toEqual([]);
  });

  test('a token never shows in log, summary or outputs (hostile 27)', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    const token = repository.github.createActionsToken(repository.owner);
    const env = { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' };
    const result = await runAction({ repository, event: await pushEvent(repository), token, env });
    expect(JSON.stringify(result)).not.toContain(token);
  });

  test('outside of a workflow it says where it belongs', () => {
    const { status, stdout } = spawnSync(process.execPath, [BUNDLE], {
      env: { PATH: process.env['PATH'] ?? '', INPUT_TOKEN: 'x' },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stdout).toContain('step of a GitHub workflow');
  });
});

/** Lines that the runner would take for commands: all but those between stop-commands and its token. */
function commandsIn(log: string): string[] {
  const commands: string[] = [];
  let stopped: string | null = null;
  for (const line of log.split('\n').map((one) => one.trim())) {
    if (stopped !== null) {
      if (line === `::${stopped}::`) stopped = null;
      continue;
    }
    const stop = /^::stop-commands::(.+)$/.exec(line);
    if (stop) stopped = stop[1] ?? '';
    else if (line.startsWith('::') || line.includes('##[')) commands.push(line);
  }
  return commands;
}
