import { describe, expect, test } from 'vitest';
import { DEFAULT_COMMIT_MESSAGE, renderCommitMessage } from '../../src/config/commit-message.ts';

const FACTS = {
  document: 'docs/SPRINT.md',
  sprint: 'Sprint 4',
  completed: ['Search'],
  started: [],
  pullRequests: [12],
} as const;

const render = (facts: Partial<Parameters<typeof renderCommitMessage>[1]>) =>
  renderCommitMessage(DEFAULT_COMMIT_MESSAGE, { ...FACTS, ...facts });

describe('the commit message', () => {
  test('says by default what changed and why', () => {
    expect(render({})).toBe('Update docs/SPRINT.md: Search completed (#12)');
    expect(render({ completed: [], started: ['Search'], pullRequests: [3, 4] })).toBe(
      'Update docs/SPRINT.md: Search started (#3, #4)',
    );
    expect(render({ pullRequests: [] })).toBe('Update docs/SPRINT.md: Search completed (by hand)');
  });

  test('stays short where much was completed', () => {
    const completed = Array.from({ length: 9 }, (_, index) => `Deliverable ${index + 1}`);
    expect(render({ completed })).toBe(
      'Update docs/SPRINT.md: Deliverable 1 and 8 more completed (#12)',
    );
  });

  test('fills every placeholder of a template, also over several lines', () => {
    const template = '{sprint}: {completed}\n\n{document} {pull-requests} {changes}';
    expect(renderCommitMessage(template, FACTS)).toBe(
      'Sprint 4: Search\n\ndocs/SPRINT.md #12 Search completed',
    );
  });

  test.each([
    'Fixes #7',
    'thanks @octocat and @octo/team',
    'closes GH-7',
    'Resolves https://github.example/o/r/issues/7',
    'closes octo/repo#7',
    'x [skip ci]',
    'x\n\nskip-checks: true',
  ])('a title cannot notify, close or skip anything: %j (hostile 7)', (title) => {
    const message = render({ completed: [title] }).replace(' (#12)', '');
    expect(message).not.toMatch(/#\d|GH-\d|@\w|:\/\/|\[skip ci\]|\n/);
  });
});
