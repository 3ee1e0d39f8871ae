import { expect, test } from 'vitest';
import { SPRINT } from '../../support/example-sprint.ts';
import { PATH, useDesk } from './harness.ts';

const { open } = useDesk();

test('a pull request has one comment through its whole life, and it always says the right thing', async () => {
  const desk = await open({ files: { [PATH]: SPRINT } });
  const { repository } = desk;
  const number = await repository.openPullRequest({
    title: 'Build the index',
    head: 'work',
    body: 'Part of: A1',
    files: { 'index.txt': 'x' },
  });

  await desk.tell(number);
  const opened = await desk.comment(number);
  expect(opened).toContain('### 🔭 Advances “Index builder”');
  expect(desk.writes()).toEqual([`POST /issues/${number}/comments`]);

  await desk.tell(number);
  expect(desk.writes()).toEqual([]);

  await repository.editPullRequest(number, { body: 'Completes: A1' });
  await desk.tell(number);
  const edited = await desk.comment(number);
  expect(edited).toContain('### 🔭 Completes “Index builder”');
  expect(edited).toContain('2 of 2 still open, ticked with it');

  await repository.push({ branch: 'work', files: { 'more.txt': 'y' } });
  await desk.tell(number);
  const { headSha } = await repository.pullRequest(number);
  expect(await desk.comment(number)).toContain(`Sprint impact of ${headSha.slice(0, 7)}`);

  await repository.editPullRequest(number, { draft: true });
  await desk.tell(number);
  expect(await desk.comment(number)).toContain('### 🔭 Draft: Completes “Index builder”');
  const before = await repository.branchHead();
  expect(await repository.readFile(PATH)).toBe(SPRINT);

  await repository.editPullRequest(number, { draft: false });
  await desk.tell(number);
  expect(await desk.comment(number)).not.toContain('Draft');
  expect(await repository.branchHead()).toBe(before);

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
