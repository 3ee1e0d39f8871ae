import { describe, expect, test } from 'vitest';
import { SPRINT } from '../support/example-sprint.ts';
import {
  eventOnDefaultBranch,
  pullRequestEvent,
  pushEvent,
  type RunnerEvent,
  workflowDispatchEvent,
} from '../support/github/runner/runner-event.ts';
import { CONFIG, merge, PATH, runSource, useGitHub } from './harness.ts';

const { createRepository, changesOf } = useGitHub();
const NO_COMMIT = '0'.repeat(40);

/** A push event with some fields changed. */
function altered(
  event: RunnerEvent,
  fields: Readonly<Record<string, string | boolean>>,
): RunnerEvent {
  return { ...event, payload: { ...event.payload, ...fields } };
}

describe('workflow_dispatch', () => {
  test('looks at the pull request that is named', async () => {
    const repository = await createRepository();
    const number = await merge(repository, { body: 'Completes: B2' });
    const event = await workflowDispatchEvent(repository);
    const inputs = { 'pull-request': String(number) };
    const result = await runSource({ repository, event, inputs });
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
    expect(await repository.readFile(PATH)).toContain('- [x] **Ranking**');
  });

  test('completes what is named', async () => {
    const repository = await createRepository();
    const event = await workflowDispatchEvent(repository);
    const result = await runSource({ repository, event, inputs: { completes: 'Track B, A2' } });
    expect(result.exitCode).toBe(0);
    expect(JSON.parse(result.outputs['completed'] ?? '')).toHaveLength(3);
  });

  test('takes the inputs of the workflow of the same name', async () => {
    const repository = await createRepository();
    const event = await workflowDispatchEvent(repository, { completes: 'A1', 'pull-request': '' });
    const result = await runSource({ repository, event });
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
  });

  test('with a name that is unknown fails and lists the candidates', async () => {
    const repository = await createRepository();
    const event = await workflowDispatchEvent(repository);
    const result = await runSource({ repository, event, inputs: { completes: 'Rankin' } });
    expect(result.exitCode).toBe(1);
    expect(result.log).toMatch(/^::error .*Rankin.*Ranking/m);
    expect(changesOf(repository)).toEqual([]);
  });

  test('with nothing named says what to name', async () => {
    const repository = await createRepository();
    const result = await runSource({ repository, event: await workflowDispatchEvent(repository) });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('`pull-request`');
  });
});

describe('a push', () => {
  test('that deletes a branch, or pushes a tag, says so and ends green', async () => {
    const repository = await createRepository();
    const push = await pushEvent(repository);
    const cases = [
      [altered(push, { after: NO_COMMIT, deleted: true }), 'was deleted'],
      [altered(push, { ref: 'refs/tags/v1' }), 'no branch'],
    ] as const;
    for (const [event, said] of cases) {
      const result = await runSource({ repository, event });
      expect(result.exitCode).toBe(0);
      expect(result.log).toContain(said);
    }
    expect(changesOf(repository)).toEqual([]);
  });

  test('of a new branch, and one whose old head is gone, finds its pull requests', async () => {
    for (const before of [NO_COMMIT, 'f'.repeat(40)]) {
      const repository = await createRepository();
      await merge(repository, { body: 'Completes: A1' });
      const event = altered(await pushEvent(repository), { before, forced: before !== NO_COMMIT });
      const result = await runSource({ repository, event });
      expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
    }
  });

  test('of commits without a pull request says so', async () => {
    const repository = await createRepository();
    await repository.push({ files: { x: 'y' }, message: 'Completes: A1' });
    const result = await runSource({ repository, event: await pushEvent(repository) });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('no merged pull request');
    expect(changesOf(repository)).toEqual([]);
  });

  test('to a branch that does not count says which do', async () => {
    const repository = await createRepository();
    await repository.push({ branch: 'develop', files: { x: 'y' } });
    const event = await pushEvent(repository, { branch: 'develop' });
    const result = await runSource({ repository, event });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('`main`');
  });

  test('to a done-branch of the config updates the document there', async () => {
    const repository = await createRepository({ [CONFIG]: 'branches: [main, develop]\n' });
    await repository.push({ branch: 'develop', files: { x: 'y' } });
    await merge(repository, { body: 'Completes: A1', base: 'develop' });
    const event = await pushEvent(repository, { branch: 'develop' });
    expect((await runSource({ repository, event })).exitCode).toBe(0);
    expect(await repository.readFile(PATH, 'develop')).toContain('- [x] **Index builder**');
    expect(await repository.readFile(PATH)).toBe(SPRINT);
  });
});

describe('any other event', () => {
  test.each(['watch', 'fork', 'release'])('%s says so and ends green', async (name) => {
    const repository = await createRepository();
    const event = await eventOnDefaultBranch(repository, name, { action: 'opened' });
    const result = await runSource({ repository, event });
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
    expect(result.log).toContain(`\`${name}\``);
  });

  test.each(['schedule', 'issues'])(
    '%s ends green and says that issues play no part, where the config does not ask for them',
    async (name) => {
      const repository = await createRepository();
      const event = await eventOnDefaultBranch(repository, name, { action: 'opened' });
      const result = await runSource({ repository, event });
      expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
      expect(result.log).toContain('`issues: link`');
    },
  );

  test('of a pull request that was not merged says so and ends green', async () => {
    const repository = await createRepository();
    const seed = { title: 'x', head: 'x', body: 'Completes: A1', files: { x: '' } };
    const number = await repository.openPullRequest(seed);
    await repository.closePullRequest(number);
    const result = await runSource({
      repository,
      event: await pullRequestEvent(repository, number),
    });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('without a merge');
    expect(changesOf(repository)).toEqual([]);
  });
});
