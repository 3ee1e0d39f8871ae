import { describe, expect, test } from 'vitest';
import { describeIssues, type Team, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { open } = useTeams();
const LONG = { timeout: 60_000 };
const SYNC = 'sprint-sync/current-sprint';

/** A team in step, whose branch takes no direct commit from now on. */
async function start(): Promise<Team> {
  const team = await open({ text: TEAM_DOCUMENT });
  await team.run();
  team.repository.protect('main');
  return team;
}

async function openProposals({ repository }: Team): Promise<readonly number[]> {
  const open = (await repository.pullRequests()).filter(({ state }) => state === 'open');
  return open.map(({ number }) => number);
}

async function expectRest(team: Team): Promise<void> {
  await team.run();
  expect(team.requests().writes).toEqual([]);
}

describe('a branch that takes no direct commit', () => {
  test('gets one sync pull request, however often it is run', LONG, async () => {
    const team = await start();
    const before = await team.read();
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    const { documents } = await team.run();
    const [number = 0, ...more] = await openProposals(team);
    expect(more).toEqual([]);
    expect(documents).toMatchObject([{ outcome: { kind: 'proposed', pullRequest: number } }]);
    expect(await team.read()).toBe(before);
    expect(await team.repository.readFile('CURRENT_SPRINT.md', SYNC)).toContain(
      '- [x] **Index builder**',
    );
    await expectRest(team);
    expect(await openProposals(team)).toEqual([number]);
  });

  test.each(['merge', 'squash', 'rebase'] as const)(
    'is in step once that is merged by %s',
    LONG,
    async (method) => {
      const team = await start();
      await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
      await team.run();
      const [number = 0] = await openProposals(team);
      await team.repository.mergePullRequest(number, { method });
      await team.run();
      expect(await openProposals(team)).toEqual([]);
      expect(await describeIssues(team)).toContain('#1 Index builder completed');
      expect(await team.read()).toContain('- [x] **Index builder**');
      await expectRest(team);
    },
  );

  test('keeps its issues in step meanwhile, and waits with all that is new', LONG, async () => {
    const team = await start();
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await team.run();
    await team.edit((text) => text.replace('- [ ] **Ranking**', '- [x] **Ranking**'));
    await team.repository.editIssue(3, { title: 'Parser of queries' });
    await team.run();
    expect(await describeIssues(team)).toContain('#4 Ranking completed');
    expect(await openProposals(team)).toHaveLength(1);
    const waiting = await team.repository.readFile('CURRENT_SPRINT.md', SYNC);
    expect(waiting).toContain('**Parser of queries**');
    expect(waiting).toContain('- [x] **Index builder**');
    expect(waiting).toContain('- [x] **Ranking**');
    await expectRest(team);
  });

  test('has its first issues, whose links wait', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    team.repository.protect('main');
    await team.run();
    await team.run();
    expect(await describeIssues(team)).toHaveLength(4);
    const [number = 0] = await openProposals(team);
    await team.repository.mergePullRequest(number);
    await team.run();
    expect((await team.read()).match(/\[#\d+\]\(/g)).toHaveLength(4);
    expect(await describeIssues(team)).toHaveLength(4);
    await expectRest(team);
  });

  test('is not asked again for what people turned down', LONG, async () => {
    const team = await start();
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await team.run();
    const [number = 0] = await openProposals(team);
    await team.repository.closePullRequest(number);
    const { documents } = await team.run();
    expect(documents).toMatchObject([{ outcome: { kind: 'declined', pullRequest: number } }]);
    expect(await describeIssues(team)).toContain('#1 Index builder completed');
    await expectRest(team);
    expect(await openProposals(team)).toEqual([]);
  });

  test('is never rebuilt over the commits of people', LONG, async () => {
    const team = await start();
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await team.run();
    await team.repository.push({ branch: SYNC, files: { 'notes.md': 'by hand' } });
    await team.repository.editIssue(3, { state: 'closed', reason: 'completed' });
    const { documents } = await team.run();
    expect(documents).toMatchObject([{ outcome: { kind: 'blocked' } }]);
    expect(await team.repository.readFile('notes.md', SYNC)).toBe('by hand');
    await expectRest(team);
  });
});
