import { describe, expect, test } from 'vitest';
import {
  type ActionEvent,
  EVENT_NAMES,
  readDispatchInputs,
  readTrigger,
} from '../../action/read-trigger.ts';

const NOTHING = { pullRequest: null, completes: null, mode: 'auto' } as const;
const [BEFORE, AFTER, NONE] = ['a'.repeat(40), 'b'.repeat(40), '0'.repeat(40)];

const event = (name: string, payload: unknown, ref = 'refs/heads/main'): ActionEvent => ({
  name,
  payload,
  ref,
});
const push = (fields: object = {}) =>
  event('push', {
    ref: 'refs/heads/main',
    before: BEFORE,
    after: AFTER,
    commits: [{ id: AFTER, message: 'x' }],
    ...fields,
  });

describe('a push', () => {
  test('asks for the pull requests of its commits', () => {
    expect(readTrigger(push({ ref: 'refs/heads/release/2' }), NOTHING)).toEqual({
      kind: 'sync',
      trigger: {
        kind: 'push',
        branch: 'release/2',
        before: BEFORE,
        after: AFTER,
        commits: [AFTER],
      },
    });
  });

  test('of a new branch has no state before it', () => {
    expect(readTrigger(push({ before: NONE, created: true }), NOTHING)).toMatchObject({
      trigger: { before: null },
    });
  });

  test('that is forced is a push', () => {
    expect(readTrigger(push({ forced: true, commits: [] }), NOTHING)).toMatchObject({
      trigger: { kind: 'push', commits: [] },
    });
  });

  test.each([
    [{ after: NONE, deleted: true }, '`main` was deleted'],
    [{ ref: 'refs/tags/v1' }, '`refs/tags/v1` is no branch'],
  ])('%j is ignored with a reason', (fields, reason) => {
    const decision = readTrigger(push(fields), NOTHING);
    expect(decision).toMatchObject({ kind: 'ignore', reason: expect.stringContaining(reason) });
  });
});

describe('a pull request', () => {
  const payload = (action: string, merged: boolean | null) => ({
    action,
    number: 7,
    pull_request: { merged, title: 'x' },
  });

  test.each(['pull_request', 'pull_request_target'])('%s counts once it is merged', (name) => {
    const decision = readTrigger(event(name, payload('closed', true)), NOTHING);
    expect(decision).toEqual({ kind: 'sync', trigger: { kind: 'merge', pullRequest: 7 } });
  });

  test.each([
    ['opened', false],
    ['edited', false],
    ['synchronize', null],
    ['converted_to_draft', false],
    ['edited', true],
    ['closed', false],
    ['closed', null],
  ])('%s (merged: %s) asks only what it means', (action, merged) => {
    const decision = readTrigger(event('pull_request', payload(action, merged)), NOTHING);
    expect(decision).toEqual({ kind: 'impact', pullRequest: 7 });
  });

  test('that is not merged is left alone where only the sync is wanted', () => {
    const request = { ...NOTHING, mode: 'sync' } as const;
    const decide = (action: string, merged: boolean) =>
      readTrigger(event('pull_request', payload(action, merged)), request);
    expect(decide('opened', false)).toMatchObject({ kind: 'ignore' });
    expect(decide('closed', true)).toMatchObject({ kind: 'sync' });
  });

  test.each(['labeled', 'assigned', 'enqueued'])('%s changes nothing', (action) => {
    const decision = readTrigger(event('pull_request', payload(action, false)), NOTHING);
    expect(decision).toMatchObject({ kind: 'ignore', reason: expect.stringContaining(action) });
  });
});

test('a merge queue is answered at once', () => {
  const decision = readTrigger(event('merge_group', { action: 'checks_requested' }), NOTHING);
  expect(decision).toMatchObject({ kind: 'ignore', reason: expect.stringContaining('queue') });
});

