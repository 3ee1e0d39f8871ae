import type { Commit, FileChange, GitHubRepository, Sha } from './repository.ts';

export type CommitOutcome =
  | { readonly kind: 'committed'; readonly sha: Sha }
  /** Somebody else was first: what was planned may be wrong by now. */
  | { readonly kind: 'moved' }
  /** The branch stands where it stood, so it is protected. */
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Commits to a branch, on exactly the commit that was read: a ref update without force is
 * refused by GitHub when the branch has moved.
 */
export async function commitFile(
  repository: GitHubRepository,
  { branch, ...change }: FileChange & { readonly branch: string },
): Promise<CommitOutcome> {
  const { sha } = await repository.writeCommit(change);
  const written = await repository.moveBranch(branch, { to: sha, force: false });
  if (written.kind === 'written') return { kind: 'committed', sha };
  const head = await repository.findHead(branch);
  // A lost answer and its repetition look like a refusal.
  if (head?.sha === sha) return { kind: 'committed', sha };
  return isAt(change.parent, head) ? written : { kind: 'moved' };
}

function isAt(expected: Commit, head: Commit | null): boolean {
  return head?.sha === expected.sha;
}
