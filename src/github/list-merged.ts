import type { GitHubRepository, PullRequest, Sha } from './repository.ts';

/** What a `push` event says: only a hint where to look. */
export interface Push {
  readonly branch: string;
  /** `null` where the branch is new. */
  readonly before: Sha | null;
  readonly after: Sha;
  /** The commits that the event lists, oldest first; used where `before` is gone. */
  readonly commits: readonly Sha[];
}

export interface MergedPullRequests {
  /** In the order in which they were merged. */
  readonly pullRequests: readonly PullRequest[];
  /** Whether all commits of the push were looked at. */
  readonly isComplete: boolean;
}

/** One request each, of the 1,000 that a repository's workflows share in an hour. */
const MOST_LOOKUPS = 100;

/** Finds the pull requests that came to a branch with a push. */
export async function listMerged(
  repository: GitHubRepository,
  push: Push,
): Promise<MergedPullRequests> {
  const { shas, isComplete } = await listPushed(repository, push);
  const found = new Map<number, PullRequest>();
  const explained = new Set<Sha>();
  let lookups = 0;
  // Newest first: a merge commit names its pull request, which explains the commits before it.
  for (const sha of shas.toReversed()) {
    if (explained.has(sha)) continue;
    if (lookups >= MOST_LOOKUPS) return { pullRequests: inOrder(found), isComplete: false };
    lookups += 1;
    for (const pullRequest of await repository.listPullRequestsOf(sha)) {
      if (found.has(pullRequest.number) || !isMergedInto(push.branch, pullRequest)) continue;
      found.set(pullRequest.number, pullRequest);
      const commits = await repository.listCommitsOf(pullRequest.number);
      for (const commit of commits) explained.add(commit.sha);
    }
  }
  return { pullRequests: inOrder(found), isComplete };
}

export function isMergedInto(branch: string, { mergedAt, baseBranch }: PullRequest): boolean {
  return mergedAt !== null && baseBranch === branch;
}

async function listPushed(repository: GitHubRepository, { before, after, commits }: Push) {
  // After a force-push the old head is often gone; then the event's own list has to do.
  const compared = before === null ? null : await repository.compare({ base: before, head: after });
  const listed = compared ? compared.commits.map(({ sha }) => sha) : commits;
  // A branch that was only set back has no new commits.
  const isSetBack = compared !== null && listed.length === 0;
  return {
    shas: isSetBack || listed.includes(after) ? listed : [...listed, after],
    isComplete: compared?.isComplete ?? true,
  };
}

function inOrder(found: ReadonlyMap<number, PullRequest>): PullRequest[] {
  return [...found.values()].sort(
    (a, b) => (a.mergedAt ?? '').localeCompare(b.mergedAt ?? '') || a.number - b.number,
  );
}
