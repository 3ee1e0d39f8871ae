import { describe, expect, test } from 'vitest';
import { hasCorpus, readShared } from '../support/corpus.ts';
import { SPRINT } from '../support/example-sprint.ts';
import { runAction } from '../support/github/runner/run-action.ts';
import { pullRequestEvent, pushEvent } from '../support/github/runner/runner-event.ts';
import { CONFIG, merge, PATH, runSource, useGitHub } from './harness.ts';

const { createRepository, changesOf, github } = useGitHub();

describe('a push with a merged pull request', () => {
  test('commits the document once; a second run changes nothing', async () => {
    const repository = await createRepository();
    const number = await merge(repository, { body: 'Completes: A1' });
    const event = await pushEvent(repository);
    const first = await runAction({ repository, event });
    expect(first.log).not.toContain('::error');
    expect(first.exitCode).toBe(0);

    const text = await repository.readFile(PATH);
    expect(text).toContain('- [x] **Index builder**');
    expect(text).toContain('**Start Date:** March 5, 2026');
    const [commit] = await repository.commits();
    expect(commit).toMatchObject({
      message: `Update ${PATH}: Index builder completed (#${number})`,
      author: 'github-actions[bot]',
      isVerified: true,
    });
    expect(changesOf(repository)).toEqual([
      expect.stringContaining('PATCH'),
      expect.stringMatching(`POST .*/issues/${number}/comments`),
    ]);

    expect(first.outputs).toMatchObject({ changed: 'true', progress: '25', commit: commit?.sha });
    expect(JSON.parse(first.outputs['completed'] ?? '')).toEqual([
      { document: PATH, key: 'sprint-7/track-a/index-builder', title: 'Index builder' },
    ]);
    const [plan] = JSON.parse(first.outputs['plan'] ?? '');
    expect(plan).toMatchObject({ document: PATH, outcome: 'committed' });
    expect(plan.changes.length).toBeGreaterThan(3);
    expect(first.summary).toContain('| ');
    expect(first.summary).toContain('+- [x] **Index builder**');

    const second = await runAction({ repository, event });
    expect(second).toMatchObject({ exitCode: 0, outputs: { changed: 'false', commit: '' } });
    expect(second.log).toContain('up to date');
    expect(changesOf(repository)).toHaveLength(2);
    expect(await repository.readFile(PATH)).toBe(text);
  });

  test.runIf(hasCorpus)(
    'gives the seed’s document byte for byte, with a link to the pull request',
    async () => {
      const files = { [PATH]: readShared('seed/CURRENT_SPRINT.md') };
      const repository = await createRepository(files, { nextNumber: 101 });
      const number = await merge(repository, { body: 'Completes: A1', at: '2026-01-20T15:00:00Z' });
      expect(number).toBe(101);
      const result = await runAction({ repository, event: await pushEvent(repository) });
      expect(result.exitCode).toBe(0);
      const link = `[#101](https://github.com/${repository.fullName}/pull/101)`;
      const expected = readShared('expected/seed-a1.md').replaceAll('(#101)', `(${link})`);
      expect(await repository.readFile(PATH)).toBe(expected);
    },
  );

  test('that closes a linked issue completes its deliverable', async () => {
    const repository = await createRepository({}, { issues: [{ title: 'Index builder' }] });
    const linked = SPRINT.replaceAll('octo-org/octo-repo', repository.fullName);
    await repository.push({ files: { [PATH]: linked } });
    await merge(repository, { body: 'Fixes #1' });
    const result = await runSource({ repository, event: await pushEvent(repository) });
    expect(result.exitCode).toBe(0);
    expect(await repository.readFile(PATH)).toContain('- [x] **Index builder**');
  });

  test('that only mentions deliverables changes nothing and prints the line to add', async () => {
    const repository = await createRepository();
    await merge(repository, {
      title: 'Query parser, first steps',
      body: 'See A1 and #1, part of B.',
    });
    const result = await runSource({ repository, event: await pushEvent(repository) });
    expect(result.exitCode).toBe(0);
    expect(result.log).toContain('Completes: B1');
    expect(result.summary).toContain('Completes: B1');
    expect(result.outputs).toMatchObject({ changed: 'false', completed: '[]' });
    expect(changesOf(repository)).toEqual([]);
  });

  test('that names something unknown changes nothing and lists what it could have meant', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: Index bilder' });
    const result = await runSource({ repository, event: await pushEvent(repository) });
    expect(result.exitCode).toBe(0);
    expect(result.log).toMatch(/^::warning .*Index bilder.*Index builder/m);
    expect(result.summary).toContain('Index builder');
    expect(changesOf(repository)).toEqual([]);
  });

  test('of which a person’s push comes between our read and our write: both effects are there', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    const event = await pushEvent(repository);
    let isDone = false;
    const stop = github().onRequest(async ({ method, path }) => {
      if (isDone || method !== 'PATCH' || !path.includes('/git/refs/')) return undefined;
      isDone = true;
      const text = (await repository.readFile(PATH)) ?? '';
      await repository.push({ files: { [PATH]: text.replace('Query team', 'Another team') } });
      return undefined;
    });
    const result = await runSource({ repository, event });
    stop();
    expect(isDone).toBe(true);
    expect(result.exitCode).toBe(0);
    const text = await repository.readFile(PATH);
    expect(text).toContain('- [x] **Index builder**');
    expect(text).toContain('Another team');
  });

  test('whose last answer was lost is not committed twice', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    const event = await pushEvent(repository);
    let isDone = false;
    const stop = github().onRequest(({ method }) => {
      if (isDone || method !== 'PATCH') return undefined;
      isDone = true;
      return { kind: 'lose-answer' };
    });
    const result = await runSource({ repository, event });
    stop();
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
    const ours = (await repository.commits()).filter(({ message }) => message.startsWith('Update'));
    expect(ours).toHaveLength(1);
  });

  test('needs no GraphQL', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    github().setGraphql(false);
    const result = await runSource({ repository, event: await pushEvent(repository) });
    github().setGraphql(true);
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
  });
});

