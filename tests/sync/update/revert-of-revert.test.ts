import { expect, test } from 'vitest';
import { sync } from '../../../src/sync.ts';
import { SPRINT } from '../../support/example-sprint.ts';
import { createMemoryGitHub } from '../../support/memory/memory-github.ts';
import { still } from '../../support/surroundings.ts';

const PATH = 'CURRENT_SPRINT.md';

test('a revert of a revert completes again, and its own revert takes that back', async () => {
  const { repository, people } = createMemoryGitHub({ files: { [PATH]: SPRINT } });
  const merge = async (head: string, body: string) => {
    const wish = { title: head, head, body, files: { [head]: head } };
    const number = await people.openPullRequest(wish);
    await people.mergePullRequest(number);
    const trigger = { kind: 'merge', pullRequest: number } as const;
    await sync(repository, { trigger, overrides: {}, dryRun: false }, still());
    const box = /- \[(.)\] \*\*Index builder/.exec((await people.readFile(PATH)) ?? '')?.[1];
    return { number, isDone: box === 'x' };
  };
  const reverts = ({ number }: { readonly number: number }) =>
    `Reverts ${repository.fullName}#${number}`;
  const work = await merge('work', 'Completes: A1');
  const revert = await merge('revert', reverts(work));
  const again = await merge('again', reverts(revert));
  const never = await merge('never', reverts(again));
  expect([work, revert, again, never].map(({ isDone }) => isDone)).toEqual([
    ...[true, false],
    ...[true, false],
  ]);
});
