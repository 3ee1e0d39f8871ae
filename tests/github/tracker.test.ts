import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectGitHub } from '../../src/github/connect-github.ts';
import type { RefFileChange, Tracker } from '../../src/github/tracker.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { firstTime } from '../support/github/front/first-time.ts';
import type { EmulatedRepository } from '../support/github/repository/emulated-repository.ts';
import { startGitHub } from '../support/github/start-github.ts';

const REF = 'refs/sprint-sync/ledger';
const PATH = 'SPRINT.md.json';

let github: EmulatedGitHub;
let count = 0;
beforeAll(async () => {
  github = await startGitHub();
});
afterAll(async () => {
  await github.stop();
  expect(github.contractViolations).toEqual([]);
});

async function open(): Promise<{ tracker: Tracker; repository: EmulatedRepository }> {
  count += 1;
  const repository = await github.createRepository({ name: `tracked-${count}` });
  const { tracker } = connectGitHub({
    token: github.createActionsToken(repository.owner),
    apiUrl: github.apiUrl,
    fetch: github.fetch,
    throttle: false,
    second: 5,
    repository: repository.fullName,
  });
  return { tracker, repository };
}

const change = (parent: string | null, text: string, path = PATH): RefFileChange => {
  return { ref: REF, parent, texts: new Map([[path, text]]), message: 'Record' };
};

async function readFile(tracker: Tracker, path: string) {
  const found = await tracker.readRefFiles({ ref: REF, paths: [path] });
  return found && { commit: found.commit, text: found.texts.get(path) };
}

async function writeOrThrow(tracker: Tracker, wish: RefFileChange): Promise<string> {
  const written = await tracker.writeRefFiles(wish);
  if (written.kind !== 'written') throw new Error(`The ledger was not written: ${written.kind}`);
  return written.commit;
}

