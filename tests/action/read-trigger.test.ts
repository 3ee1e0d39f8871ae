import { describe, expect, test } from 'vitest';
import { type ActionEvent, readDispatchInputs, readTrigger } from '../../action/read-trigger.ts';

const NOTHING = { pullRequest: null, completes: null };
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
    const request = { pullRequest: 7, completes: 'A1' };
    for (const name of ['workflow_dispatch', 'push', 'schedule']) {
      expect(readTrigger(event(name, {}), request)).toEqual({
        kind: 'sync',
        trigger: { kind: 'by-hand', branch: 'main', ...request },
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

test.each(['issues', 'issue_comment', 'schedule'])('%s asks to look at everything', (name) => {
  const decision = readTrigger(event(name, { action: 'closed' }), NOTHING);
  expect(decision).toEqual({ kind: 'sync', trigger: { kind: 'look' } });
});

test('any other event is ignored, and told which are not', () => {
  const decision = readTrigger(event('watch', { action: 'started' }), NOTHING);
  expect(decision).toMatchObject({ kind: 'ignore', reason: expect.stringContaining('`push`') });
});

test.each([
  ['push', {}],
  ['push', null],
  ['push', { ref: 3 }],
  ['pull_request', { action: 'closed' }],
  ['pull_request', []],
])('a payload of %s that is not as documented is refused: %j', (name, payload) => {
  expect(() => readTrigger(event(name, payload), NOTHING)).toThrow('GITHUB_EVENT_PATH');
});
