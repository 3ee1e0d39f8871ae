import { type Context, call } from '../context.ts';
import { isSuccess } from '../message.ts';
import { readBlob, readCommit, readTree, writeBlob, writeCommit, writeTree } from './git-data.ts';

interface Repositories {
  readonly from: string;
  readonly to: string;
}

/**
 * Copies a commit and all that it stands on. On GitHub a repository and its forks share their objects;
 * in the emulator each has its own. The copies have the same hashes.
 */
export async function importCommit(context: Context, { from, to }: Repositories, sha: string) {
  const caller = context.callers.administrator(to.split('/')[0] ?? '');
  const at = { repository: to, caller };
  const has = async (path: string) =>
    isSuccess(await call(context, { method: 'GET', path: `/repos/${to}/git/${path}`, caller }));

  const pending = [sha];
  while (pending.length > 0) {
    const next = pending.at(-1) ?? sha;
    if (await has(`commits/${next}`)) {
      pending.pop();
      continue;
    }
    const { tree, parents, ...commit } = await readCommit(context, from, next);
    const missing: string[] = [];
    for (const parent of parents) if (!(await has(`commits/${parent}`))) missing.push(parent);
    if (missing.length > 0) {
      pending.push(...missing);
      continue;
    }
    const files = await readTree(context, from, tree);
    for (const entry of files.values()) {
      if (entry.mode === '160000' || (await has(`blobs/${entry.sha}`))) continue;
      await writeBlob(context, at, await readBlob(context, from, entry.sha));
    }
    const changes = [...files].map(([path, entry]) => ({ path, entry }));
    const { message, author, committer } = commit;
    const copy = {
      message,
      author,
      committer,
      tree: await writeTree(context, at, { changes }),
      parents,
    };
    const written = await writeCommit(context, at, copy);
    if (written !== next) throw new Error(`The copy of ${next} became ${written}`);
  }
}
