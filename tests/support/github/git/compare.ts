import { type Context, read } from '../context.ts';
import { type Json, listAt, numberAt, textAt } from '../json.ts';

export interface Comparison {
  /** Of head since the merge base, oldest first. */
  readonly commits: readonly Json[];
  readonly shas: readonly string[];
  readonly files: readonly Json[];
  readonly mergeBase: string;
  readonly behind: number;
}

export async function compare(
  context: Context,
  repository: string,
  { base, head }: { readonly base: string; readonly head: string },
): Promise<Comparison> {
  const range = `${encodeURIComponent(base)}...${encodeURIComponent(head)}`;
  const comparison = await read(context, `/repos/${repository}/compare/${range}`);
  const commits = listAt(comparison, 'commits');
  return {
    commits,
    shas: commits.map((commit) => textAt(commit, 'sha')),
    files: listAt(comparison, 'files'),
    mergeBase: textAt(comparison, 'merge_base_commit', 'sha'),
    behind: numberAt(comparison, 'behind_by'),
  };
}
