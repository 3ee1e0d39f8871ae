import type { IssueRef } from '../model/evidence.ts';

/** Forty hexadecimal digits; also more, in repositories that use SHA-256. */
export type Sha = string;

export interface Commit {
  readonly sha: Sha;
  readonly tree: Sha;
  /** The first is the branch that was merged into. */
  readonly parents: readonly Sha[];
}

export interface NamedCommit {
  readonly sha: Sha;
  readonly message: string;
}

/** What git allows in a tree: two kinds of file, a folder, a symbolic link, a submodule. */
export type EntryMode = '100644' | '100755' | '040000' | '120000' | '160000';

export interface TreeEntry {
  /** One name, never with a slash. */
  readonly name: string;
  readonly mode: EntryMode;
  readonly sha: Sha;
  /** Bytes of a file; 0 for anything else. */
  readonly size: number;
}

/** Files, links and submodules below a folder, with paths from it. */
export interface Listing {
  readonly entries: readonly { readonly path: string; readonly mode: EntryMode }[];
  /** GitHub cuts a list of more than 100,000 entries or 7 MB. */
  readonly isComplete: boolean;
}

/** What came to `head` since it left `base`. */
export interface Comparison {
  /** Oldest first; only the newest where there are more than {@link MOST_COMPARED_COMMITS}. */
  readonly commits: readonly NamedCommit[];
  readonly isComplete: boolean;
  /** At most 300, which is all that GitHub names. `sha` is the blob, or `null` of a removed file. */
  readonly files: readonly { readonly path: string; readonly sha: Sha | null }[];
}

export const MOST_COMPARED_COMMITS = 500;

export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  readonly isOpen: boolean;
  /** ISO 8601 instant; `null` where it was not merged. */
  readonly mergedAt: string | null;
  /** The commit that the merge made on the base branch; `null` where it was not merged. */
  readonly mergeCommit: Sha | null;
  readonly baseBranch: string;
  readonly headBranch: string;
  readonly headSha: Sha;
  /** Whether the head branch is in this repository and not in a fork. */
  readonly isFromHere: boolean;
}

/** GitHub said no, with its own words. What was refused is not carried out. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
}

/** How a write to a ref ended. */
export type RefOutcome = { readonly kind: 'written' } | Refusal;

export type OpenOutcome =
  | { readonly kind: 'opened'; readonly pullRequest: PullRequest }
  /** An open pull request for these two branches exists already. */
  | { readonly kind: 'exists' }
  | Refusal;

export interface FileText {
  readonly path: string;
  readonly mode: EntryMode;
  readonly text: string;
}

export interface FileChange extends FileText {
  readonly parent: Commit;
  readonly message: string;
  /** Further files of the same commit. */
  readonly also?: readonly FileText[];
}

/**
 * Everything that we ask of one repository on GitHub, and nothing else. Objects of git never change,
 * so they may be remembered. A failure that a person can put right is a `UserError`; server errors
 * and broken connections were already tried again when they are thrown.
 */
export interface GitHubRepository {
  /** `owner/name`. */
  readonly fullName: string;
  readFacts(): Promise<RepositoryFacts>;

  findHead(branch: string): Promise<Commit | null>;
  /** `null` where the repository does not hold it (any more). */
  findCommit(sha: Sha): Promise<Commit | null>;
  readTree(sha: Sha): Promise<readonly TreeEntry[]>;
  /** Everything below a tree but folders, in one request. */
  listBelow(tree: Sha): Promise<Listing>;
  readBlob(sha: Sha): Promise<Uint8Array>;
  /** Where a file went that is there no more, as the last commit tells that touched its path; else `null`. */
  findNewPath(place: { readonly path: string; readonly head: Sha }): Promise<string | null>;
  /** `null` where one side is not there, or they have nothing in common. */
  compare(sides: { readonly base: string; readonly head: string }): Promise<Comparison | null>;

  findPullRequest(number: number): Promise<PullRequest | null>;
  /** Pull requests that brought a commit to its branch. */
  listPullRequestsOf(commit: Sha): Promise<readonly PullRequest[]>;
  /** Pull requests of a branch of this repository, open and closed, newest first. */
  listPullRequestsFrom(branches: BranchPair): Promise<readonly PullRequest[]>;
  /** Oldest first; GitHub names at most 250. */
  listCommitsOf(pullRequest: number): Promise<readonly NamedCommit[]>;
  /** Old and new path of a rename; only the first where there are more than 1,000 files. */
  listPathsOf(pullRequest: number): Promise<readonly string[]>;
  /** Empty where the server has no GraphQL or the token may not see issues. */
  listIssuesClosedBy(pullRequest: number): Promise<readonly IssueRef[]>;

  /** A commit with what is changed in it. No author is named, so that GitHub signs it. */
  writeCommit(change: FileChange): Promise<{ readonly sha: Sha }>;
  createBranch(branch: string, at: Sha): Promise<RefOutcome>;
  moveBranch(
    branch: string,
    move: { readonly to: Sha; readonly force: boolean },
  ): Promise<RefOutcome>;
  openPullRequest(wish: BranchPair & PullRequestText): Promise<OpenOutcome>;
  editPullRequest(number: number, text: PullRequestText): Promise<void>;
}

export interface RepositoryFacts {
  readonly defaultBranch: string;
  /** Where people look at it: `https://github.com/owner/name`. */
  readonly url: string;
}

export interface BranchPair {
  readonly head: string;
  readonly base: string;
}

export interface PullRequestText {
  readonly title: string;
  readonly body: string;
}