/** What GitHub gives a workflow that a fork started. */
const READING = { contents: 'read', issues: 'read', pull_requests: 'read', metadata: 'read' };

describe('the event of a merged pull request', () => {
  test.each(['pull_request', 'pull_request_target'] as const)('%s does the same', async (name) => {
    const repository = await createRepository();
    const number = await merge(repository, { body: 'Completes: A1' });
    const event = await pullRequestEvent(repository, number, name);
    const result = await runSource({ repository, event });
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'true' } });
    expect(await repository.readFile(PATH)).toContain('- [x] **Index builder**');
  });

  test('from a fork is judged by the state on GitHub alone (hostile 15)', async () => {
    const repository = await createRepository();
    const fork = await repository.fork('outsider');
    const files = { [CONFIG]: 'documents: evil.md\n', 'evil.md': SPRINT };
    await fork.push({ branch: 'work', files, by: 'outsider' });
    const number = await repository.openPullRequest({
      title: 'From outside',
      head: 'outsider:work',
      body: 'Completes: A1',
      by: 'outsider',
    });
    const open = await pullRequestEvent(repository, number, 'pull_request_target');
    const before = await runSource({ repository, event: open });
    expect(before.exitCode).toBe(0);
    expect(before.summary).toContain('Completes “Index builder”');
    // `pull_request` of a fork has a token that only reads: the summary tells it, and the job stays green.
    const reading = await runSource({
      repository,
      event: await pullRequestEvent(repository, number, 'pull_request'),
      token: github().createActionsToken(repository.owner, READING),
    });
    expect(reading.exitCode).toBe(0);
    expect(reading.summary).toContain('Completes “Index builder”');
    expect(changesOf(repository)).toEqual([
      `POST /repos/${repository.fullName}/issues/${number}/comments 201`,
    ]);
  });
});

describe('a dry run', () => {
  test('shows the plan and writes nothing', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    const event = await pushEvent(repository);
    const result = await runSource({ repository, event, inputs: { 'dry-run': 'true' } });
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
    expect(result.summary).toContain('+- [x] **Index builder**');
    expect(JSON.parse(result.outputs['plan'] ?? '')).toMatchObject([{ outcome: 'planned' }]);
    const writes = github().requests.filter(
      ({ method, path }) => method !== 'GET' && path.includes(repository.fullName),
    );
    expect(writes).toEqual([]);
  });
});
