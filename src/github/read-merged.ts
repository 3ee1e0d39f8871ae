import type { MergedPullRequest } from '../model/evidence.ts';
import type { Commit, GitHubRepository, PullRequest } from './repository.ts';

/** A merged pull request with everything that can be evidence. */
export async function readMerged(
  repository: GitHubRepository,
  { number, url, title, body, mergedAt }: PullRequest & { readonly mergedAt: string },
): Promise<MergedPullRequest> {
  const [commits, closes, changedPaths] = await Promise.all([
    repository.listCommitsOf(number),
    repository.listIssuesClosedBy(number),
    repository.listPathsOf(number),
  ]);
  const commitMessages = commits.map(({ message }) => message);
  return { number, url, title, body, mergedAt, commitMessages, closes, changedPaths };
}

/**
 * The branch as it stood before the merge: the first parent of the merge. `null` where the commit is
 * gone, as after a force-push.
 */
export async function findStateBefore(
  repository: GitHubRepository,
  { mergeCommit }: PullRequest,
): Promise<Commit | null> {
  const merge = mergeCommit === null ? null : await repository.findCommit(mergeCommit);
  const [parent] = merge?.parents ?? [];
  return parent === undefined ? null : await repository.findCommit(parent);
}
