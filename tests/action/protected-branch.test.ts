import { describe, expect, test } from 'vitest';
import { SPRINT } from '../support/example-sprint.ts';
import { pushEvent } from '../support/github/runner/runner-event.ts';
import { changesExceptRefused } from './changes.ts';
import { merge, PATH, runSource, useGitHub } from './harness.ts';

const { createRepository, changesOf } = useGitHub();
const SYNC = 'sprint-sync/current-sprint';

describe('a protected branch', () => {
  test.each(['pull-request', 'ruleset', 'status-check', 'signature'] as const)(
    'by the rule %s ends in one sync pull request, however often it runs',
    async (rule) => {
      const repository = await createRepository();
      const merged = await merge(repository, { body: 'Completes: A1' });
      repository.protect('main', rule);
      const event = await pushEvent(repository);
      const results = [await runSource({ repository, event })];
      const before = changesExceptRefused(changesOf(repository));
      results.push(await runSource({ repository, event }));
      expect(changesExceptRefused(changesOf(repository))).toEqual(before);

      const open = (await repository.pullRequests()).filter(({ state }) => state === 'open');
      expect(open).toMatchObject([{ head: SYNC, base: 'main', by: 'github-actions[bot]' }]);
      const [proposal] = open;
      expect(proposal?.title).toBe(`Update ${PATH}: Index builder completed (#${merged})`);
      expect(proposal?.body).toContain(`#${merged}`);
      for (const { exitCode, outputs, log } of results) {
        expect({ exitCode, outputs }).toMatchObject({
          exitCode: 0,
          outputs: { changed: 'true', commit: '', 'pull-request': String(proposal?.number) },
        });
        expect(log).toContain(`pull request #${proposal?.number}`);
      }
      expect(await repository.readFile(PATH)).toBe(SPRINT);
      expect(await repository.readFile(PATH, SYNC)).toContain('- [x] **Index builder**');
      expect((await repository.commits(SYNC))[0]?.isVerified).toBe(true);
    },
  );

  test('whose sync pull request is merged stays as it is then', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    repository.protect('main');
    await runSource({ repository, event: await pushEvent(repository) });
    const [proposal] = await repository.pullRequests();
    await repository.mergePullRequest(proposal?.number ?? 0);
    const result = await runSource({ repository, event: await pushEvent(repository) });
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
    expect(result.log).toContain('our own');
    expect(await repository.readFile(PATH)).toContain('- [x] **Index builder**');
  });

  test('without the right to open pull requests ends in a branch, a link and the setting to change', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    repository.protect('main');
    repository.allowActionsToOpenPullRequests(false);
    const result = await runSource({ repository, event: await pushEvent(repository) });
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'true', 'pull-request': '' } });
    const link = `https://github.com/${repository.fullName}/compare/main...${SYNC}?expand=1`;
    expect(result.log).toContain(link);
    expect(result.log).toContain('Allow GitHub Actions to create and approve pull requests');
    expect(result.summary).toContain(link);
    expect(await repository.pullRequests()).toHaveLength(1);
  });

  test('whose sync pull request was turned down is left alone', async () => {
    const repository = await createRepository();
    await merge(repository, { body: 'Completes: A1' });
    repository.protect('main');
    const event = await pushEvent(repository);
    await runSource({ repository, event });
    const [proposal] = await repository.pullRequests();
    await repository.closePullRequest(proposal?.number ?? 0);
    const result = await runSource({ repository, event });
    expect(result).toMatchObject({ exitCode: 0, outputs: { changed: 'false' } });
    expect(result.log).toContain('turned down');
    expect((await repository.pullRequests()).filter(({ state }) => state === 'open')).toEqual([]);
  });
});
