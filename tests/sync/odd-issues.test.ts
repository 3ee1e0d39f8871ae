import { describe, expect, test } from 'vitest';
import { presentEvent } from '../../src/github/from-issue.ts';
import type { SyncReport } from '../../src/model/sync-report.ts';
import { find, isObject } from '../support/github/json.ts';
import { describeIssues, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { github, open } = useTeams();
const LONG = { timeout: 60_000 };
const BY_HAND = { kind: 'by-hand', pullRequest: null, completes: null, branch: null } as const;

const rules = ({ documents }: SyncReport) =>
  documents.flatMap(({ problems }) => problems.map(({ rule, message }) => `${rule}: ${message}`));

describe('an issue that is gone', () => {
  test(
    'by deletion, transfer or as a discussion leaves its line alone until the link goes',
    LONG,
    async () => {
      const team = await open({ text: TEAM_DOCUMENT });
      await team.run();
      const before = await team.read();
      // GitHub answers 410 for the first and the third, and sends to the new home of the second.
      for (const number of [1, 2, 3]) team.repository.deleteIssue(number);
      const release = github().onRequest(({ method, path }) => {
        if (method !== 'GET' || !path.endsWith('/issues/2')) return undefined;
        return { kind: 'answer', status: 301, body: { message: 'Moved Permanently' } };
      });
      const report = await team.run({ trigger: BY_HAND });
      expect(rules(report)).toEqual(
        [1, 2, 3].map((number) =>
          expect.stringMatching(`^issues-issue-missing: Issue #${number} cannot be found: it was`),
        ),
      );
      expect(await team.read()).toBe(before);

      await team.edit((text) => text.replace(/(\*\*Index builder\*\*) \(.*\)/, '$1'));
      await team.run();
      expect(await describeIssues(team)).toEqual(['#4 Ranking open', '#5 Index builder open']);
      expect(await team.read()).toContain('**Index builder** ([#5](');
      await team.run({ trigger: BY_HAND });
      expect(team.requests().writes).toEqual([]);
      release();
    },
  );

  test('as a duplicate is closed and not done', LONG, async () => {
    const text =
      '# Sprint 7\n\n## Work\n\n| Task | Status |\n|---|---|\n| Parser | In progress |\n';
    const team = await open({ text });
    await team.run();
    await team.repository.editIssue(1, { state: 'closed', reason: 'duplicate' });
    await team.run();
    expect(await team.read()).toMatch(/\| Parser .*\| Cancelled \|/);
    await team.run();
    expect(team.requests().writes).toEqual([]);
    expect(await describeIssues(team)).toEqual(['#1 Parser duplicate']);
  });
});

describe('an issue that is locked or pinned', () => {
  test('is in step, and a comment that GitHub refuses there holds up nothing', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    await team.run();
    await team.repository.editIssue(1, { title: 'Index maker' });
    await team.repository.editIssue(2, { state: 'closed', reason: 'completed' });
    await team.edit((text) => text.replace('**Index builder**', '**Index writer**'));
    const body = { message: 'Unable to create comment because issue is locked.' };
    const release = github().onRequest(({ method, path }) =>
      method === 'POST' && path.endsWith('/issues/1/comments')
        ? { kind: 'answer', status: 403, body }
        : undefined,
    );
    const report = await team.run();
    release();
    expect(rules(report)).toContainEqual(expect.stringContaining('disagree about title'));
    expect(await team.read()).toContain('- [x] **Incremental updates**');
    await team.run();
    expect(await team.comments(1)).toHaveLength(1);
  });

  test('has events that say nothing about the sprint', () => {
    const event = (name: string) =>
      presentEvent({ id: 1, event: name, created_at: '2026-03-02T09:00:00Z', actor: null });
    for (const name of ['locked', 'unlocked', 'pinned', 'unpinned', 'converted_to_discussion']) {
      expect(event(name)).toEqual([]);
    }
  });
});

describe('a value that GitHub refuses with 422', () => {
  const text = [
    '# Sprint 7',
    '',
    '## Track A: Index',
    '',
    '| Task | Owner | Status |',
    '|---|---|---|',
    '| Parser | Ann | Not started |',
    '| Index | TBD | Not started |',
    '',
  ].join('\n');
  const config = 'issues: create\nmilestone: document\npeople:\n  Ann: contributor\n';
  const invalid = (field: string) => ({
    message: 'Validation Failed',
    errors: [{ resource: 'Issue', field, code: 'invalid' }],
  });

  test(
    'an assignee: the issue is there without, told once a run and not sent again',
    LONG,
    async () => {
      const team = await open({ text, config });
      const release = github().onRequest(({ method, path, body }) => {
        const isAssigned = isObject(body) && find(body, 'assignees') !== undefined;
        return method === 'POST' && /\/issues(\/\d+\/assignees)?$/.test(path) && isAssigned
          ? { kind: 'answer', status: 422, body: invalid('assignees') }
          : undefined;
      });
      const report = await team.run();
      expect(rules(report)).toEqual([
        expect.stringContaining('GitHub did not assign contributor to issue #'),
      ]);
      expect(await describeIssues(team)).toHaveLength(2);
      expect(rules(await team.run())).toHaveLength(1);
      expect(team.requests().writes).toEqual([]);
      release();
    },
  );

  test('a milestone: all else of the issue goes on', LONG, async () => {
    const team = await open({ text, config: 'issues: create\n' });
    await team.run();
    const release = github().onRequest(({ method, path, body }) => {
      const sets = isObject(body) && find(body, 'milestone') !== undefined;
      return method === 'PATCH' && /\/issues\/\d+$/.test(path) && sets
        ? { kind: 'answer', status: 422, body: invalid('milestone') }
        : undefined;
    });
    await team.repository.push({ files: { '.github/sprint-sync.yml': config } });
    await team.edit((before) => before.replace('| Not started |\n| Index', '| Done |\n| Index'));
    const report = await team.run();
    expect(rules(report)).toEqual(
      [1, 2].map((number) =>
        expect.stringContaining(`did not take milestone 1 for issue #${number}`),
      ),
    );
    expect(await describeIssues(team)).toEqual(['#1 Parser completed', '#2 Index open']);
    await team.run();
    expect(team.requests().writes).toEqual([]);
    release();
  });
});

test('the revert of a revert completes again, with an entry each', LONG, async () => {
  const team = await open({ text: TEAM_DOCUMENT });
  await team.run();
  const { repository } = team;
  const merge = async (title: string, body: string) => {
    const files = { [`src/${title}.ts`]: title };
    const number = await repository.openPullRequest({ title, body, head: title, files });
    await repository.mergePullRequest(number);
    await team.run();
    return number;
  };
  const first = await merge('work', 'Completes: Incremental updates');
  const done = /- \[x\] \*\*Incremental updates.*\n {2}- \[x\] Only changed/;
  expect(await team.read()).toMatch(done);
  const revert = await merge('revert', `Reverts ${repository.fullName}#${first}`);
  const open2 = /- \[ \] \*\*Incremental updates.*\n {2}- \[ \] Only changed/;
  expect(await team.read()).toMatch(open2);
  expect((await repository.issue(2)).state).toBe('open');
  const again = await merge('again', `Reverts ${repository.fullName}#${revert}`);
  expect(await team.read()).toMatch(done);
  expect((await repository.issue(2)).state).toBe('closed');
  const log = (await team.read()).split('## 📝 Change Log')[1] ?? '';
  expect([first, revert, again].filter((number) => !log.includes(`#${number}`))).toEqual([]);
  await team.run();
  expect(team.requests().writes).toEqual([]);
});
