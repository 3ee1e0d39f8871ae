import type { Context } from '../context.ts';
import { compare } from './compare.ts';
import { readBlob, readCommit, readTree } from './git-data.ts';
import { mergeTrees, type TreeChange } from './merge-trees.ts';

export interface MergePlan {
  /** The tree of the base branch, to which the changes apply. */
  readonly baseTree: string;
  readonly changes: readonly TreeChange[];
}

interface Sides {
  readonly baseSha: string;
  readonly headSha: string;
}

/** What merging head into base writes; undefined where they conflict. */
export async function planMerge(
  context: Context,
  repository: string,
  { baseSha, headSha }: Sides,
): Promise<MergePlan | undefined> {
  const { mergeBase } = await compare(context, repository, { base: baseSha, head: headSha });
  return planPick(context, repository, { from: mergeBase, baseSha, headSha });
}

/** What the change between two commits becomes on top of a third one. */
export async function planPick(
  context: Context,
  repository: string,
  { from, baseSha, headSha }: Sides & { readonly from: string },
): Promise<MergePlan | undefined> {
  const treeOf = async (sha: string) => (await readCommit(context, repository, sha)).tree;
  const baseTree = await treeOf(baseSha);
  const changes = await mergeTrees({
    base: await readTree(context, repository, await treeOf(from)),
    ours: await readTree(context, repository, baseTree),
    theirs: await readTree(context, repository, await treeOf(headSha)),
    readText: async (sha) => (await readBlob(context, repository, sha)).toString(),
  });
  return changes === undefined ? undefined : { baseTree, changes };
}
