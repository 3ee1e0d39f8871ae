import { describe, expect, test } from 'vitest';
import { DOCUMENT, type Team, useTeams } from './harness.ts';

const { open } = useTeams();

const TEXT = `# Sprint 1: Words

## Track A: All

- [ ] **One** (#1)
- [ ] **Two**
  - [ ] sub
- [ ] **Three** (#900)
`;
const ISSUES = [{ title: 'One' }];

async function merge({ repository }: Team, body: string): Promise<number> {
  const number = await repository.openPullRequest({
    title: 'Work',
    head: 'work',
    body,
    files: { work: 'x' },
  });
  await repository.mergePullRequest(number);
  return number;
}

describe('a merge completes a line for which no issue stands', () => {
  test('where only linked lines are kept in step, together with those, and once', async () => {
    const team = await open({ text: TEXT, config: 'issues: link\n', issues: ISSUES });
    await team.run();
    const pullRequest = await merge(team, 'Completes: Two, One');
    const { documents } = await team.run({ trigger: { kind: 'merge', pullRequest } });
    const text = await team.read();
    expect(text).toContain('- [x] **One** (#1)\n- [x] **Two**\n  - [x] sub\n');
    expect((await team.repository.issue(1)).state).toBe('closed');
    expect(documents).toHaveLength(1);
    expect(documents[0]?.plan.completed).toHaveLength(2);
    for (const trigger of [{ kind: 'look' }, { kind: 'merge', pullRequest }] as const) {
      await team.run({ trigger });
      expect(team.requests().writes).toEqual([]);
    }
    expect(await team.read()).toBe(text);
  });

  test('where its link leads to no issue, which is reported', async () => {
    const team = await open({ text: TEXT, config: 'issues: create\n', issues: ISSUES });
    await team.run();
    const pullRequest = await merge(team, 'Completes: Three');
    const { documents } = await team.run({ trigger: { kind: 'merge', pullRequest } });
    expect(await team.read()).toContain('- [x] **Three** (#900)');
    expect(documents[0]?.problems.map(({ rule }) => rule)).toContain('issues-issue-missing');
  });

  test('read by the settings of its own document', async () => {
    const text = TEXT.replace('- [ ] **Two**\n  - [ ] sub\n', '```\n- [ ] **Two**\n```\n');
    const own = `documents:\n  - path: ${DOCUMENT}\n    fenced: true\n`;
    const team = await open({ text, config: `issues: link\n${own}`, issues: ISSUES });
    await team.run();
    const pullRequest = await merge(team, 'Completes: Two');
    await team.run({ trigger: { kind: 'merge', pullRequest } });
    expect(await team.read()).toContain('- [x] **Two**');
  });

  test('and takes it back where the merge is reverted', async () => {
    const team = await open({ text: TEXT, config: 'issues: link\n', issues: ISSUES });
    await team.run();
    const pullRequest = await merge(team, 'Completes: Two');
    await team.run({ trigger: { kind: 'merge', pullRequest } });
    expect(await team.read()).toContain('- [x] **Two**');
    const revert = await team.repository.openPullRequest({
      title: 'Revert "Work"',
      head: 'revert',
      body: `Reverts ${team.repository.fullName}#${pullRequest}`,
      files: { work: null },
    });
    await team.repository.mergePullRequest(revert);
    await team.run({ trigger: { kind: 'merge', pullRequest: revert } });
    expect(await team.read()).toContain('- [ ] **Two**\n  - [ ] sub\n');
  });

  test('on a protected branch in the one sync pull request', async () => {
    const team = await open({ text: TEXT, config: 'issues: link\n', issues: ISSUES });
    await team.run();
    team.repository.protect('main');
    const pullRequest = await merge(team, 'Completes: Two, One');
    const trigger = { kind: 'merge', pullRequest } as const;
    await team.run({ trigger });
    await team.run({ trigger });
    await team.run();
    const sync = (await team.repository.pullRequests()).filter(({ state }) => state === 'open');
    expect(sync).toHaveLength(1);
    const [{ head, number } = { head: '', number: 0 }] = sync;
    const proposed = await team.repository.readFile(DOCUMENT, head);
    expect(proposed).toContain('- [x] **One** (#1)\n- [x] **Two**\n  - [x] sub\n');
    await team.repository.mergePullRequest(number);
    await team.run();
    expect(await team.read()).toBe(proposed);
  });
});

test('where an issue stands for each line, nothing more is asked', async () => {
  const text = TEXT.split('\n').slice(0, 5).join('\n');
  const team = await open({ text, config: 'issues: link\n', issues: ISSUES });
  await team.run();
  const pullRequest = await merge(team, 'Completes: One');
  await team.run({ trigger: { kind: 'merge', pullRequest } });
  const { reads } = team.requests();
  const other = await open({ text, config: 'issues: create\n', issues: ISSUES });
  await other.run();
  await other.run({
    trigger: { kind: 'merge', pullRequest: await merge(other, 'Completes: One') },
  });
  expect(reads).toBe(other.requests().reads);
});
