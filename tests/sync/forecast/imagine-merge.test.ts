import { expect, test } from 'vitest';
import type { ProposedPullRequest } from '../../../src/github/pull-desk.ts';
import { readFile } from '../../../src/github/read-file.ts';
import type { EntryMode } from '../../../src/github/repository.ts';
import type { Tracker } from '../../../src/github/tracker.ts';
import { imagineMerge } from '../../../src/sync/forecast/imagine-merge.ts';
import { createReadingDesk } from '../../support/memory/memory-desk.ts';
import { createMemoryGitHub } from '../../support/memory/memory-github.ts';

const MODE: EntryMode = '100644';

test('a merge is imagined in every folder, beside everything that it leaves alone', async () => {
  const files = { 'a.md': 'a', 'docs/b.md': 'b', 'docs/deep/c.md': 'c', 'src/x.ts': 'x' };
  const { repository, people } = createMemoryGitHub({ files });
  const number = await people.openPullRequest({ title: 'Work', head: 'work', files: { w: 'w' } });
  const proposed: ProposedPullRequest | null =
    await createReadingDesk(repository).findProposed(number);
  const base = await repository.findHead('main');
  if (proposed === null || base === null) throw new Error('The scene is not set.');
  const tracker = { listMergedSince: async () => [] } as Partial<Tracker> as Tracker;
  const imagined = imagineMerge(
    { repository, tracker },
    {
      base,
      proposed,
      files: new Map([
        ['docs/deep/c.md', { text: 'C', mode: MODE }],
        ['new/folder/d.md', { text: 'D', mode: MODE }],
      ]),
      mergedAt: '2026-03-05T10:00:00Z',
    },
  );
  const head = await imagined.repository.findHead('main');
  expect(head).toEqual(imagined.head);
  const read = async (path: string) => {
    const file = await readFile(imagined.repository, { commit: imagined.head, path });
    return file.kind === 'file' ? new TextDecoder().decode(file.bytes) : file.kind;
  };
  const texts = ['a.md', 'docs/b.md', 'docs/deep/c.md', 'new/folder/d.md', 'none.md'].map(read);
  expect(await Promise.all(texts)).toEqual(['a', 'b', 'C', 'D', 'absent']);
  const { entries } = await imagined.repository.listBelow(imagined.head.tree);
  expect(entries.map(({ path }) => path).toSorted()).toEqual([
    ...['a.md', 'docs/b.md', 'docs/deep/c.md', 'new/folder/d.md', 'src/x.ts'],
  ]);
  expect(await imagined.tracker.listMergedSince('main', 0)).toMatchObject([
    { number, mergedAt: '2026-03-05T10:00:00Z', mergeCommit: imagined.head.sha },
  ]);
  expect(await people.branchHead()).toBe(base.sha);
});
