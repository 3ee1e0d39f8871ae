import { describe, expect, test } from 'vitest';
import { writeCommentMark } from '../../../src/plan/forecast/comment-mark.ts';
import { SPRINT } from '../../support/example-sprint.ts';
import { createClient } from '../../support/github/http-client.ts';
import { numberAt } from '../../support/github/json.ts';
import { PATH, useDesk } from './harness.ts';

const { open, github } = useDesk();

const CONFIG = '.github/sprint-sync.yml';
const work = { title: 'Work', head: 'work', body: 'Completes: A1', files: { x: 'y' } };
const mark = (at: number) =>
  writeCommentMark({ head: 'a'.repeat(40), updated: at, at, commit: null, revertedBy: null });

/** Posts as somebody; the comments' ids in order. */
async function post(path: string, token: string, bodies: readonly string[]): Promise<number[]> {
  const client = createClient(github(), token);
  const ids: number[] = [];
  for (let at = 0; at < bodies.length; at += 25) {
    const batch = bodies.slice(at, at + 25).map((body) => client('POST', path, { body: { body } }));
    for (const { body } of await Promise.all(batch)) ids.push(numberAt(body, 'id'));
  }
  return ids.toSorted((a, b) => a - b);
}

test('500 foreign comments before ours, and one that wears our mark, change nothing', async () => {
  const desk = await open({ files: { [PATH]: SPRINT } });
  const { repository } = desk;
  const number = await repository.openPullRequest(work);
  const path = `/repos/${repository.fullName}/issues/${number}/comments`;
  const visitor = github().createUserToken('outsider');
  const foreign = Array.from({ length: 499 }, (_, index) => `Comment ${index}`);
  await post(path, visitor, [`${mark(Number.MAX_SAFE_INTEGER)}\nCompletes everything`, ...foreign]);

  expect((await desk.tell(number)).comment.kind).toBe('created');
  await desk.tell(number);
  expect(desk.writes()).toEqual([]);
  await repository.editPullRequest(number, { body: 'Part of: A1' });
  expect((await desk.tell(number)).comment.kind).toBe('edited');
  expect(await desk.comment(number)).toContain('Advances');
  const all = await desk.comments(number);
  expect(all).toHaveLength(501);
  expect(all[0]?.body).toContain('Completes everything');
});

test('twins are folded into the oldest, and an older run never overwrites a newer one', async () => {
  const desk = await open({ files: { [PATH]: SPRINT, [CONFIG]: 'app: our-app\n' } });
  const { repository } = desk;
  const number = await repository.openPullRequest(work);
  const path = `/repos/${repository.fullName}/issues/${number}/comments`;
  const bot = github().createActionsToken(repository.owner);
  const [oldest] = await post(path, bot, [`${mark(1)}\nOld`]);
  await post(path, bot, [`${mark(2)}\nTwin`]);
  await desk.tell(number);
  const left = (await desk.comments(number)).filter(({ body }) => body.includes('sprint-sync'));
  expect(left.map(({ id }) => id)).toEqual([oldest]);
  expect(left[0]?.body).toContain('Completes');

  const client = createClient(github(), bot);
  const body = `${mark(Date.parse('2999-01-01'))}\nNewer`;
  await client('PATCH', `/repos/${repository.fullName}/issues/comments/${oldest}`, {
    body: { body },
  });
  expect((await desk.tell(number)).comment.kind).toBe('outdated');
  expect(await desk.comment(number)).toContain('Newer');
});

test.each([
  ['without a sprint document', { 'README.md': 'x' }],
  ['with a broken config', { [PATH]: SPRINT, [CONFIG]: 'commment: always\n' }],
])('a repository %s gets no comment, since no pull request is to blame', async (_, files) => {
  const desk = await open({ files });
  const number = await desk.repository.openPullRequest(work);
  const { comment } = await desk.tell(number);
  expect(comment.kind).toBe('unwanted');
  expect(desk.writes()).toEqual([]);
});

describe('a comment is posted', () => {
  test.each([
    ['where there is no impact, only if the config says always', '', 'Nothing', 0],
    ['always', 'comment: always\n', 'Nothing', 1],
    ['never', 'comment: never\n', 'Completes: A1', 0],
    ['where a name is unknown', '', 'Completes: Zeppelin', 1],
  ])('%s', async (_, config, body, count) => {
    const desk = await open({ files: { [PATH]: SPRINT, [CONFIG]: config } });
    const number = await desk.repository.openPullRequest({ ...work, body });
    await desk.tell(number);
    expect(await desk.comments(number)).toHaveLength(count);
    await desk.repository.closePullRequest(number);
    await desk.tell(number);
    const [comment] = await desk.comments(number);
    if (count > 0) expect(comment?.body).toContain('### ➖ Closed without a merge');
  });
});

test('a token that may only read leaves the comment out and says which right it needs', async () => {
  const readOnly = { contents: 'read', issues: 'read', pull_requests: 'read', metadata: 'read' };
  const token = () => github().createActionsToken('octo-org', readOnly);
  const desk = await open({ files: { [PATH]: SPRINT } }, token);
  const number = await desk.repository.openPullRequest(work);
  const { comment, forecast } = await desk.tell(number);
  expect(comment).toMatchObject({ kind: 'refused', message: expect.stringContaining('write') });
  expect(forecast.documents[0]?.items).toHaveLength(1);
  expect(await desk.comments(number)).toEqual([]);
});

test('an edit of the document is told by what it means, over the merged text of both sides', async () => {
  const desk = await open({ files: { [PATH]: SPRINT } });
  const { repository } = desk;
  const edited = SPRINT.replace(
    '- [ ] **Ranking**',
    '- [ ] **Ranking**\n- [ ] **Synonyms** (needs: A1)',
  ).replace('- [ ] Reads all sources', '- [x] Reads all sources');
  const number = await repository.openPullRequest({
    ...work,
    body: 'Completes: B1, Synonyms',
    files: { [PATH]: edited },
  });
  await repository.push({ files: { [PATH]: SPRINT.replace('Query team', 'Parser team') } });
  const { forecast } = await desk.tell(number);
  const [document] = forecast.documents;
  expect(document?.texts.merged).toContain('Parser team');
  expect(document?.texts.merged).toContain('Synonyms');
  const comment = await desk.comment(number);
  expect(comment).toContain('adds “Synonyms” to Track B: Queries');
  expect(comment).toContain('ticks the task “Reads all sources” of Index builder');
  expect(comment).toContain('needs Index builder (not started, Index team)');
  expect(await repository.readFile(PATH)).toContain('Parser team');
});

test('a stacked pull request counts when the branch below it is merged', async () => {
  const desk = await open({ files: { [PATH]: SPRINT } });
  const { repository } = desk;
  const below = await repository.openPullRequest({ ...work, head: 'below', body: '' });
  const number = await repository.openPullRequest({
    ...work,
    base: 'below',
    head: 'top',
    files: { z: '' },
  });
  await desk.tell(number);
  const comment = await desk.comment(number);
  expect(comment).toContain('### 🥞 Stacked: completes “Index builder”');
  expect(comment).toContain(`it counts when it reaches \`main\` with [#${below}]`);
});
