import { expect, test } from 'vitest';
import { SPRINT } from '../../support/example-sprint.ts';
import { PATH, useDesk } from './harness.ts';

const { open } = useDesk();

test('a pull request has one comment through its whole life, and it always says the right thing', async () => {
  const desk = await open({ files: { [PATH]: SPRINT } });
  const { repository } = desk;
  const writes: string[] = [];
  /** The comment after one more run, and what the check says. */
  const tell = async () => {
    const { verdict } = await desk.tell(number);
    writes.push(...desk.writes());
    return { comment: await desk.comment(number), check: verdict.title };
  };
  const number = await repository.openPullRequest({
    title: 'Build the index',
    head: 'work',
    body: 'Part of: A1',
    files: { 'index.txt': 'x' },
  });

  const opened = await tell();
  expect(opened.comment).toContain('### 🔭 Advances “Index builder”');
  expect(opened.check).toBe('Completes 0, advances 1: 0% → 0%');
  expect(desk.writes()).toEqual([`POST /issues/${number}/comments`]);

  await tell();
  expect(desk.writes()).toEqual([]);

  await repository.editPullRequest(number, { body: 'Completes: A1' });
  const edited = await tell();
  expect(edited.comment).toContain('### 🔭 Completes “Index builder”');
  expect(edited.comment).toContain('2 of 2 still open, ticked with it');
  expect(edited.check).toBe('Completes 1, advances 0: 0% → 25%');

  await repository.push({ branch: 'work', files: { 'more.txt': 'y' } });
  const { headSha } = await repository.pullRequest(number);
  expect((await tell()).comment).toContain(`Sprint impact of ${headSha.slice(0, 7)}`);

  await repository.editPullRequest(number, { draft: true });
  expect((await tell()).comment).toContain('### 🔭 Draft: Completes “Index builder”');
  const before = await repository.branchHead();
  expect(await repository.readFile(PATH)).toBe(SPRINT);

  await repository.editPullRequest(number, { draft: false });
  expect((await tell()).comment).not.toContain('Draft');
  expect(await repository.branchHead()).toBe(before);
  const toComment = /^(?:POST \/issues\/\d+\/comments|PATCH \/issues\/comments\/\d+)$/;
  expect(writes.filter((one) => !toComment.test(one))).toEqual([]);
  expect(writes).toHaveLength(5);

  await repository.mergePullRequest(number);
  await desk.settle(number);
  const receipt = await desk.comment(number);
  expect(receipt).toContain('### ✅ Merged: completed “Index builder”');
  const sha = (await repository.commits())[0]?.sha ?? '';
  expect(receipt).toContain(
    `The sprint document was updated in [${sha.slice(0, 7)}](https://github.com/${repository.fullName}/commit/${sha}).`,
  );

  await desk.tell(number);
  expect(desk.writes()).toEqual([]);

  const revert = await repository.openPullRequest({
    title: 'Revert "Build the index"',
    head: 'revert-1',
    body: `Reverts ${repository.fullName}#${number}`,
    files: { 'index.txt': null },
  });
  await repository.mergePullRequest(revert);
  await desk.settle(revert);
  const taken = await desk.comment(number);
  expect(taken).toContain('### ↩️ Merged, and taken back');
  expect(taken).toContain(`was reverted by [#${revert}]`);

  await desk.tell(number);
  expect(await desk.comment(number)).toBe(taken);
});

test('one that is closed without a merge says so, and says what it would do when it is opened again', async () => {
  const desk = await open({ files: { [PATH]: SPRINT } });
  const { repository } = desk;
  const work = { title: 'Work', head: 'work', body: 'Completes: A1', files: { x: 'y' } };
  const number = await repository.openPullRequest(work);
  await desk.tell(number);
  await repository.closePullRequest(number);
  const { verdict } = await desk.tell(number);
  expect(await desk.comment(number)).toContain('### ➖ Closed without a merge');
  expect(verdict.title).toBe('It was closed without a merge, so it completes nothing');
  await repository.editPullRequest(number, { state: 'open' });
  await desk.tell(number);
  expect(await desk.comment(number)).toContain('### 🔭 Completes “Index builder”');
  expect(await repository.readFile(PATH)).toBe(SPRINT);
});

test('of several documents each is told by itself, in the one comment', async () => {
  const [web, api] = ['web/SPRINT.md', 'api/SPRINT.md'];
  const files = {
    [web]: SPRINT.replace('Search', 'Web'),
    [api]: '# Sprint 3 (API)\n\n## Track C: Service\n\n- [ ] **Health check**\n- [ ] **Limits**\n',
    '.github/sprint-sync.yml': `documents: [${web}, ${api}]\n`,
  };
  const desk = await open({ files });
  const { repository } = desk;
  const body = 'Completes: "Health check", Ranking';
  const work = { title: 'Work', head: 'work', body, files: { x: 'y' } };
  const number = await repository.openPullRequest(work);
  const { forecast } = await desk.tell(number);
  expect(forecast.documents.flatMap(({ path, items }) => items.map(() => path))).toEqual([
    web,
    api,
  ]);
  const comment = await desk.comment(number);
  expect(comment).toContain('### 🔭 Completes 2 deliverables');
  expect(comment).toMatch(
    /#### Sprint 7 \(Web\)[\s\S]*Ranking[\s\S]*#### Sprint 3 \(API\)[\s\S]*Health/,
  );
  await repository.mergePullRequest(number);
  await desk.settle(number);
  expect(await repository.readFile(api)).toContain('- [x] **Health check**');
  expect(await repository.readFile(web)).toContain('- [x] **Ranking**');
  expect(await desk.comment(number)).toContain('### ✅ Merged: completed 2 deliverables');
});