describe('the ledger’s ref', () => {
  test('is not there before the first write', async () => {
    const { tracker } = await open();
    expect(await readFile(tracker, PATH)).toBeNull();
  });

  test('reads back what was written, one file for each document, on top of each other', async () => {
    const { tracker, repository } = await open();
    const first = await writeOrThrow(tracker, change(null, '{"a":"ä"}'));
    const second = await writeOrThrow(tracker, change(first, '{}', 'docs!B.md.json'));
    expect(await readFile(tracker, PATH)).toEqual({
      commit: second,
      text: '{"a":"ä"}',
    });
    expect(await readFile(tracker, 'none.json')).toEqual({
      commit: second,
      text: null,
    });
    const [newest, oldest] = await repository.commits(second);
    expect([newest?.parents, oldest?.parents]).toEqual([[first], []]);
  });

  test('takes the first of two writers only', async () => {
    const { tracker } = await open();
    const first = await writeOrThrow(tracker, change(null, '1'));
    const second = await writeOrThrow(tracker, change(first, '2'));
    expect(await tracker.writeRefFiles(change(first, '3'))).toEqual({ kind: 'lost' });
    expect(await tracker.writeRefFiles(change(null, '3'))).toEqual({ kind: 'lost' });
    expect(await readFile(tracker, PATH)).toEqual({
      commit: second,
      text: '2',
    });
  });

  test('is written although the answer was lost', async () => {
    const { tracker } = await open();
    const first = await writeOrThrow(tracker, change(null, '1'));
    const release = github.onRequest(
      firstTime('PATCH', /\/git\/refs\//, () => ({ kind: 'lose-answer' })),
    );
    const written = await tracker.writeRefFiles(change(first, '2'));
    release();
    expect(written).toMatchObject({ kind: 'written' });
    expect(await readFile(tracker, PATH)).toMatchObject({ text: '2' });
  });

  test('that a rule covers refuses with GitHub’s reason', async () => {
    const { tracker } = await open();
    const first = await writeOrThrow(tracker, change(null, '1'));
    const body = { message: 'Repository rule violations found' };
    const release = github.onRequest(
      firstTime('PATCH', /\/git\/refs\//, () => ({ kind: 'answer', status: 422, body })),
    );
    const written = await tracker.writeRefFiles(change(first, '2'));
    release();
    expect(written).toMatchObject({
      kind: 'refused',
      reason: expect.stringContaining('rule violations'),
    });
  });
});

describe('issues', () => {
  const NEW = { title: 'One', body: 'first', labels: [], milestone: null };

  test('are listed without pull requests, oldest first, and found one by one', async () => {
    const { tracker, repository } = await open();
    await tracker.createIssue(NEW);
    await repository.openPullRequest({ title: 'Work', head: 'work', files: { x: 'x' } });
    await tracker.createIssue({ ...NEW, title: 'Two', labels: ['status: blocked'] });
    const issues = await tracker.listIssues({ label: null, milestone: null });
    expect(
      issues.map(({ number, title, labels, author }) => [number, title, labels, author]),
    ).toEqual([
      [1, 'One', [], 'github-actions[bot]'],
      [3, 'Two', ['status: blocked'], 'github-actions[bot]'],
    ]);
    const blocked = await tracker.listIssues({ label: 'status: blocked', milestone: null });
    expect(blocked.map(({ number }) => number)).toEqual([3]);
    expect((await tracker.listIssuesAbove(1)).map(({ number }) => number)).toEqual([3]);
    expect(await tracker.findIssue(2)).toBeNull();
    expect(await tracker.findIssue(9)).toBeNull();
    repository.deleteIssue(1);
    expect(await tracker.findIssue(1)).toBeNull();
  });

  test('tell by whom and when they were changed, and every version of their body', async () => {
    const { tracker, repository } = await open();
    await tracker.createIssue(NEW);
    await tracker.changeIssue(1, { title: 'Uno', body: 'second', state: 'not_planned' });
    await repository.editIssue(1, { state: 'open', by: 'contributor' });
    await tracker.addLabels(1, ['status: blocked']);
    await tracker.removeLabel(1, 'status: blocked');
    const events = await tracker.listEvents(1);
    const summary = events.map((event) => [event.kind, event.actor]);
    expect(summary).toHaveLength(5);
    expect(summary).toContainEqual(['title', 'github-actions[bot]']);
    expect(summary).toContainEqual(['state', 'contributor']);
    const bodies = await tracker.listBodies(1);
    expect(bodies?.map(({ text, editor }) => [text, editor])).toEqual([
      ['first', 'github-actions[bot]'],
      ['second', 'github-actions[bot]'],
    ]);
    expect(await tracker.findIssue(1)).toMatchObject({ state: 'open', wasReopened: true });
    github.setGraphql(false);
    expect(await tracker.listBodies(1)).toBeNull();
    github.setGraphql(true);
  });

  test('tell which milestone they were given and lost, by its title', async () => {
    const { tracker } = await open();
    await tracker.createIssue(NEW);
    for (const title of ['Sprint 7', 'Sprint 8']) {
      await tracker.createMilestone({ title, dueOn: null });
    }
    for (const number of [1, 2, null]) await tracker.setMilestone(1, number);
    const events = await tracker.listEvents(1);
    expect(
      events.map((event) => event.kind === 'milestone' && [event.action, event.title]),
    ).toEqual([
      ['added', 'Sprint 7'],
      ['removed', 'Sprint 7'],
      ['added', 'Sprint 8'],
      ['removed', 'Sprint 8'],
    ]);
  });

  test.each([
    ['that got no answer are not created twice', 'lose-answer', 'unknown', 1],
    ['that GitHub never saw are not created', 'drop', 'unknown', 0],
  ] as const)('%s', async (_, kind, outcome, expected) => {
    const { tracker, repository } = await open();
    const release = github.onRequest(firstTime('POST', /\/issues$/, () => ({ kind })));
    expect(await tracker.createIssue(NEW)).toEqual({ kind: outcome });
    release();
    expect(await repository.issues()).toHaveLength(expected);
  });

  test('that are gone refuse writes, one by one', async () => {
    const { tracker, repository } = await open();
    await tracker.createIssue(NEW);
    repository.deleteIssue(1);
    expect(await tracker.changeIssue(1, { title: 'x' })).toMatchObject({ kind: 'refused' });
    expect(await tracker.addComment(1, 'x')).toMatchObject({ kind: 'refused' });
  });
});

describe('who acts', () => {
  test('is told by the token, and what people may by their role', async () => {
    const { tracker } = await open();
    expect(await tracker.findLogin()).toBe('github-actions[bot]');
    expect(await tracker.readRole('contributor')).toBe('write');
    expect(await tracker.readRole('outsider')).toBe('read');
    expect(await tracker.readRole('nobody-at-all')).toBe('none');
  });

  test('GitHub’s clock is never ahead of itself', async () => {
    const { tracker } = await open();
    expect(tracker.startedAt()).toBeNull();
    await tracker.findIssue(1);
    expect(tracker.now()).toBeLessThanOrEqual(Date.now());
    expect(tracker.now()).toBeGreaterThan(Date.now() - 2_000);
    expect(tracker.startedAt()).toBeLessThanOrEqual(tracker.now());
  });
});
