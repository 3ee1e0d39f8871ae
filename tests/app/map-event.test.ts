import { describe, expect, test } from 'vitest';
import { readFacts } from '../../app/receive/event-facts.ts';
import { mapEvent } from '../../app/receive/map-event.ts';

const SELF = 900;
const base = {
  installation: { id: 70 },
  repository: { full_name: 'octo-org/plan', default_branch: 'main' },
  sender: { id: 5, login: 'contributor', type: 'User' },
};
const person = { id: 5, login: 'contributor', type: 'User' };
const bot = { id: 900, login: 'planner[bot]', type: 'Bot' };

/** What an event asks for, in one line each. */
function ask(name: string, payload: object): readonly string[] {
  const facts = readFacts({ ...base, ...payload });
  if (facts === null) throw new Error('The payload is not readable.');
  return mapEvent({ name, facts }, SELF).map((work) => {
    switch (work.kind) {
      case 'sync':
        return `sync ${work.key.repository}${work.merged === null ? '' : ` after #${work.merged}`}`;
      case 'command':
        return `command in #${work.call.issue} by ${work.call.author}`;
      case 'forecast':
        return `forecast of ${work.call.pullRequest ?? work.call.head}`;
      default:
        return work satisfies never;
    }
  });
}

const push = (paths: readonly string[], more: object = {}) => ({
  ref: 'refs/heads/main',
  commits: [{ added: [], removed: [], modified: paths }],
  ...more,
});
const comment = (body: string, more: object = {}) => ({
  action: 'created',
  issue: { number: 3 },
  comment: { id: 1, body, user: person },
  ...more,
});

describe('an event that may change a document or its issues', () => {
  test.each([
    ...[
      'opened',
      'edited',
      'closed',
      'reopened',
      'labeled',
      'unlabeled',
      'assigned',
      'unassigned',
    ].map((action) => ['issues', { action, issue: { number: 3 } }] as const),
    ...['milestoned', 'demilestoned', 'deleted', 'transferred'].map(
      (action) => ['issues', { action, issue: { number: 3 } }] as const,
    ),
    ['push', push(['docs/SPRINT.md'])],
    ['push', push(['.github/sprint-sync.yml'])],
    ['push', push(['src/a.ts'], { forced: true })],
    ['check_run', { action: 'completed', check_run: { check_suite: { head_branch: 'main' } } }],
    ['status', { state: 'success', branches: [{ name: 'work' }, { name: 'main' }] }],
    ['status', { state: 'failure', branches: [{ name: 'main' }] }],
    ['label', { action: 'edited' }],
    ['label', { action: 'deleted' }],
    ['milestone', { action: 'closed' }],
    ['repository', { action: 'renamed' }],
    ['repository', { action: 'transferred' }],
    ['repository', { action: 'unarchived' }],
    ['issue_comment', { action: 'edited', issue: { number: 3 }, comment: { id: 1, user: bot } }],
  ] as const)('%s %j asks for a look at its repository', (name, payload) => {
    expect(ask(name, payload)).toEqual(['sync octo-org/plan']);
  });

  test('a merge is remembered by its number', () => {
    const merged = { action: 'closed', pull_request: { number: 12, merged: true } };
    expect(ask('pull_request', merged)).toEqual(['sync octo-org/plan after #12', 'forecast of 12']);
  });

  test.each(['opened', 'edited', 'synchronize', 'reopened', 'converted_to_draft', 'closed'])(
    'a pull request that was %s is told what it means',
    (action) => {
      const payload = { action, pull_request: { number: 12, merged: false } };
      expect(ask('pull_request', payload)).toEqual(['forecast of 12']);
    },
  );

  test('a merge queue gets its check', () => {
    const payload = { action: 'checks_requested', merge_group: { head_sha: 'abc' } };
    expect(ask('merge_group', payload)).toEqual(['forecast of abc']);
  });

  test('an installation asks for a look at each of its repositories', () => {
    const repositories = [{ full_name: 'octo-org/a' }, { full_name: 'octo-org/b' }];
    const wanted = ['sync octo-org/a', 'sync octo-org/b'];
    expect(ask('installation', { action: 'created', repositories })).toEqual(wanted);
    const added = { action: 'added', repositories_added: repositories };
    expect(ask('installation_repositories', added)).toEqual(wanted);
  });

  test('a command is called by the author of its comment', () => {
    expect(ask('issue_comment', comment('Thanks.\n\n/sprint done'))).toEqual([
      'command in #3 by contributor',
    ]);
  });
});

describe('an event that cannot matter asks for nothing:', () => {
  test.each([
    ['our own doing', 'issues', { action: 'closed', issue: { number: 3 }, sender: bot }],
    ['our own push', 'push', push(['docs/SPRINT.md'], { sender: bot })],
    ['a push without a document', 'push', push(['src/a.ts'])],
    ['a tag', 'push', push(['docs/SPRINT.md'], { ref: 'refs/tags/v1' })],
    ['our ledger', 'push', push(['docs!SPRINT.md.json'], { ref: 'refs/sprint-sync/ledger' })],
    ['a deleted branch', 'push', push([], { deleted: true })],
    ['a locked issue', 'issues', { action: 'locked', issue: { number: 3 } }],
    ['a plain comment', 'issue_comment', comment('We sprint to /sprint/done.')],
    [
      'an edited comment of a person',
      'issue_comment',
      comment('/sprint done', { action: 'edited' }),
    ],
    ['a deleted comment', 'issue_comment', comment('/sprint done', { action: 'deleted' })],
    [
      'a command of a bot',
      'issue_comment',
      comment('/sprint done', { sender: { id: 6, login: 'other[bot]', type: 'Bot' } }),
    ],
    [
      'a command of an account that is gone',
      'issue_comment',
      comment('/sprint done', { comment: { id: 1, body: '/sprint done', user: null } }),
    ],
    [
      'a label on a pull request',
      'pull_request',
      { action: 'labeled', pull_request: { number: 1 } },
    ],
    ['a new label', 'label', { action: 'created' }],
    [
      'an archived repository',
      'issues',
      { action: 'closed', repository: { full_name: 'a/b', archived: true } },
    ],
    ['archiving', 'repository', { action: 'archived' }],
    [
      'an end of an installation',
      'installation',
      { action: 'deleted', repositories: [{ full_name: 'a/b' }] },
    ],
    ['an event without an installation', 'issues', { action: 'closed', installation: undefined }],
    ['a review', 'pull_request_review', { action: 'submitted' }],
    [
      'a check of a pull request',
      'check_run',
      { action: 'completed', check_run: { check_suite: { head_branch: 'work' } } },
    ],
    [
      'a check that has begun',
      'check_run',
      { action: 'created', check_run: { check_suite: { head_branch: 'main' } } },
    ],
    ['a status of a pull request', 'status', { state: 'success', branches: [{ name: 'work' }] }],
    ['a status that is awaited', 'status', { state: 'pending', branches: [{ name: 'main' }] }],
    ['a check suite', 'check_suite', { action: 'completed' }],
    ['a merge group that is gone', 'merge_group', { action: 'destroyed' }],
    ['an event that we do not know', 'sponsorship', { action: 'created' }],
    ['an event named like a property of objects', 'constructor', {}],
  ] as const)('%s', (_what, name, payload) => {
    expect(ask(name, payload)).toEqual([]);
  });
});
