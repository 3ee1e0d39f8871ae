import { expect, test } from 'vitest';
import { describeIssues, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { open } = useTeams();
const LONG = { timeout: 60_000 };

test(
  'a merge into another branch that counts closes its issue, and part of a work begins it',
  LONG,
  async () => {
    const config = 'issues: create\nbranches: [main, release]\n';
    const team = await open({ text: TEAM_DOCUMENT, config });
    await team.run();
    await team.repository.push({ branch: 'release', files: { 'RELEASE.md': 'x' } });
    const merge = async (head: string, body: string) => {
      const files = { [`${head}.ts`]: 'x' };
      const wish = { title: head, head, base: 'release', body, files };
      const number = await team.repository.openPullRequest(wish);
      await team.repository.mergePullRequest(number);
    };
    await merge('parser', 'Completes: Query parser');
    await merge('index', 'Part of: Index builder');
    expect(await describeIssues(team)).toContain('#3 Query parser open');
    const push = { kind: 'push', branch: 'release', before: null, after: '', commits: [] } as const;
    await team.run({ trigger: push });
    expect(await describeIssues(team)).toEqual([
      '#1 Index builder open [status: in-progress]',
      '#2 Incremental updates open',
      '#3 Query parser completed',
      '#4 Ranking open',
    ]);
    expect(await team.read()).toContain('- [x] **Query parser**');
    await team.run();
    expect(team.requests().writes).toEqual([]);
  },
);
