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
 * The branch as it stood before the merge: the first parent of what the merge brought. `null` where
 * the commit is gone, as after a force-push.
 */
export async function findStateBefore(
  repository: GitHubRepository,
  { number, mergeCommit }: PullRequest,
): Promise<Commit | null> {
  let commit = mergeCommit === null ? null : await repository.findCommit(mergeCommit);
  let before = await findFirstParent(repository, commit);
  // A rebase merge brings each commit by itself, and names the last one.
  const brought = (await repository.listCommitsOf(number)).length;
  for (let back = 1; back < brought && commit?.parents.length === 1 && before !== null; back += 1) {
    const pullRequests = await repository.listPullRequestsOf(before.sha);
    if (!pullRequests.some((one) => one.number === number)) break;
    commit = before;
    before = await findFirstParent(repository, commit);
  }
  return before;
}

async function findFirstParent(
  repository: GitHubRepository,
  commit: Commit | null,
): Promise<Commit | null> {
  const [parent] = commit?.parents ?? [];
  return parent === undefined ? null : await repository.findCommit(parent);
}