describe('a person', () => {
  test('names what to look at, whatever the event is', () => {
    const named = { pullRequest: 7, completes: 'A1' };
    for (const name of ['workflow_dispatch', 'push', 'schedule']) {
      expect(readTrigger(event(name, {}), { ...named, mode: 'auto' })).toEqual({
        kind: 'sync',
        trigger: { kind: 'by-hand', branch: 'main', ...named },
      });
    }
  });

  test('who stands on a tag stands on no branch', () => {
    const decision = readTrigger(event('workflow_dispatch', {}, 'refs/tags/v1'), NOTHING);
    expect(decision).toMatchObject({ trigger: { branch: null } });
  });

  test('may use inputs of the workflow itself', () => {
    const inputs = { completes: 'A1', 'pull-request': '', flag: true, list: [] };
    const dispatched = readDispatchInputs(event('workflow_dispatch', { inputs }));
    expect([...dispatched]).toEqual([
      ['completes', 'A1'],
      ['pull-request', ''],
      ['flag', 'true'],
    ]);
    expect(readDispatchInputs(event('workflow_dispatch', { inputs: null })).size).toBe(0);
    expect(readDispatchInputs(event('push', { inputs })).size).toBe(0);
  });
});

const PERSON = { sender: { login: 'contributor', type: 'User' } };
const BOT = { sender: { login: 'helper[bot]', type: 'Bot' } };

test.each([
  ['issues', { action: 'closed', ...PERSON }],
  ['issues', { action: 'transferred' }],
  ['issue_comment', { action: 'edited', issue: { number: 4 }, ...PERSON }],
  ['schedule', { schedule: '0 5 * * *' }],
  ['check_run', { action: 'completed', check_run: { name: 'build' }, ...BOT }],
  ['status', { context: 'ci/build', state: 'success', sha: 'abc', ...BOT }],
  ['status', { context: 'ci/build', state: 'error', sha: 'abc', ...BOT }],
  ['workflow_run', { action: 'completed', workflow_run: { name: 'ci' }, ...BOT }],
])('%s asks to look at everything: %j', (name, payload) => {
  const decision = readTrigger(event(name, payload), NOTHING);
  expect(decision).toEqual({ kind: 'sync', trigger: { kind: 'look' } });
});

test.each([
  ['check_run', { action: 'created', check_run: { name: 'build' } }, '"build" was created'],
  ['status', { context: 'ci/build', state: 'pending' }, '"ci/build" is pending'],
  ['workflow_run', { action: 'requested', workflow_run: { name: 'ci' } }, '"ci" was requested'],
  ['issue_comment', { issue: { number: 4, pull_request: {} }, ...PERSON }, 'pull request #4'],
  ['issues', { action: 'closed', ...BOT }, '"helper[bot]", a bot'],
  ['issue_comment', { issue: { number: 4 }, ...BOT }, '"helper[bot]", a bot'],
])('%s is ignored with a reason: %j', (name, payload, reason) => {
  const decision = readTrigger(event(name, payload), NOTHING);
  expect(decision).toMatchObject({ kind: 'ignore', reason: expect.stringContaining(reason) });
});

test('what a bot merges or pushes for people counts', () => {
  expect(readTrigger(push(BOT), NOTHING)).toMatchObject({ trigger: { kind: 'push' } });
  const merged = { action: 'closed', number: 7, pull_request: { merged: true }, ...BOT };
  expect(readTrigger(event('pull_request', merged), NOTHING)).toMatchObject({
    trigger: { kind: 'merge' },
  });
});

test.each(['watch', 'constructor', ''])(
  'any other event is ignored, and told which are not: %j',
  (name) => {
    const { reason = '' } = { reason: '', ...readTrigger(event(name, {}), NOTHING) };
    expect(EVENT_NAMES).toHaveLength(11);
    for (const known of EVENT_NAMES) expect(reason).toContain(`\`${known}\``);
  },
);

test.each([
  ['push', {}],
  ['push', null],
  ['push', { ref: 3 }],
  ['pull_request', { action: 'closed' }],
  ['pull_request', []],
  ['issue_comment', {}],
  ['check_run', { action: 'completed' }],
  ['status', { state: 'success' }],
  ['workflow_run', { action: 'completed' }],
])('a payload of %s that is not as documented is refused: %j', (name, payload) => {
  expect(() => readTrigger(event(name, payload), NOTHING)).toThrow('GITHUB_EVENT_PATH');
});
