import { describe, expect, test } from 'vitest';
import { describeIssues, type Team, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { github, open } = useTeams();
const LONG = { timeout: 60_000 };
const HOUR = 3_600_000;

/** A team in step, and a ledger that says of all but the last issue that nothing is left to do. */
async function start(): Promise<Team> {
  const team = await open({ text: TEAM_DOCUMENT });
  await team.run();
  await team.edit((text) => text.replace('- [ ] **Ranking**', '- [x] **Ranking**'));
  await team.run();
  await github().advance(HOUR);
  return team;
}

/** Paths of the listings and single reads of issues, with what they ask for. */
function issueReads(team: Team): readonly string[] {
  return team.requests().issueReads;
}

describe('issues that have not changed', () => {
  test('are not read again: one listing since the last look', LONG, async () => {
    const team = await start();
    await team.run();
    expect(issueReads(team)).toEqual([expect.stringContaining('since=')]);
    expect(team.requests()).toMatchObject({ reads: 3, writes: [] });
  });

  test('and one that did, on GitHub or in the document, are brought in step', LONG, async () => {
    const team = await start();
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await team.edit((text) => text.replace('- [ ] **Query parser**', '- [x] **Query parser**'));
    await team.run();
    expect(await team.read()).toContain('- [x] **Index builder**');
    expect(await describeIssues(team)).toContain('#3 Query parser completed');
    expect(issueReads(team)[0]).toContain('since=');
    await github().advance(HOUR);
    await team.run();
    expect(team.requests().writes).toEqual([]);
  });

  test('are completed by a pull request that only names them', LONG, async () => {
    const team = await start();
    const number = await team.repository.openPullRequest({
      title: 'Parser',
      head: 'parser',
      body: 'Completes: Query parser',
      files: { 'parser.ts': 'x' },
    });
    await team.repository.mergePullRequest(number);
    await team.run();
    expect(await describeIssues(team)).toContain('#3 Query parser completed');
    expect(await team.read()).toContain('- [x] **Query parser**');
  });

  test(
    'are all read when a person starts the run, so that a deleted one is told',
    LONG,
    async () => {
      const team = await start();
      team.repository.deleteIssue(1);
      await team.run();
      const trigger = {
        kind: 'by-hand',
        pullRequest: null,
        completes: null,
        branch: null,
      } as const;
      const { documents } = await team.run({ trigger });
      expect(JSON.stringify(documents)).toContain('Issue #1 cannot be found');
    },
  );
});
