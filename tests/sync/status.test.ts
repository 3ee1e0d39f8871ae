import { describe, expect, test } from 'vitest';
import { describeIssues, type Team, useTeams } from './harness.ts';

const { open } = useTeams();
const LONG = { timeout: 60_000 };
const TABLE = `# Sprint 8: Words

## Track A: All

**Status:** 🔲 Not Started

| Task | Owner | Status |
|------|-------|--------|
| **One** | Apps | 🔲 Not Started |
| **Two** | Core | ✅ Done |
`;

async function start(): Promise<Team> {
  const team = await open({ text: TABLE });
  await team.run();
  expect(await describeIssues(team)).toEqual(['#1 One open', '#2 Two completed']);
  return team;
}

async function expectRest(team: Team): Promise<void> {
  await team.run();
  expect(team.requests().writes).toEqual([]);
}

describe('a status word and its label', () => {
  test('follow each other, one of ours at a time, and leave other labels alone', LONG, async () => {
    const team = await start();
    await team.repository.editIssue(1, { labels: ['bug', 'status: blocked'] });
    await team.run();
    expect(await team.read()).toMatch(/\*\*One\*\*.*\| Apps \| [^|]*Blocked \|/);
    expect(await describeIssues(team)).toContain('#1 One open [bug] [status: blocked]');
    await expectRest(team);
    await team.edit((text) => text.replace(/[^|]*Blocked/, ' 🟡 In Review'));
    await team.run();
    expect(await describeIssues(team)).toContain('#1 One open [bug] [status: in-review]');
    await expectRest(team);
    await team.edit((text) => text.replace(/[^|]*In Review/, ' ✅ Done'));
    await team.run();
    expect(await describeIssues(team)).toContain('#1 One completed [bug]');
    await expectRest(team);
  });

  test('that defer the work close the issue as not planned, and open it again', LONG, async () => {
    const team = await start();
    await team.edit((text) => text.replace('🔲 Not Started |', '⏸️ Deferred |'));
    await team.run();
    expect(await describeIssues(team)).toContain('#1 One not_planned [status: deferred]');
    await expectRest(team);
    await team.repository.editIssue(1, { state: 'open', labels: [] });
    await team.run();
    expect(await team.read()).toMatch(/\*\*One\*\*.*Not Started \|/);
    await expectRest(team);
  });

  test(
    'of work that is opened and begun again between two looks are no question',
    LONG,
    async () => {
      const team = await start();
      const begun = { labels: ['status: in-progress'] };
      await team.repository.editIssue(1, begun);
      await team.run();
      await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
      await team.run();
      expect(await describeIssues(team)).toContain('#1 One completed');
      await team.repository.editIssue(1, { state: 'open', ...begun });
      const { issues } = await team.run();
      expect(issues.flatMap(({ conflicts }) => conflicts)).toEqual([]);
      expect(await team.read()).toMatch(/\*\*One\*\*.*In Progress \|/);
      await expectRest(team);
    },
  );

  test('are not carried over where the config says so', LONG, async () => {
    const config = 'issues: create\ndirection: {status: off}\nlabels: {blocked: stuck}\n';
    const team = await open({ text: TABLE, config });
    await team.run();
    await team.repository.editIssue(1, { labels: ['stuck'] });
    await team.run();
    expect(await team.read()).toContain('Not Started |');
    expect(team.requests().writes).toEqual([]);
  });
});
