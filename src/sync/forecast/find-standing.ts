import type { ProposedPullRequest } from '../../github/pull-desk.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import { isSyncBranch } from '../../github/sync-branch.ts';
import type { PullRequestRef } from '../../model/evidence.ts';
import type { CommitRef, Standing } from '../../model/forecast.ts';

/** What a run knows of a pull request beside what GitHub tells of it. */
export interface Knowledge {
  /** The pull request that took it back. */
  readonly revertedBy: PullRequestRef | null;
  /** The commit that brought the document up to date. */
  readonly commit: CommitRef | null;
  /** Our own pull request in which the change waits. */
  readonly waitsIn: PullRequestRef | null;
}

export const NOTHING_KNOWN: Knowledge = { revertedBy: null, commit: null, waitsIn: null };

/** Where a pull request is on its way. */
export async function findStanding(
  repository: GitHubRepository,
  proposed: ProposedPullRequest,
  { done, known }: { readonly done: readonly string[]; readonly known: Knowledge },
): Promise<Standing> {
  const { baseBranch, headBranch, isFromHere, isOpen, isDraft, mergedAt } = proposed;
  const counts = done.includes(baseBranch);
  if (isFromHere && isSyncBranch(headBranch)) return { kind: 'ours' };
  if (mergedAt !== null) {
    if (!counts) return { kind: 'merged-aside', done };
    const { revertedBy: by, commit, waitsIn } = known;
    return by === null ? { kind: 'merged', commit, waitsIn } : { kind: 'reverted', by };
  }
  if (!isOpen) return { kind: 'closed' };
  if (counts) return { kind: 'open', isDraft };
  return { kind: 'stacked', isDraft, done, onto: await findBelow(repository, baseBranch, done) };
}

/** The open pull request that brings a branch to one on which a merge counts. */
async function findBelow(
  repository: GitHubRepository,
  head: string,
  done: readonly string[],
): Promise<PullRequestRef | null> {
  for (const base of done) {
    const listed = await repository.listPullRequestsFrom({ head, base });
    const open = listed.find(({ isOpen, isFromHere }) => isOpen && isFromHere);
    if (open !== undefined) return { number: open.number, url: open.url };
  }
  return null;
}
